"""Questions that a candidate puts to the interviewer: about the job, the people, the hours, what happens next.

Told by their shape, with or without a question mark, over `plain` text. A question left unheard ends an interview,
so the conclusion takes every shape for one; in the middle a question must be plainly put to the interviewer.
"""

import re

_LEAD = (
    r"^(?:(?:and|but|so|also|then|yes|yeah|yep|no|not really|hi|hello|wait|first|sure|right|by the way|only|as well"
    r"|before (?:that|i answer|we \w+(?: on)?)|my (?:only |first |last |other )?question(?: is| would be)?|thanks"
    r"|(?:one|two|three|a|another|last|quick|small|little|more|other|thing|things|questions?|few|couple|the|of)"
    r"|questions? (?:about|on|for you)|(?:about|on|for|regarding) [^,:?]{2,30}(?=[,:])|thank you|great|good|perfect"
    r"|alright|cool|now|curious|out of curiosity|if i may|hm+|im curious|i think)\W+)*"
)
_HELPER = r"(?:is|are|was|were|am|do|does|did|will|would|can|could|should|has|have|had|may|might|must)"
_WHICH = (
    r"(?:(?:at|in|for|with|to|from|on|until|by|of) )?(?:what|which|who|whom|whose|how|when|where|why)"
    r"(?! (?:i|we|he|she|they|it|you|the|a|an|my|our|your|this|that)\b)(?: [\w-]+){0,4}?"
)
_SUBJECT = r"(?:i|we|you|u|it|this|that|there|they|the|your|my|an?|any|people|someone|somebody|everyone|everybody)"
_JOB = (
    r"\b(?:teams?|jobs?|roles?|positions?|titles?|vacancy|compan(?:y|ies)|firm|hours|shifts?|salar(?:y|ies)"
    r"|pay|wages?|contract"
    r"|holidays?|vacation|days off|home office|remote|hybrid|on.?site|offices?|onboarding|trainings?|next (?:steps?"
    r"|rounds?|stages?)|hear (?:back|from)|feedback|interviews?|process|managers?|bos(?:s|ses)|colleagues?|coworkers?"
    r"|start(?:ing)? date|first (?:\w+ )?(?:days?|weeks?|months?|year)|benefits?|bonus|pension|insurance|stack|workshop"
    r"|department|ward|rota|travel|parking|visas?|probation|notice period|overtime|weekends?|nights?|recorded"
    r"|recording|canteen|equipment|laptop|courses?|promotion|budget|clients|customers|work from home|part.?time"
    r"|full.?time|decision|decides?|person or (?:a )?(?:machine|computer|bot)|am i (?:talking|speaking))\b"
)
_THEIRS = (
    r"\byou (?:guys |all |people |\w+ly )?(?:have|use|offer|run|pay|sponsor|work|build|make|sell|provide|hire|do there)"
    r"\b|\b(?:do|are|will|can) you (?:guys |all |\w+ly )?(?:have|use|offer|run|pay|sponsor|work|build|make|sell|provide"
    r"|hir\w+|us\w+|a real)\b|\byour (?!question|last question)\w+|\bover there\b"
)
_DIRECTED = re.compile(f"{_JOB}|{_THEIRS}")
_OF_THE_QUESTION = re.compile(
    r"\b(?:mean|meant|(?:the|that|this|your|last) question|example|should i (?:\w+ )?(?:talk|tell|describe|answer|start"
    r"|take|use|pick|choose|give|focus)|shall i|talk about|asking|want (?:me|to hear|a)|(?:this|that|it) (?:is )?about"
    r"|be about|clarify|explain|rephrase|understand|my (?:current|last|previous|old|present)|(?:current|last|previous"
    r"|old|past) (?:job|role|team|company|position)|looking for|referring)\b"
)
_INVERTED = re.compile(rf"{_LEAD}(?:{_WHICH} {_HELPER} {_SUBJECT}\b|(?:whats|hows|whos|wheres|whens|whys) )")
_OF_A_DOER = re.compile(
    rf"{_LEAD}(?:what|who|which \w+|how many \w+|how much \w+) (?:happens?|comes?|decides?|reads?|gets?|works?|goes|is"
    r"|are|will|would|does|can|has|sees?|else (?:is|works|will|gets?))\b"
)
_YES_OR_NO = re.compile(
    rf"{_LEAD}(?:(?:is|are) (?:there|it|this|that|the|your|you|they|people|we|i)|(?:do|does|did|will|would|can|could"
    r"|should|has|have|am|may|might) (?:i|we|you|u|the|your|there|it|this|they|people|anyone|somebody|someone|everyone"
    r"|everybody))\b"
)
_PUT_IN_THE_MIDDLE = re.compile(
    rf"{_LEAD}(?:{_WHICH} {_HELPER} (?:i|we|you|u|your|(?:the|this|that) (?:\w+ )?{_JOB})\b"
    rf"|(?:whats|hows|whos|whens) (?:the |your |this )?(?:\w+ )?{_JOB}"
    rf"|(?:do you|are you|will i|does (?:the|your)|is (?:this|the|your)|may i) )"
)
_ABOUT = re.compile(
    rf"{_LEAD}(?:(?:can|could|would|will) you |please )*(?:tell me|say (?:something|a bit|a word|more)|let me know"
    r"|explain|describe|talk)\b.{0,20}\b(?:about|what|how|who|when|where|which|whether|if|more)\b"
    r"|^(?:can|could|may|might) i (?:\w+ ){0,2}(?:ask|know)\b"
    r"|(?<!what )(?<!all )(?<!everything )\b(?:i|id)(?: would)? (?:\w+ )?(?:like to (?:know|ask)|love to (?:know|ask)"
    r"|was wondering|wonder|want to (?:know|ask)|wanted to (?:know|ask)|am curious|be curious|need to know)\b"
    r"|\bim (?:\w+ )?(?:curious|wondering)\b|\b(?:asks|would ask|wants to know) (?:if|whether|what|how|when"
    r"|who)\b|^(?:just )?wondering\b"
)
_ABOUT_AT_THE_END = re.compile(
    r"\b(?:id|i would|i do|i) (?:\w+ )?(?:love|like|be (?:glad|happy|keen|curious|interested)) to (?:hear(?!"
    r" from you)|learn|see"
    r"|understand|find out|get)\b"
    r"|\b(?:interested|curious) (?:in |about )?(?:how|what|who|when|where|which|whether|if|knowing|hearing|the)\b"
    r"|\b(?:would be|itd be|its) (?:\w+ )?(?:good|nice|great|helpful|interesting|useful|important) (?:for me"
    r" )?to (?:know"
    r"|hear)\b"
    r"|\bi (?:do |still )?(?:have|ve|got|had) (?:\w+ ){0,2}(?<!no )(?<!any )questions?\b(?! (?:no|but you))"
    r"|\bive (?:got )?(?:\w+ ){0,2}(?<!no )(?<!any )questions?\b|\bquestions? (?:is|was|would be)\b"
    rf"|{_LEAD}(?:what|how) about\b|{_LEAD}any (?:chance|news|idea|info\w*|possibility|plans?|details)\b"
    r"|\b(?:only|just|except)[,:]? (?:how (?:long|many|much|big|often|soon|the|it|you)|who|whether|if (?:there"
    r"|you|the|i"
    r" (?:will|would|can|could|get|need))|when (?:i|you|we) (?:will|would|can|could|hear|get)|where|what (?:the|kind"
    r"|happens))\b"
    r"|\b(?:dont|do not) (?:yet |really )?know (?:yet )?(?:how (?:big|many|long|much)|who|when)"
    r" .{0,40}\b(?:you|team|job"
    r"|there)\b"
)
_AFTER_A_COMMA = re.compile(
    rf", (?:and )?{_WHICH} {_HELPER} {_SUBJECT}\b|^(?:just )?would (?:love|like) to (?:know|hear)\b"
)
_WHAT_IS_OPEN = re.compile(
    r"\b(?:want|like|need|open|clear|know|left)\b.{0,14}\bis (?:when|how|what|who|where|whether|if)\b"
)
_LISTED = re.compile(rf"^(?:yes|yeah|sure|only|just)\W+(?!.*\b(?:i|we|you|it|was|is)\b)(?=.{{0,70}}$).*{_JOB}")
_ASKED_OF_ONESELF = re.compile(
    r"^(?:\w+ )?(?:what|how|why|where|when|who|which \w+) (?:did|was|were) (?:i|we)\b"
    r"|\bhow (?:should|do|can) i (?:say|put|explain)\b|\bwho knows\?$|\bwhat else\?$|\bwhy not\?$"
)
_ASKED_AND_ANSWERED = re.compile(r"^(?:\w+ )?(?:what|how|why|where|when|who) (?:could|should|would|do|can) (?:i|we)\b")
_REASSURANCE = re.compile(
    r"\b(?:does|do|did|if) (?:that|this|it) (?:makes?|answers?|helps?|sounds?|makes? any)\b|^(?:right|you see"
    r"|isnt it|no"
    r"|yes|i (?:guess|suppose|think)|(?:you )?know what i mean|is that (?:ok|okay|enough|alright|all right|what you"
    r" (?:meant|wanted|were|are)|clear|it)\b.{0,30})\?$|[, ]\?$"
    r"|,? (?:right|you know|no|see|huh|yeah)\?$"
    rf"|[, ]{_HELPER}nt (?:it|we|you|they|i|he|she|that|there)\?$|\b{_HELPER} (?:it|they|we|that) not\?$"
)
_TOLD = re.compile(r"(?<!you )(?<!as i )(?<!like i )(?<!what i )\b(?:said|thought|asked|told|wondered|wrote|replied)\b")


