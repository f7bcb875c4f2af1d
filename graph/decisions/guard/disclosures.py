"""Private facts that candidates tell of their own accord: acknowledged neutrally, never probed, quoted or repeated.

The categories are those of the `asked_*` tables, which name the sources. A candidate's patients, pupils and customers
are work.
"""

import re

from graph.decisions.guard.peoples import FAITHS, ILLNESSES, IMPAIRED, KIN, LOVES, ORIGINS
from graph.decisions.guard.told_identity import TOLD_OF_IDENTITY
from graph.decisions.guard.told_life import TOLD_OF_LIFE
from graph.decisions.guard.wording import plain, sentence_spans
from graph.decisions.guard.work_words import WORK

COMPILED = {
    category: re.compile("|".join(f"(?:{one})" for one in patterns))
    for category, patterns in {**TOLD_OF_LIFE, **TOLD_OF_IDENTITY}.items()
}
# "She has dementia" after "my mum came to live with us" goes on with the same fact.
GOES_ON = re.compile(
    r"^(?:and |but |so |well,? )*(?P<who>she|he|they|it|her|his|their) (?:is|was|has|had|have|are|were|does|needs?|got|"
    r"gets|lives?|died|took|came|can|could|will)\b"
)
OF_THE_BODY = ("family", "pregnancy", "health", "disability", "genetic")
AN_ILLNESS = re.compile(rf"\b(?:{ILLNESSES}|illness|condition|disease)\b")
# Whom "they" may mean; else it is the people at work again.
SEVERAL = re.compile(
    r"\b(?:parents|grandparents|children|kids|sons|daughters|boys|girls|twins|triplets|siblings|brothers|sisters|"
    r"in-laws|family|both|they|doctors?|gp|hospital|tablets|(?:mother|mum|mom) and (?:father|dad))\b"
)
NOT_THEIRS = re.compile(
    r"\b(?:my|our) (?:patient|pupil|student|client|customer|resident|user|tenant|guest|colleague|team ?mate)\w*"
)


def private_facts(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, category) of each sentence in which candidates tell a private fact of themselves or their family.

    `text[start:end]` is the whole sentence. A sentence with facts of several kinds comes once, under the first kind.
    """
    found: list[tuple[int, int, str]] = []
    for start, end in sentence_spans(text):
        said = WORK.sub("#", plain(text[start:end]))
        category = next((name for name, pattern in COMPILED.items() if pattern.search(said)), None)
        if category is None and found and found[-1][2] in OF_THE_BODY and _follows(text, found[-1][1], start):
            category = found[-1][2] if _goes_on(said, plain(text[slice(*found[-1][:2])]), found[-1][2]) else None
        if category is not None:
            found.append((start, end, category))
    return tuple(found)


def _goes_on(said: str, before: str, category: str) -> bool:
    found = GOES_ON.search(said)
    if not found or NOT_THEIRS.search(said):
        return False
    if found["who"] == "it":
        return category != "family" or bool(AN_ILLNESS.search(before))
    return found["who"] not in ("they", "their") or bool(SEVERAL.search(before))


def _follows(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip()


TELLING = re.compile(
    rf"\b(?:{KIN}|parents?|baby|child|children|boys|girls|family|{ILLNESSES}|{IMPAIRED}|{LOVES}|{FAITHS}|{ORIGINS}|"
    r"pregnan\w+|ill(?:ness)?|sick|tablets|medication|visa|passport|union|prison|arrested|maternity|paternity|"
    r"disab\w+|sight|eye|eyes|wheelchair|divorce\w*|daycare|childcare|church|mosque)\b"
)


def echoes_private_fact(text: str, answer: str) -> bool:
    """Whether `text`, said in reply to `answer`, takes up a private fact told in it."""
    told = {
        found.group() for start, end, _ in private_facts(answer) for found in TELLING.finditer(plain(answer[start:end]))
    }
    return any(found.group() in told for found in TELLING.finditer(plain(text)))
