"""The parts of an entry's header: is this a job title, the name of an organisation, a place, or none of them?"""

import re

from retrieval.words import words_of

_CLEARLY_ORGANISATION = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|llp|plc|gmbh|pty|pvt|corp|corporation|(?-i:Co)|company|bros|sons|holdings"
    r"|university|universit[àäé]t?|college|institute|academy|school|schools|polytechnic|hospital|hospitals"
    r"|clinic|infirmary|hospice"
    r"|nhs|foundation|charity|ministry|hotel|hotels|resort|restaurant|bistro|cafe|café|brasserie|diner|bakery"
    r"|brewery|supermarket"
    r"|nursing home|care home|medical cent(?:er|re)|health cent(?:er|re)|school district|church|museum|airlines|airways"
    r"|city of|town of|county of|department of|university of)\b\.?",
    re.IGNORECASE,
)
_PERHAPS_ORGANISATION = re.compile(
    r"\b(?:ag|s\.?a\.?|b\.?v\.?|(?-i:AB)|n\.v|companies|surgery|trust|association|society|federation|union|council|bureau"
    r"|authority|agency|police|army"
    r"|navy|air force|theatre|theater|gallery|library|cathedral|inn|pub|bank|insurance|railways?|studios?|labs?"
    r"|laboratory"
    r"|laboratories|technologies|systems|solutions|consulting|consultancy|consultants|partners|associates"
    r"|industries|enterprises?|ventures"
    r"|motors|foods|stores?|shop|pharmacy|pharma|pharmaceuticals|therapeutics|biotech|robotics|software"
    r"|networks|logistics|transport"
    r"|freight|construction|builders|farms?|realty|properties|media|press|publishing|publications|broadcasting"
    r"|productions|entertainment"
    r"|gym|fitness|club|nursery|kindergarten|medical group|healthcare|district|borough|county|group|collective"
    r"|cooperative|co-op|startup"
    r"|works|mills?|garage|salon|spa|management|services|tech|digital|wireless|analytics|energy|medicine|dental"
    r"|dining|kitchen)\b\.?",
    re.IGNORECASE,
)
_FOREIGN_LEGAL_FORM = re.compile(
    r"\w,? (?:AG|SE|KG|OHG|UG|SARL|SAS|S\.?r\.?l|S\.?p\.?A|Oyj?|A/S|ApS|e\.V|s\.r\.o|d\.o\.o|Sp\. z o\.o)\.?$"
)
"""Written with these capitals; `AB`, `NV` and `SA` are left to be told from a state or province."""
_LEGAL_FORM = re.compile(
    r"^(?:inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|pty(?: ltd)?|pvt(?: ltd)?|corp|co\.|s\.?a|b\.?v|sons"
    r"|nhs trust)\.?$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\w (?:&|and) (?:Associates|Partners|Sons|Co\b)")
_DEPARTMENT = re.compile(
    r"\b(?:department|dept|division|team|unit|ward|faculty|desk|squad|branch|office|floor|section|stream"
    r"|practice|programme|program)\b\.?(?: \w{1,3})?$"
    r"|^(?:department|faculty|division|office|ward|team|school) of\b|^ward\b",
    re.IGNORECASE,
)
_NAMES_A_TRADE = re.compile(r"(?!(?:(?:check|play|short|wait|price)list|consist|persist)$)\w{4,}ist")
"""`generalist`, `hygienist`; not `checklist`."""
_LEADS = frozenset(
    "vp svp evp ceo cto cfo coo cio cmo director head chief manager dean president chair lead chef teacher".split()
)
_TELLS_OF_OTHERS = re.compile(
    r"\b(?:a|an|the|my|our|all|two|three|four|five|six|seven|eight|nine|ten) (?=\w)|^\w+s (?:\w+ )*\w+[^s\W]s$"
)
"""`Mentors two junior engineers`, `Trains new drivers`: something done, not a post."""
_GRADE = re.compile(r"(?:\s+|-)(?:[ivx]{1,4}|\d{1,2}|[a-c]|level \d|grade \d|band \d)$", re.IGNORECASE)


def is_place(part: str) -> bool:
    """A town, state, country or `Remote`; also with a postcode."""
    name = re.sub(r"\b\d{4,6}(?:-\d{4})?$", "", part).strip(" ._").lower()
    return not name or name in words_of("places") or is_region(name)


def is_region(part: str) -> bool:
    """A state, province or country."""
    return part.strip(" .").lower() in words_of("regions")


def is_role(part: str) -> bool:
    """Does `part` read as a job title: its last word, or the one before `of`, names what a person does?"""
    words = part.split()
    if not words or len(words) > 9 or _ends_as_organisation(part) or _FIRM.search(part):
        return False
    head = re.split(r"\s+(?:of|for|to|in|de|with|on|at)\s+", part, maxsplit=1, flags=re.IGNORECASE)[0]
    head = _GRADE.sub("", head.strip())
    last = head.split()[-1].strip(".,/&+").lower() if head.split() else ""
    if _TELLS_OF_OTHERS.search(head.lower()):
        return False
    if _names_a_role(last):
        return True
    # `VP Engineering`, `Teacher Mathematics`
    return len(words) > 1 and words[0].strip(".").lower() in _LEADS and is_field(" ".join(words[1:]))


def is_field(part: str) -> bool:
    """A department, a subject, a kind of contract: made of such words alone, so never an employer."""
    if _DEPARTMENT.search(part) and not re.search(
        r"\b(?:inc|ltd|llc|university|hospital|school district)\b", part, re.IGNORECASE
    ):
        return True
    words = re.findall(r"[\w&+.#-]+", part.lower())
    parts = [part for word in words for part in ([word] if word in words_of("fields") else word.split("-"))]
    return all(part.strip(".") in words_of("fields") or part.isdigit() for part in parts if part)


def is_organisation(part: str) -> bool:
    """Does a word in `part` leave no doubt that it names an organisation: a legal form, a school, a hospital?"""
    named = _CLEARLY_ORGANISATION.search(part) or _FOREIGN_LEGAL_FORM.search(part) or _FIRM.search(part)
    return named is not None and not is_field(part)


def may_be_organisation(part: str) -> bool:
    """Does a word in `part` often stand in the names of organisations?"""
    return is_organisation(part) or _PERHAPS_ORGANISATION.search(part) is not None


def split_at_commas(part: str) -> list[str]:
    """`Harborline Group, Inc., Leeds` as `["Harborline Group, Inc.", "Leeds"]`."""
    bits: list[str] = []
    for bit in re.split(r"\s*,\s*", part.strip(" ,;_*+=~»")):
        if bits and (_LEGAL_FORM.match(bit) or _GRADE.fullmatch(" " + bit)):
            bits[-1] += f", {bit}"
        elif bit:
            bits.append(bit)
    return bits


def _names_a_role(word: str) -> bool:
    roles = words_of("roles")
    candidates = {word, word.rsplit("/", 1)[-1], word.rsplit("-", 1)[-1]}
    if word.endswith("s"):
        candidates.add(word[:-1])
    return bool(candidates & roles) or _NAMES_A_TRADE.fullmatch(word) is not None


def _ends_as_organisation(part: str) -> bool:
    end = len(part.rstrip(" ."))
    last_word = part.split()[-1].strip(".").lower()
    return not _names_a_role(last_word) and any(
        found.end() >= end
        for pattern in (_CLEARLY_ORGANISATION, _PERHAPS_ORGANISATION)
        for found in pattern.finditer(part)
    )
