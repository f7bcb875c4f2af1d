"""A recruiter at the desk: what they see, and what they do about it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

TURN = """place => new Promise((turned) => {
  addEventListener("hashchange", () => turned(), { once: true });
  location.hash = place;
})"""


class Recruiter:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self._url = url

    def open(self, place: str = "interviews") -> None:
        """A view, by its address, as from a bookmark."""
        self.page.goto("about:blank")
        self.page.goto(f"{self._url}/desk#/{place}")
        expect(self.page.locator("main h1:visible")).to_have_count(1)

    def turn_to(self, place: str) -> None:
        """Another view, as by a link to it from the one that is shown."""
        self.page.evaluate(TURN, f"#/{place}")
        expect(self.page.locator("main")).not_to_have_attribute("aria-busy", "true")
        expect(self.page.locator("main h1:visible")).to_have_count(1)

    def sees(self, heading: str) -> None:
        expect(self.page.locator("main h1:visible")).to_have_text(heading)

    def go(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).first.click()

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def write(self, label: str, words: str) -> None:
        self.field(label).fill(words)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label)

    def confirm(self, button: str) -> str:
        """Answer the question on top of the page with this button. What it asked."""
        dialog = self.page.get_by_role("dialog")
        asked = dialog.inner_text()
        dialog.get_by_role("button", name=button, exact=True).click()
        expect(dialog).to_have_count(0)
        return asked

    def saved(self, button: str) -> tuple[str, bytes]:
        """Name and content of the file that the browser is given."""
        with self.page.expect_download() as saving:
            self.press(button)
        return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def alert(self) -> Locator:
        return self.page.locator("[role=alert]:visible")

    def focused(self) -> str:
        """The words of what has the focus."""
        return str(self.page.evaluate("document.activeElement.innerText"))
