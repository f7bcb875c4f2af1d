"""Evidence, its strength and the gap that is left, over a labelled corpus of our own and case by case."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.interviewers.skills import ReadBrief
from graph.language.reading import Private, read_answer
from graph.subjects import Area, Exchange, Reading
from graph.vocabulary import Gap, Intent, Phase, QuestionKind, ResumeMatch, Strength

CORPUS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "data" / "answers" / "answers.jsonl").read_text("utf-8").splitlines()
]


def area(name: str, need: str = "", phase: Phase = Phase.TECHNICAL) -> Area:
    return Area(name=name, phase=phase, weight=0.2, need=need, why="", resume=ResumeMatch.PRESENT)


REPAIR = area("Repairing machines", "repairs presses and saws")
TEACHING = area("Teaching apprentices", "teaches apprentices and shows them the tools", Phase.BEHAVIORAL)


def read(
    answer: str,
    intent: Intent = Intent.ANSWER,
    question: str = "Tell me about one repair that was hard.",
    phase: Phase = Phase.TECHNICAL,
    asked: Area | None = REPAIR,
    private: Private = (),
) -> Reading:
    exchange = Exchange(
        turn=4,
        phase=phase,
        area=asked.name if asked else None,
        kind=QuestionKind.NEW_AREA,
        question=question,
        answer=answer,
    )
    return read_answer(ReadBrief(exchange=exchange, intent=intent, area=asked, areas=(REPAIR, TEACHING)), private)


def read_row(row: dict[str, Any]) -> Reading:
    phase = Phase(row["phase"])
    return read(row["answer"], Intent(row["intent"]), row["question"], phase, area(row["area"], row["need"], phase))


def strongest(reading: Reading) -> str | None:
    order = list(Strength)
    return max((e.strength for e in reading.evidence), key=order.index, default=None)


WHOLE = (
    "In March the press stopped every few minutes. I hung a meter on it for a day, saw that the voltage fell when the "
    "saw started, and moved the saw to another phase. Since then the press has run without a stop."
)


def test_the_corpus_is_large_and_comes_from_many_trades() -> None:
    assert len(CORPUS) >= 40
    assert len({row["trade"] for row in CORPUS}) >= 7


@pytest.mark.parametrize("field", ["sufficient", "gap", "strongest"])
def test_at_least_95_in_100_answers_of_the_corpus_are_read_right(field: str) -> None:
    wrong = []
    for row in CORPUS:
        reading = read_row(row)
        found = {"sufficient": reading.sufficient, "gap": reading.gap, "strongest": strongest(reading)}[field]
        if found != row[field]:
            wrong.append((row[field], found, row["answer"]))
    assert len(wrong) <= 0.05 * len(CORPUS), "\n".join(map(str, wrong))


def test_every_quote_is_verbatim_short_and_said_once() -> None:
    for row in CORPUS:
        reading = read_row(row)
        assert len(reading.evidence) <= 3
        for one in reading.evidence:
            assert one.quote == row["answer"][one.start : one.end]
            assert 5 <= len(one.quote.split()) <= 31
            assert one.quote == one.quote.strip(" ,.;")
        for before, after in zip(reading.evidence, reading.evidence[1:], strict=False):
            assert before.end <= after.start


def test_a_real_case_with_the_own_part_and_a_result_is_shown_and_leaves_no_gap() -> None:
    reading = read(WHOLE)
    assert reading.sufficient is True
    assert reading.gap is None
    assert strongest(reading) == Strength.SHOWN


def test_what_a_we_did_is_described_at_most_and_asks_for_the_own_part() -> None:
    reading = read(WHOLE.replace("I hung", "we hung").replace("I ", "we "))
    assert strongest(reading) == Strength.DESCRIBED
    assert reading.gap is Gap.OWN_PART


def test_what_somebody_would_do_is_described() -> None:
    reading = read("I would hang a meter on it for a day, and then I would look at what starts when it stops.")
    assert strongest(reading) == Strength.DESCRIBED
    assert reading.gap is Gap.EXAMPLE


def test_a_bare_claim_is_asserted() -> None:
    assert strongest(read("I am really very good with all machines.", Intent.PARTIAL)) == Strength.ASSERTED


@pytest.mark.parametrize(
    "hedged",
    [
        "I think it was in March, probably, sorry, the press stopped every few minutes. So I, um, I hung a meter on it "
        "for a day, I guess, saw that the voltage fell when the saw started, and, you know, moved the saw to another "
        "phase. Since then, I think, the press has run without a stop.",
        "In March the press is stopping every few minutes. I have hanged a meter on it for one day, I saw that voltage "
        "fell when saw started, and I moved saw to other phase. Since then press has run without stop.",
    ],
)
def test_hedges_fillers_and_slips_of_grammar_lower_nothing(hedged: str) -> None:
    plain, other = read(WHOLE), read(hedged)
    assert (other.sufficient, other.gap, strongest(other)) == (plain.sufficient, plain.gap, strongest(plain))


@pytest.mark.parametrize("intent", sorted(set(Intent) - {Intent.ANSWER, Intent.PARTIAL, Intent.NO_KNOWLEDGE}))
def test_what_is_no_answer_holds_no_evidence_and_is_not_judged(intent: Intent) -> None:
    assert read(WHOLE, intent) == Reading(sufficient=None)


def test_a_partial_answer_is_never_shown_and_never_enough() -> None:
    reading = read(WHOLE, Intent.PARTIAL)
    assert reading.sufficient is False
    assert strongest(reading) == Strength.DESCRIBED


def test_not_knowing_leaves_a_gap_and_no_evidence() -> None:
    reading = read("I don't know, I have never repaired one myself.", Intent.NO_KNOWLEDGE)
    assert reading.sufficient is False
    assert reading.evidence == ()


def test_nothing_of_a_private_fact_is_quoted() -> None:
    answer = WHOLE.replace("Since then", "My back was bad that year, so I moved it with my cousin. Since then")
    start = answer.index("My back")
    end = answer.index(" Since then")
    quotes = [e.quote for e in read(answer, private=[(start, end, "health")]).evidence]
    assert quotes
    assert not any("back" in quote or "cousin" in quote for quote in quotes)


def test_a_claim_goes_to_the_area_its_words_clearly_fit() -> None:
    reading = read(WHOLE + " I taught two apprentices on it and showed them the tools, one by one, until they knew it.")
    assert "Teaching apprentices" in {e.area for e in reading.evidence}
    assert "Repairing machines" in {e.area for e in reading.evidence}


def test_an_ordinary_answer_is_enough_in_the_introduction() -> None:
    reading = read(
        "I came to it through my uncle's garage, and I liked the smell.", phase=Phase.INTRODUCTION, asked=None
    )
    assert reading.sufficient is True


def test_the_question_of_a_gap_does_not_arise_in_the_conclusion() -> None:
    assert read("No, that was all, thank you.", phase=Phase.CONCLUSION, asked=None).sufficient is None
