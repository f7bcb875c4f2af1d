"""The candidate room in a real browser, in front of the real server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.rooms.browser import DESK, PHONE, Scheme, hindrances, narrowed, picture, wider_than_its_window, window
from tests.e2e.rooms.candidate import ANSWERS, ASKED, RECOGNISER, SYNTHESIS, Candidate
from tests.e2e.rooms.home import Home
from tests.e2e.rooms.states import LISTEN, STATES, states

BOOKING, WATCHED, TIMING = ANSWERS
ASKED_OR_OVER = f"(before) => !document.getElementById('after').hidden || ({ASKED})(before)"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    opened = Home(tmp_path_factory.mktemp("record"))
    yield opened
    opened.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser) as opened:
        yield opened


@pytest.fixture
def candidate(page: Page, home: Home) -> Candidate:
    return Candidate(page, home.url)


# ---- from the door to the feedback


def test_an_interview_typed_from_the_invitation_to_its_own_end(candidate: Candidate, home: Home) -> None:
    token = home.invite(max_duration=1)["token"]
    candidate.begin(token)
    given: list[str] = []
    while candidate.page.locator("#talk").is_visible():
        asked = candidate.text("question")
        given.append(f"{ANSWERS[len(given) % 3]} That was in month {len(given)}.")
        candidate.say(given[-1])
        candidate.page.wait_for_function(ASKED_OR_OVER, arg=asked, polling=25)
        assert len(given) < 20
    assert candidate.text("farewell") and candidate.text("feedback")
    assert home.answers(token) == given
    assert [words for words in candidate.past() if words in given] == given


def test_feedback_and_transcript_of_an_interview_that_the_candidate_ends(candidate: Candidate, home: Home) -> None:
    token = home.invite()["token"]
    first = candidate.begin(token)
    second = candidate.answer(BOOKING)
    assert candidate.text("time") == "30 minutes left"
    assert candidate.page.locator("#parts [aria-current]").inner_text() == "Introduction"
    feedback = candidate.end()

    with candidate.page.expect_download() as saving:
        candidate.page.click("#downloads >> text=JSON")
    transcript = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert [turn["question"] for turn in transcript["turns"]] == [first, second]
    assert transcript["turns"][0]["answer"] == BOOKING and transcript["feedback"] == feedback
    for kind, name, beginning in (("PDF", "interview.pdf", b"%PDF"), ("Plain text", "interview.txt", b"")):
        with candidate.page.expect_download() as saving:
            candidate.page.click(f"#downloads >> text={kind}")
        assert saving.value.suggested_filename == name
        assert Path(saving.value.path()).read_bytes().startswith(beginning)

    candidate.page.reload()
    expect(candidate.page.locator("#feedback")).to_have_text(feedback)
    candidate.page.click("#leave")
    expect(candidate.page.locator("#choose")).to_be_visible()
    assert candidate.page.evaluate("JSON.stringify(sessionStorage)").count("inv_") == 0


def test_who_has_no_invitation_chooses_one_where_the_server_is_open(candidate: Candidate) -> None:
    candidate.open()
    candidate.page.click("#choose-form >> text=Continue")
    expect(candidate.page.locator("#consent-heading")).to_contain_text("Interview: ")
    expect(candidate.page.locator("#agree")).to_be_visible()


def test_consent_is_asked_for_before_anything_begins(candidate: Candidate, home: Home) -> None:
    invitation = home.invite(extra_time=25, breaks=True, contact="Maya Lind, maya@tilthorn.example")
    candidate.open(invitation["token"])
    expect(candidate.page.locator("#consent-text")).not_to_be_empty()
    facts = candidate.text("consent-facts")
    assert "25 % extra time" in facts and "Maya Lind" in facts
    assert "**" not in candidate.text("consent-text") and "#" not in candidate.text("consent-text")
    assert candidate.page.locator("#consent-text h2").count() >= 1
    expect(candidate.page.locator("#talk")).to_be_hidden()


def test_the_token_leaves_the_address_and_stays_in_this_tab(candidate: Candidate, home: Home) -> None:
    token = home.invite()["token"]
    candidate.open(token)
    expect(candidate.page.locator("#agree")).to_be_visible()
    assert "inv_" not in candidate.page.url
    candidate.page.reload()
    expect(candidate.page.locator("#agree")).to_be_visible()
    other = home.invite(contact="Somebody else")["token"]
    candidate.page.evaluate("token => { location.hash = token }", other)
    expect(candidate.page.locator("#consent-facts")).to_contain_text("Somebody else")
    assert "inv_" not in candidate.page.url


def test_a_withdrawn_invitation_opens_nothing_and_the_server_says_why(candidate: Candidate, home: Home) -> None:
    invitation = home.invite()
    home.withdraw(invitation)
    candidate.open(invitation["token"])
    expect(candidate.page.locator("#alert")).to_contain_text("withdrawn")
    expect(candidate.page.locator("#consent")).to_be_hidden()


def test_an_invitation_withdrawn_in_the_middle_closes_the_room_at_once(candidate: Candidate, home: Home) -> None:
    invitation = home.invite()
    candidate.begin(invitation["token"])
    home.withdraw(invitation)
    expect(candidate.page.locator("#alert")).to_contain_text("withdrawn")
    expect(candidate.page.locator("#connection")).to_have_text("Not connected")


def test_who_finds_nobody_there_can_try_again(candidate: Candidate, home: Home) -> None:
    candidate.page.route("**/api/v1/**", lambda route: route.abort())
    candidate.open(home.invite()["token"])
    expect(candidate.page.locator("#alert")).to_contain_text("cannot be reached")
    assert hindrances(candidate.page) == []
    candidate.page.unroute("**/api/v1/**")
    candidate.page.click("#again")
    expect(candidate.page.locator("#agree")).to_be_visible()
    expect(candidate.page.locator("#alert")).to_be_hidden()


def test_a_text_that_is_another_by_now_is_shown_again_before_anybody_agrees(candidate: Candidate, home: Home) -> None:
    older = json.dumps({"hash": "0" * 64})
    candidate.page.route("**/consent", lambda route: route.continue_(post_data=older), times=1)
    candidate.open(home.invite()["token"])
    candidate.page.click("#agree")
    expect(candidate.page.locator("#alert")).to_contain_text("has changed")
    expect(candidate.page.locator("#talk")).to_be_hidden()
    candidate.page.click("#agree")
    assert candidate.asked("")


def test_where_the_server_has_a_key_the_link_is_asked_for(candidate: Candidate, home: Home) -> None:
    candidate.page.route("**/api/v1/me", lambda route: route.fulfill(status=401, json={"code": "TokenMissing"}))
    candidate.open()
    candidate.page.fill("#link", "https://jobs.example/#inv_cut-off")
    candidate.page.press("#link", "Enter")
    expect(candidate.page.locator("#alert")).to_contain_text("no invitation in this text")
    assert hindrances(candidate.page) == []
    candidate.page.fill("#link", f"Here it is: {home.url}/#{home.invite()['token']}")
    candidate.page.press("#link", "Enter")
    expect(candidate.page.locator("#agree")).to_be_visible()
    expect(candidate.page.locator("#alert")).to_be_hidden()


def test_the_page_and_its_scripts_are_never_of_two_versions(home: Home) -> None:
    for path in ("/", "/web/room.js", "/web/room/talk.js"):
        assert httpx.get(home.url + path).headers["cache-control"] == "no-cache"


# ---- by voice


def test_spoken_words_are_gathered_in_the_field_to_be_edited_and_sent(candidate: Candidate, home: Home) -> None:
    token = home.invite()["token"]
    candidate.page.add_init_script(RECOGNISER)
    first = candidate.begin(token)
    candidate.page.click("#speak")
    candidate.hear("I rebuilt the", finished=False)
    assert candidate.text("heard") == "I rebuilt the"
    candidate.hear("I rebuilt the cooking form", finished=True)
    candidate.hear("and measured", finished=False)
    field = candidate.page.locator("#answer")
    expect(field).to_have_value("I rebuilt the cooking form")
    candidate.page.fill("#answer", "I rebuilt the booking form")
    assert home.answers(token) == []

    candidate.page.click("#send")
    second = candidate.asked(first)
    assert home.answers(token) == ["I rebuilt the booking form and measured"]
    candidate.hear("I watched five people", finished=True)
    expect(field).to_have_value("I watched five people")
    candidate.page.click("#speak")
    candidate.page.click("#send")
    candidate.asked(second)
    assert home.answers(token)[1] == "I watched five people"


def test_spoken_words_are_sent_as_they_are_finished_where_that_is_wished(candidate: Candidate, home: Home) -> None:
    token = home.invite()["token"]
    candidate.page.add_init_script(RECOGNISER)
    first = candidate.begin(token)
    candidate.page.uncheck("#edit-first")
    candidate.page.click("#speak")
    candidate.hear("I rebuilt the", finished=False)
    candidate.hear("I rebuilt the booking form.", finished=True)
    candidate.hear("Fewer people gave up.", finished=True)
    candidate.asked(first)
    assert home.answers(token) == ["I rebuilt the booking form. Fewer people gave up."]
    expect(candidate.page.locator("#answer")).to_have_value("")


def test_questions_are_read_aloud_where_that_is_wished(candidate: Candidate, home: Home) -> None:
    candidate.page.add_init_script(SYNTHESIS)
    first = candidate.begin(home.invite()["token"])
    candidate.page.check("#read-aloud")
    second = candidate.answer(BOOKING)
    candidate.page.uncheck("#read-aloud")
    candidate.answer(WATCHED)
    said = candidate.page.evaluate("aloud")
    assert said[0] == first and said[1].endswith(second) and len(said) == 2


def test_where_the_clock_goes_on_no_pause_is_offered(candidate: Candidate, home: Home) -> None:
    def without_pauses(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, json=answered.json() | {"pauses": False})

    candidate.page.route(re.compile(r"/api/v1/invitation(/consent)?$"), without_pauses)
    candidate.begin(home.invite()["token"])
    expect(candidate.page.locator("#repeat")).to_be_visible()
    expect(candidate.page.locator("#pause")).to_be_hidden()


def test_who_is_invited_to_write_is_offered_no_microphone(candidate: Candidate, home: Home) -> None:
    candidate.page.add_init_script(RECOGNISER)
    candidate.begin(home.invite(text_only=True)["token"])
    expect(candidate.page.locator("#speak")).to_be_hidden()
    expect(candidate.page.locator("#edit-first-label")).to_be_hidden()


# ---- nothing lost, nothing twice


def test_a_reload_keeps_the_question_the_conversation_and_the_draft(candidate: Candidate, home: Home) -> None:
    token = home.invite()["token"]
    first = candidate.begin(token)
    second = candidate.answer(BOOKING)
    candidate.page.locator("#answer").press_sequentially("Half an ans")
    candidate.page.reload()
    assert candidate.asked("") == second
    expect(candidate.page.locator("#answer")).to_have_value("Half an ans")
    assert candidate.past() == [first, BOOKING]
    candidate.connected()
    candidate.answer(WATCHED)
    assert home.answers(token) == [BOOKING, WATCHED]


def test_another_browser_goes_on_where_the_first_one_was(candidate: Candidate, home: Home, browser: Browser) -> None:
    token = home.invite()["token"]
    first = candidate.begin(token)
    second = candidate.answer(BOOKING)
    with window(browser) as elsewhere:
        other = Candidate(elsewhere, home.url)
        other.open(token)
        assert other.asked("") == second
        assert other.past() == [first, BOOKING]
        expect(candidate.page.locator("#alert")).to_contain_text("another window")
        other.answer(WATCHED)
    candidate.page.click("#again")
    candidate.connected()
    expect(candidate.page.locator("#question")).not_to_have_text(second)
    assert home.answers(token) == [BOOKING, WATCHED]


def test_a_pause_stops_the_clock_and_keeps_the_draft(candidate: Candidate, home: Home) -> None:
    question = candidate.begin(home.invite()["token"])
    candidate.page.locator("#answer").press_sequentially("Half an ans")
    candidate.page.click("#pause")
    expect(candidate.page.locator("#paused")).to_be_visible()
    expect(candidate.page.locator("#question")).to_be_hidden()
    assert candidate.focused() == "go-on"
    candidate.page.reload()
    expect(candidate.page.locator("#paused")).to_be_visible()
    candidate.page.click("#go-on")
    assert candidate.asked("") == question
    candidate.connected()
    expect(candidate.page.locator("#answer")).to_have_value("Half an ans")


def test_a_question_is_repeated_when_asked_for(candidate: Candidate, home: Home) -> None:
    token = home.invite()["token"]
    first = candidate.begin(token)
    candidate.page.fill("#answer", "Half an ans")
    candidate.page.click("#repeat")
    candidate.asked(first)
    expect(candidate.page.locator("#answer")).to_have_value("Half an ans")
    assert home.answers(token) == ["Could you repeat the question, please?"]


# ---- for everybody


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_no_state_hinders_anybody_or_is_wider_than_a_narrow_window(
    browser: Browser, home: Home, size: tuple[int, int], scheme: Scheme
) -> None:
    hindering: dict[str, list[str]] = {}
    too_wide: dict[str, int] = {}
    with window(browser, size, scheme) as page:
        for state in states(Candidate(page, home.url), home):
            assert page.evaluate("document.activeElement !== document.body"), f"nothing has the focus: {state}"
            hindering[state] = hindrances(page)
            picture(page, f"room-{state}-{size[0]}")
            with narrowed(page):
                too_wide[state] = wider_than_its_window(page)
    assert hindering == {state: [] for state in STATES}
    assert too_wide == dict.fromkeys(STATES, 0)


def test_the_keyboard_alone_leads_from_consent_to_the_second_question(candidate: Candidate, home: Home) -> None:
    candidate.open(home.invite()["token"])
    expect(candidate.page.locator("#agree")).to_be_visible()
    keys = candidate.page.keyboard
    for _ in range(5):
        if candidate.focused() == "agree":
            break
        keys.press("Tab")
    keys.press("Enter")
    first = candidate.asked("")
    assert candidate.focused() == "answer"
    keys.type(BOOKING)
    keys.press("Control+Enter")
    candidate.asked(first)
    assert candidate.focused() == "answer"
    keys.type(WATCHED)
    keys.press("Tab")
    assert candidate.focused() == "send"
    assert candidate.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_reply_grows_for_the_eyes_and_a_screen_reader_is_told_the_whole_of_it_alone(
    candidate: Candidate, home: Home
) -> None:
    candidate.begin(home.invite()["token"])
    candidate.page.evaluate(LISTEN)
    question = candidate.answer(BOOKING)
    whole = " ".join(filter(None, [candidate.text("response"), question]))
    announced = [[place, " ".join(words.split())] for place, words in candidate.page.evaluate("announced")]
    assert [one for one in announced if one[0] != "thinking"] == [["now", whole]]  # who waits long is told so
    grown = [" ".join(words.split()) for words in candidate.page.evaluate("grown")]
    assert any(grown) and all(whole.startswith(words) for words in grown)


# ---- at last, since nobody else can use the server meanwhile


@pytest.mark.timeout(180)
def test_a_server_that_is_killed_in_the_middle_loses_nothing_and_counts_nothing_twice(
    candidate: Candidate, home: Home
) -> None:
    token = home.invite()["token"]
    field = candidate.page.locator("#answer")
    first = candidate.begin(token)
    second = candidate.answer(BOOKING)
    candidate.say(WATCHED)
    home.kill()
    expect(candidate.page.locator("#connection")).to_have_text("Connecting again…")
    candidate.say(TIMING)
    expect(candidate.page.locator("#thinking")).to_contain_text("Kept")
    field.press_sequentially("Half an ans")

    home.start_again()
    candidate.connected()
    third = candidate.asked(second)
    expect(candidate.page.locator("#repeat")).to_have_attribute("aria-disabled", "false")
    assert [turn["question"] for turn in home.turns(token)] == [first, second, third]
    said = " ".join(home.answers(token))
    assert said.count(BOOKING) == said.count(WATCHED) == 1
    assert (said + field.input_value()).count(TIMING) == 1  # an answer, or given back: the question may have changed
    assert field.input_value().endswith("Half an ans")
    assert " ".join(candidate.past()).count(WATCHED) == 1
