"""The candidate room in each of its states, and what it tells a screen reader."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.e2e.rooms.candidate import ANSWERS, RECOGNISER, Candidate
from tests.e2e.rooms.home import Home


def states(candidate: Candidate, home: Home) -> Iterator[str]:
    """Every state of the page, one after another: its name, while the page is in it."""
    candidate.page.add_init_script(RECOGNISER)
    candidate.open()
    expect(candidate.page.locator("#choose-form")).to_be_visible()
    yield "choose"
    candidate.open(home.invite(contact="Maya Lind, maya@tilthorn.example", breaks=True)["token"])
    expect(candidate.page.locator("#agree")).to_be_visible()
    yield "consent"
    candidate.page.click("#agree")
    candidate.asked("")
    candidate.answer(ANSWERS[0])
    candidate.page.click("#speak")
    candidate.hear("I watched five people fill it in", finished=True)
    candidate.hear("and cut what", finished=False)
    yield "talking"
    candidate.page.click("#pause")
    yield "paused"
    candidate.page.click("#go-on")
    candidate.connected()
    candidate.page.click("#end")
    yield "ending"
    candidate.page.keyboard.press("Escape")
    candidate.end()
    yield "ended"


STATES = ["choose", "consent", "talking", "paused", "ending", "ended"]


LISTEN = """
  () => {
    window.announced = [];
    window.grown = [];
    const all = { childList: true, characterData: true, subtree: true };
    const whenever = (element, then) => new MutationObserver(then).observe(element, all);
    for (const region of document.querySelectorAll("[aria-live], [role=status], [role=alert]")) {
      whenever(region, () => announced.push([region.id, region.innerText.trim()]));
    }
    const growing = document.getElementById("growing");
    whenever(growing, () => grown.push(growing.innerText.trim()));
  }
"""
"""`announced`: what each live region says, when it does; `grown`: the reply as it grows."""
