"""The recruiter desk in a real browser, in front of the real server: jobs, candidates, invitations."""

import json
import re

import httpx
from playwright.sync_api import Browser, expect

from tests.e2e.rooms.browser import window
from tests.e2e.rooms.desk.conversing import Conversing
from tests.e2e.rooms.desk.record import added, get, review
from tests.e2e.rooms.desk.recruiter import Recruiter
from tests.e2e.rooms.home import CANDIDATE, JOB, Home
from tests.integration.typesetting import as_docx, as_pdf

ADVERTISEMENT = """# Pastry cook

We bake at night for four cafés in the old town.

## What you bring

- Five years with laminated dough
- Keeps waste low and says how
- Has trained a commis cook
"""
RESUME = """Mara Lindqvist
Pastry cook

EXPERIENCE
Kanelhuset, head of pastry   2019 - 2024
• Led four cooks through the Christmas weeks
• Cut the waste of butter by a third
"""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# ---- the whole way


def test_from_an_advertisement_to_a_decision_and_to_the_receipt_of_an_erasure(
    recruiter: Recruiter, home: Home, api: httpx.Client
) -> None:
    recruiter.open()
    recruiter.go("Jobs")
    recruiter.go("Paste an advertisement")
    recruiter.write("Advertisement", ADVERTISEMENT)
    recruiter.write("Company", "Kanelhuset")
    recruiter.press("Make it a job")
    recruiter.sees("Pastry cook")
    job_id = recruiter.page.url.rpartition("/")[2]

    recruiter.go("Candidates")
    recruiter.go("Add a candidate")
    recruiter.write("Name", "Mara Lindqvist")
    recruiter.field("Resume as a file").set_input_files(
        {"name": "mara.docx", "mimeType": DOCX, "buffer": as_docx(RESUME)}
    )
    recruiter.press("Add the candidate")
    recruiter.sees("Mara Lindqvist")
    assert "Cut the waste of butter by a third" in recruiter.page.locator("textarea[name=resume_text]").input_value()
    candidate_id = recruiter.page.url.rpartition("/")[2]

    recruiter.go("Invite to an interview")
    assert recruiter.field("Candidate").input_value() == candidate_id
    recruiter.field("Job").select_option(job_id)
    recruiter.write("Focus areas", "sourdough")
    recruiter.press("Make the link")
    recruiter.sees("The link for Mara Lindqvist")
    token = recruiter.field("Invitation link").input_value().partition("#")[2]
    invitation_id = api.get("invitation", headers={"authorization": f"Bearer {token}"}).json()["id"]

    with Conversing(home.url, {"id": invitation_id, "token": token}, job_id, candidate_id) as candidate:
        recruiter.go("Interviews")
        running = recruiter.page.get_by_role("region", name="Running now")
        running.get_by_role("link", name="Mara Lindqvist").first.click()
        expect(recruiter.page.locator(".asked")).to_have_count(1)
        second = candidate.say("I laminate by hand at four degrees, and I let every fold rest for half an hour.")
        expect(recruiter.page.locator(".asked").nth(1)).to_have_text(second)
        expect(recruiter.page.locator(".answer")).to_contain_text("I laminate by hand")
        candidate.end()
    expect(recruiter.page.locator(".live")).to_contain_text("The interview has ended.")

    recruiter.write("Your name", "Elin Berg")
    recruiter.write("Decision and reasons", "We invite her to bake with us for a night.")
    recruiter.press("Write it down")
    expect(recruiter.page.locator(".notes")).to_contain_text("Elin Berg")
    [note] = review(api, invitation_id)["decisions"]
    assert (note["author"], note["text"]) == ("Elin Berg", "We invite her to bake with us for a night.")

    recruiter.go("Candidate's profile")
    recruiter.sees("Mara Lindqvist")
    name, content = recruiter.saved("Export all about them")
    assert name == "candidate.json" and json.loads(content)["profile"]["name"] == "Mara Lindqvist"
    recruiter.press("Erase")
    asked = recruiter.confirm("Erase it all")
    assert (
        "Mara Lindqvist" in asked and "1 invitation" in asked and "1 interview" in asked and "decision notes" in asked
    )
    recruiter.sees("Erased")
    assert candidate_id in recruiter.text() and "1 interview" in recruiter.text()
    assert "Mara" not in recruiter.text()
    assert api.get(f"candidates/{candidate_id}").status_code == 404
    recruiter.go("Receipts")
    recruiter.sees("Receipts")
    expect(recruiter.page.locator(".receipt").first).to_contain_text(candidate_id)


# ---- jobs and candidates