def is_told(text: str) -> bool:
    """A question inside a story: somebody said, asked or thought it. "You said ..." is none."""
    return text.endswith("?") and bool(_TOLD.search(text))


def is_directed(text: str) -> bool:
    """A question about the job or the company, not about the question that was asked."""
    shaped = text.endswith("?") or _PUT_IN_THE_MIDDLE.search(text)
    return bool(shaped) and bool(_DIRECTED.search(text)) and not _OF_THE_QUESTION.search(text)


def is_of_the_question(text: str) -> bool:
    return bool(_OF_THE_QUESTION.search(text))


def asks_back(text: str, *, closing: bool) -> bool:
    """Does this sentence (as `plain` gives it) put a question? `closing`: asked whether there are any."""
    if _REASSURANCE.search(text) or is_told(text) or _ASKED_OF_ONESELF.search(text):
        return False
    if not closing and _ASKED_AND_ANSWERED.search(text) and not _DIRECTED.search(text):
        return False
    if text.endswith("?") or _ABOUT.search(text) or _PUT_IN_THE_MIDDLE.search(text):
        return True
    return closing and any(
        p.search(text)
        for p in (_INVERTED, _OF_A_DOER, _YES_OR_NO, _ABOUT_AT_THE_END, _AFTER_A_COMMA, _WHAT_IS_OPEN, _LISTED)
    )
