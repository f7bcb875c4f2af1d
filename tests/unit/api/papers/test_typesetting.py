"""Papers as PDF, read back as a reader would."""

import asyncio
import re
from datetime import timedelta

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.papers.conversation import conversation
from api.papers.review import Review, review
from api.papers.typesetting import conversation_pdf, review_pdf, set_conversation, set_review
from graph.subjects import JobPlan, PlannedArea, Skill
from graph.vocabulary import Phase
from storage.desk.reviews import Decision
from storage.models import Interview, InterviewStatus
from tests.unit.cli.test_transcript_markdown import BEGUN, INTERVIEW, TURNS

PLAN = JobPlan(
    areas=(
        PlannedArea(name="Comparing releases", phase=Phase.TECHNICAL, weight=0.6, need="Careful releases"),
        PlannedArea(name="Talking with crews", phase=Phase.BEHAVIORAL, weight=0.4, need="Talks with crews"),
    ),
    made_by="rules",
)
HELD = INTERVIEW.model_copy(
    update={
        "areas_to_probe": ("Comparing releases", "Talking with crews"),
        "preferences": INTERVIEW.preferences.model_copy(update={"focus_areas": ()}),
        "feedback_skills": (Skill(skill="give_feedback", made_by="rules", fallback="unreachable"),),
    }
)
NOTE = Decision(
    id="d", at=BEGUN + timedelta(days=1), author="Łukasz Żółć", written_by="desk", text="We meet on Monday."
)


def told(answer: str, interview: Interview = HELD, name: str = "Sam Doe") -> Review:
    turns = [TURNS[0].model_copy(update={"answer": answer}), *TURNS[1:]]
    return review(interview, turns, PLAN, candidate_name=name, decisions=[NOTE])


