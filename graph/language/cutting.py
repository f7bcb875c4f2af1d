"""Cutting a long line at a place where a speaker could stop: after a whole clause, never inside a list."""

import re

from spacy.tokens import Doc, Token

_STARTS_AN_EXTRA = frozenset(
    {"advcl", "relcl", "acl", "prep", "appos", "npadvmod", "agent", "advmod", "parataxis", "dep", "mark"}
)
_GOES_WITH_IT = frozenset(
    "versus back up down out off away over together apart forward than per in on through along around aside".split()
)
"""As adverbs they end the phrase before them: "roll one back", "make build versus buy recommendations"."""
_CANNOT_END = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "PUNCT", "AUX", "NUM"})


def cut(doc: Doc, first: int, longest: int) -> str | None:
    """The text of `doc` from token `first`, cut to at most `longest` words where it stays whole; None where it cannot.

    A clause may stop before an extra that hangs on the right (a purpose, a result, a place, a second sentence), and
    a list either before its second part or after its last.
    """
    end = len(doc)
    for token in doc[first:]:
        if token.text in {";", "|", "•"} or (token.text in {":", "–", "—", "-"} and token.whitespace_ and token.i > 2):
            end = token.i
            break
        if token.text == "." and token.i + 1 < len(doc):
            end = token.i
            break
    end = next((i for i in range(first + 4, end) if _hangs_on(doc, first, i)), end)
    ends = [end] if _speakable_end(doc, first, end) else []
    ends += [i for i in range(end - 1, first + 1, -1) if _may_stop_before(doc, first, i)]
    for stop in ends:
        text = _text(doc, first, stop)
        if len(text.split()) <= longest and (stop == len(doc) or not _breaks_off(text)):
            return text
    return None


def _hangs_on(doc: Doc, first: int, stop: int) -> bool:
    """Does ", reducing ..." or ", resulting in ..." start here: what came of the act, for the candidate to tell?"""
    token = doc[stop]
    if token.text != "," or stop + 1 >= len(doc):
        return False
    following = doc[stop + 1]
    return (
        following.tag_ == "VBG"
        and following.dep_ in {"advcl", "acl", "conj", "dep", "pcomp"}
        and _may_stop_before(doc, first, stop)
    )


def _breaks_off(text: str) -> bool:
    """Is the last part of a list missing ("leaders, managers")?"""
    last = text.rsplit(", ", 1)
    return len(last) == 2 and not re.search(r"\b(?:and|or)\b", last[1]) and not re.match(r"\w+ing\b|which|who", last[1])


def _speakable_end(doc: Doc, first: int, stop: int) -> bool:
    """Does `doc[first:stop]` end where a sentence could?"""
    last = _last_word(doc, first, stop)
    if last is None:
        return False
    if last.lower_ in {"a", "an", "the", "of", "and", "or", "my", "your", "our", "their"}:
        return False
    stranded = last.pos_ == "ADP" and not list(last.children) and stop >= len(doc) - 1
    if last.lower_ in {"one", "ones", "those"} and any(c.i >= stop and c.dep_ == "relcl" for c in last.children):
        return False
    if last.pos_ in _CANNOT_END and not (last.pos_ == "NUM" or last.dep_ == "prt" or stranded):
        return False
    if last.dep_ in {"amod", "compound", "det", "nummod", "poss"} and last.head.i >= stop:
        return False
    beyond = {child.dep_ for child in last.children if child.i >= stop} - {"punct"}
    told = any(child.dep_ in {"nsubj", "dobj"} and child.i < stop for child in last.children)
    if last.pos_ == "VERB" and beyond - ({"conj", "cc"} if told else set()):
        return False
    text = doc[first:stop].text
    if re.search(r"\bbetween\b(?!.*\band\b)", text):
        return False
    return text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def _may_stop_before(doc: Doc, first: int, stop: int) -> bool:
    """Is what starts at `stop` an extra, and is everything before it whole?"""
    token = doc[stop]
    if token.lower_ == "versus" or (token.lower_ in _GOES_WITH_IT and token.dep_ in {"advmod", "prt"}):
        return False
    opener = token if not (token.is_punct or token.dep_ == "cc") else (doc[stop + 1] if stop + 1 < len(doc) else token)
    if not (token.is_punct or token.dep_ == "cc" or _opens(opener, stop)):
        return False
    if not _speakable_end(doc, first, stop):
        return False
    return _objects_inside(doc, first, stop) and not _splits_a_list(doc, first, stop)


def _opens(token: Token, stop: int) -> bool:
    """Does an extra start at this token that hangs on something before it?"""
    for candidate in (token, *token.ancestors):
        if candidate.left_edge.i != stop:
            return False
        if candidate.dep_ in _STARTS_AN_EXTRA and candidate.head.i < stop:
            if candidate.dep_ == "prep":
                return not _needs_its_preposition(candidate)
            if candidate.dep_ == "advmod":
                return candidate.head.pos_ == "VERB"
            return True
        if (
            candidate.dep_ == "xcomp"
            and candidate.head.i < stop
            and any(c.dep_ == "dobj" for c in candidate.head.children)
        ):
            return True
    return False


def _needs_its_preposition(token: Token) -> bool:
    """A verb without object before it ("looked after", "worked with"), or "number of"."""
    if token.text.lower() == "of":
        return True
    head = token.head
    if head.pos_ in {"VERB", "AUX"}:
        return not any(c.dep_ in {"dobj", "attr", "acomp"} and c.i < token.i for c in head.children) and not any(
            c.dep_ == "prep" and c.i < token.i for c in head.children
        )
    return token.i == head.i + 1 and head.dep_ in {"ROOT", "pobj"} and head.pos_ == "ADJ"


def _objects_inside(doc: Doc, first: int, stop: int) -> bool:
    """No verb or preposition before `stop` has its object behind it."""
    for token in doc[first:stop]:
        for child in token.children:
            if child.i < stop:
                continue
            if child.dep_ in {"dobj", "ccomp", "xcomp"} and any(
                c.dep_ == "dobj" and c.i < stop for c in token.children
            ):
                continue
            if child.dep_ == "nsubj" and child.head.dep_ in {"ccomp", "relcl"} and child.i < child.head.i:
                continue
            if child.dep_ == "xcomp":
                return False
            if child.dep_ in {"dobj", "pobj", "attr", "acomp", "nsubj", "ccomp", "prt", "pcomp", "aux"}:
                return False
    return True


def _splits_a_list(doc: Doc, first: int, stop: int) -> bool:
    """Would two or more parts of a list stay, but not the last?"""
    for token in doc[first:stop]:
        if token.dep_ == "conj" and any(c.dep_ == "conj" and c.i >= stop for c in token.children):
            return True
    before = [t for t in doc[first:stop] if t.dep_ == "cc" and t.head.i < stop]
    return any(not any(c.dep_ == "conj" and c.i < stop and c.i > cc.i for c in cc.head.children) for cc in before)


def _last_word(doc: Doc, first: int, stop: int) -> Token | None:
    words = [token for token in doc[first:stop] if not token.is_punct and not token.is_space]
    return words[-1] if words else None


def _text(doc: Doc, first: int, stop: int) -> str:
    return doc[first:stop].text.strip(" ,;:.–—-")
