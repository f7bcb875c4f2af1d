"""What a single sentence of a job text is about, whatever heading it stands under."""

import re

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
_PROCESS = re.compile(
    r"\binterviewer\b|\b(?:first|second|third|final|next|initial|this|the|video|phone|telephone|panel|onsite|ai"
    r"|short|online|your|an|a|job)[- ]"
    r"(?:round )?interview\b(?! (?:skills|techniques|room|guide|data|notes))|\binterviews? (?:takes?|is|are"
    r"|will|lasts?|process|stage|held|day)\b"
    r"|\bhears? (?:back|from|by|within)|\bget(?:s)? back to (?:you|every|all|each)|\blet you know\b"
    r"|\breply to (?:every|each|all) (?:applica|candidate)"
    r"|\bhiring (?:manager|team|panel|process|decision)s?\b|\brecruiters? (?:will|and|reads?|calls?|reviews?"
    r"|contacts?)\b|\b(?:a|the|our) recruiter\b"
    r"|\bselect(?:ion|ing) (?:process|official|panel|committee)\b|\b(?:second|third|next|final|last) (?:step"
    r"|stage|round)\b|\bnext steps\b"
    r"|\b(?:for )?those (?:we|who are) invite|\bwe(?:['’]ll| will) invite|\bshortlist|\bscreening call"
    r"|\bwork sample\b|\btrial (?:shift|day)\b(?! of)"
    r"|\breads? (?:every|each|all|your) (?:conversation|application|transcript|answer|interview)|\b(?:talk"
    r"|speak) (?:with|to) a (?:person|human)"
    r"|\bask for a (?:person|human)|\bapply (?:by|with|through|via|online|at|here|before|now|directly)"
    r"|\bto apply\b|\bhow to apply|\bsend (?:us )?(?:your|a) "
    r"(?:cv|resume|résumé|application|portfolio|cover)|\bcover letter\b|\bapplications? (?:close|are|is|will"
    r"|must|process|deadline)|\bsubject matter experts"
    r"|\boffers? (?:will be|is|are) (?:made|sent)|\bdecision (?:is made|will be made|within)"
    r"|\bquestions (?:about|regarding) (?:this|the) (?:position|role|job|post|vacancy)"
    r"|\bwork(?:ing)? days? (?:of|after) (?:the|your)|\bwithin \w+ (?:working |business )?(?:days"
    r"|weeks) of (?:your|the) (?:interview|application)|\bbe referred to\b"
    r"|\bcategory rating\b|\bevaluated by\b|\breferences? (?:will be|are) (?:taken|checked|asked)",
    re.IGNORECASE,
)
_INTERVIEWS_OTHERS = re.compile(
    r"\b(?:conduct|lead|run|hold|carry out|do|plan|schedul\w*) (?:\w+ ){0,3}interviews?\b", re.IGNORECASE
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
    r"|\bcycle[- ]to[- ]work|\bcommut|\bparking\b|\btips\b.{0,20}\b(?:shared|split|pooled|kept)|\bmeals? (?:on"
    r"|during|is|are) (?:shift|duty|provided|free)|\bnew starters\b",
    re.IGNORECASE,
)
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
        if _DUTIES.search(text):
            return Section.DUTIES
        if _REQUIREMENTS.search(text):
            return Section.REQUIREMENTS
        return under if under not in (None, Section.OTHER) else Section.SUMMARY
    if under is Section.DUTIES and _TERMS.search(text) and not _DUTIES.search(text):
        return Section.TERMS
    return under


def place_formality(text: str) -> Section | None:
    """LEGAL or PROCESS where the sentence says so itself, else None."""
    if _RIGHTS.search(text) or (_ELIGIBILITY.search(text) and not _TERMS.search(text)):
        return Section.LEGAL
    if _PROCESS.search(text) and not _INTERVIEWS_OTHERS.search(text):
        return Section.PROCESS
    return None
