"""Is it one question, short enough to be understood when it is heard once?"""

import re
from typing import Literal

from graph.decisions.guard.wording import plain, sentences, without_quotes

Kind = Literal["question", "response", "feedback"]

MOST_WORDS = {"question": 42, "response": 60, "feedback": 400}
"""More than one can hold in mind when it is read aloud; feedback is read on a page."""

WH = r"(?:how|why|what|which|who|whom|whose|when|where)"
AUXILIARY = r"(?:did|do|does|would|will|could|can|should|is|are|was|were|have|has|had|might|must)(?: not)?"
SOMEBODY = (
    r"(?:you|it|they|he|she|we|i|that|this|these|those|there|one|the|your|our|their|his|her|my|its|a|an|any|some|each"
    r"|everyone|anyone|somebody|someone|anybody|people|each)"
)
START = r"(?:^|(?<=[,;:–—(] )|(?<=,)|(?<=;)|(?<= - )|(?<=[.?!] ))"
JOINED = (
    r"(?:(?:and|or|but|also|then|plus|so|next|finally|lastly|second|secondly|first|firstly)(?:,)? )*(?:if so,? |"
    r"if not,? |in turn,? |in the end,? |afterwards,? |looking back,? )?"
)

# A question with the verb before its subject: "how did you", "what kind of tests do you", "could you".
INVERTED_WH = (
    rf"(?:why {AUXILIARY} {SOMEBODY}|(?:when|where|who|whom) {AUXILIARY} {SOMEBODY}"
    rf"|how(?: (?!{AUXILIARY}\b|you\b|it\b|they\b|to\b)[a-z'-]+){{0,4}}? {AUXILIARY} {SOMEBODY}"
    rf"|(?:what|which|whose)(?: (?!{AUXILIARY}\b|you\b|it\b|they\b|we\b|he\b|she\b|i\b|"
    rf"the\b)[a-z'-]+){{0,4}}? {AUXILIARY} {SOMEBODY})"
)
SUBJECT_WH = (
    r"(?:what|who)(?: else| exactly)? (?:happened|went|came|changed|made|broke|caused|worked|failed|followed|helped|"
    r"surprised|drew|brought|took|led|told|kept|decided|drives|makes|matters|was|were|is|are|did not|stopped|convinced)"
)
INVERTED_AUX = rf"{AUXILIARY} (?:you|it|they|he|she|we|there|anyone|anybody|someone|your|that|this)"
TELL = r"(?:please |now |next |so |then )*(?:tell|walk|talk|take|give|show|help) (?:me|us)"

HEADS = re.compile(rf"{START}{JOINED}(?:{INVERTED_WH}|{SUBJECT_WH}|{INVERTED_AUX}|{TELL})\b")
# Without a comma before it, a joined clause is a question of its own only with its verb in front.
JOINED_HEADS = re.compile(
    rf"(?<=[a-z0-9)\"'%] )(?:(?:and|but|or|then|plus)(?: also| then| next| finally)?,? )+(?:if so,? )?"
    rf"(?:{INVERTED_WH}|(?<!or ){AUXILIARY} (?:you|it|they|he|she|there)|{TELL})\b"
)
JOINED_SUBJECT = re.compile(
    r"^(?:how|why|what|which|who|where|when)\b(?:(?!\b(?:how|why|what|which|who|where|when|whether)\b).)*?\band "
    rf"{SUBJECT_WH}\b"
)
TRAILING = re.compile(
    r"(?:,| -|;)? (?:and|or|but) (?:also )?(?:if so,? )?(?:why|how|when|where|with whom|what else|how so|"
    r"why not)(?: exactly| not| so)?\s*\?"
)
HOW_AND_WHY = re.compile(rf"\b{WH} (?:and|or) (?={WH}\b)")
RELATIVE_WHERE = re.compile(r"(?<=, )(?:when|where|who|which) (?:is|are|was|were|did|do|does|have|has|had)\b")

ASKS = re.compile(
    r"(?:^|[,;:-] )(?:please |now |next |so |then |and |could you |can you |would you |just |first |okay,? |"
    r"to start,? )*"
    r"(?:tell|describe|explain|walk|talk|take|give|share|show|outline|pick|choose|think of|name|list|compare|say|"
    r"start|begin|try|"
    r"help me|let me hear|recall|sketch|summari[sz]e|go through|go on|add|put|bring|introduce|imagine|picture)\b"
    r"|\bi would (?:like|love|be interested) (?:you )?to (?:hear|know|tell|learn|understand|describe)\b|"
    r"\bi am (?:curious|interested)\b"
    r"|\b(?:let us|let me) hear\b"
)
NOT_ASKING = re.compile(
    r"^(?:imagine|picture|suppose|say|take your|take all|take the time|go on if|think of it|put yourself)\b"
)
ASKED_BY_THE_WAY = re.compile(
    r"\bi (?:do )?wonder(?:ed)? (?:whether|if|what|how|why|who|when|where)\b|, i wonder\b|\b(?:can|could|may|"
    r"might) i ask\b"
    r"|\b(?:i would|i am) (?:like|love|curious|interested|keen) (?:to (?:know|learn|ask|"
    r"understand)(?! more about you)|how|what|why|whether)\b"
)

