"""Which heading or label of a job text opens which section."""

import re

from retrieval.sections import Section

_WORDS: tuple[tuple[Section, str], ...] = (
    # The first that matches wins: what must never be asked about comes before everything else.
    (
        Section.LEGAL,
        r"equal opportunit|\beeo\b|\beoe\b|diversity|inclusion|discriminat|accommodation|eligib|who may apply"
        r"|veteran|right to work"
        r"|work authori[sz]ation|visa|citizen|clearance|background check|privacy|data protection|gdpr|disclaimer|legal"
        r"|announcement|vacancy (?:number|id|ref)|\bjob (?:id|ref|code|number|posting)|requisition"
        r"|\breference (?:no|number)"
        r"|^(?:open|close|opens|closes|open(?:ing)? date|clos(?:e|ing) date|posted|date posted|deadline)$"
        r"|\bgrade level|\bseries\b"
        r"|physical (?:demands|requirements)|safeguarding|fair chance|accessibility statement"
        r"|compliance statement|conditions? of employment",
    ),
    (
        Section.PROCESS,
        r"next steps|what happens|what to expect (?:next|after)|(?:hiring|interview|selection|application"
        r"|recruitment) process|how to apply"
        r"|apply now|to apply|how we hire|contact|questions about|after you apply|hiring steps|interview"
        r"|our process|how you will be evaluated",
    ),
    (
        Section.TERMS,
        r"benefit|perks|salary|\bpay\b|compensation|what we offer|we offer|remuneration|package|\bhours\b"
        r"|schedule|\bshifts?\b|rota|location"
        r"|\btravel|\bcontract|terms|working (?:hours|pattern|conditions)|basic information|at a glance"
        r"|position type|job type"
        r"|employment type|number of vacancies|vacancies|supervisory|start date|duration|reports to|reporting"
        r"|rewards|what's in it for you"
        r"|what you(?:'ll| will) get|why (?:join|work)|perk|holiday|pension|closing|workplace"
        r"|work(?:ing)? model|experience level|seniority"
        r"|department|team size|\bwage|\bbase\b|place of work|appointment|key facts|overview of terms",
    ),
    (
        Section.SKILLS,
        r"^(?:required |key |core |technical |must.have |preferred |desired |essential )?(?:skills?|skill set"
        r"|technologies|tech stack|tools)"
        r"(?: required| needed)?$",
    ),
    (
        Section.REQUIREMENTS,
        r"requirement|qualification|what you(?:'ll| will)? (?:need|bring|have)|you(?:'ll| will)? (?:need|bring"
        r"|have)|who you are|about you"
        r"|must.haves?|nice.to.haves?|skills|competenc|experience|we(?:'re| are) looking for|looking for"
        r"|ideal candidate|person spec"
        r"|essential|desirable|preferred|minimum|education|bonus points|the candidate|knowledge|what it takes"
        r"|your (?:profile|background)"
        r"|you should apply if|certification|licen[sc]e|attributes|what we(?:'d| would)? (?:like|love|want"
        r"|expect)|plus(?:es)?$|ksas?\b|must bring",
    ),
    (
        Section.DUTIES,
        r"dut(?:y|ies)|responsib|what you(?:'ll| will)? (?:do|be doing|work on|own)|you(?:'ll| will) (?:do|be)"
        r"|the role|your role|day.to.day"
        r"|tasks|accountabilit|in this role|key activities|objectives?|what the job involves|your (?:impact"
        r"|mission|work|job|day)|scope"
        r"|job function|main purpose|a typical (?:day|week|shift)|the work|how you(?:'ll| will)|impact"
        r"|deliverables|first \d+ (?:days|months)",
    ),
    (
        Section.SUMMARY,
        r"summary|overview|about|who we are|the (?:team|company|opportunity|position|job|product|project)"
        r"|our (?:team|company|mission|story|values"
        r"|culture|product)|description|introduction|mission|purpose|company|context|background|culture|values"
        r"|the organi[sz]ation|job$|position$",
    ),
)
_PATTERNS = tuple((section, re.compile(words)) for section, words in _WORDS)
_QUALIFIER = (
    r"(?:key|main|core|minimum|preferred|basic|required|essential|desired|desirable|additional|job|role"
    r"|position|your|our|the|other"
    r"|technical|general|specific|primary|day[- ]to[- ]day|person|personal|professional|company|interview"
    r"|hiring|selection|application)"
)
_SUBJECT = (
    r"(?:requirements?|responsibilit(?:y|ies)|duties|tasks|qualifications?|skills|competenc(?:y|ies)|experience"
    r"|role|description|summary"
    r"|overview|specification|benefits|perks|process|team|company|mission|position|criteria|profile"
    r"|nice to have|must have|education"
    r"|compensation|salary|pay|hours|location|schedule|job|purpose|opportunity|background|culture|values"
    r"|accountabilities|next steps"
    r"|contact|point of contact|equal opportunit(?:y|ies)(?: .{0,30})?|rewards|package|terms)"
)
_SURE = re.compile(
    rf"(?:{_QUALIFIER} )*{_SUBJECT}(?:s|es)?(?:(?:,| and| &| /| \+| or)? (?:{_QUALIFIER} )*{_SUBJECT}| required"
    rf"| needed){{0,3}}"
    r"|(?:about|who|what|how|why|where|in this role|a (?:typical )?day)\b(?: [\w'&-]+){1,6}",
)
_NAMES_THE_JOB = re.compile(
    r"^(?:job |position |role )?(?:title|name|company|employer|organi[sz]ation|permalink|team|active)$"
)


def job_section_named(heading: str) -> Section | None:
    """The section that a heading or label of these words opens; None where it says nothing about that."""
    name = re.sub(r"^[\W_\d]+|[\W_]+$", "", " ".join(heading.lower().replace("’", "'").split()))
    return next((section for section, pattern in _PATTERNS if pattern.search(name)), None)


def is_surely_heading(line: str) -> bool:
    """Is this line a heading by its words alone, without capitals, marks or a blank line to set it off?"""
    name = re.sub(r"^[\W_\d]+|[\W_]+$", "", " ".join(line.lower().replace("’", "'").split()))
    return len(name) <= 60 and line[:1].isupper() and _SURE.fullmatch(name) is not None


def names_the_job(label: str) -> bool:
    """Is what follows this label the job's title or the company: known, and never a chunk?"""
    return _NAMES_THE_JOB.match(re.sub(r"^[\W_]+|[\W_]+$", "", label.lower())) is not None
