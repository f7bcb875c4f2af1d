"""What an interviewer must not touch: the candidate's own private facts.

Job-related words are free: a nurse is asked about children and illness, a programmer about race conditions, a
negotiator about unions. What is stopped is a sentence that asks for, or remarks on, a fact about the candidate. Here
are the wordings in which that is usually done; `likeness` knows others by what they are like.

The sources are United States federal law and the guidance of the EEOC on pre-employment inquiries; what they forbid
is unfit for an interview elsewhere too. They are named with each category in the `asked_*` tables.
"""

import re

from graph.decisions.guard.asked_belief import ASKED_BELIEF
from graph.decisions.guard.asked_body import ASKED_BODY
from graph.decisions.guard.asked_home import ASKED_HOME
from graph.decisions.guard.asked_past import ASKED_PAST
from graph.decisions.guard.wording import plain
from graph.decisions.guard.work_words import WORK

COMPILED = {
    category: re.compile("|".join(f"(?:{one})" for one in patterns))
    for category, patterns in {**ASKED_HOME, **ASKED_BODY, **ASKED_BELIEF, **ASKED_PAST}.items()
}


def private_topics(text: str) -> tuple[str, ...]:
    """Categories of `TOPICS` that something said to the candidate touches."""
    said = WORK.sub("#", plain(text))
    return tuple(category for category, pattern in COMPILED.items() if pattern.search(said))
