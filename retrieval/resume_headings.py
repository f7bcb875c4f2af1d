"""Which heading of a resume opens which section, in the many ways people write them."""

import re
from enum import Enum

from retrieval.lines import Line
from retrieval.sections import Section


class Private(Enum):
    """What stands under such a heading is no chunk: referees, addresses, date of birth, declarations."""

    PRIVATE = "private"


PRIVATE = Private.PRIVATE
Opens = Section | Private

_SURE: dict[Opens, str] = {
    Section.EXPERIENCE: """experience; experiences; employment; employment history; work history; job history
        ; career history; professional history; work experience; positions held; employment record; career experience
        ; internships; placements; volunteering; volunteer work; voluntary work; volunteer experience; military service
        ; professional background; work background; clinical rotations; previous roles; professional journey
        ; academic appointments; appointments; teaching experience; grants and awards""",
    Section.PROJECTS: """projects; project; project experience; publications; patents; selected work; selected works
        ; case studies
        ; project work; side projects; research projects; open source; open source contributions; project highlights""",
    Section.EDUCATION: """education; academic background; educational background; academic qualifications; academics
        ; academic history; education history; educational qualifications; schooling; degrees; academic credentials
        ; scholastic record; educational qualification; academic qualification; academic profile""",
    Section.SKILLS: """skills; skill set; skillset; competencies; competences; core competencies; areas of expertise
        ; skills summary; summary of skills; tech stack; technology stack; technical proficiencies; it skills; toolkit
        ; toolbox
        ; technologies; programming languages; language skills; skills and abilities; key strengths; technical summary
        ; technical expertise; technical knowledge; computer knowledge; tools and technologies""",
    Section.COURSES: """certifications; certification; certificates; certificate; licenses; licences; licensure
        ; seminars; workshops; professional development; accreditations; coursework; relevant courses
        ; relevant coursework; courses
        ; professional training; continuing education; cpd; professional qualifications; continuing professional
        development
        ; training courses; trainings; mandatory training; licences and registrations; registrations""",
    Section.PROFILE: """profile; summary; about me; objective; career objective; personal statement; personal profile
        ; professional profile; career summary; professional summary; executive summary; summary of qualifications
        ; qualifications summary; who i am; professional objective; bio; career profile; career goal; career goals
        ; professional overview; career overview; personal summary; experience summary""",
    Section.OTHER: """awards; honors; honours; honors and awards; hobbies; extracurricular activities; memberships
        ; affiliations; additional information; professional affiliations; professional memberships; other information
        ; activities and interests; hobbies and interests; extra-curricular activities; scholarships; distinctions
        ; additional interests; personal interests; miscellaneous""",
    PRIVATE: """references; referees; contact; contact details; contact information; contact info; personal details
        ; personal information; personal data; personal particulars; declaration; personal info; reference""",
}
"""Headings wherever they stand alone on a line."""

_AFTER_A_GAP: dict[Opens, str] = {
    Section.EXPERIENCE: """work; career; leadership; leadership experience; service; community service; internship
        ; teaching; grants
        ; roles; positions""",
    Section.PROJECTS: "research; portfolio; papers; talks; presentations; selected projects",
    Section.EDUCATION: "studies; academic; qualification; qualifications",
    Section.SKILLS: """expertise; tools; languages; language; software; strengths; abilities; proficiencies; technical
        ; stack; programming; frameworks; databases; knowledge; tools and software; equipment; platforms""",
    Section.COURSES: "training; credentials; licensing",
    Section.PROFILE: """about; introduction; overview; statement; highlights; career highlights
        ; qualifications profile""",
    Section.OTHER: """achievements; accomplishments; interests; activities; community; information; key achievements
        ; additional""",
}
"""Words that are headings where they are set off: after a blank line, in capitals, with a colon."""

_MODIFIERS = frozenset(
    """professional work working relevant key core selected technical additional other related career employment
    personal academic educational teaching clinical leadership volunteer voluntary community research industry
    industrial practical prior previous current past recent main major notable significant further general
    special specific soft hard computer it digital language programming software business management
    managerial sales nursing medical culinary kitchen legal my the of in project internship military
    international extracurricular areas list paid unpaid customer service retail engineering data science
    scientific marketing design administrative operational interpersonal transferable essential strategic
    creative media social care healthcare hospitality construction trade driving field office laboratory lab
    machine learning cloud web development interests awards honors""".split()
)

_NOT_WORDS = re.compile(r"^[\W_\d]+|[\W_]+$")
_SPACED_LETTERS = re.compile(r"(?:\w ){3,}\w")
_MOST_WORDS = 6


def _table(groups: dict[Opens, str]) -> dict[str, Opens]:
    return {" ".join(name.split()): section for section, names in groups.items() for name in names.split(";")}


_SURE_NAMES = _table(_SURE)
_GAP_NAMES = _table(_AFTER_A_GAP)
_ALL_NAMES = {**_SURE_NAMES, **_GAP_NAMES}


def heading_of(line: Line, *, all_lower: bool = False) -> Opens | None:
    """The section that `line` opens, or None where it is no heading. `all_lower`: nothing here has capitals."""
    if line.bullet and not (line.capitals or line.folded.endswith(":")):
        return None
    text = line.folded
    starts_like_heading = text[:1].isupper() or not text[:1].isalpha() or line.after_blank
    if len(text) > 60 or text.endswith((".", ",", ";")) or not (starts_like_heading or all_lower):
        return None
    return section_named(text, decorated=line.decorated, after_gap=line.after_blank)


def section_named(text: str, *, decorated: bool = False, after_gap: bool = False) -> Opens | None:
    """The section a heading of these words opens."""
    name = _normal(text)
    if not name or len(name.split()) > _MOST_WORDS:
        return None
    if found := _SURE_NAMES.get(name):
        return found
    if (decorated or after_gap) and (found := _GAP_NAMES.get(name)):
        return found
    parts = [part.strip() for part in re.split(r",|/|&|\+|\||\band\b", name) if part.strip()]
    found_parts = [_part(part, decorated) for part in parts]
    if not found_parts or not all(_is_known(part) or found for part, found in zip(parts, found_parts, strict=True)):
        return None
    return next((found for found in found_parts if found), None)


def _part(part: str, decorated: bool) -> Opens | None:
    """The section of one member of `Skills, Interests & Awards`: its last word counts, the others may qualify it."""
    if found := _ALL_NAMES.get(part):
        return found
    words = part.split()
    for start in range(1, len(words)):
        found = _ALL_NAMES.get(" ".join(words[start:]))
        if found and (decorated or all(word in _MODIFIERS for word in words[:start])):
            return found
    return None


def _is_known(part: str) -> bool:
    return all(word in _MODIFIERS for word in part.split())


def _normal(text: str) -> str:
    text = re.sub(r"\([^()]*\)", " ", text)
    text = _SPACED_LETTERS.sub(lambda letters: letters.group().replace(" ", ""), text)
    text = _NOT_WORDS.sub("", _NOT_WORDS.sub("", text.strip()))
    return " ".join(text.lower().replace("’", "'").split())