TAG = (
    r"(?:,? (?:(?:was|is|did|do|does|were|are|have|has|had|would|could|should|will|can) not (?:it|you|they|he|she|"
    r"that|there|this)"
    r"|(?:was|is|did|does|has|would) (?:it|that) not|am i right)|, (?:right|correct|yes|no))\?$"
)
LEADING = re.compile(
    r"\b(?:do|would|did|should|is|are|have|was|were|could) not (?:you|we|it|that|this) (?:also |really )?(?:think|"
    r"agree|say|believe|feel|find|true|the case|better|obvious|clear|want|admit|prefer|have to|just)\b"
    r"|\b(?:is|was) it not (?:true|the case|better|obvious|clear|so|fair)\b|\bdo you not (?:think|agree|believe)\b|"
    r"\bare not you\b"
    r"|\b(?:surely|obviously|clearly|naturally|needless to say|no doubt),? (?:you|it|that|this|the|a|everyone|"
    r"anyone)\b|\byou (?:would|do|must|will surely|surely|have to) (?:agree|admit|accept)\b"
    r"|\b(?:would you (?:not )?agree|you agree) that\b|\bi assume (?:that )?you\b|\byou (?:surely|obviously) "
)
# A question in an acknowledgement whose question mark was left out.
LEAD = r"(?:so |and |but |then |now |first |please )*"
ASKED_UNMARKED = re.compile(
    rf"{LEAD}{WH} {AUXILIARY} (?:you|your|it|they)\b"
    rf"|{LEAD}(?:do|did|could|can|would|will|are|is|was|were|have|has) you\b"
    rf"|{LEAD}(?:tell|walk|talk) me (?:about|more|what|how|why|through)\b"
    rf"|{LEAD}(?:describe|explain|elaborate)\b"
)
TAG_AT_END = re.compile(TAG)


def is_empty(text: str) -> bool:
    return not any(char.isalpha() for char in plain(text))


def is_too_long(text: str, kind: Kind) -> bool:
    return len(text.split()) > MOST_WORDS[kind]


def asks(plain_sentence: str) -> bool:
    """A question mark, or a request such as "tell me about"."""
    return plain_sentence.rstrip("\"')] ").endswith("?") or (
        bool(ASKS.search(plain_sentence)) and not NOT_ASKING.match(plain_sentence)
    )


def is_not_a_question(text: str) -> bool:
    return not any(asks(one) for one in sentences(plain(text)))


def is_several_questions(text: str) -> bool:
    """More than one question, told apart or joined into one sentence.

    A lead-in and one question is one; so is "how and why did you", and a clause that a verb takes as its object
    ("how did you decide what to keep and what to drop").
    """
    said = without_quotes(plain(text))
    whole = sentences(said)
    if sum(1 for one in whole if one.endswith(("?", '?"', "?)")) or TELL_ALONE.match(one)) > 1:
        return True
    return any(_questions_in(one) > 1 for one in whole)


TELL_ALONE = re.compile(
    r"(?:please |now |next |so |then |first |also,? |and )*(?:(?:tell|walk|talk|take|give|show) (?:me|us)|describe|"
    r"explain|share|outline) "
)


def _questions_in(sentence: str) -> int:
    sentence = HOW_AND_WHY.sub("", sentence)
    heads = [found for found in HEADS.finditer(sentence) if not RELATIVE_WHERE.match(sentence, found.start())]
    count = len(heads) + sum(
        1
        for found in JOINED_HEADS.finditer(sentence)
        if not any(found.start() <= head.start() < found.end() for head in heads)
    )
    count += bool(JOINED_SUBJECT.match(sentence))
    asked_before = (
        count >= 1 or bool(TELL_ALONE.match(sentence)) or sentence.startswith(("how", "what", "why", "which"))
    )
    return count + (1 if asked_before and TRAILING.search(sentence) else 0)


def is_a_question_in_passing(text: str) -> bool:
    """An acknowledgement that asks something of its own."""
    said = without_quotes(plain(text))
    return (
        "?" in said or bool(ASKED_BY_THE_WAY.search(said)) or any(ASKED_UNMARKED.match(one) for one in sentences(said))
    )


def is_leading(text: str) -> bool:
    """Puts the answer into the candidate's mouth."""
    said = without_quotes(plain(text))
    return bool(LEADING.search(said)) or any(TAG_AT_END.search(one) for one in sentences(said))
