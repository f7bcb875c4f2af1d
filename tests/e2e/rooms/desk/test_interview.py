"""An interview at the desk: watched while it runs, read when it is over."""

import csv
import io
import json
import re
from typing import Any

import httpx
import pypdfium2
from playwright.sync_api import Locator, expect

from tests.e2e.rooms.desk.conversing import ANSWERS, Conversing
from tests.e2e.rooms.desk.record import get, review
from tests.e2e.rooms.desk.recruiter import Recruiter
from tests.e2e.rooms.home import CANDIDATE, Home

# ---- an interview, watched


def test_new_turns_appear_without_moving_what_is_read_and_nothing_is_asked_while_hidden(
    recruiter: Recruiter, home: Home, api: httpx.Client
) -> None:
    invitation, page = home.invite(), recruiter.page
    page.clock.install()
    with Conversing(home.url, invitation) as candidate:
        for words in ANSWERS[:3]:
            candidate.say(words)
        recruiter.open(f"interviews/{review(api, invitation['id'])['id']}/turn-2")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        second = page.locator("#turn-2")
        assert recruiter.focused() == second.inner_text()
        second.locator("xpath=ancestor::li").locator("summary").click()
        before = top_of(second)
        candidate.say(ANSWERS[3])
        page.clock.fast_forward(POLL)
        expect(page.locator(".asked")).to_have_count(5)
        assert abs(top_of(second) - before) < 1
        expect(second.locator("xpath=ancestor::li").locator("details")).to_have_attribute("open", "")

        page.evaluate(HIDDEN, True)
        asked.clear()
        candidate.say(ANSWERS[4])
        page.clock.fast_forward(3 * POLL)
        page.wait_for_timeout(500)
        assert asked == [] and page.locator(".asked").count() == 5
        page.evaluate(HIDDEN, False)
        expect(page.locator(".asked")).to_have_count(6)

        recruiter.press("Pause watching")
        expect(page.locator(".live")).to_contain_text("Paused")
    recruiter.go("Jobs")
    recruiter.sees("Jobs")
    asked.clear()
    page.clock.fast_forward(3 * POLL)
    page.wait_for_timeout(500)
    assert asked == []


POLL = 3000
"""Milliseconds after which the desk asks again."""
HIDDEN = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_line_that_breaks_while_watching_is_told_and_what_came_meanwhile_is_shown_later(
    recruiter: Recruiter, home: Home, api: httpx.Client
) -> None:
    invitation, page = home.invite(), recruiter.page
    page.clock.install()
    with Conversing(home.url, invitation) as candidate:
        interview_id = review(api, invitation["id"])["id"]
        recruiter.open(f"interviews/{interview_id}")
        page.route("**/api/v1/interviews/*", lambda route: route.abort())
        candidate.say(ANSWERS[0])
        page.clock.fast_forward(POLL)
        expect(recruiter.alert()).to_have_text("The server cannot be reached just now. The page goes on trying.")
        page.unroute("**/api/v1/interviews/*")
        page.clock.fast_forward(POLL)
        expect(page.locator(".asked")).to_have_count(2)
        expect(recruiter.alert()).to_have_count(0)
        api.delete(f"interviews/{interview_id}").raise_for_status()
        page.clock.fast_forward(POLL)
        expect(recruiter.alert()).to_have_text("This interview is not here any more.")


def top_of(shown: Locator) -> float:
    """CSS pixels from the top of the window."""
    return float(shown.evaluate("element => element.getBoundingClientRect().top"))


# ---- an interview, read


def test_an_interview_shows_what_each_question_rests_on_and_what_each_answer_shows(
    recruiter: Recruiter, held: dict[str, Any]
) -> None:
    recruiter.open(f"interviews/{held['id']}")
    shown = recruiter.page.locator(".conversation > li")
    expect(shown).to_have_count(len(held["turns"]))
    for turn, item in zip(held["turns"], shown.all(), strict=True):
        expect(item.locator(".asked")).to_have_text(turn["question"])
        expect(item.locator(".margin")).to_contain_text(turn["why"].rstrip("."))
        if turn["sources"]:
            item.locator("summary").click()
            expect(item.locator("blockquote")).to_have_text([source["text"] for source in turn["sources"]])
        if turn["answer"]:
            expect(item.locator(".answer .words")).to_have_text(turn["answer"])
        marked = "".join(item.locator("mark").all_inner_texts())
        assert all(claim["quote"] in marked for claim in turn["evidence"])
    assert any(turn["evidence"] for turn in held["turns"])


