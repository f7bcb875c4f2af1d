"""What a single sentence of a job text is about, whatever heading it stands under."""

import re

from retrieval.job_process import is_officialese, place_process
from retrieval.sections import Section

_RIGHTS = re.compile(
    r"equal (?:opportunit|employment)|affirmative action|discriminat|without regard to|regardless of (?:race"
    r"|age|gender|background|sex)|protected veteran|\bveterans?['’]? "
    r"|protected (?:class|characteristic|status|group)|sexual orientation|gender identity|marital status"
    r"|national origin"
    r"|reasonable (?:accommodation|adjustment)|with disabilit|not an exhaustive list|reserves the right"
    r"|(?:recruitment|staffing) agenc|no agencies"
    r"|unsolicited|fair chance|at-will|privacy (?:policy|notice)|personal data (?:is|will)|\bgdpr\b|disqualif"
    r"|false (?:statement|information)"
    r"|applicants? must (?:provide|submit|include|be eligible)|(?:resumes?|cvs?) (?:must|do not|that do not)",
    re.IGNORECASE,
)
_ELIGIBILITY = re.compile(
    r"right to work|(?:legally )?authori[sz]ed to work|work (?:authori[sz]ation|permit)"
    r"|visa sponsor|sponsor(?:ship)? (?:a |of )?(?:visa|work)|\bsponsorship\b|\bcitizenship\b"
    r"|\bu\.?s\.? citizens?\b|\bnon-citizen|\bcitizens? of\b|must be (?:an? )?(?:\w+ )?citizen|green card"
    r"|permanent residen"
    r"|(?:security|background) (?:clearance|check|investigation|screening)|criminal (?:record|history"
    r"|background)|\bdbs\b|drug (?:test|screen)|e-verify|public trust",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\bsalar(?:y|ies)\b|[$£€]\s?\d[\d,.]*\s?k?\b.{0,30}\b(?:an?|per|hour|year|annum|month|week|plus|base"
    r"|depending|dependent|range|to)\b|\b(?:per annum|an hour|per hour|p\.a\.)"
    r"|\bbonus(?:es)?\b(?! points)|\bstock options\b|\bpension\b|\b401\(?k|\bhealth insurance\b|\b(?:medical"
    r"|dental|vision|life) (?:cover|insurance|plan)"
    r"|\b(?:annual|parental|maternity|paid|sick) leave\b|\bpaid (?:holiday|time off|vacation|training"
    r"|breaks?)\b|\bdays?['’]? (?:of )?(?:holiday|vacation|annual leave|paid)"
    r"|\bholiday (?:allowance|entitlement)|\bpto\b|\bbenefits (?:include|package|are)|\b(?:wide range"
    r"|package) of benefits|\bwe offer\b|\bstaff discount|\brelocation\b"
    r"|\bshifts? (?:are|is|last|run|start|of|pattern|between|from)\b|\brota\b|\broster(?:ed)?\b|\bhours (?:a"
    r"|per|each) (?:week|day)\b|\bworking hours\b|\bovertime\b"
    r"|\b(?:full|part)[- ]time (?:appointment|role|position|post|job|contract|basis|\()|\b(?:is|are"
    r"|this is an?) (?:a )?(?:full|part)[- ]time\b|\bfixed[- ]term\b"
    r"|\bpermanent (?:role|position|post|contract)|\bprobation|\bstart date\b|\bfully remote\b"
    r"|\bremote(?:-first|ly)?\b.{0,30}\b(?:days|office|work|within|anywhere)"
    r"|\bhybrid\b.{0,40}\b(?:days|office|work)|\bdays? (?:a|per|each) week (?:in|at|from|on)\b|\b(?:on[- ]site"
    r"|in the office) (?:\w+ ){0,3}(?:days|week)|\bbased (?:in|at|on)\b"
    r"|\bflexib(?:le|ility) (?:work|hours|schedul|start)|\boccasional travel\b|\btravel (?:up to|required"
    r"|is required)|\b(?:locality pay|total compensation)"
    r"|\bon[- ]call\b.{0,30}\b(?:week|night|weekend|month|rota|one in)|\b(?:chooses?|gets?|pick) (?:their|your) own "
    r"(?:computer|laptop|machine|phone|van|car)\b|\bis paid for\b|^(?:working|work) from home\b|^holidays? (?:is"
    r"|are)\b|\byou (?:get|have|receive) (?:a|an|your own) (?:company |own |work )?"
    r"(?:computer|laptop|phone|van|car|bicycle|bike|uniform)\b|\byou travel to\b|\byou work from \d+"
    r"|\bminutes from (?:the|a) (?:station|"
    r"centre|center|motorway|bus|airport)\b|\bpay is\b|\b(?:days|times) (?:a|per"
    r"|each) (?:quarter|month|year)\b"
    r"|\bfirst (?:\w+ )?(?:days?|weeks?|months?|year) (?:is|are|will be) (?:for|spent|all about|about|given)\b"
    r"|\bcar allowance\b|\bcompany (?:car|laptop|phone|van)\b|\b(?:weeks|days) of (?:paid )?(?:holiday|leave"
    r"|vacation)\b"
    r"|\bcycle[- ]to[- ]work|\bcommut|\bparking\b|\btips\b.{0,20}\b(?:shared|split|pooled|kept)|\bmeals? (?:on"
    r"|during|is|are) (?:shift|duty|provided|free)|\bnew starters\b",
    re.IGNORECASE,
)
# Who one works with: a fact a candidate may ask about, nothing to do or to bring.
_TEAM = re.compile(
    r"\byou(?:['’]ll| will| would|['’]d)? (?:\w+ )?(?:join|be joining|become part of|be (?:a )?part of|belong to"
    r"|work in|sit in) "
    r"(?:the|our|a|an) (?:[\w-]+ ){0,4}(?:team|group|crew|department|squad|unit|desk|practice|kitchen|family)\b"
    r"|\byou(?:['’]ll| will| would|['’]d)? (?:be|are) (?:the |our )?(?:one of|\w+th|second|third|first|only)\b"
    r"|\byou(?:['’]ll| will| would|['’]d)? report to (?!clients|customers|stakeholders|users)"
    r"|\byou(?:['’]ll| will)? share (?:a|an|one|the|two) (?:[\w-]+ ){0,6}(?:representative|consultant|assistant"
    r"|developer|designer|"
    r"manager|analyst|engineer|nurse|coordinator|office|desk|van|apprentice)\b"
    r"|\byour (?:manager|boss|line manager|supervisor|team|colleagues) (?:is|are|will be|has|have|sits?)\b"
    r"|\b(?:the|our|this|your) (?:[\w-]+ )?(?:team|crew|department|group) (?:is|has|counts|consists|includes|of"
    r"|made up|"
    r"currently|numbers|sits|meets)\b|\ba (?:[\w-]+ )?team of\b|\bwe are (?:a |an )?(?:[\w-]+ )?(?:team|crew|\d+|two"
    r"|three|four|five|"
    r"six|seven|eight|nine|ten|twelve)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:lead|manage|build|run|supervise|coach|train|mentor|head|responsib\w+|own)\b", re.IGNORECASE)
_DUTIES = re.compile(
    r"\byou (?!are\b|have\b|bring\b|know\b|can\b|need\b|must\b|should\b|may\b|might\b|would\b|could\b|enjoy\b"
    r"|love\b|like\b|want\b|understand\b|hold\b|speak\b)\w+"
    r"|\bresponsib(?:le|ilit)|\byour (?:role|job|task|work|main|day|focus)\b|\bwe(?:['’]ll)? expect you to\b"
    r"|\bthe (?:incumbent|post ?holder)\b|\bthe (?:successful candidate|person|\w+ manager|\w+er) (?:will"
    r"|leads?|serves)\b"
    r"|\b(?:this|the) (?:role|position|post|job) (?:involves|includes|covers|leads|owns|supports|reports)"
    r"|\byou(?:['’]ll| will)\b|\bduties\b|\bon a typical (?:day|shift|week)",
    re.IGNORECASE,
)
_REQUIREMENTS = re.compile(
    r"\byou (?:should )?(?:are|have|bring|know|can|need|must|should|enjoy|love|understand|hold|speak)\b"
    r"|\byou(?:['’]re|['’]ve)\b|\b(?:is|are) (?:required|essential|desirable|a must|a plus|an advantage|preferred)\b"
    r"|\bmust (?:have|be|hold|demonstrate|show)\b|\b(?:experience|expertise|background|proficien\w+|fluen\w+"
    r"|familiarity|skills?|knowledge|ability) (?:of|in|with|to|as|using|on|at)\b"
    r"|\b(?:ideal|right|successful) (?:candidate|person|applicant)\b|\bwe(?:['’]re| are) (?:looking for"
    r"|seeking)\b|\blooking for (?:an?|some)\b|\b\d+\+? years\b.{0,40}\bexperience|\bqualified\b(?! \w+ (?:has"
    r"|have|get|gets|is|are)\b)|\b(?:position|role|job|post) requires\b|\bdegree in\b"
    r"|\brequired to demonstrate\b|\bcandidates (?:are|must|should|will need)\b|\bto qualify\b"
    r"|\bwe need (?:someone|somebody|a person|people)\b|\bmatters? more (?:to us )?than\b",
    re.IGNORECASE,
)


def place_sentence(text: str, under: Section | None) -> Section:
    """The section of one sentence of prose that stands under a heading of the section `under` (None: no such)."""
    if fixed := place_formality(text):
        return fixed
    if under in (None, Section.SUMMARY, Section.OTHER) or (under is Section.TERMS and not _TERMS.search(text)):
        if _TERMS.search(text):
            return Section.TERMS
        if _TEAM.search(text) and not _LEADS.search(text):
            return Section.SUMMARY
        if _DUTIES.search(text):
            return Section.DUTIES
        if _REQUIREMENTS.search(text):
            return Section.REQUIREMENTS
        return under if under not in (None, Section.OTHER) else Section.SUMMARY
    if under is Section.PROCESS and is_officialese(text):
        return Section.LEGAL
    if under in (Section.DUTIES, Section.REQUIREMENTS) and _TEAM.search(text) and not _LEADS.search(text):
        return Section.SUMMARY
    if under is Section.DUTIES and _TERMS.search(text) and not _DUTIES.search(text):
        return Section.TERMS
    return under


def place_formality(text: str) -> Section | None:
    """LEGAL, INTERVIEW or PROCESS where the sentence says so itself, else None."""
    if _RIGHTS.search(text) or (_ELIGIBILITY.search(text) and not _TERMS.search(text)):
        return Section.LEGAL
    return place_process(text)