def test_a_change_that_somebody_else_made_meanwhile_is_shown_and_a_person_chooses(
    recruiter: Recruiter, api: httpx.Client
) -> None:
    job_id = added(api, "jobs", title="Baker", location="Lund")
    recruiter.open(f"jobs/{job_id}")
    recruiter.write("Company", "Mine")
    theirs = {"title": "Baker", "location": "Ystad", "company": "Theirs"}
    changed = api.put(f"jobs/{job_id}", json=theirs, headers={"if-match": "*"})
    assert changed.is_success
    recruiter.press("Save changes")
    missed = recruiter.page.locator(".missed")
    expect(missed).to_contain_text("Somebody else has changed this meanwhile")
    expect(missed).to_contain_text("Ystad")
    assert get(api, f"jobs/{job_id}")["company"] == "Theirs"

    recruiter.press("Take theirs into the form")
    expect(recruiter.field("Company")).to_have_value("Theirs")
    recruiter.write("Company", "Ours")
    recruiter.press("Save changes")
    expect(recruiter.page.get_by_text("Saved.")).to_be_visible()
    assert (get(api, f"jobs/{job_id}")["company"], get(api, f"jobs/{job_id}")["location"]) == ("Ours", "Ystad")


def test_ones_own_change_is_kept_over_another_where_that_is_chosen(recruiter: Recruiter, api: httpx.Client) -> None:
    job_id = added(api, "jobs", title="Baker")
    recruiter.open(f"jobs/{job_id}")
    recruiter.write("Company", "Mine")
    api.put(f"jobs/{job_id}", json={"title": "Baker", "company": "Theirs"}, headers={"if-match": "*"})
    recruiter.press("Save changes")
    recruiter.press("Keep mine, and save over theirs")
    expect(recruiter.page.get_by_text("Saved.")).to_be_visible()
    assert get(api, f"jobs/{job_id}")["company"] == "Mine"


def test_a_job_on_which_something_rests_stays_and_the_desk_says_why(
    recruiter: Recruiter, home: Home, api: httpx.Client
) -> None:
    home.invite()
    recruiter.open(f"jobs/{JOB}")
    recruiter.press("Delete")
    recruiter.confirm("Delete it")
    expect(recruiter.alert()).to_contain_text("rest on")
    job_id = added(api, "jobs", title="Needed by nobody")
    recruiter.open(f"jobs/{job_id}")
    recruiter.press("Delete")
    recruiter.confirm("Keep it")
    assert get(api, f"jobs/{job_id}")["title"] == "Needed by nobody"
    recruiter.press("Delete")
    recruiter.confirm("Delete it")
    recruiter.sees("Jobs")
    assert api.get(f"jobs/{job_id}").status_code == 404


def test_a_field_that_the_server_refuses_is_named_and_what_was_written_stays(recruiter: Recruiter) -> None:
    recruiter.open("add/job")
    recruiter.write("Title", "Baker")
    recruiter.write("Company", "K" * 501)
    recruiter.press("Add the job")
    expect(recruiter.field("Company")).to_have_attribute("aria-invalid", "true")
    expect(recruiter.page.locator(".field", has=recruiter.field("Company")).locator(".wrong")).to_contain_text("500")
    expect(recruiter.field("Title")).to_have_value("Baker")


def test_what_is_written_and_not_saved_is_left_behind_only_where_that_is_wished(recruiter: Recruiter) -> None:
    recruiter.open("add/job")
    recruiter.write("Title", "Cellar hand")
    recruiter.go("Candidates")
    assert "not saved" in recruiter.confirm("Stay")
    recruiter.sees("New job")
    expect(recruiter.field("Title")).to_have_value("Cellar hand")
    recruiter.go("Candidates")
    recruiter.confirm("Leave")
    recruiter.sees("Candidates")
    recruiter.page.go_back()
    recruiter.sees("New job")
    expect(recruiter.field("Title")).to_have_value("")


def test_the_list_of_jobs_is_searched_as_one_types(recruiter: Recruiter, api: httpx.Client) -> None:
    added(api, "jobs", title="Lighthouse keeper")
    recruiter.open("jobs")
    expect(recruiter.page.get_by_role("link", name="Senior Frontend Developer")).to_be_visible()
    recruiter.field("Search title or company").press_sequentially("lightho")
    expect(recruiter.page.locator(".rows a")).to_have_text(["Lighthouse keeper"])
    recruiter.write("Search title or company", "nobody is that")
    expect(recruiter.page.locator(".empty")).to_have_text("No job has “nobody is that” in its title or company.")


def test_more_than_one_page_of_candidates_is_shown_on_demand(recruiter: Recruiter, api: httpx.Client) -> None:
    for number in range(51):
        added(api, "candidates", name=f"Paged {number}", resume_text="Bakes.")
    recruiter.open("candidates")
    recruiter.write("Search name or email", "Paged")
    expect(recruiter.page.get_by_role("status")).to_have_text("50 found, and there are more")
    expect(recruiter.page.locator(".rows li")).to_have_count(50)
    recruiter.press("Show more")
    expect(recruiter.page.locator(".rows li")).to_have_count(51)
    expect(recruiter.page.get_by_role("button", name="Show more")).to_have_count(0)
    assert recruiter.focused().startswith("Paged")


