"""How the interview itself is held, what happens after it, and what only an authority would read aloud."""

import re

from retrieval.sections import Section

_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|a few)"
_PERIOD = rf"{_NUMBER} (?:working |business |calendar |full |more )*(?:days?|weeks?|hours?|months?)"
_LATER = r"(?:second|third|final|next|last|further|panel|onsite|on-site|in-person)"

_INTERVIEW = re.compile(
    r"\binterviewer\b|\b(?:(?:first|initial|this|ai|online|phone|telephone|video|short|screening) (?:interview"
    r"|conversation)|"
    r"(?:first|initial|screening) (?:talk|chat|call)(?! with (?:a|the|your) (?:client"
    r"|customer)))\b(?=.{0,80}\b(?:takes?|lasts?|is|are|will|with|held|by|asks?|minutes)\b)"
    r"|\bthe (?:interview|conversation) (?:itself )?(?:takes?|lasts?|is (?:held|about|in|by)|will (?:take|last|be)"
    r"|asks?)\b"
    r"|\b(?:repeat|explain|rephrase)(?:s|ed)?\b.{0,25}\bquestions?\b|\bask (?:it|her|him) (?:to|for)\b"
    r"|^take (?:all )?(?:the|your|as much) time\b|\bthere(?:['’]s| is) no (?:hurry|rush|time limit|time pressure)\b"
    r"|\bthe (?:interview|conversation) is with\b|\bquestion is (?:unclear|not clear)\b|\bnothing (?:needs"
    r"|has) to be prepared\b"
    r"|\bno need to prepare\b"
    r"|\b(?:speak|talk|voice|aloud) or (?:to )?(?:type|write|text|in writing|typed?)\b|\b(?:type|write|writing"
    r"|text) or "
    r"(?:speak|talk|by voice|aloud|voice)\b"
    r"|\b(?:talk|speak|deal|conversation|interview|call) (?:with|to) (?:a|one of our) (?:person|human|people"
    r"|colleagues?)\b"
    r"|\b(?:prefer|rather|ask for|choose|want|request|like) (?:to )?(?:\w+ ){0,4}a (?:real |human )?(?:person|human"
    r"|human being)\b"
    r"|\b(?:breaks?|pause)\b.{0,40}\b(?:interview|at any time|clock)\b|\bextra time\b.{0,40}\b(?:interview|ask)\b",
    re.IGNORECASE,
)
_NO_CALLERS = r"(?!(?:\w+ ){0,3}(?:customers?|clients?|patients?|guests?|users?|pupils|parents|suppliers?)\b)"
_STEPS_LABEL = re.compile(
    r"^\W*(?:(?:the|our) )?(?:(?:hiring|selection|interview|recruitment|application|whole) )?"
    r"(?:process|procedure|timeline)\W*:\s"
    r"(?=.*\b(?:interview|talk|conversation|call|chat|offer|test|task|trial|tasting|visit|meet|decision)\w*\b)"
    r"|^\W*(?:the )?next steps?\W*:\s"
    r"|^\W*(?:how (?:it|this|things) (?:goes?|works|continues?)|what (?:comes|happens|follows))\b[^:.]{0,30}:\s",
    re.IGNORECASE,
)
"""The steps told in one sentence, of which this interview may be the first."""
_FOLLOWS = re.compile(
    rf"{_STEPS_LABEL.pattern}"
    r"|\b(?:answers|conversations?|transcripts?) (?:are|is|will be) read by\b|\bread(?:s|ing)? your answers\b"
    r"|\byou(?:['’]ll| will)? (?:get|receive|have) an? (?:email|call|letter|message)\b|\bwe(?:['’]ll| will)? call you\b"
    r"|\bapplicants? will be notified\b"
    rf"|\b{_LATER} (?:step|stage|round|interview|conversation|talk|meeting|call)s?\b|\bnext steps\b"
    r"|\bhears? (?:back|from|by|within|either way|in)\b|\bget(?:s)? back to (?:you|every|all|each)|\blet you know\b"
    r"|\breply to (?:every|each|all|you)\b|\b(?:be|get|are|stay) in touch\b"
    r"|\byou(?:['’]ll| will| can expect to)? (?:have|get|receive|be given|be sent) (?:an?|our|the|your"
    r"|some) (?:\w+ )?(?:answer|"
    r"reply|decision|response|result|news|feedback|yes or no)\b"
    r"|\b(?:answer|reply|respond|decide|decision|decided|result|call|write|news|email|contacted|told|offer)\w*\b.{0,40}"
    rf"\b(?:within|in under|after|no later than|at the latest) {_PERIOD}\b|\bwithin {_PERIOD} (?:of|after) (?:the"
    rf"|your|this)\b"
    r"|\breads? (?:every|each|all|your|what you|the|through) ?(?:\w+ )?(?:conversation|application|transcript|answer"
    r"|interview|said)"
    r"|\b(?:read|review|listen to|go through|look at)s?\b.{0,30}\b(?:transcripts?|conversations?|your answers"
    r"|recording)\b"
    r"|\bdecides? (?:together |then |about |on )?(?:who|whom|whether (?:you|to (?:invite|meet))|the next"
    r"|what (?:happens|comes))\b|\bwho is invited\b"
    r"|\bpeople (?:decide|make the decision)\b|\bno (?:score|ranking|machine|algorithm)\b.{0,60}\b(?:part|decid\w+"
    r"|role)\b"
    r"|\bfor those (?:we|who are) invite|\b(?:we|they)(?:['’]ll| will)? invite\b|\byou (?:will be|are) invited\b"
    r"|\bshortlist"
    r"|\bwork sample\b|\btrial (?:shift|day)\b(?! of)|\boffers? (?:will be|is|are) (?:made|sent)\b"
    r"|\breferences? (?:will be|"
    r"are) (?:taken|checked|asked)\b|\b(?:hiring|selection) (?:process|decision)\b|\bdecision (?:is made"
    r"|will be made)\b"
    r"|\bworking? days? (?:of|after) (?:the|your)\b"
    r"|\b(?:panel|test|task|assessment|tasting|tour|interviews?|talk|call|offer|round) (?:\w+ ){0,4}follows?\b"
    rf"|\b(?:are|is) followed by\b|\b{_NUMBER} (?:further|more|other|additional) (?:\w+ )?"
    r"(?:steps|stages|rounds|interviews|conversations|talks|meetings)\b"
    rf"|\byou(?:['’]ll| will)? then (?:meet|talk|speak|come|visit) {_NO_CALLERS}"
    rf"|^(?:then|after (?:that|this)),? you(?:['’]ll| will)? (?:meet|talk|speak|come|visit) {_NO_CALLERS}"
    r"|\bwe (?:will )?(?:take up|ask for|check|call|contact) (?:\w+ ){0,2}(?:references|referees)\b"
    r"|^references (?:are|will)\b"
    r"|\b(?:successful|selected|chosen|suitable) (?:candidates|applicants) "
    r"(?:are|will|get|meet|come)\b"
    r"|\bwe(?:['’]ll| will| aim to| hope to| expect to| want to)? (?:decide|choose|let everyone know"
    r"|make (?:a|our) (?:decision|choice)) (?:by|before|in|within|on|at)\b|\boffers? (?:go(?:es)? out|follows?)\b"
    r"|\bexpect (?:an?|our|the) (?:\w+ )?(?:answer|reply|decision|news|email|call)\b",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"\b(?:video|phone|telephone|short|online|your|an|a|job|the)[- ](?:round )?interview\b(?! (?:skills|techniques"
    r"|room|guide"
    r"|data|notes))|\binterviews? (?:takes?|is|are|will|lasts?|process|stage|held|day)\b"
    r"|\breply to (?:every|each|all) (?:applica|candidate)"
    r"|\bhiring (?:manager|team|panel|process|decision)s?\b|\brecruiters? (?:will|and|reads?|calls?|reviews?"
    r"|contacts?)\b|\b(?:a|the|our) recruiter\b|\bselect(?:ion|ing) (?:process|official|panel|committee)\b"
    r"|\bscreening call|\bapply (?:by|with|through|via|online|at|here|before|now|directly)"
    r"|\bto apply\b|\bhow to apply|\bsend (?:us )?(?:your|a) (?:cv|resume|résumé|application|portfolio|cover)"
    r"|\bsubmit (?:your|their|an|the|a) (?:\w+ )?application\b|\bcover letter\b|\bapplications? (?:close|are|is|will"
    r"|must|process|deadline)|\bsubject matter experts"
    r"|\bquestions (?:about|regarding) (?:this|the) (?:position|role|job|post|vacancy)"
    r"|\bbe referred to\b|\bcategory rating\b|\bevaluated by\b",
    re.IGNORECASE,
)
_INTERVIEWS_OTHERS = re.compile(
    r"\b(?:conduct|lead|run|hold|carry out|do|plan|schedul\w*) (?:\w+ ){0,3}interviews?\b"
    r"|^(?:\W*)(?:in this (?:role|job),? |(?:each|every) \w+,? )?you(?:['’]ll| will| would)? (?:also |then |often "
    r"|always )?(?:run|hold"
    r"|lead|start|answer"
    r"|reply|respond|decide|invite|write|call|tell|get back|let|read|review|listen|look|keep|stay"
    r"|hear back from (?!us|me|our|the (?:team|company))|get in touch)\b",
    re.IGNORECASE,
)
# Their answer within a day is the work.
_OF_THE_WORK = re.compile(
    r"\b(?:customers?|clients?|patients?|guests?|users?|pupils|parents|tenants?|tickets?|orders?|complaints?"
    r"|suppliers?|residents?"
    r"|members|callers?|subscribers?|donors?)\b",
    re.IGNORECASE,
)
_TO_THE_CANDIDATE = re.compile(
    r"\b(?:you|your|candidates?|applicants?|applications?|everyone who applies|interviews?)\b", re.I
)
# The passive of an office: nobody in particular does it, and nobody would say it to a candidate's face.
_OFFICIALESE = re.compile(
    r"\bcategory rating\b|\bfor further consideration\b|\bbona ?fide\b|\bdeterminations?\b"
    r"|\bpursuant\b"
    r"|\bin accordance with\b|\bhereby\b|\bherein\b|\bthereof\b|\bupon (?:the )?(?:judg|discretion|receipt|request)"
    r"|\bdiscretion of\b|\bexcepted service\b|\bmay be (?:subject|required) to\b|\bas (?:set out|described"
    r"|stated) (?:in|above)\b"
    r"|\bwhether or not you are\b|\bfailure to\b|\bconsidered incomplete\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|be|been|was|were|being) (?:\w+ly )?\w+(?:ed|en)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:we|us|our|i)\b|@", re.IGNORECASE)