def test_coverage_is_told_in_words_with_the_quotes_beside_and_without_any_score(
    recruiter: Recruiter, held: dict[str, Any]
) -> None:
    recruiter.open(f"interviews/{held['id']}")
    areas = recruiter.page.locator(".areas > li")
    expect(areas).to_have_count(len(held["plan"]))
    for area, item in zip(held["plan"], areas.all(), strict=True):
        expect(item.locator("h3")).to_have_text(area["area"])
        expect(item.locator(".standing strong")).to_have_text(area["status"].capitalize())
        expect(item.locator(".quotes blockquote")).to_have_text([each["quote"] for each in area["evidence"]])
    assert {"evidenced", "open"} <= {area["status"] for area in held["plan"]}
    text = recruiter.text().lower()
    assert (
        "comfort" not in text and "nervous" not in text and "confident" not in text.replace("confident typescript", "")
    )
    assert text.count("score") == text.count("no score")


def test_a_quote_leads_to_the_answer_it_was_taken_from(recruiter: Recruiter, held: dict[str, Any]) -> None:
    recruiter.open(f"interviews/{held['id']}")
    claim = next(claim for area in held["plan"] for claim in area["evidence"])
    recruiter.page.get_by_role("link", name=f"answer {claim['turn']}", exact=True).first.click()
    expect(recruiter.page.locator(f"#turn-{claim['turn']}")).to_be_focused()
    expect(recruiter.page.locator(f"#turn-{claim['turn']}")).to_be_in_viewport()


def test_the_timeline_is_a_picture_and_a_table_that_says_the_same(recruiter: Recruiter, held: dict[str, Any]) -> None:
    recruiter.open(f"interviews/{held['id']}")
    bars = recruiter.page.locator(".timeline .track:not(.part) .stretch")
    expect(bars).to_have_count(len([stretch for stretch in held["timeline"] if stretch["area"]]))
    recruiter.page.get_by_text("The timeline as a table").click()
    rows = recruiter.page.locator("table tbody tr")
    expect(rows).to_have_count(len(held["timeline"]))
    for stretch, row in zip(held["timeline"], rows.all(), strict=True):
        expect(row).to_contain_text(f"Question {stretch['turn']}")
        expect(row).to_contain_text(stretch["area"] or stretch["phase"])


def test_the_consent_is_shown_with_its_hash_and_the_text_that_was_agreed_to(
    recruiter: Recruiter, held: dict[str, Any]
) -> None:
    recruiter.open(f"interviews/{held['id']}/consent")
    assert recruiter.focused() == "Consent"
    expect(recruiter.page.get_by_text(held["consent"]["hash"])).to_be_visible()
    recruiter.page.get_by_text("The text that was agreed to").click()
    expect(recruiter.page.locator(".prose")).to_contain_text("An AI asks, a person decides.")
    assert recruiter.page.locator(".prose").inner_text().count("**") == 0


def test_what_the_candidate_was_told_and_what_went_otherwise_stand_below(
    recruiter: Recruiter, held: dict[str, Any]
) -> None:
    recruiter.open(f"interviews/{held['id']}")
    expect(recruiter.page.get_by_text(held["feedback"])).to_be_visible()
    hits = [hit for turn in held["turns"] for hit in turn["guard_hits"]]
    told = recruiter.page.locator("[data-part=otherwise]")
    expect(told).to_contain_text("rules")
    expect(told.get_by_text(re.compile("The question guard stopped an?"))).to_have_count(len(hits))


def test_an_interview_is_exported_in_three_formats_that_can_be_read_back(
    recruiter: Recruiter, held: dict[str, Any]
) -> None:
    recruiter.open(f"interviews/{held['id']}")
    name, content = recruiter.saved("Export JSON")
    told = json.loads(content)
    assert name.endswith(".json") and [turn["answer"] for turn in told["turns"]] == [t["answer"] for t in held["turns"]]
    name, content = recruiter.saved("Export CSV")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert name.endswith(".csv") and [row["question"] for row in table] == [t["question"] for t in held["turns"]]
    name, content = recruiter.saved("Export PDF")
    words = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    assert name.endswith(".pdf") and "Jonas Adeyemi" in words and "Coverage of the plan" in words


def test_an_interview_is_erased_and_the_candidate_stays(recruiter: Recruiter, home: Home, api: httpx.Client) -> None:
    invitation = home.invite()
    with Conversing(home.url, invitation) as candidate:
        candidate.say(ANSWERS[0])
        candidate.end()
    interview = review(api, invitation["id"])
    recruiter.open(f"interviews/{interview['id']}")
    recruiter.press("Erase")
    assert "2 questions" in recruiter.confirm("Erase it all")
    recruiter.sees("Erased")
    assert api.get(f"interviews/{interview['id']}").status_code == 404
    assert get(api, f"candidates/{CANDIDATE}")["name"] == "Jonas Adeyemi"
    recruiter.go("Audit log")
    expect(recruiter.page.locator(".rows li", has_text="erased an interview").first).to_contain_text(interview["id"])
