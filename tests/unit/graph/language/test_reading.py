"""Evidence, its strength and the gap that is left, over a labelled corpus of our own and case by case."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.interviewers.skills import ReadBrief
from graph.language.reading import Private, may_be_foreign, read_answer
from graph.subjects import Area, Exchange, Reading, Source
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


CASE = (
    "Four people waited for the press in May. I hung a meter on the line and moved the saw to another phase. "
    "Since then the press has run without a stop, and nobody waits."
)


@pytest.mark.parametrize(
    "opener",
    [
        "The best example I have is from when I rebuilt the old packing line of the mill.",
        "What comes closest is that I rebuilt the old packing line of the mill.",
        "I can tell you about that. At the mill I rebuilt the old packing line.",
        "That makes me think of the time when I rebuilt the old packing line of the mill.",
    ],
)
def test_a_line_that_only_names_a_case_is_asserted_at_most(opener: str) -> None:
    assert {e.strength for e in read(opener).evidence} <= {Strength.ASSERTED}
    told = read(f"{opener} {CASE}")
    assert strongest(told) == Strength.SHOWN
    assert not any("packing" in e.quote for e in told.evidence)


def test_a_resume_line_said_again_is_no_evidence_beside_a_case() -> None:
    line = "Repaired hydraulic presses and band saws of three workshops, keeping downtime low"
    source = Source(chunk_id="r:1", document="resume", text=line)
    known = REPAIR.model_copy(update={"sources": (source,)})
    reading = read(f"I repaired hydraulic presses and band saws of three workshops. {CASE}", asked=known)
    assert reading.evidence
    assert not any("hydraulic" in e.quote for e in reading.evidence)


@pytest.mark.parametrize(
    "answer",
    [
        "I would start by asking the two people who work on it what goes wrong. Then I'd take one small piece and "
        "repair it with somebody looking on. I'd agree beforehand how we tell whether it worked, because otherwise "
        "it always did.",
        "First you'd look for what has been tried before. After that I would make a plan of one page, and I'd ask "
        "the foreman to read it. If it didn't turn out like that, I would stop and say so.",
        "What comes closest is that I rebuilt the packing line in 2019. I'd begin with the one who waits for it, and "
        "then I would measure the voltage for a week. I would write down what I expect.",
    ],
)
def test_what_is_only_imagined_is_never_shown_and_leaves_the_real_case_open(answer: str) -> None:
    reading = read(answer)
    assert strongest(reading) == Strength.DESCRIBED
    assert (reading.sufficient, reading.gap) == (False, Gap.EXAMPLE)


def test_an_own_action_without_anything_that_came_of_it_is_described_and_asks_for_the_result() -> None:
    reading = read(
        "In March the press stopped every few minutes, and four people waited. I hung a meter on it for a day, wrote "
        "the times on the wall, drew the line of the voltage and moved the saw to another phase. I told both shifts "
        "and put a note on the switch."
    )
    assert strongest(reading) == Strength.DESCRIBED
    assert (reading.sufficient, reading.gap) == (False, Gap.RESULT)


def test_what_was_found_out_is_no_result_yet() -> None:
    reading = read(
        "In March the press stopped every few minutes, and the foreman was angry with everybody. I hung a meter on "
        "it for a day and compared it with the list of the shift. It stood in the same circuit as the saw."
    )
    assert reading.gap is Gap.RESULT


def test_what_came_of_it_without_what_was_done_asks_how() -> None:
    reading = read(
        "In March the press stopped every few minutes, and four people waited next to it every day and were annoyed. "
        "Since then it has run without a stop, and the foreman came by twice and said that it was quiet."
    )
    assert (reading.sufficient, reading.gap) == (False, Gap.METHOD)


@pytest.mark.parametrize(
    "answer",
    [
        "That's as much as I remember of it.",
        "I think I've told you the main part of it.",
        "Yes, I remember that one well.",
        "Honestly, that was about all of it.",
    ],
)
def test_talk_about_the_answer_is_no_evidence(answer: str) -> None:
    assert read(answer, Intent.PARTIAL).evidence == ()


@pytest.mark.parametrize("answer", ["I am good with people.", "I am a very careful and reliable person."])
def test_a_claim_about_oneself_is_asserted(answer: str) -> None:
    assert {e.strength for e in read(answer, Intent.PARTIAL).evidence} == {Strength.ASSERTED}


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
    quotes = [e.quote for e in read(answer, private=((start, end, "health"),)).evidence]
    assert quotes
    assert not any("back" in quote or "cousin" in quote for quote in quotes)


def test_a_claim_goes_to_the_area_its_words_clearly_fit() -> None:
    reading = read(WHOLE + " I taught two apprentices on it and showed them the tools, one by one, until they knew it.")
    assert "Teaching apprentices" in {e.area for e in reading.evidence}
    assert "Repairing machines" in {e.area for e in reading.evidence}


FOREIGN = (
    "In May a lady wanted her money back for a coat. I listened to her for ten minutes, wrote down what she said and "
    "gave her a new one from the window. Since then she has come in every month and asks for me."
)


def test_an_answer_about_something_else_is_no_evidence_for_the_area_asked_about() -> None:
    exchange = Exchange(
        turn=4,
        phase=Phase.TECHNICAL,
        area=REPAIR.name,
        kind=QuestionKind.NEW_AREA,
        question="Tell me about one repair that was hard.",
        answer=FOREIGN,
    )
    brief = ReadBrief(exchange=exchange, intent=Intent.ANSWER, area=REPAIR, areas=(REPAIR, TEACHING))
    far = read_answer(brief, nearness=0.05)
    assert far == Reading(sufficient=None)
    assert read_answer(brief, nearness=0.4).evidence
    assert read_answer(brief).evidence


def test_a_distant_answer_in_the_words_of_the_area_stays_evidence() -> None:
    exchange = Exchange(
        turn=4,
        phase=Phase.TECHNICAL,
        area=REPAIR.name,
        kind=QuestionKind.NEW_AREA,
        question="Tell me about one repair of machines that was hard.",
        answer=f"It was a hard repair, one of the old machines. {WHOLE}",
    )
    brief = ReadBrief(exchange=exchange, intent=Intent.ANSWER, area=REPAIR, areas=(REPAIR, TEACHING))
    assert {e.area for e in read_answer(brief, nearness=0.05).evidence} == {REPAIR.name}


def test_a_boast_about_nothing_in_particular_is_pressed_like_any_other() -> None:
    brief = ReadBrief(
        exchange=Exchange(
            turn=4,
            phase=Phase.TECHNICAL,
            area=REPAIR.name,
            kind=QuestionKind.NEW_AREA,
            question="Tell me about one repair that was hard.",
            answer="Nobody knows more about that than I do.",
        ),
        intent=Intent.PARTIAL,
        area=REPAIR,
        areas=(REPAIR, TEACHING),
    )
    assert not may_be_foreign(brief)
    assert read_answer(brief, nearness=0.05).gap is Gap.EXAMPLE


def test_being_asked_what_one_would_say_is_no_question_about_something_imagined() -> None:
    question = "You repaired pumps for a year. What would you say was hard about it?"
    assert read("Nothing special, really.", Intent.PARTIAL, question=question).gap is Gap.EXAMPLE


def test_an_ordinary_answer_is_enough_in_the_introduction() -> None:
    reading = read(
        "I came to it through my uncle's garage, and I liked the smell.", phase=Phase.INTRODUCTION, asked=None
    )
    assert reading.sufficient is True


def test_the_question_of_a_gap_does_not_arise_in_the_conclusion() -> None:
    assert read("No, that was all, thank you.", phase=Phase.CONCLUSION, asked=None).sufficient is None


@pytest.mark.parametrize(
    "answer",
    [
        "I'm the best repairer in the county, and no fault stays hidden from me for long, whatever it is.",
        "I always speak my mind about machines, everybody who worked with me will tell you that at any time.",
        "My repairs are second to none, and customers have always appreciated how quickly I come to them.",
    ],
)
def test_a_boast_without_a_case_is_a_bare_claim(answer: str) -> None:
    assert strongest(read(answer, Intent.PARTIAL)) == Strength.ASSERTED


def test_a_result_told_by_its_day_is_a_result() -> None:
    answer = (
        "In June I had sixty old bearings on the shelf. I sorted them by size on Monday and tried each of them in the "
        "small press on Wednesday, and by Friday we had thrown out nineteen."
    )
    assert read(answer).gap is None


def test_what_is_seen_when_one_looks_after_an_act_is_its_result_and_before_it_is_none() -> None:
    acted = (
        "Two men in my crew had not spoken for a month. In May I gave each of them a part of the roof and one list for "
        "both. I asked the foreman every Friday how it went. They were no friends, but the shouting stopped."
    )
    assert read(acted).gap is None
    looked = (
        "In May the press stopped every few minutes. I asked the foreman when it had begun. I measured the voltage at "
        "the main switch for a whole day and I read the log of the week before. The log showed the saw at every stop."
    )
    assert read(looked).gap is Gap.RESULT
