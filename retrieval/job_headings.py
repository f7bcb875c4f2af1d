"""Which heading or label of a job text opens which section."""

import re

from retrieval.sections import Section

_WORDS: tuple[tuple[Section, str], ...] = (
    # The first that matches wins: what must never be asked about comes before everything else.
    (
        Section.LEGAL,
        r"equal opportunit|\beeo\b|\beoe\b|diversity|inclusion|discriminat|accommodation|eligib|who may apply|veteran|right to work"
        r"|work authori[sz]ation|visa|citizen|clearance|background check|privacy|data protection|gdpr|disclaimer|legal"
        r"|announcement|vacancy (?:number|id|ref)|\bjob (?:id|ref|code|number|posting)|requisition|\breference (?:no|number)"
        r"|^(?:open|close|opens|closes|open(?:ing)? date|clos(?:e|ing) date|posted|date posted|deadline)$|\bgrade level|\bseries\b"
        r"|physical (?:demands|requirements)|safeguarding|fair chance|accessibility statement|compliance statement|conditions? of employment",
    ),
    (
        Section.PROCESS,
        r"next steps|what happens|what to expect (?:next|after)|(?:hiring|interview|selection|application|recruitment) process|how to apply"
        r"|apply now|to apply|how we hire|contact|questions about|after you apply|hiring steps|interview|our process|how you will be evaluated",
    ),
    (
        Section.TERMS,
        r"benefit|perks|salary|\bpay\b|compensation|what we offer|we offer|remuneration|package|\bhours\b|schedule|\bshifts?\b|rota|location"
        r"|\btravel|\bcontract|terms|working (?:hours|pattern|conditions)|basic information|at a glance|position type|job type"
        r"|employment type|number of vacancies|vacancies|supervisory|start date|duration|reports to|reporting|rewards|what's in it for you"
        r"|what you(?:'ll| will) get|why (?:join|work)|perk|holiday|pension|closing|workplace|work(?:ing)? model|experience level|seniority"
        r"|department|team size|\bwage|\bbase\b|place of work|appointment|key facts|overview of terms",
    ),
    (
        Section.SKILLS,
        r"^(?:required |key |core |technical |must.have |preferred |desired |essential )?(?:skills?|skill set|technologies|tech stack|tools)"
        r"(?: required| needed)?$",
    ),
    (
        Section.REQUIREMENTS,
        r"requirement|qualification|what you(?:'ll| will)? (?:need|bring|have)|you(?:'ll| will)? (?:need|bring|have)|who you are|about you"
        r"|must.haves?|nice.to.haves?|skills|competenc|experience|we(?:'re| are) looking for|looking for|ideal candidate|person spec"
        r"|essential|desirable|preferred|minimum|education|bonus points|the candidate|knowledge|what it takes|your (?:profile|background)"
        r"|you should apply if|certification|licen[sc]e|attributes|what we(?:'d| would)? (?:like|love|want|expect)|plus(?:es)?$|ksas?\b|must bring",
    ),
    (
        Section.DUTIES,
        r"dut(?:y|ies)|responsib|what you(?:'ll| will)? (?:do|be doing|work on|own)|you(?:'ll| will) (?:do|be)|the role|your role|day.to.day"
        r"|tasks|accountabilit|in this role|key activities|objectives?|what the job involves|your (?:impact|mission|work|job|day)|scope"
        r"|job function|main purpose|a typical (?:day|week|shift)|the work|how you(?:'ll| will)|impact|deliverables|first \d+ (?:days|months)",
    ),
    (
        Section.SUMMARY,
        r"summary|overview|about|who we are|the (?:team|company|opportunity|position|job|product|project)|our (?:team|company|mission|story|values"
        r"|culture|product)|description|introduction|mission|purpose|company|context|background|culture|values|the organi[sz]ation|job$|position$",
    ),
)
_PATTERNS = tuple((section, re.compile(words)) for section, words in _WORDS)
_NAMES_THE_JOB = re.compile(r"^(?:job |position |role )?(?:title|name|company|employer|organi[sz]ation|permalink|team|active)$")


def job_section_named(heading: str) -> Section | None:
    """The section that a heading or label of these words opens; None where it says nothing about that."""
    name = re.sub(r"^[\W_\d]+|[\W_]+$", "", " ".join(heading.lower().replace("’", "'").split()))
    return next((section for section, pattern in _PATTERNS if pattern.search(name)), None)


def names_the_job(label: str) -> bool:
    """Is what follows this label the job's title or the company: known, and never a chunk?"""
    return _NAMES_THE_JOB.match(re.sub(r"^[\W_]+|[\W_]+$", "", label.lower())) is not None
