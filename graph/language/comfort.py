"""How at ease an answer sounds, from its words alone.

Never from face or voice (EU AI Act, Art. 5(1)(f): inferring emotions at work from biometric data is prohibited), and
only to set the tone of the next question: hedged wording costs candidates a quarter of their score with human and
machine raters alike (arXiv 2508.04939), so hedges, fillers, short answers and non-native forms never count as nerves by
themselves. What counts is what people say of their nerves, apologies for themselves, and broken-off starts.
"""

import re
from dataclasses import dataclass

from graph.vocabulary import Comfort

NERVOUS_FROM = 2.0
"""Points from which an answer sounds nervous. One slip is none: everyone says sorry once."""
AT_EASE_UP_TO = 0.6
"""Points up to which an answer may sound confident."""
MOST_HEDGES = 1.2
"""Hedges in a hundred words up to which an answer may sound confident; more of them is a neutral tone, not nerves."""
LEAST_ACTIONS = 2
"""Own actions ("I put", "we shipped" counts half) that an answer needs to sound confident."""

SAYS_NERVES = re.compile(
    r"\bi(?:'m| am| feel|'m feeling| get| got)(?: just| still| really| so| a bit| a little| very| quite|"
    r" pretty| kind of| sort of| honestly| rather| too)*"
    r" (?:nervous|anxious|scared|terrified|flustered|shaky|shaking|tense|stressed|sweating|blank|lost|"
    r"panicking|overwhelmed|worried i)\b"
    r"|\bmy (?:mind|head)(?:'s| is| has| just| went)* (?:gone |going |went )?(?:completely |totally )?blank|"
    r"\bi(?:'ve| have)? (?:gone|went|go) blank|\bnerves\b(?! of)"
    r"|\bi(?:'m| am)(?: just| probably)? (?:rambling|babbling|waffling|blabbering|stumbling|making a mess|"
    r"talking too much|messing this up|all over the place)"
    r"|\bi(?:'m| am) (?:not good|bad|terrible|awful|hopeless|so bad|no good|really bad) at (?:this|interviews|"
    r"these|talking)|\b(?:deep breath|let me (?:try|start) (?:that )?again|can i start (?:over|again))",
    re.IGNORECASE,
)
APOLOGY = re.compile(
    r"\b(?:sorry|i apologi[sz]e|my apologies|apologies|forgive me|excuse me)\b"
    r"(?!,? (?:could|can|would|may|what|which|before|you|i (?:didn't|did not|missed|couldn't hear)|"
    r"but (?:could|can|what)|the (?:line|sound|connection)|for (?:him|her|them|the|my colleague)|to (?:hear|"
    r"say)|about (?:him|her|them)))",
    re.IGNORECASE,
)
TOLD_SORRY = re.compile(
    r"\b(?:felt|feel|said|say|saying|says|was|were|be|been|is|are|him|her|them|so|told \w+ (?:i was)?) sorry\b",
    re.IGNORECASE,
)
BELITTLES = re.compile(
    r"\b(?:that|this|it)(?:'s| is| was| sounds| probably sounds| might sound| must sound)(?: probably| really|"
    r" just)? (?:not (?:very|that|so|really|a very) (?:exciting|interesting|good|clear|helpful|impressive|"
    r"much)|silly|stupid|dumb|boring(?! part)|embarrassing|a (?:bad|stupid|silly|terrible|poor|"
    r"boring) (?:answer|example)|nonsense|a mess)"
    r"|\bi(?:'m| am) not (?:making (?:any |much )?sense|explaining (?:this|it) (?:very )?well|sure (?:if|"
    r"whether|that) (?:that|this)(?:'s| is| was)? (?:what you|answers|the right|even|right|any good|helpful|"
    r"making))|\b(?:does|did|do) (?:that|this|i|any of (?:that|this)) (?:even )?make (?:any )?sense\b|"
    r"\bi (?:should|ought to) know this\b|\bi(?:'ll| will) (?:probably )?(?:mess|get) (?:this|it) (?:up|wrong)",
    re.IGNORECASE,
)
FILLER = re.compile(r"\b(?:u+m+|u+h+|e+r+m*|h+m+m+|a+h+m+)\b", re.IGNORECASE)
BROKEN_OFF = re.compile(
    r"(?:\.{3}|…| -- ?|—)\s*(?:sorry|no|i mean|wait|anyway|um|uh|never mind|well)\b|\b(\w{1,12}),? \1,? \1\b|"
    r"\b(i|we|the|and|my),? \2\b(?!\w)|\bno,? wait\b|\b(?:scratch|forget) that\b|\bwhat was i (?:saying|"
    r"going to say)|\bi lost my (?:thread|train of thought)|\bcan you give me a (?:second|moment|minute)\b|"
    r"\bnever mind\b",
    re.IGNORECASE,
)

