"""How what is said falls into parts: sentences and clauses, what a question leads with and what it asks, its words."""

import re
from functools import lru_cache

from lemminflect import getAllLemmas

from graph.decisions.guard.repeats import CLAUSE
from graph.decisions.guard.shape import asks
from graph.decisions.guard.wording import plain, sentence_spans

_CLAUSES = re.compile(
    r";\s+|:\s+|,\s+(?=(?:which|who|so|and|but|as|or|where|although|because|since|if)\b)|\s+-\s+|\s*—\s*"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP = frozenset(
    """
    a about above after again ago all almost also although always am an and another any anybody anyone anything are
    as ask asked at away back be because been before began begin behind being below beside best better between both
    but by call came can case come could couldn day did didn different do does doesn doing done don down during each
    either else end enough even ever every everybody everyone everything far few find first for found from gave get
    gets getting give given go goes going gone good got had happen happened has hasn have haven having he heard her
    here hers herself him himself his how i if in instead into is isn it its itself just keep kept kind knew know last
    least less let like little ll long look made make makes making many may maybe me mean mention mentioned might mine
    more most much must my myself need never new next no nobody none nor not nothing now of off often on once one only
    or other others our ours out over own part people perhaps person place point put quite rather re really right
    said same saw say says see seen set shall she should show side since so some somebody someone something sort spoke
    still such sure take taken tell than thank thanks that the their them themselves then there these they thing
    things think this those though thought through time to today together told too took turn twice two under until up
    upon us use used ve very want wanted was wasn way we well went were weren what whatever when where whether which
    while who whole whom whose why will with within without won would wouldn yes yet you your yours yourself
    """.split()
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in sentence_spans(text))


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[str, ...]:
    """The sentences, and those of them that fall into clauses once more in parts."""
    found: list[str] = []
    for sentence in sentences(text):
        parts = [part.strip() for part in _CLAUSES.split(sentence) if part.strip()]
        found += [sentence, *parts] if len(parts) > 1 else [sentence]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def asking_part(question: str) -> str:
    """The sentence that asks, without the clause it leads with: "what did you do first?"."""
    said = sentences(question)
    asked = [one for one in said if asks(plain(one))] or list(said[-1:])
    if not asked:
        return question
    last = asked[-1]
    lead = CLAUSE.match(plain(last))
    return last[_length_of(last, lead.group()) :].lstrip(" ,") if lead else last


def _length_of(text: str, plain_start: str) -> int:
    """How much of `text` its plain form's start stands for: up to the same number of commas."""
    at = 0
    for _ in range(plain_start.count(",")):
        at = text.find(",", at) + 1
    return at


def words(text: str) -> list[str]:
    return _WORD.findall(text)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough English stem: "drivers", "drove", "driving" and "drive" are one."""
    word = re.sub(r"['’]\w*$", "", word.lower())
    if word.isdigit():
        return word
    lemmas = getAllLemmas(word)
    word = next((lemmas[kind][0] for kind in ("VERB", "NOUN", "ADJ") if lemmas.get(kind)), word)
    for ending in ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ers", "er", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words(text) if _tells(word))


def _tells(word: str) -> bool:
    bare = re.split(r"['’]", word.lower())[0]
    return len(bare) > 2 and bare not in _STOP
