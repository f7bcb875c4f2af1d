"""The candidate's page holds what a strict content security policy and a screen reader ask for."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).parents[3] / "web"
SCRIPTS = sorted(WEB.rglob("*.js"))
ROOM = [WEB / "room.js", *sorted((WEB / "room").glob("*.js"))]


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inline = ""
        self._in_script = False
        self.feed((WEB / "index.html").read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._in_script = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.inline += data.strip()

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page()


def test_nothing_in_the_page_is_inline(page: Page) -> None:
    assert page.inline == ""
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert not [tag for tag, _ in page.elements if tag == "style"]


def test_whatever_the_page_loads_lies_beside_it(page: Page) -> None:
    loaded = [
        attributes.get("src") or attributes["href"]
        for tag, attributes in page.elements
        if tag in ("script", "link", "img")
    ]
    imported = [
        script.parent / name
        for script in SCRIPTS
        for name in re.findall(r'from "(\..+?)"', script.read_text(encoding="utf-8"))
    ]
    assert {"web/room.css", "web/room.js"} <= set(loaded)
    for path in [WEB.parent / name for name in loaded] + imported:
        assert path.is_file(), path


def test_every_id_is_there_once_and_every_reference_finds_one(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    used = {
        name
        for script in ROOM
        for name in re.findall(r'(?:element|say)\("([a-z-]+)"', script.read_text(encoding="utf-8"))
    }
    for _, attributes in page.elements:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            used.update(attributes.get(name, "").split())
    assert "question" in used
    assert used <= set(ids)


def test_every_field_has_a_label_and_the_question_is_announced_politely(page: Page) -> None:
    labelled = {attributes["for"] for tag, attributes in page.elements if tag == "label"}
    fields = {attributes["id"] for tag, attributes in page.elements if tag in ("input", "textarea", "select")}
    assert fields == labelled
    now = next(attributes for _, attributes in page.elements if attributes.get("id") == "now")
    assert now["aria-live"] == "polite"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_nobodys_words_are_ever_parsed_as_html(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)
