"""Does a question sound as if it had been put together: pasted lines, signs nobody speaks, headings read aloud?"""

import re
from collections.abc import Iterator
from functools import lru_cache

from evals.checks.kinds import Defect
from evals.material import Material
from evals.wording import sentences, words
from graph.language.parse import parse

LONG_RUN = 5
"""Words in a row from a line of the papers, from which it was pasted and not said anew."""
FEWEST_OF_A_HEADING = 2
"""Words of a heading; one alone may be the word for the thing."""

_SIGNS = re.compile(r"[|•·—*_#<>{}\[\]()]|\s[-–]\s|\.\.\.|…|\s/\s|\b\d+\+|,\s*,|\s[.,?]|(?:^|[\"“'‘])[-•]")
"""What stands on paper and is not spoken. A dash may part two clauses; it parts a name from a role as often."""
_SPOKEN_DASH = re.compile(r"[a-z] [-–—] [a-z]")
_PLACEHOLDER = re.compile(r"\bNone\b(?! of\b)|\b(?:null|undefined|nan|N/A|TBD|lorem)\b|\$\w+|%s|\bNAME\b")
_TWICE = re.compile(r"\b(?!(?:had|that|so|very|do|who)\b)([a-z]+) \1\b", re.IGNORECASE)
_DANGLES = re.compile(
    r"\b(?:and|or|the|a|an|including|such as|using|via|per|than|their|your|our|its)\s*[.,;:](?=\s|$)", re.IGNORECASE
)
_PREPOSITION = (
    r"(?:regarding|concerning|with|about|under|on|in|at|for|as|of|to|from|during|after|before|despite|through)"
)
_QUOTED = re.compile(r"[\"“]([^\"”]{3,200})[\"”]|(?<!\w)['‘]([^'’]{6,200})['’](?!\w)")
_LISTED = re.compile(
    r"\b(?:(?:the|your|our|this) (?:\w+ )?(?:requirement|skill|heading|section|bullet|bullet point|list entry"
    r"|qualification|competency|criterion|keyword|item|headline|entry|line)s?\b(?= [\"“'‘:A-Z])"
    r"|listed (?:under|as)|under the (?:heading|point|section|title|item)"
    r"|(?:required|key|core) (?:skill|competenc)\w*\b(?= [\"“'‘:A-Z]))"
)
_INTRODUCES = (
    r"(?:under|in|for|on|regarding|concerning|with regard to|with respect to|as (?:for|to|regards)|when it comes to"
    r"|in terms of|within|about)"
)
_OF_ITS_KIND = (
    r"(?:the |your |our )?(?:(?:field|area|subject|topic|domain|matter|side) of "
    r"|(?:required )?(?:skill|requirement|point|item|heading|section|area|topic) )?"
)


def check(material: Material) -> Iterator[Defect]:
    for turn in material.turns:
        if heading := quoted_heading(material, turn.question):
            yield Defect(turn.number, "jargon_heading_quoted", f"“{heading}” in: {turn.question}")
        elif why := seam(material, turn.question):
            yield Defect(turn.number, "template_seam", f"{why}: {turn.question}")


def quoted_heading(material: Material, question: str) -> str | None:
    """A heading, or an entry of a list, that is read out where a person would say what it means."""
    said = question.casefold()
    for found in _QUOTED.finditer(question):
        quote: str = found.group(1) or found.group(2)
        bare = quote.strip(" .,:;").casefold()
        if (
            len(bare.split()) >= FEWEST_OF_A_HEADING
            and bare in _flat(material.papers)
            and not quote.strip().startswith(("-", "•"))
        ):
            return quote
    for heading in _headings(material):
        short = heading.casefold()
        if short not in said:
            continue
        as_written = heading in question and _is_title(heading)
        if as_written or re.search(
            rf"\b{_INTRODUCES} {_OF_ITS_KIND}[\"“'‘]?{re.escape(short)}[\"”'’]?(?:,|:| -)", said
        ):
            return heading
    listed = _LISTED.search(question)
    return listed.group() if listed else None


def _headings(material: Material) -> list[str]:
    """Names before a colon, lines that are only a name, listed skills; of at least two words."""
    return [
        h
        for h in _all_headings(material.papers, material.transcript.job.skills_required)
        if len(h.split()) >= FEWEST_OF_A_HEADING
    ]


@lru_cache(maxsize=8)
def _all_headings(papers: str, skills: tuple[str, ...]) -> tuple[str, ...]:
    found = [
        match.strip(" -•*#") for match in re.findall(r"^[^\w\n]*([A-Z][^:\n.]{2,60}):(?=\s)", papers, re.MULTILINE)
    ]
    return tuple(dict.fromkeys(found + list(skills)))


def _is_title(heading: str) -> bool:
    """Written With Capitals, as nobody speaks: more than its first word, and not only names."""
    later = [word for word in heading.split()[1:] if word[0].isalpha() and len(word) > 3]
    return bool(later) and all(word[0].isupper() for word in later)


@lru_cache(maxsize=8)
def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def seam(material: Material, question: str) -> str | None:
    """Where the parts of a question do not fit together; None where they do."""
    if _PLACEHOLDER.search(question):
        return "an empty slot"
    unspoken = _SIGNS.search(_SPOKEN_DASH.sub(" ", question))
    if unspoken:
        return f"“{unspoken.group().strip()}” is not spoken"
    if twice := _TWICE.search(question):
        return f"“{twice.group()}”"
    if any(_DANGLES.search(one) for one in sentences(question)[:-1]) or _DANGLES.search(_before_the_ask(question)):
        return "a clause without its end"
    return _pasted(material, question)


