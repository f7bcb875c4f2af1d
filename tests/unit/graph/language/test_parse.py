"""One parse for every reader of an answer."""

import time

from graph.language.parse import LONGEST, parse, warm


def test_token_offsets_are_those_of_the_text() -> None:
    text = "  I’d  measured it — twice,\nand “it held”. 👍 Then I left."
    for token in parse(text):
        assert text[token.idx : token.idx + len(token)] == token.text


def test_a_very_long_text_is_cut_at_a_space() -> None:
    text = "measured " * 3_000
    read = parse(text).text
    assert len(read) <= LONGEST
    assert text.startswith(read)
    assert read.endswith(" ")
    assert len(parse("x" * (LONGEST + 5)).text) == LONGEST


def test_a_page_of_signs_or_of_single_letters_holds_nobody_up() -> None:
    warm()
    started = time.perf_counter()
    for text in ("(" * 8_000, "👍" * 4_000, "I " * 4_000):
        parse(text)
    assert time.perf_counter() - started < 10


def test_the_readers_of_an_answer_share_its_parse() -> None:
    assert parse("I measured it twice.") is parse("I measured it twice.")


def test_an_answer_of_150_words_is_parsed_before_anybody_would_notice() -> None:
    warm()
    text = "I measured the belt twice and then I changed it with my colleague before lunch. " * 10
    best = 1.0
    for run in range(3):
        started = time.perf_counter()
        parse(f"{run} {text}")
        best = min(best, time.perf_counter() - started)
    assert best < 0.25