MOST_SAID = 30
"""Words of a passive sentence that a person would still say aloud."""

_GOES_ON = re.compile(r"^(?:It|The interviewer|This|You (?:may|can|are free to)|Nothing|There)\b")
_AFTERWARDS = re.compile(r"^(?:They|Both|Either way|Whatever|If (?:not|so|it)|After (?:that|it)|Then)\b")


def place_process(text: str) -> Section | None:
    """INTERVIEW, PROCESS, or LEGAL for an office's wording of it; None where the sentence is about something else."""
    follows, interview = _FOLLOWS.search(text), _INTERVIEW.search(text)
    if not (follows or interview or _HIRING.search(text)) or _INTERVIEWS_OTHERS.search(text):
        return None
    if _OF_THE_WORK.search(text) and not _TO_THE_CANDIDATE.search(text):
        return None
    if is_officialese(text):
        return Section.LEGAL
    if _STEPS_LABEL.match(text):
        return Section.PROCESS
    if interview and (not follows or interview.start() < follows.start()):
        return Section.INTERVIEW
    return Section.PROCESS


def is_officialese(text: str) -> bool:
    """Is it written for the file and not for a person: in capitals, or in the passive of an office?"""
    letters = [character for character in text if character.isalpha()]
    words = text.split()
    if len(words) >= 5 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        return True
    return bool(_OFFICIALESE.search(text)) or (
        len(words) > MOST_SAID and bool(_PASSIVE.search(text)) and not _SOMEBODY.search(text)
    )


def goes_on(text: str, before: Section | None) -> Section | None:
    """The section of a sentence that says no more than "it" of the one `before` it; None where it stands alone."""
    if before is Section.INTERVIEW and _GOES_ON.match(text):
        return before
    return before if before is Section.PROCESS and _AFTERWARDS.match(text) else None


def tells_what_follows(text: str) -> bool:
    """Does it say who reads or decides, when one hears, or what comes next, and not how to apply?"""
    return _FOLLOWS.search(text) is not None
