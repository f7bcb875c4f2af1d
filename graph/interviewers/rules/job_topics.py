"""What a candidate may ask about, and which sentences of a job text can answer that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.sections import Section


@dataclass(frozen=True)
class Topic:
    """What a candidate may ask about."""

    name: str
    """As it stands after "about"."""
    asks: re.Pattern[str]
    tells: re.Pattern[str]
    """A sentence that may answer it."""
    best: re.Pattern[str]
    """Where there is one, a sentence with this comes first."""
    sections: frozenset[Section]
    """Where the answer may stand."""
    anywhere: re.Pattern[str] | None = None
    """A sentence with this answers it in any section of what the job is and asks for."""


def _topic(
    name: str, asks: str, tells: str, best: str, sections: Sequence[Section], anywhere: str | None = None
) -> Topic:
    told, found, first = (re.compile(pattern, re.IGNORECASE) for pattern in (asks, tells, best))
    always = re.compile(anywhere, re.IGNORECASE) if anywhere else None
    return Topic(name, told, found, first, frozenset(sections), always)


AFTER = (Section.PROCESS,)
_FACTS = (Section.TERMS, Section.SUMMARY, Section.OTHER, Section.DUTIES)
ANYWHERE = (*_FACTS, Section.REQUIREMENTS)
_DAYS = r"\b(?:days?|weeks?|hours?|month)\b"
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|(?<![\d,.])\d{1,2}(?![\d,.]))"
_PEOPLE = (
    r"(?:people|colleagues|others|nurses|teachers|developers|engineers|designers|electricians|managers|assistants|"
    r"drivers|pickers|cooks|chefs|bakers|clerks|analysts|carers|staff|volunteers|dentists|doctors|librarians|fitters)"
)
HEADS = rf"(?:\b|(?=\d)){_SOME} (?:\w+ ){{0,2}}{_PEOPLE}\b|\b(?:one|{_SOME}) of (?:us|you|{_SOME})\b|\bteams? of\b"
"""How many belong together."""
_TEAM_COUNTED = (
    rf"\b(?:teams?|crew|group|department|brigade) of\b|\b(?:one|{_SOME}) of (?:us|you|{_SOME})\b|"
    rf"\bwe are (?:an? )?(?:\w+ )?{_SOME}\b"
    r"|\b(?:team|crew|department|brigade)(?: \w+)? (?:is|are|has|have|counts?|numbers?|consists?|"
    r"includes?)\b[^.;]{0,25}"
    rf"(?:\b|(?=\d)){_SOME}\b"
    rf"|\b(?:join|lead|manage|head|are|is|be|have)\b (?!the heads)(?:\w+ ){{0,2}}(?:\b|"
    rf"(?=\d)){_SOME} (?:\w+ ){{0,2}}{_PEOPLE}\b"
    rf"|\b(?:team|crew|department|brigade|group):[^.;]{{0,30}}(?:\b|(?=\d)){_SOME}\b"
    r"|\bthe only\b"
)
_OVER_OTHERS = r"(?:experience|leads?|leading|manag\w+)\b"
"""How a requirement begins that asks for somebody who has led, and tells nothing of the team."""
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|"
    r"winter)\b"
)
_WEEKEND = (
    r"\bweekends?\b|\b(?:satur|sun)days\b|\b(?:every|each|one|second|third|some|other) (?:\w+ )?(?:satur|sun)day\b"
)
_LATE = r"\b(?:evenings?|nights?|night shifts?|late shifts?)\b"
_LANGUAGES = (
    r"\b(?:english|german|french|spanish|italian|dutch|polish|portuguese|welsh|turkish|arabic|russian|ukrainian|"
    r"chinese|"
    r"mandarin|japanese|hindi|swedish|danish|norwegian|finnish|czech|greek|hungarian|romanian)\b(?!(?: \w+)? law)"
)
_FROM_TO = r"\bfrom \d[\d.:]* ?(?:[ap]m )?(?:to|until)\b"
_PERMITS = r"\b(?:visas?|sponsor(?:s|ship)?|work permits?|right to work|authori[sz]ed to work)\b"
_CHECKS = r"\b(?:clearance|dbs|criminal record)\b|\bbackground (?:check|screening)s?\b|\bdrug tests?\b"
NEWCOMERS = (
    r"\bnew (?:starter|colleague|joiner|hire|recruit)s?\b|\bfirst (?:\w+ ){0,2}(?:days?|weeks?|months?)\b|\bonboard|"
    r"\binduction\b|\bshadow|\ba (?:\w+ )?(?:mentor|buddy)\b"
)
_LEARNING = (
    r"(?<!give )(?<!giving )(?<!deliver )(?<!provide )(?<!run )(?<!hold )\btraining\b(?! (?:customers|users|staff|"
    r"others))"
    r"|\bcourses?\b|\bconferences?\b|\b(?:for|of) learning\b|\blearning (?:budget|days?)\b"
)

TOPICS = (
    _topic("training", r"\b(?:training|trained|courses?|certificat\w+|further education|conferences?|"
           r"learn on the job|learning (?:budget|days?))\b",
           rf"{_LEARNING}|{NEWCOMERS}", _LEARNING, _FACTS),
    _topic("the pay", r"\b(?:salary|pay|paid|compensation|wage|money|earn|hourly rate|remuneration)\b",
           r"[£$€]|\bsalary\b|\bpaid\b|\bpays?\b(?! for)", r"[£$€]\s?\d|\d (?:euros|pounds|dollars|francs)\b", _FACTS),
    _topic("the start date", r"\b(?:when|how soon|how early) (?:could|would|can|do|should|will|must) (?:i|"
           r"you want me to)"
           r" (?:start|begin)|\bstart(?:ing)? date\b|\bearliest\b|\bwhen (?:does|would|will|should|could) (?:it|"
           r"(?:the|this) (?:job|role|work|"
           r"position|"
           r"post)) (?:start|begin)", r"\bstart(?:s|ing)? (?:date|on|in|from|by|as soon)\b|\bas soon as possible\b|"
           r"\bimmediate(?:ly)?\b|\b(?:available|expect you|begins?|start) (?:from|on|in)\b|"
           rf"\bfrom (?:the )?(?:\d+\w* |first )?(?:of )?{_MONTH}", rf"\bdate\b|{_MONTH}",
           ANYWHERE),
    _topic("the first weeks", r"\b(?:onboard\w*|induction|shadow\w*|first (?:\w+ ){0,2}(?:day|days|week|weeks|month|"
           r"months)|settl\w+ in|new starters?|at the (?:beginning|start)|shows? me|mentor|buddy)\b",
           rf"{NEWCOMERS}|\byou (?:will )?(?:start|begin)\b",
           r"\bnew (?:starter|colleague)|\bfirst (?:\w+ ){0,2}(?:days?|weeks?|months?)\b|\bonboard",
           _FACTS),
    _topic("when one hears", r"\b(?:hear (?:back|from|anything|something|of)|let me know|when (?:will|would|do|can|"
           r"should) i "
           r"(?:know|hear|expect)|how (?:soon|fast|quickly)|how long until|get back|decision|when (?:will|do|"
           r"would) you (?:decide|choose|know|call|tell)|when (?:will|do|would|"
           r"can) (?:i|we) (?:get|have|receive) "
           r"(?:\w+ )?(?:answer|reply|result|feedback|news))\b",
           r"\bhears?\b|\bback to\b|\bwithin\b|\breply\b|\banswer\b|\bdecid|\bdecision\b|\blet you know\b|"
           r"\bby the end\b|"
           rf"{_DAYS}", rf"\bhears?\b|\bwithin\b.*{_DAYS}|\bexpect (?:our|an)\b|{_DAYS}", AFTER),
    _topic("who reads this", r"\bwho (?:\w+ ){0,2}(?:reads?|decides?|listens?|sees?|looks?|gets to)\b",
           r"\bread|\bdecid|\breview|\blisten|\bcompare", r"\breads?\b|\bdecides?\b", AFTER),
    _topic("what comes next", r"\b(?:next (?:steps?|stage|round)|happens? (?:next|after|now|then)|comes? (?:next|"
           r"after)|"
           r"(?:what|and) (?:is|comes|follows|happens|do we do)? ?(?:then|next|from here)\b|after (?:this|today|that)|"
           r"(?:second|another|more|further) (?:rounds?|interviews?|stages?|talks?)|(?:selection|hiring|application|"
           r"interview|recruitment) process|(?<!the )rounds|references|trial (?:day|shift)|"
           r"(?:is|will) there (?:be )?(?:a|an|any) (?:\w+ )?(?:test|task|assignment|trial))\b", r".",
           r"\b(?:second|next|further|final) (?:\w+ )?(?:steps?|stage|round|interview|talk|conversation|meeting)|"
           r"\binvite|"
           r"\bsession\b|\btrial\b|\bprocess:|\bfollows?\b|\bthen\b", AFTER),
    _topic("this interview", r"\b(?:this interview|record(?:ed|ing)|how (?:long|many) .{0,20}(?:interview|questions)|"
           r"my (?:data|answers))\b", r"\binterview|\brecord|\bdata\b|\banswers\b|\bconversation",
           r"\bminutes\b|\brecord|\bdata\b", (Section.INTERVIEW, Section.PROCESS)),
    _topic("on-call duty", r"\bon[- ]call\b|\bstand[- ]?by\b|\bpager\b", r"\bon[- ]call\b|\bstand[- ]?by\b",
           r"\bon[- ]call\b", ANYWHERE),
    _topic("weekends", r"\bweekends?\b|\b(?:satur|sun)days?\b", rf"{_WEEKEND}|\bmonday to\b|\b(?:[4-7]|four|five|six|"
           rf"seven)[- ]days?[- ](?:a )?week\b|\brota\b",
           r"\bwork\w*\b.*\bweekends?\b|\bweekends\b|\bevery\b|\b(?:second|third)\b", ANYWHERE),
    _topic("evenings and nights", r"\b(?:evenings?|nights?|late shifts?)\b", rf"{_LATE}|\bshifts? (?:are|change|run)\b|"
           r"\bday shifts?\b|\bfrom \d+ (?:to|until)\b", _LATE, ANYWHERE),
    _topic("days off", r"\bdays? off\b|\b(?:which|what) days\b|\bclos(?:ed|ing)\b|\bopening\b",
           r"\bclose[sd]?\b.*day|\bdays? off\b|\b(?:[4-7]|four|five|six|seven)[- ]days?[- ](?:a )?week\b|"
           r"\bopen\b.*day", r"day", _FACTS),
    _topic("the hours", r"\b(?:hours|shifts?|schedule|rota|roster|overtime|part[- ]time|full[- ]time|flexib\w+|"
           r"working (?:day|week|time)s?|what time|how (?:early|late)|when do(?:es)? (?:i|we|you|the (?:day|shift|"
           r"work)) "
           r"(?:start|finish|end|begin))\b",
           r"\bhours\b(?! of (?!work))|\bworking (?:week|day)\b|\bshifts?\b|\brota\b|\broster|\b(?:full|"
           r"part)[- ]time\b|"
           rf"\bovertime\b|\bflexib|\bon[- ]call\b|\bweekends?\b|{_LATE}|\bclosed? on\b|\bearly starts?\b|"
           rf"\b(?:starts?|begins?) at\b|\bevery (?:second|"
           rf"third) \w+day\b",
           rf"{_FROM_TO}|"
           r"\bhours?\b(?! of)|\bshifts? (?:are|change|start|begin|run|last)\b|\brota\b|\b(?:full|part)[- ]time\b|"
           r"\b(?:evenings?|nights|weekends)\b",
           (Section.TERMS, Section.SUMMARY, Section.OTHER),
           r"\b(?:working (?:week|hours)|on[- ]call|rota)\b|\bhours (?:a|per) (?:week|day)\b|"
           r"\b(?:work|required|willing|available|able)\b.*\b(?:shifts|weekends?|evenings?|nights?)\b|"
           r"\bevery (?:second|third) \w+day\b|\bshifts (?:are|change)\b|\bearly starts?\b|\bfrom \d+[.:]\d\d\b"),
    _topic("holiday", r"\b(?:holidays?|vacation|annual leave|pto|time off|paid leave)\b",
           r"\bholiday|\bvacation\b|\bleave\b|\btime off\b|\bpto\b", r"\b(?:holiday|vacation|"
           r"leave)\b", (Section.TERMS,)),
    _topic("a pension", r"\b(?:pension|retirement|401)", r"\bpension|\bretirement\b|"
           r"\b401", r"\bpension", (Section.TERMS,)),
    _topic("a bonus", r"\b(?:bonus(?:es)?|commission|profit share)\b", r"\bbonus|\bcommission\b|"
           r"\bprofit share\b", r"\bbonus",
           (Section.TERMS,)),
    _topic("insurance", r"\b(?:insurance|health (?:plan|care|cover))\b", r"\binsurance\b|\bhealth (?:plan|care|"
           r"cover)\b",
           r"\binsurance\b", (Section.TERMS,)),
    _topic("benefits", r"\b(?:benefits?|perks|extras)\b", r"\bholiday|\bvacation\b|\bleave\b|\bbenefits?\b|\bbonus|"
           r"\bpension|"
           r"\binsurance\b|\b401|\byou get\b", r"\bbenefits?\b|\bpension|\bbonus", (Section.TERMS,)),
    _topic("work clothes", r"\b(?:uniforms?|work ?clothes|workwear|dress code|what (?:do|would|should) i wear)\b",
           r"\buniforms?\b|\bwork ?clothes\b|\bworkwear\b|\bdress code\b", r"\bprovided\b", ANYWHERE),
    _topic("meals", r"\b(?:lunch|meals?|canteen|food)\b", r"\b(?:lunch(?:es)?|meals?|canteen)\b", r"\bfree\b|"
           r"\bcanteen\b",
           (Section.TERMS, Section.SUMMARY, Section.OTHER)),
    _topic("the computer", r"\b(?:computer|laptop)\b", r"\blaptops?\b|\bcomputers?\b", r"\blaptop\b",
           (Section.TERMS, Section.SUMMARY, Section.OTHER)),
    _topic("expenses", r"\bexpenses\b|\b(?:travel|commuting) costs?\b|\bmileage\b",
           r"\bexpenses\b|\btravel costs?\b|\bmileage\b|\brail ?card\b", r"\bexpenses\b|\bcosts?\b", ANYWHERE),
    _topic("visas and work permits", _PERMITS, _PERMITS, _PERMITS, (Section.LEGAL, *ANYWHERE)),
    _topic("background checks", _CHECKS, _CHECKS, _CHECKS, (Section.LEGAL, *ANYWHERE)),
    _topic("accommodation", r"\b(?:accommodation|housing|live[- ]in|lodgings?|(?:place|somewhere|room|"
           r"flat) to (?:live|stay|"
           r"sleep|rent))\b", r"\baccommodation\b|\bhousing\b|\blive[- ]in\b|\blodging|\bstaff (?:flat|house|room)s?\b",
           r"\bpossible\b|\bavailable\b|\bprovided\b|\bfree\b", ANYWHERE),
    _topic("the length of the contract", r"\b(?:contract|permanent|fixed[- ]term|how long is (?:the|this)|appointment|"
           r"probation|temporary)\b", r"\bpermanent\b|\bfixed[- ]term\b|\bcontract\b|\bappointment\b|\bprobation|"
           r"\b(?:post|role|job|position) is (?:for|until)\b", r"\byears?\b|\bmonths?\b|\bpermanent\b",
           (Section.TERMS, Section.OTHER, Section.SUMMARY)),
    _topic("travel", r"\btravel\w*\b", rf"\btravel|\b(?:week|day)s? in (?:{_SOME}|(?-i:[A-Z]))|\bat (?:a |"
           rf"our )?customers?\b|\bsites\b",
           r"\btravel|\bweeks? in\b", ANYWHERE),
    _topic("working from home", r"\b(?:remote(?:ly)?|from home|home[- ]office|hybrid|in the office|on[ -]site)\b",
           r"\bremote(?:ly)?\b(?! (?:teams?|sites?|users?|colleagues?|access|monitoring|support))|\bfrom home\b|"
           r"\bhybrid\b|"
           r"\bhome[- ]office\b|\bon[- ]site\b|\bdays? .{0,25}\b(?:in|at) the \w* ?office\b", r"\bhome\b|\bremote|"
           r"\bhybrid\b",
           ANYWHERE),
    _topic("the place", r"\b(?:where (?:is|are|would|will)|location|based|commut\w+)\b",
           r"\bremote|\boffice\b|\bon[- ]site\b|\bfrom home\b|\bhybrid\b|\btravel|\bbased (?:in|at)\b|"
           r"\bdays? (?:a|per) (?:week|quarter|month)\b|\bminutes from\b|\bis in (?-i:[A-Z])",
           r"\bremote|\bfrom home\b|\bhybrid\b|\bdays? (?:a|per)\b|\btravel|\bis in\b|\bminutes from\b",
           (Section.TERMS, Section.OTHER),
           r"\bnear (?-i:[A-Z])|\b(?:office|home|shop|depot|practice|site|school|branch|plant|kitchen|studio|"
           r"workshop)s?\b"
           r"[^.]{0,40}\b(?:in|near|at) (?-i:[A-Z])"),
    _topic("the languages needed", r"\bspeak (?!(?:to|with)\b)|\bfluen\w+|\b(?:what|which) languages? (?:do i|would i|"
           r"will i|"
           r"must|should|are (?:needed|spoken|required)|is (?:needed|spoken|required))|"
           rf"\b(?:my|your|good|much|need) (?:\w+ )?{_LANGUAGES}", rf"{_LANGUAGES}|\bspeak\b|\bfluen|\blanguages\b",
           rf"{_LANGUAGES}", ANYWHERE),
    _topic("the tools", r"\b(?:tools?|software|stack|technolog\w+|equipment|programs|systems?|platforms?|languages?|"
           r"frameworks?|work (?:in|with) [A-Z]\w+)\b", r"\b(?:written|built|building|made|run|runs?|work|works|"
           r"developed|kept|drawn) "
           r"(?:\w+ )?(?:in|on|with|using)\b|\buse[sd]?\b|\busing\b|\btools?\b|\bstack\b|\bsoftware\b|"
           r"\b(?:records?|track|log|document\w*|enter|notes?|draw\w*|tickets?|files?|charts?|data|designs?|models?)\b"
           r"[^.,;]{0,30}\b(?:in|with|on|using) (?-i:[A-Z])|\bkeep (?:\w+ ){1,4}in (?-i:[A-Z])",
           r"(?-i:\s(?!I\b|AI\b)[A-Z][\w.+#]*(?:,| and| or|\.|$))", ANYWHERE),
    _topic("whom you would report to", r"\breport(?:ing)? to\b|\b(?:my|the) (?:\w+ )?(?:manager|boss|supervisor)\b|"
           r"\bin charge\b|"
           r"\bwho (?:leads|runs|heads|manages)\b",
           r"\breports? to\b(?! (?:customers|clients|stakeholders|users))|\byour (?:\w+ )?(?:manager|boss|supervisor) "
           r"(?:is|will be)\b|\bled by\b|\bwhom you (?:would |will )?report\b|(?-i:[A-Z])\w+ (?:runs|leads|heads|"
           r"manages) (?:it|the|our)\b",
           r"\breports? to\b|\bmanager\b|\breport\b", ANYWHERE),
    _topic("the size of the company", r"\bhow (?:big|large) is (?:the |your )?(?:whole )?(?:company|business|firm|"
           r"organi[sz]ation|employer)\b|\bhow many (?:people|employees|staff)\b.*\b(?:company|employ|work (?:for|at|"
           r"here|there)|"
           r"altogether|in total|do you have)|\bhow many employees\b",
           r"\d[\d,.]* (?:\w+ )?(?:people|employees|staff|colleagues|workers|members)\b|\bemploys?\b",
           r"\bemploy|\bpeople\b", ANYWHERE),
    _topic("the size of the team", r"\bhow (?:big|large|small) (?:is|are|will|would) .*\b(?:team|department|crew|"
           r"group|brigade)\b|"
           r"\bsize of\b.*\b(?:team|department|crew)\b|\bhow many (?:people|colleagues|of us|others|\w+s) (?:are|work|"
           r"would i have|"
           r"will i have|do i have|belong)\b.*(?:\bteam\b|\bdepartment\b|\bcrew\b|\bwith me\b|\bi have\b)|"
           r"\bhow many colleagues\b",
           _TEAM_COUNTED, rf"\bteam\b|\bof us\b|{HEADS}", _FACTS,
           rf"^(?!{_OVER_OTHERS}).*?(?:{_TEAM_COUNTED})"),
    _topic("the team", r"\b(?:teams?|colleagues?|co-?workers?|who (?:would|will|do|am|are) (?:i|you)|how many people|"
           r"(?:i(?:['’]d)? (?:\w+ )?(?:be )?)work(?:ing)? with|manager|boss|report to|department)\b",
           r"\b(?:the|our|a|your|this) (?:[\w-]+ ){0,3}(?:team|group|crew|department|desk)\b|"
           rf"\bcolleagues\b|\bshare (?:a|an|the|one)\b|\bwe are (?:a |an )?\w+|{HEADS}|\bthere are {_SOME} of\b",
           rf"{HEADS}|\bteam[:,]|\bjoin\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b.*\b(?:team|people|"
           r"colleagues|developers|engineers|nurses|designers|group)\b",
           (Section.SUMMARY, Section.TERMS, Section.OTHER),
           rf"^(?!{_OVER_OTHERS}).*?(?:{HEADS}|\bteam[:,]|\bjoin\b|\b(?:work\w*|side by side|together|"
           rf"pair\w*) (?:\w+ )?with (?:the |our |your |an? |{_SOME} )"
           r"|\bshare (?:a|an|one)\b)"),
    _topic("the work from day to day", r"\b(?:typical|ordinary|usual|average|normal) (?:day|week|shift)|\b(?:would|"
           r"will) i "
           r"(?:be (?:doing|responsible)|do|work on|start (?:on|with))\b|\b(?:tasks?|duties|responsibilities|projects?|"
           r"main (?:job|focus))\b", r"\byou(?:['’]ll| will| would)? \w+|\bof the work\b",
           r"\btypical\b|\bordinary\b|\bof the work\b|\byou(?:['’]ll| will)\b|\ba day\b|"
           r"\byou (?:would )?(?:\w+ ){0,12}\w+, [^.]+ and \w+",
           (Section.DUTIES, Section.SUMMARY, Section.REQUIREMENTS)),
)  # fmt: skip

_COUNTED = re.compile(r"\bhow (?:many|much) \w+", re.IGNORECASE)
_OF_TIMES = frozenset({"weekends", "evenings and nights", "days off", "the hours"})
"""Topics that are not asked about where only a number at such a time is asked for."""
_WITH_WHOM = re.compile(r"\bwho(?:m)? (?:\w+ )?(?:would|will|do|am) i\b", re.IGNORECASE)


def topic_of(question: str) -> Topic | None:
    """What it asks about: of two things the first in `TOPICS`, which has the special before the general."""
    if _WITH_WHOM.search(question) and not re.search(r"\breport\b", question, re.IGNORECASE):
        return next(topic for topic in TOPICS if topic.name == "the team")
    counted = _COUNTED.search(question)
    return next(
        (
            topic
            for topic in TOPICS
            if topic.asks.search(counted.group() if counted and topic.name in _OF_TIMES else question)
        ),
        None,
    )