HEDGE = re.compile(
    r"\b(?:i think|i guess|i suppose|i'd say|i would say|i'd guess|i believe|maybe|perhaps|probably|possibly|"
    r"sort of|kind of|kinda|more or less|something like|or so|or something|i'm not sure|not sure|i'm probably|"
    r"i don't know|i mean|if that makes sense|in a way|somehow|i might|might be|i could be wrong|"
    r"i don't remember|as far as i|hopefully|i hope|i want to say|i should say|let's say|to be honest|"
    r"if i'm honest|at least i)\b",
    re.IGNORECASE,
)
EASE = re.compile(
    r"\b(?:i (?:really )?(?:loved|love|enjoyed|enjoy|like|liked) (?:that|this|it|those|working|doing|not)|"
    r"that (?:one )?i can (?:answer|tell)|i can (?:answer|tell you) that|i(?:'m| am) (?:sure|certain|confident|"
    r"at ease|comfortable|good at|happy with)|definitely|absolutely|without (?:a )?doubt|i know exactly|"
    r"i was (?:so |really |very )?(?:proud|pleased)|i(?:'m| am) (?:really |very )?proud|good question|"
    r"fair question|gladly|with pleasure|that's good to hear|i (?:sort of )?forgot (?:about it|i was nervous)|"
    r"happy to)\b",
    re.IGNORECASE,
)
# What follows "I" and is no action of one's own.
NO_ACTION = (
    r"am|was|were|be|been|think|thought|guess|suppose|mean|know|knew|don|didn|do|did|would|could|might|should|"
    r"can|couldn|wouldn|feel|felt|wish|hope|hoped|like|liked|"
    r"want|wanted|believe|believed|say|see|have|had|haven|hadn|need|needed|remember|wonder|wondered|forgot|"
    r"must|may|will|won|just|still|also|really|never|always|probably|maybe|honestly|sort|kind|don't|and|or|"
    r"ever|get|got|loved|love"
)
OWN_ACTION = re.compile(
    r"\bi(?:'ve| have|'d| had)? (?:\w+ly |also |just |then |now |always |never |first |"
    rf"even )?(?!(?:{NO_ACTION})\b)[a-z]+\b(?!')",
    re.IGNORECASE,
)
SHARED_ACTION = re.compile(
    rf"\bwe(?:'ve| have|'d| had)? (?:\w+ly |also |just |then |now |first |still )?(?!(?:{NO_ACTION})\b)[a-z]+\b(?!')",
    re.IGNORECASE,
)
IMAGINED = re.compile(
    r"\b(?:i|you|we|they|it|he|she)(?:'d| would)(?! (?:rather|have)\b)(?! \w+ed\b)|\bwould\b", re.IGNORECASE
)
SPECIFIC = re.compile(
    r"\b\d[\d.,]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half)\b|%|percent"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|"
    r"wednesday|thursday|friday|spring|summer|autumn|winter|last (?:year|week|month|fall|spring))\b"
    r"|['\"‘“][^'\"’”]{3,80}['\"’”]|\b(?:said|asked|told (?:him|her|them|the|my)|wrote to|rang|phoned|"
    r"called)\b|\bso now\b|\bin the end\b|\bafter (?:that|we|i)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What was heard in an answer, for whoever wants to know why it was read as it was."""

    nerves: float
    hedges_per_hundred: float
    actions: float
    imagined: int
    specifics: int
    ease: int


def signs(answer: str) -> Signs:
    words = max(len(answer.split()), 1)
    apologies = max(len(APOLOGY.findall(answer)) - len(TOLD_SORRY.findall(answer)), 0)
    fillers = len(FILLER.findall(answer))
    nerves = (
        2.0 * len(SAYS_NERVES.findall(answer))
        + 1.0 * apologies
        + 1.0 * len(BELITTLES.findall(answer))
        + 0.8 * len(BROKEN_OFF.findall(answer))
        # Fillers never make an answer nervous by themselves: they are as common in fluent and in non-native speech.
        + min(0.3 * fillers, 0.9)
    )
    return Signs(
        nerves=round(nerves, 2),
        hedges_per_hundred=round(100 * len(HEDGE.findall(answer)) / max(words, 40), 2),
        actions=len(OWN_ACTION.findall(answer)) + 0.5 * len(SHARED_ACTION.findall(answer)),
        imagined=len(IMAGINED.findall(answer)),
        specifics=len(SPECIFIC.findall(answer)),
        ease=len(EASE.findall(answer)),
    )


def assess(question: str, answer: str) -> Comfort:
    """Of one answer; `graph.decisions.comfort.settle` smooths over several.

    The question matters only where the answer repeats its words: they are the interviewer's, not a sign.
    """
    heard = signs(answer.replace(question, " ") if question else answer)
    if heard.nerves >= NERVOUS_FROM:
        return Comfort.NERVOUS
    if heard.nerves > AT_EASE_UP_TO or heard.hedges_per_hundred > MOST_HEDGES:
        return Comfort.NEUTRAL
    asks_back = answer.rstrip().endswith("?")
    owning = (
        not asks_back and heard.actions >= LEAST_ACTIONS and heard.specifics >= 1 and heard.actions > heard.imagined
    )
    return Comfort.CONFIDENT if owning or heard.ease else Comfort.NEUTRAL
