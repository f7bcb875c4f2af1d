"""Words that speak of the same work: a resume says "preceptor" and "loading time" where a job says "support for new
colleagues" and "web performance". A small embedding model sees little of that in a short line.
"""

import re
from functools import lru_cache

_GROUPS = {
    "speed": r"performance of|web performance|page speed|slow\w*|faster|speed\w*|load(?:ing)? times?|seconds|latency|"
    r"milliseconds|throughput|time until",
    "phone": r"phones?|handheld\w*|mobile|smartphones?|android|ios",
    "live": r"live|real[- ]time|websockets?|stream(?:s|ing)|server-sent",
    "late values": r"late|twice|missing|duplicates?|doubled|repeated|out of order",
    "migration": r"migrat\w+|replac\w+|moved? \w+ \w+.* (?:from|to)|moving|rewrit\w+|moderni[sz]\w+|"
    r"transition(?:ed|ing)?",
    "step by step": r"step[- ]by[- ]step|at a time|piece by piece|one by one|screen by screen|gradual\w*|"
    r"in stages|phased",
    "tests": r"automated test\w*|test automation|playwright|cypress|selenium|vitest|pytest|jest|"
    r"(?:unit|end-to-end) tests?",
    "access": r"accessib\w+|wcag|screen[- ]readers?|keyboards?|nvda|voiceover",
    "components": r"components?|design systems?|shared|date picker|storybook|design tokens",
    "users": r"user[- ]cent\w+|user research|people who use|interview(?:ed|ing)|usability|user needs|"
    r"observ(?:ed|ing)|"
    r"spent .*(?:shift|day|week)s? in",
    "build or buy": r"buy\w*|buil\w+ (?:or|versus|vs\.?) buy\w*|procure\w*|purchas\w+",
    "roadmap": r"road ?maps?|product vision|backlog|priorit\w+",
    "agile": r"agile|scrum|sprints?|kanban|two-week cycles|iterat\w+",
    "several trades": r"cross[- ]functional|multidisciplinary|engineers, a|designers? and|several professions",
    "partners": r"partners?|stakeholders?|agenc(?:y|ies)|vendors?|resellers?|integrators?|districts",
    "leading": r"lead(?:s|ing)?(?: a| the)?(?: \w+)? (?:team|people|group|shift|staff)\w*|led (?:a|the) .*team|"
    r"supervis\w+|"
    r"managed a team|team leader|team of|in charge of|account executives and",
    "teaching others": r"mentor\w*|coach\w*|preceptor\w*|train(?:ed|ing) (?:new|staff|\d+)|onboard\w*|"
    r"newly qualified|"
    r"new (?:starters|colleagues|hires)|apprentices?|juniors?|less experienced|student teachers|"
    r"first (?:development )?job|"
    r"taught|tutor\w*|grow(?:$|\b.*developers)",
    "explaining": r"explain\w*|present(?:ed|ing|ations?)|documentation|white ?papers?|wrote (?:short )?guides|"
    r"monthly note|"
    r"write a .*note|non-technical|plain language",
    "getting worse": r"gets? worse|getting worse|deteriorat\w+|sepsis|early warning|resuscitat\w+",
    "medicines": r"medicines?|drugs?|intravenous|antibiotics",
    "handover": r"hand ?overs?|called for help|speak(?:ing)? up|escalat\w+",
    "families": r"famil(?:y|ies)|relatives|parents?",
    "children": r"child(?:ren)?|paediatric\w*|pediatric\w*",
    "behaviour": r"behaviou?rs?|classroom management",
    "special needs": r"special educational needs|autis\w+|dyslexi\w+|sen\b|one to one support",
    "new customers": r"prospect\w*|lead generation|cold call\w*|outreach|won new|new (?:customers|business|clients)|"
    r"acquir\w+|pipeline generation|contacts reached",
    "negotiating": r"negotiat\w+|tenders?|terms and pric\w+|contract terms|closed \d+",
    "forecast": r"forecast\w*|quota|pipeline (?:review|meeting|strategy)\w*",
    "crm": r"crm|salesforce|hubspot|dynamics 365|pipedrive|zoho",
    "demonstrations": r"(?:product|software|live) demonstrations?|demonstrat\w+ (?:the |our )?products?|demos?\b|"
    r"showcas\w+",
    "objections": r"objections?|overc(?:a|o)me? .*|resistance",
    "territory": r"territor(?:y|ies)|regional sales",
    "discovery": r"discovery|gathered requirements|needs? analys[ei]s|customer needs|client needs",
    "key accounts": r"key accounts?|strategic accounts?|enterprise (?:accounts|clients)|framework agreement",
    "retrieval": r"retriev\w+|rag\b|vector (?:stores?|index|databases?)|faiss|embeddings?|semantic search",
    "evaluation": r"evaluat\w+|benchmark\w*|accuracy|mAP\b|f1\b|a/b test\w*|cross-validation|precision|recall|"
    r"baseline",
    "vision": r"computer vision|\bcv\b|yolo\w*|object detection|image (?:data|classification)|opencv|"
    r"segmentation|r-cnn|mAP\b",
    "fine-tuning": r"fine[- ]?tun\w+|lora|qlora|peft|trained .*(?:model|llm|bert|llama|transformer)\w*",
    "production": r"models? in(?:to)? production|production models?|deploy\w*|rollout|served? models?",
    "after release": r"after (?:the )?release|monitor(?:ed|ing|s)? .*(?:models?|drift|production)|drift|rolled back|"
    r"uptime",
    "data quality": r"data quality|annotat\w+|label(?:s|led|ling|ed|ing)|data validation|clean(?:ed|ing) .*data|"
    r"validation|"
    r"preprocessing",
    "sensors": r"sensors?|telemetry",
    "stock": r"stock (?:counts?|accuracy|levels)|cycle counts?|inventory",
    "safety": r"safety|unsafe|hazards?|risk assessments?",
    "forklift": r"fork ?lifts?|reach truck|counterbalance",
    "faults": r"faults?|repair\w*|troubleshoot\w*|diagnos\w+",
    "inspection": r"inspections?|test(?:ed)? and certif\w+|test records|certificates for",
    "plc": r"plcs?\b|siemens s7|allen-bradley",
    "wiring": r"wiring|rewir\w+|circuit diagrams?",
}
OF_PEOPLE = frozenset({
    "users", "several trades", "partners", "leading", "teaching others", "explaining", "handover",
    "families", "children", "behaviour", "special needs", "objections", "negotiating", "key accounts",
})  # fmt: skip
"""Those that are dealings with people."""
_PATTERNS = {name: re.compile(rf"\b(?:{words})(?:\b|$)", re.IGNORECASE) for name, words in _GROUPS.items()}


@lru_cache(maxsize=2048)
def kindred(text: str) -> frozenset[str]:
    """The kinds of work that `text` speaks of, by name; empty where it speaks of none that is known here."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(text))
