"""A life told in sentences is read like one set out in entries, where its sentences say the same."""

import pytest

from retrieval.chunks import Section
from tests.unit.retrieval.texts import chunks_of_resume

STORY = (
    "TAM OKAFOR\nHi, I am Tam. My name is Tam Okafor and I am 52 years old. "
    "I left school at 16 and started peeling carrots at the Grey Heron in Fowey. "
    "After a year they let me make the desserts. Since May 2022 I am assistant cook at Hotel Marlow: lunches for 80. "
    "There I order the fish. I passed my NVQ level 2 in 2021 at Porth College. "
    "I made a list of leftovers and we threw away much less. I like swimming. I speak English and Igbo. "
    "I am a calm person. I am looking for a place with early shifts.\n"
)


def test_each_sentence_of_a_story_is_a_line_of_its_own_kind() -> None:
    work, other = Section.EXPERIENCE, Section.OTHER
    chunks = chunks_of_resume(STORY)
    assert [(one.section, one.text.split()[:2], one.employer, one.role, one.current) for one in chunks] == [
        (work, ["I", "left"], "the Grey Heron", None, False),
        (work, ["After", "a"], "the Grey Heron", None, False),
        (work, ["Since", "May"], "Hotel Marlow", "assistant cook", True),
        (work, ["There", "I"], "Hotel Marlow", "assistant cook", True),
        (Section.EDUCATION, ["I", "passed"], None, None, False),
        (work, ["I", "made"], None, None, False),
        (other, ["I", "like"], None, None, False),
        (Section.SKILLS, ["I", "speak"], None, None, False),
        (Section.PROFILE, ["I", "am"], None, None, False),
        (Section.PROFILE, ["I", "am"], None, None, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "employer", "role", "current"),
    [
        ("I have worked as a van driver for Kestrel Freight since 2019.", "Kestrel Freight", "van driver", True),
        ("I'm a nurse at St. Brannock Hospital.", "St. Brannock Hospital", "nurse", True),
        ("Since 2019 I have been working as a caretaker at Birke School.", "Birke School", "caretaker", True),
        ("Since then I've been a caretaker at Birke School.", "Birke School", "caretaker", True),
        ("For 20 years I worked in a paper mill as a machine operator.", None, "machine operator", False),
        ("I was a picker at Oldham Foods for three years.", "Oldham Foods", "picker", False),
        ("Before that I worked for Bright & Sons in Leeds.", "Bright & Sons", None, False),
        ("In 2018 I joined Halden Tools as a welder.", "Halden Tools", "welder", False),
        ("I was head of purchasing at Copper Lane until 2020.", "Copper Lane", "head of purchasing", False),
        ("I have been a teacher since 2015.", None, "teacher", True),
        ("I worked at Christmas and at weekends.", None, None, False),
        ("I worked for Brisk and later for Halden.", None, None, False),
        ("I trained at Manchester for a year.", None, None, False),
        ("I built a shed that still stands.", None, None, False),
    ],
)  # fmt: skip
def test_employer_and_role_are_told_where_a_sentence_says_them_plainly(
    sentence: str, employer: str | None, role: str | None, current: bool
) -> None:
    (one,) = chunks_of_resume(f"Work experience\n\n{sentence}\n")
    assert (one.section, one.employer, one.role, one.current) == (Section.EXPERIENCE, employer, role, current)


def test_a_story_that_begins_with_a_post_and_its_dates_is_no_entry() -> None:
    chunks = chunks_of_resume(
        "Sam Hill\nI have worked as a van driver for Kestrel Freight since 2019. There I load 30 vans. I also cook.\n"
    )
    assert [(one.employer, one.role) for one in chunks] == [*[("Kestrel Freight", "van driver")] * 2, (None, None)]


def test_which_post_came_last_is_not_guessed_where_none_goes_on() -> None:
    chunks = chunks_of_resume("Sam Hill\nI was a cook at Red Hen. Then I was a baker at Blue Door. I baked rolls.\n")
    assert [(one.section, one.employer, one.role) for one in chunks] == [(Section.EXPERIENCE, None, None)] * 3


def test_a_summary_over_entries_stays_a_summary() -> None:
    chunks = chunks_of_resume(
        "Summary\nI worked at Red Hen Ltd as a cook.\n\nExperience\nBaker, Blue Door Cafe, 2016 - 2018\n- Baked\n"
    )
    assert [(one.section, one.employer) for one in chunks] == [
        (Section.PROFILE, None),
        (Section.EXPERIENCE, "Blue Door Cafe"),
    ]