def read(pdf: bytes) -> str:
    """All its words, however the lines were broken."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def missing(words: str, text: str) -> list[str]:
    return [word for word in words.split() if word not in text]


def test_a_review_holds_every_word_of_the_interview() -> None:
    shown = told("I release software.")
    text = read(set_review(shown))
    said = [word for turn in shown.turns for word in (turn.response, turn.question, turn.why, turn.answer) if word]
    sources = [source.text for turn in shown.turns for source in turn.sources]
    claims = [evidence.quote for turn in shown.turns for evidence in turn.evidence]
    areas = [f"{area.area} {area.need}" for area in shown.plan]
    for words in (*said, *sources, *claims, *areas, HELD.feedback or "", HELD.farewell or "", NOTE.author, NOTE.text):
        assert missing(words, text) == []
    assert missing("Release Engineer at Harbour & Sons Sam Doe 3 November 2026, 14:05 to 14:09 UTC", text) == []


def test_it_says_who_asked_who_decides_what_fell_back_and_which_page_this_is() -> None:
    text = read(set_review(told("I release software.")))
    assert "An AI asked; a person decides. Page 1 of" in text
    assert "no score and no ranking" in text
    assert "Turn 2, reading the answer: the model was late." in text
    assert "The feedback: the model could not be reached." in text
    assert "guard stopped a question before it was said (age)" in text
    assert "How old are you?" not in text


def test_without_a_decision_it_says_that_there_is_none() -> None:
    assert "No decision is written down yet." in read(set_review(review(HELD, TURNS, PLAN)))


def test_a_candidates_own_paper_tells_what_was_said_and_nothing_of_how_it_was_read() -> None:
    own = conversation(HELD, TURNS)
    text = read(set_conversation(own))
    for turn in own.turns:
        assert missing(f"{turn.response or ''} {turn.question} {turn.answer or ''}", text) == []
    assert missing(f"{own.feedback} {own.farewell}", text) == []
    assert not [word for word in ("described", "Rests on", "Why:", "Read as", "late", "guard") if word in text]


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "Ивана Мартиновић", "Nguyễn Thị Hà", "Ελένη", "O’Brien-Çelik", "Strauß"]
)
def test_names_are_written_as_they_are(name: str) -> None:
    text = read(set_review(told(f"I am {name}.", name=name)))
    assert missing(f"{name} I am {name}.", text) == []
    assert "[U+" not in text


@pytest.mark.parametrize("word", ["李明", "山田", "한국어", "ཀྵ", "👩\u200d👩\u200d👧", "محمد", "שלום", "हिन्दी"])
def test_a_word_that_no_font_here_can_draw_stands_as_numbers_and_the_paper_says_so(word: str) -> None:
    text = read(set_review(told(f"before {word} after", name=word)))
    assert "before" in text
    assert "after" in text
    for char in word:
        assert f"[U+{ord(char):04X}]" in text or "[U+" not in text
    assert ("[U+" in text.replace("[U+0041]", "")) == ("stand as their Unicode numbers" in text)


def test_what_no_font_can_have_is_written_as_numbers() -> None:
    text = read(set_review(told("a\x07b c\ue000d e\ud800f g\ufffeh")))
    for number in ("0007", "E000", "D800", "FFFE"):
        assert f"[U+{number}]" in text
    assert "stand as their Unicode numbers" in text


@pytest.mark.parametrize(
    "words",
    [
        '#panic("x")',
        "#sys.inputs",
        "= Decisions",
        "*bold* _it_ `raw`",
        "$x^2$ @ref <label>",
        "// gone /* gone */",
        "\\u{41} \\",
    ],
)
def test_no_word_of_anybody_is_markup(words: str) -> None:
    text = read(set_review(told(f"before {words} after")))
    assert f"before {words} after" in text


def test_lines_of_an_answer_stay_lines() -> None:
    document = pypdfium2.PdfDocument(set_conversation(conversation(HELD, TURNS)))
    lines = document[0].get_textpage().get_text_bounded().splitlines()
    assert "I compared *both* releases" in lines
    assert "by hand." in lines


@pytest.mark.parametrize("word", ["https://example.org/" + "portfolio/" * 40, "abcdefghijk" * 30])
def test_a_word_wider_than_the_page_stays_on_the_page(word: str) -> None:
    document = pypdfium2.PdfDocument(set_review(told(f"See {word} there.", name=word)))
    pages = [page.get_textpage() for page in document]
    right = max(text.get_charbox(place)[2] for text in pages for place in range(text.count_chars()))
    assert right <= document[0].get_width() - 25 / 25.4 * 72 + 0.5
    assert word in re.sub(r"\s", "", "".join(text.get_text_bounded() for text in pages))


@given(st.text(st.characters(), max_size=200))
@settings(max_examples=40, deadline=None)
def test_whatever_was_answered_there_is_a_paper(answer: str) -> None:
    turn = TURNS[0].model_copy(update={"answer": answer})
    assert set_conversation(conversation(HELD, [turn])).startswith(b"%PDF")


@pytest.mark.parametrize("answer", ["x" * 20_000, "[" * 20_000, "[U+0041]" * 2_000, "\n" * 20_000, "李" * 5_000])
def test_the_longest_answer_has_a_paper(answer: str) -> None:
    assert set_review(told(answer)).startswith(b"%PDF")


def test_an_area_whose_answers_were_not_read_is_called_not_assessed() -> None:
    unread = [turn.model_copy(update={"evidence": (), "assessed": False}) for turn in TURNS]
    assert "Comparing releases asked, not assessed" in read(set_review(review(HELD, unread, PLAN)))
    assert "Comparing releases asked, still open" in read(set_review(review(HELD, TURNS, PLAN)))


def test_a_quote_from_an_answer_that_is_not_in_the_record_leads_nowhere() -> None:
    assert "answer 2" in read(set_review(review(HELD, [TURNS[1].model_copy(update={"number": 7})], PLAN)))


def test_an_interview_that_has_only_begun_has_a_paper_too() -> None:
    begun = HELD.model_copy(
        update={"elapsed": 0.0, "ended_at": None, "end_reason": None, "status": InterviewStatus.RUNNING}
    )
    assert "still running" in read(set_review(review(begun, [])))
    assert "Questions 0" in read(set_conversation(conversation(begun, [])))


def test_the_same_review_is_the_same_paper() -> None:
    assert set_review(told("I release software.")) == set_review(told("I release software."))


def test_it_is_tagged_for_screen_readers() -> None:
    pdf = set_review(told("I release software."))
    assert b"pdfuaid:part" in pdf
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == "Release Engineer at Harbour & Sons"


async def test_while_it_is_set_the_loop_goes_round() -> None:
    long = told("I release software. " * 10_000)
    making = asyncio.gather(review_pdf(long), conversation_pdf(conversation(HELD, TURNS)))
    rounds = 0
    while not making.done():
        await asyncio.sleep(0.001)
        rounds += 1
    paper, own = await making
    assert paper.startswith(b"%PDF")
    assert own.startswith(b"%PDF")
    assert rounds > 10
