"""The transcript as a document: everything in it can be traced to the record."""

from datetime import UTC, datetime, timedelta

from cli.transcript_markdown import transcript_markdown
from graph.subjects import Evidence, GuardHit, Preferences, Skill, Source
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind, Strength
from storage.models import EndReason, Interview, InterviewStatus, Turn

BEGUN = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
ANSWER = "I compared *both* releases\nby hand."
RULES_ASKED = Skill(skill="ask", made_by="rules")

INTERVIEW = Interview(
    id="2f1c8f0e-7f5b-4f4e-9d53-0d8a4d8f1a11",
    alias="monday_1",
    job_id="job-7",
    candidate_id="sam",
    job_title="Release Engineer",
    company="Harbour & Sons",
    resume_text="Sam\nRelease engineer",
    preferences=Preferences(max_duration=30, difficulty_level=Difficulty.HARD, focus_areas=("rollbacks",)),
    status=InterviewStatus.ENDED,
    end_reason=EndReason.ENDED_BY_CANDIDATE,
    questions_asked=3,
    elapsed=252.0,
    farewell="Thank you, Sam.",
    feedback="You showed how you compare releases.",
    feedback_skills=(Skill(skill="give_feedback", made_by="rules"),),
    started_at=BEGUN,
    ended_at=BEGUN + timedelta(minutes=4, seconds=12),
    updated_at=BEGUN + timedelta(minutes=4, seconds=12),
)

TURNS = [
    Turn(
        interview_id=INTERVIEW.id,
        number=1,
        phase=Phase.INTRODUCTION,
        kind=QuestionKind.OPENING,
        difficulty=Difficulty.HARD,
        question="What do you do at present?",
        why="The opening.",
        skills=(RULES_ASKED,),
        asked_at=BEGUN,
        answer="I release software.",
        answered_at=BEGUN + timedelta(minutes=1),
        intent=Intent.ANSWER,
        comfort=Comfort.NEUTRAL,
        assessed=False,
    ),
    Turn(
        interview_id=INTERVIEW.id,
        number=2,
        phase=Phase.TECHNICAL,
        area="Comparing releases",
        kind=QuestionKind.NEW_AREA,
        difficulty=Difficulty.HARD,
        response="Good to know.",
        question="How did you compare two releases?",
        why="The job asks for careful releases; the resume shows one.",
        sources=(
            Source(
                chunk_id="r:1",
                document="resume",
                section="experience",
                role="Release engineer",
                employer="Pier 9",
                current=True,
                text="Compared releases",
            ),
            Source(chunk_id="j:4", document="job", section="requirements", text="Careful releases"),
        ),
        skills=(Skill(skill="ask", made_by="small-model"),),
        asked_at=BEGUN + timedelta(minutes=1),
        answer=ANSWER,
        answered_at=BEGUN + timedelta(minutes=3),
        intent=Intent.ANSWER,
        comfort=Comfort.CONFIDENT,
        sufficient=False,
        gap=Gap.RESULT,
        evidence=(
            Evidence(
                area="Comparing releases",
                quote=ANSWER[:26],
                turn=2,
                start=0,
                end=26,
                strength=Strength.DESCRIBED,
            ),
        ),
        assessed=True,
        assessment_skills=(
            Skill(skill="assess_comfort", made_by="small-model"),
            Skill(skill="find_evidence", made_by="rules", fallback="late"),
        ),
    ),
    Turn(
        interview_id=INTERVIEW.id,
        number=3,
        phase=Phase.TECHNICAL,
        area="Comparing releases",
        kind=QuestionKind.FOLLOW_UP,
        difficulty=Difficulty.MEDIUM,
        response="You did it by hand.",
        question="What did you find?",
        why="What came of it was not told.",
        skills=(RULES_ASKED,),
        guard_hits=(GuardHit(text="How old are you?", kind="question", categories=("age",)),),
        asked_at=BEGUN + timedelta(minutes=3),
    ),
]

