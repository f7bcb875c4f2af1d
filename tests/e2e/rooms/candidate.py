"""A candidate at the candidate room: what they see, and what they do about it."""

from playwright.sync_api import Page, expect

RECOGNISER = """
  window.SpeechRecognition = class {
    start() { window.recogniser = this; }
    stop() { window.recogniser = null; this.onend(); }
    hear(transcript, isFinal) { this.onresult({ resultIndex: 0, results: [{ isFinal, 0: { transcript } }] }); }
  };
"""
"""Instead of the browser's own, which asks its maker's server: `recogniser.hear(words, isFinal)`, while it listens."""
SYNTHESIS = """
  window.aloud = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speak = (utterance) => { aloud.push(utterance.text); setTimeout(() => utterance.onend()); };
  Object.defineProperty(window, "speechSynthesis", { value: { speak, cancel() {} } });
"""
"""Instead of the browser's own, which needs a voice that the machine may not have: `aloud` is what it said."""
ASKED = """(before) => {
  const { textContent, offsetParent } = document.getElementById("question");
  return textContent && textContent !== before && offsetParent && document.getElementById("growing").hidden;
}"""
ANSWERS = (
    "I rebuilt the booking form last year, and half as many people gave up on it.",
    "I watched five people fill it in and cut what they skipped.",
    "Then I measured how long each step took, for a month.",
)


class Candidate:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self._url = url

    def open(self, token: str = "") -> None:
        """The room, by the link of an invitation or without one."""
        self.page.goto(f"{self._url}/#{token}" if token else self._url)

    def begin(self, token: str) -> str:
        """Open the link and agree. The first question."""
        self.open(token)
        self.page.click("#agree")
        return self.asked("")

    def asked(self, before: str) -> str:
        """The next question after that one, whole."""
        self.page.wait_for_function(ASKED, arg=before, polling=25)
        return self.text("question")

    def text(self, name: str) -> str:
        return self.page.locator(f"#{name}").inner_text()

    def answer(self, words: str) -> str:
        """Type and send it. The next question."""
        before = self.text("question")
        self.say(words)
        return self.asked(before)

    def say(self, words: str) -> None:
        self.page.fill("#answer", words)
        self.page.click("#send")

    def end(self) -> str:
        """End the interview. The feedback."""
        self.page.click("#end")
        self.page.click("#confirm-end >> text=End it")
        expect(self.page.locator("#feedback")).not_to_be_empty()
        return self.text("feedback")

    def hear(self, words: str, *, finished: bool) -> None:
        """What the browser recognises of what the candidate says."""
        self.page.evaluate("([words, finished]) => recogniser.hear(words, finished)", [words, finished])

    def connected(self) -> None:
        expect(self.page.locator("#connection")).to_have_text("Connected", timeout=40_000)

    def past(self) -> list[str]:
        """The conversation so far, without the question that stands."""
        return self.page.locator("#history .words").all_inner_texts()

    def focused(self) -> str:
        """The id of what has the focus."""
        return str(self.page.evaluate("document.activeElement.id"))
