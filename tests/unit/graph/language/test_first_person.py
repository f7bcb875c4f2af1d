"""What a candidate writes of themselves in sentences is said back to them as any line of a resume is."""

import pytest

from graph.language.phrases import act


@pytest.mark.parametrize(
    ("sentence", "said", "ongoing"),
    [
        ("I made a list that used up trimmings.", "you made a list that used up trimmings", False),
        ("I build tills that people can trust.", "you build tills that people can trust", True),
        ("I mentor three bakers and run the shop.", "you mentor three bakers and run the shop", True),
        ("There I load about 30 vans a shift.", "you load about 30 vans a shift", True),
        ("After a year they let me bake and by 2022 I was running the oven.", "you ran the oven", False),
        ("I am currently rebuilding the stock list.", "you rebuild the stock list", True),
        ("I have written the rota for two wards.", "you wrote the rota for two wards", False),
        ("In 2019 we've moved the archive to a new hall.", "you moved the archive to a new hall", False),
        ("I used to keep the books of a garage.", "you kept the books of a garage", False),
        ("I left school at 16 and started peeling carrots at the Grey Heron.", "you started peeling carrots", False),
        ("Since 2023 I am assistant cook at Hotel Marlow: lunches for 80.", "you work as an assistant cook", True),
        ("I'm a cook: lunches for 80.", "you work as a cook", True),
        ("I have worked as a van driver for Kestrel Freight since 2019.", "you work as a van driver", True),
        ("Before that I was a picker at Oldham Foods for three years.", "you worked as a picker", False),
        ("I was responsible for the stock of two shops.", "you were responsible for the stock of two shops", False),
    ],
)  # fmt: skip
def test_a_sentence_in_the_first_person_is_said_as_what_was_done(sentence: str, said: str, ongoing: bool) -> None:
    found = act(sentence, current=False)

    assert found is not None
    assert (found.said, found.ongoing) == (said, ongoing)


@pytest.mark.parametrize(
    "sentence",
    [
        "I like fishing and football.",
        "I am a calm and careful person.",
        "I can work at weekends.",
        "I never missed a day in two years.",
        "I have a driving licence.",
        "I left school at 16.",
        "I speak English and Igbo.",
        "The menu I wrote was liked by the guests.",
        "When I joined the firm had two people.",
    ],
)
def test_what_tells_of_no_work_is_not_made_work(sentence: str) -> None:
    assert act(sentence, current=True) is None