def _before_the_ask(question: str) -> str:
    """Up to the comma before the question word."""
    found = re.search(r",\s+(?=(?:how|what|which|who|whose|why|when|where|tell|could|can)\b)", question)
    return question[: found.start() + 1] if found else ""


def _pasted(material: Material, question: str) -> str | None:
    for line in _lines(material):
        run = _longest_run(question, line)
        if run is None:
            continue
        start, end, words_in_run = run
        if words_in_run >= LONG_RUN and (why := _torn(line, question, start, end)):
            return why
        if _is_a_header(line, line[start:end]) and line[start:end].casefold() in question.casefold():
            return f"the line “{line[start:end]}” is no sentence"
    return _bullet_verb(material, question)


@lru_cache(maxsize=8)
def _paper_lines(papers: str) -> tuple[str, ...]:
    lines = [re.sub(r"^[^\w]+", "", line).strip() for line in papers.splitlines()]
    return tuple(line for line in lines if len(line.split()) >= LONG_RUN)


def _lines(material: Material) -> tuple[str, ...]:
    return _paper_lines(material.papers) + material.resume + material.job


def _longest_run(question: str, line: str) -> tuple[int, int, int] | None:
    """Start and end in `line` of the longest stretch of words that the question holds too, and its words."""
    said = f" {' '.join(words(question)).casefold()} "
    found = list(re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", line))
    best: tuple[int, int, int] | None = None
    for first in range(len(found)):
        last = first
        while last < len(found) and f" {' '.join(m.group() for m in found[first : last + 1]).casefold()} " in said:
            last += 1
        if last - first >= LONG_RUN and (best is None or last - first > best[2]):
            best = (found[first].start(), found[last - 1].end(), last - first)
    return best


def _torn(line: str, question: str, start: int, end: int) -> str | None:
    """The stretch stops where its sentence goes on, or hangs on a word that it does not fit."""
    run, rest = line[start:end], line[end:]
    place = question.casefold().find(re.sub(r"\s+", " ", run).casefold())
    if place < 0:
        return None
    after = question[place + len(run) :]
    if re.match(r"\s*[.,;?]", after):
        if re.match(r"\s+\w", rest) and _ends_open(line, end):
            return f"cut off after “{run}”"
        if re.match(r", \w+(?: \w+)?,? (?:and|or) \w", rest) and _lists_things(rest):
            return f"cut in the middle of a list after “{run}”"
    before = question[:place].rstrip()
    preposition = re.search(rf"\b{_PREPOSITION}$", before, re.IGNORECASE)
    begins = start == 0 or line[:start].rstrip().endswith((";", ":", ".", ","))
    if begins and preposition and _begins_with_a_verb(line[start:], after_to=preposition.group().casefold() == "to"):
        return f"“{preposition.group()} {run}”"
    return None


def _is_a_header(line: str, run: str) -> bool:
    """A line of names, such as employer and role, with nothing done in it."""
    return "," in run and not any(token.pos_ in ("VERB", "AUX") for token in parse(line))


def _ends_open(line: str, end: int) -> bool:
    """Does the last word before `end` hang on one after it: "need no | fume cupboard", "loading with | tyres"?"""
    token = next((t for t in reversed(parse(line)) if t.is_alpha and t.idx + len(t) <= end), None)
    if token is None:
        return False
    governs = token.pos_ in ("ADP", "CCONJ", "SCONJ") and any(c.idx >= end for c in token.children)
    return governs or (
        token.head.idx >= end and token.pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "AUX", "PART")
    )


def _lists_things(rest: str) -> bool:
    """Does what follows go on with things, and not with what else was done?"""
    first = next((token for token in parse(f"They saw it{rest}")[3:] if token.is_alpha), None)
    return first is not None and first.pos_ in ("NOUN", "PROPN", "ADJ")


def _begins_with_a_verb(line: str, *, after_to: bool) -> bool:
    """A deed ("Introduced ...") or an address ("You will ..."); a duty ("Manage ...") may stand after "to"."""
    first = parse(line)[0]
    if first.lower_ in ("you", "we", "they") or first.tag_ in ("VBD", "VBN"):
        return True
    duty = first.pos_ == "VERB" and parse(f"They {line[0].lower()}{line[1:]}")[1].tag_ == "VBP"
    return duty and not after_to


def _bullet_verb(material: Material, question: str) -> str | None:
    """ "You Coach new managers": the capital of a line's first word has come along."""
    firsts = {line.split()[0] for line in _lines(material)}
    for before, word, after in re.findall(r"(\w+) ([A-Z][a-z]{2,}) ([a-z]+)", question):
        if word in firsts and before.casefold() in ("you", "we", "that", "had", "have", "did", "when"):
            token = parse(f"They {word.lower()} {after}")[1]
            if token.pos_ == "VERB" and not _is_a_name(material, word):
                return f"“{before} {word}”"
    return None


def _is_a_name(material: Material, word: str) -> bool:
    """Written with a capital inside a sentence of the papers, or anywhere in what was said."""
    return re.search(rf"[a-z,] {re.escape(word)}\b", material.papers) is not None
