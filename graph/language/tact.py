"""What is never taken up from an answer: private stretches, words of grief, body and family, nouns that say nothing."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from graph.language.words import word_set

Private = Sequence[tuple[int, int, str]]
"""Stretches of the answer that tell a private fact: start, end, category. Nothing of them is taken up."""

EMPTY_NOUNS = word_set(
    "thing stuff way lot bit kind sort part one something anything everything nothing someone somebody anyone "
    "everyone people person guy time day week month year hour minute second moment morning evening night "
    "afternoon today yesterday tomorrow place point case example fact reason idea question answer word sentence "
    "end start beginning middle rest side number couple few dozen hundred thousand million half third matter "
    "problem issue situation result difference change everybody nobody anybody other others same lots sense use "
    "luck deal order front back top bottom line hand eye head mind life world name work job role experience "
    "career honest honesty spring summer autumn fall winter january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday weekend "
    "christmas interview total amount percent percentage figure man woman lad boy girl bloke lady gentleman "
    "father mother daughter son kid child mistake fault shame pity fun joke mess plenty majority minority piece "
    "type step while stage opinion thought feeling view best worst least most kinda gut punch pain interest "
    "background basis respect fortnight kilobyte megabyte gigabyte millisecond pound euro dollar metre meter mile "
    "kilo gram litre term degree notice trouble effort chance care patience course sir madam english tenth size "
    "milligram milliliter millilitre mb gb kb tb kw volt amp watt celsius"
)
TACT = word_set(
    "die dead death kill suicide cancer burnout divorce funeral grief abuse assault rape pregnant pregnancy "
    "illness disease depression anxiety disability diagnosis therapy therapist medication tablet miscarriage "
    "husband wife partner boyfriend girlfriend mum mom mother dad father parent son daughter brother sister baby "
    "toddler kid grandmother grandfather family religion church mosque prayer union salary wage debt prison "
    "arrest body blood stab stabbing bleed bleeding blame fire shout cry tear poor sight eyesight childcare "
    "daycare god hell fuck shit damn crap idiot stupid boy girl niece nephew uncle aunt heart attack migraine "
    "headache stroke wound face"
)
"""Words that are not said back, even where the answer holds no private fact in them: grief, bodies, family,
swearing."""

FILLERS = word_set("um uh er erm hm hmm ah oh like basically actually really honestly literally just kinda")


def touches(span: Span, private: Private) -> bool:
    """Does `span` share a character with a private stretch?"""
    return any(span.start_char < end and start < span.end_char for start, end, _ in private)


_OF_PERSONS = word_set(
    "ask tell ring call phone thank meet help show teach convince persuade invite join visit email see say think want "
    "know give explain agree argue read let give need"
)
_BESIDE = word_set("with to beside by for than like")


def persons(doc: Doc) -> frozenset[str]:
    """First names of people in the text, told by what they do and what is done with them; never said back.

    Single capitalised words only: a name in two parts is more often a company's or a tool's.
    """
    return frozenset(token.text for token in doc if _may_be_name(token) and _as_a_person(token))


def _may_be_name(token: Token) -> bool:
    alone = not any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.text[0].isupper() for c in token.children)
    title = token.text.istitle() and token.is_alpha and len(token) > 2
    return title and token.pos_ in ("PROPN", "NOUN") and alone and token.lemma_.lower() not in EMPTY_NOUNS


def _as_a_person(token: Token) -> bool:
    head = token.head
    if any(t.lower_ in ("i", "me") and t.head in (token, head) and t.dep_ in ("conj", "nsubj") for t in token.sent):
        beside = any(c.dep_ == "cc" for c in (*token.children, *head.children))
        if beside and token.dep_ in ("nsubj", "conj"):
            return True
    if token.dep_ in ("nsubj", "dobj", "dative", "compound", "nsubjpass"):
        return head.lemma_.lower() in _OF_PERSONS or (token.dep_ == "nsubj" and head.pos_ == "VERB")
    if token.dep_ == "pobj" and head.lower_ in _BESIDE:
        return head.head.pos_ in ("VERB", "ADV", "ADP")
    return False
