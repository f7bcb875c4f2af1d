"""The closed set of places a chunk can stand in."""

from enum import StrEnum


class Section(StrEnum):
    PROFILE = "profile"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    """Of a resume, and of a job the list of required skills."""
    COURSES = "courses"
    # of a job text
    SUMMARY = "summary"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    INTERVIEW = "interview"
    """How the interview itself is held: by whom, how long, repeats, breaks, asking for a person instead."""
    PROCESS = "process"
    """What happens after the interview, who reads it, when the candidate hears; how to apply."""
    TERMS = "terms"
    """Pay, benefits, place, hours: facts a candidate may ask about."""
    LEGAL = "legal"
    """Equal opportunity, eligibility, announcements: never asked about."""
    OTHER = "other"