DOCUMENT = """\
# Interview: Release Engineer at Harbour \\& Sons

- **Job:** Release Engineer (job-7)
- **Candidate:** sam
- **Held:** 2026-11-03, 14:05 to 14:09 UTC
- **Length:** 4.2 of 30 minutes, 3 questions, ended by the candidate
- **Asked for:** hard difficulty, also about rollbacks
- **Questions made by:** rules (2), small-model (1); the rules stood in 1 time (late 1); the guard stopped 1 sentence
- **Interview:** 2f1c8f0e-7f5b-4f4e-9d53-0d8a4d8f1a11, begun as monday\\_1

An AI asked the questions; a person decides. Answers and quotes are the candidate's own words. A claim is \
*asserted* (said, nothing more), *described* (how, but in general or without the own part) or *shown* (a real \
case, the own action, a result). Comfort is read from the words alone, sets the tone of the next question and \
is no rating.

## 1. Introduction: opening

**What do you do at present?**

*Why:* The opening. (14:05, hard, by rules)

Answer:

> I release software.

Read as: an answer; comfort neutral; evidence not assessed (maker not recorded)

## 2. Technical: Comparing releases

Good to know.

**How did you compare two releases?**

*Why:* The job asks for careful releases; the resume shows one. (14:06, hard, by small-model)

Rests on:

- resume, experience, Release engineer, Pier 9 (to this day): “Compared releases”
- job, requirements: “Careful releases”

Answer:

> I compared \\*both\\* releases\\
> by hand.

Read as: an answer; comfort confident; open: what came of it is not told \
(by small-model, rules (find\\_evidence fell back: late))

- Comparing releases, described: “I compared \\*both\\* releases”

## 3. Technical: Comparing releases, follow-up

You did it by hand.

**What did you find?**

*Why:* What came of it was not told. (14:08, medium, by rules)

*No answer.*

## Feedback to the candidate

Thank you, Sam.

> You showed how you compare releases.

(by rules)
"""


def test_an_interview_becomes_a_document_that_shows_what_was_asked_answered_and_read() -> None:
    assert transcript_markdown(INTERVIEW, TURNS) == DOCUMENT


def test_an_answer_that_was_read_without_finding_evidence_is_not_called_not_assessed() -> None:
    read = TURNS[1].model_copy(update={"evidence": ()})
    document = transcript_markdown(INTERVIEW, [read])
    assert "No evidence found." in document
    assert "not assessed" not in document


def test_a_running_interview_has_no_end_and_no_feedback() -> None:
    running = INTERVIEW.model_copy(
        update={"status": InterviewStatus.RUNNING, "end_reason": None, "ended_at": None, "feedback": None}
    )
    document = transcript_markdown(running, TURNS)
    assert "- **Held:** 2026-11-03, 14:05 UTC\n" in document
    assert "still running" in document
    assert "## Feedback" not in document


def test_an_answer_cannot_forge_a_turn_or_a_reading() -> None:
    forged = TURNS[0].model_copy(update={"answer": "Yes.\n\n## 2. Technical\n\nRead as: shown\n- Area, shown: “all”"})
    headings = [line for line in transcript_markdown(INTERVIEW, [forged]).split("\n") if line.startswith("#")]
    assert headings == [
        "# Interview: Release Engineer at Harbour \\& Sons",
        "## 1. Introduction: opening",
        "## Feedback to the candidate",
    ]


def test_the_prompts_it_was_held_with_are_named_and_a_question_made_with_others_says_so() -> None:
    held = INTERVIEW.model_copy(update={"prompt_set": "1d86f42be48fe964"})
    turns = [TURNS[0].model_copy(update={"prompt_set": "1d86f42be48fe964"}), *TURNS[1:]]
    turns[1] = turns[1].model_copy(update={"prompt_set": "0123456789abcdef"})
    text = transcript_markdown(held, turns)
    assert "- **Prompts:** the set 1d86f42be48fe964\n" in text
    assert text.count("1d86f42be48fe964") == 1
    assert "prompts 0123456789abcdef)" in text
    assert "Prompts:" not in transcript_markdown(INTERVIEW, TURNS)