def test_a_file_that_cannot_be_read_is_told_in_the_words_of_the_parser_and_another_can_follow(
    recruiter: Recruiter, api: httpx.Client
) -> None:
    candidate_id = added(api, "candidates", name="Mara Lindqvist", resume_text="An older one.")
    recruiter.open(f"candidates/{candidate_id}")
    file, resume = recruiter.field("Resume as a file"), recruiter.page.locator("textarea[name=resume_text]")
    locked = as_pdf(RESUME, password="1234")
    file.set_input_files({"name": "locked.pdf", "mimeType": "application/pdf", "buffer": locked})
    recruiter.press("Upload")
    expect(recruiter.alert()).to_contain_text("password")
    expect(resume).to_have_value("An older one.")
    file.set_input_files({"name": "mara.pdf", "mimeType": "application/pdf", "buffer": as_pdf(RESUME)})
    recruiter.write("Email", "mara@kanelhuset.example")
    recruiter.press("Upload")
    expect(resume).to_have_value(re.compile("Cut the waste of butter by a third"))
    expect(recruiter.alert()).to_have_count(0)
    recruiter.press("Save changes")
    expect(recruiter.page.get_by_text("Saved.")).to_be_visible()
    kept = get(api, f"candidates/{candidate_id}")
    assert kept["email"] == "mara@kanelhuset.example" and "Kanelhuset" in kept["resume_text"]


def test_a_candidate_whose_file_is_unreadable_is_added_and_the_desk_says_so(recruiter: Recruiter) -> None:
    recruiter.open("add/candidate")
    recruiter.write("Name", "Nils Holm")
    broken = b"%PDF-1.7 and then nothing of it"
    recruiter.field("Resume as a file").set_input_files(
        {"name": "nils.pdf", "mimeType": "application/pdf", "buffer": broken}
    )
    recruiter.press("Add the candidate")
    recruiter.sees("Nils Holm")
    expect(recruiter.alert()).to_contain_text("The candidate is added, without a resume.")


# ---- invitations


def test_the_link_is_copied_opens_the_candidates_room_and_is_shown_only_once(
    recruiter: Recruiter, browser: Browser
) -> None:
    recruiter.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    recruiter.open(f"add/invitation?job={JOB}&candidate={CANDIDATE}")
    recruiter.write("Minutes", "20")
    recruiter.write("Extra time in percent", "50")
    recruiter.field("In writing only").check()
    recruiter.field("A break is offered").check()
    recruiter.write("Whom to ask", "Hanneke, careers@tilthorn.example")
    recruiter.press("Make the link")
    expect(recruiter.field("Invitation link")).to_be_visible()
    recruiter.press("Copy the link")
    expect(recruiter.page.get_by_text("Copied.")).to_be_visible()
    link = recruiter.page.evaluate("navigator.clipboard.readText()")
    with window(browser) as elsewhere:
        elsewhere.goto(link)
        facts = elsewhere.locator("#consent-facts")
        for words in ("30 minutes", "50 % extra time", "In writing", "before each new part", "Hanneke"):
            expect(facts).to_contain_text(words)
    recruiter.go("To the invitations")
    recruiter.sees("Invitations")
    assert "inv_" not in recruiter.page.content()
    recruiter.page.go_back()
    expect(recruiter.page.get_by_label("Invitation link")).to_have_count(0)


def test_whoever_is_not_among_the_newest_hundred_is_invited_from_their_own_view(
    recruiter: Recruiter, api: httpx.Client
) -> None:
    for number in range(100):
        added(api, "candidates", name=f"Newer {number}", resume_text="Bakes.")
    recruiter.open("add/invitation")
    expect(recruiter.page.get_by_text("The newest hundred are here.")).to_have_count(1)
    assert CANDIDATE not in recruiter.field("Candidate").inner_html()
    recruiter.open(f"candidates/{CANDIDATE}")
    recruiter.go("Invite to an interview")
    recruiter.sees("Invite to an interview")
    expect(recruiter.field("Candidate")).to_have_value(CANDIDATE)


def test_an_invitation_that_is_withdrawn_opens_nothing_any_more(
    recruiter: Recruiter, home: Home, api: httpx.Client
) -> None:
    invitation = home.invite()
    recruiter.open("invitations")
    first = recruiter.page.locator(".rows li").first
    first.get_by_role("button", name="Withdraw").click()
    assert "Jonas Adeyemi" in recruiter.confirm("Withdraw it")
    expect(first).to_contain_text("withdrawn")
    expect(first.get_by_role("button")).to_have_count(0)
    bearer = {"authorization": f"Bearer {invitation['token']}"}
    assert api.get("invitation", headers=bearer).status_code == 401
