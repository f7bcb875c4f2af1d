"""A line of a resume that tells what came of something ("Churn fell from 8 to 3 percent"), without who did it."""

from spacy.tokens import Token

from graph.language.claims import CHANGES, past, subject
from graph.language.cutting import cut
from graph.language.parse import parse
from graph.language.phrases import in_sentence, plain, second_person

LONGEST = 16
"""Words that are said again before a question."""
_PEOPLE = frozenset({"i", "we", "you", "he", "she", "they"})


def outcome(text: str) -> str | None:
    """The line for after "your resume says that"; None where somebody acts in it, or it is no whole sentence."""
    line = plain(text).rstrip(".")
    doc = parse(line)
    if not line[:1].isalpha() or sum(1 for _ in doc.sents) != 1:
        return None
    verb: Token = next(doc.sents).root
    who = subject(verb)
    if who is None or who.lower_ in _PEOPLE or who.pos_ not in ("NOUN", "PROPN") or who.i >= verb.i:
        return None
    if verb.lemma_.lower() not in CHANGES or not past(verb):
        return None
    said = cut(doc, first=0, longest=LONGEST)
    return in_sentence(second_person(said)) if said and verb.idx < len(said) else None
