"""Lines of job texts that ask for several things at once."""

import pytest

from graph.language.duties import clauses, requirements
from graph.language.naming import need_of
from graph.language.needs import Need
from graph.subjects import Area
from graph.vocabulary import Phase, ResumeMatch


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            "You set the tables, polish the glasses, keep the cellar cool, and train one apprentice.",
            ("You set the tables", "polish the glasses", "keep the cellar cool", "train one apprentice"),
        ),
        (
            "As a binder you'll repair ten books a week, stitch the covers, choose papers, and show visitors how "
            "paper is made.",
            (
                "As a binder you'll repair ten books a week",
                "stitch the covers",
                "choose papers",
                "show visitors how paper is made",
            ),
        ),
        (
            "You deal with the harbour office, brief captains before each trip, and plan the berths with the pilots.",
            ("You deal with the harbour office", "brief captains before each trip", "plan the berths with the pilots"),
        ),
        (
            "The role involves ordering timber, reporting to the council and supervising two joiners.",
            ("The role involves ordering timber", "reporting to the council", "supervising two joiners"),
        ),
        (
            "Responsible for opening the museum, counting tickets and locking up at night.",
            ("Responsible for opening the museum", "counting tickets", "locking up at night"),
        ),
        (
            "Your tasks: feeding the seals, cleaning the pools and keeping the diary.",
            ("Your tasks: feeding the seals", "cleaning the pools", "keeping the diary"),
        ),
        (
            "You'd run six boats, check the hulls before they go out, paint them and teach new crew the ropes.",
            ("You'd run six boats", "check the hulls before they go out", "paint them", "teach new crew the ropes"),
        ),
        (
            "The ideal candidate will: sort the archive; answer letters within a week; and read old handwriting.",
            ("The ideal candidate will: sort the archive", "answer letters within a week", "read old handwriting"),
        ),
        (
            "Prune the trees, mow the lawns and sharpen the tools.",
            ("Prune the trees", "mow the lawns", "sharpen the tools"),
        ),
    ],
)
def test_a_line_is_cut_where_another_verb_of_its_list_begins(line: str, pieces: tuple[str, ...]) -> None:
    assert clauses(line) == pieces
    assert all(piece in line for piece in pieces)


@pytest.mark.parametrize(
    "line",
    [
        "You collect and sort the post, also on Saturdays.",
        "You plan, cook and serve breakfast.",
        "You write in Rust, Go and Python.",
        "You talk to people who ring and complain.",
        "Experience with looms, dyes and wool.",
        "You show pupils how to wash, cut and cook leeks.",
        "Sound judgement and a steady hand.",
        "We bake, sell and deliver bread.",
    ],
)
def test_what_is_one_thing_or_no_list_of_things_to_do_stays_whole(line: str) -> None:
    assert clauses(line) == (line,)


def test_requirements_in_one_line_are_cut_where_one_of_its_own_follows() -> None:
    assert requirements("3+ years at sea; sound navigation; radar") == ("3+ years at sea", "sound navigation", "radar")
    assert requirements("Diploma, able to lift 20 kg, first aid") == ("Diploma", "able to lift 20 kg", "first aid")
    assert requirements("Patience with parents, children and dogs") == ("Patience with parents, children and dogs",)


def area(name: str, need: str) -> Area:
    return Area(name=name, phase=Phase.TECHNICAL, weight=0.2, need=need, why="", resume=ResumeMatch.MISSING)


def test_a_later_piece_is_known_as_something_done_by_the_name_of_its_area() -> None:
    assert need_of(area("Keeping the cellar cool", "keep the cellar cool")) == Need("do", "keep the cellar cool")
    assert need_of(area("Change management", "change management")) == Need("thing", "change management")
    assert need_of(area("Anything", "")) is None
