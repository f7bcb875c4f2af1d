"""Other people's words in a Markdown document read as they were said, and are never obeyed."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cli.markdown_quoting import inline, quoted

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LETTERS = st.text(alphabet=st.sampled_from("ab1 \n\t\\`*_{}[]()<>#+-=.!|~&;:/'\"$é世"), max_size=60)

SAYINGS = [
    "Plain words, with a comma.",
    "# not a heading\n===\n---\n- not a list\n1. nor this\n12) or this\n+ this",
    "    four spaces are no code\n\ttab",
    "**bold** _soft_ `code` ~~gone~~ [link](http://example.org) ![x](y)",
    "<script>alert(1)</script> &amp; &lt;",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\nfence\n```",
    "> already quoted\n>> twice",
    "ends with a backslash\\\nand goes on",
    "first paragraph\n\nsecond paragraph",
    "https://example.org and www.example.org and C# and 100 % of $5 or $6",
    "[ref]: http://example.org",
]


def folded(text: str) -> str:
    """Line by line without the spaces that no Markdown renderer shows."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def shown(markdown: str, around: str) -> str:
    """What a reader sees inside `around`; fails on any element that the words themselves could have made."""
    rendered = MARKDOWN.render(markdown)
    elements = set(re.findall(r"<([a-z0-9]+)", rendered))
    assert elements <= {around, "p", "br"}, rendered
    return folded(html.unescape(re.sub(r"<[^>]+>", "", rendered)))


@pytest.mark.parametrize("saying", SAYINGS)
def test_a_quote_shows_the_words_as_they_were_said(saying: str) -> None:
    assert shown(quoted(saying), "blockquote") == folded(saying)


@given(LETTERS)
@example("-\n-")
@example("1.")
def test_whatever_is_said_a_quote_shows_it_and_nothing_else(saying: str) -> None:
    assert shown(quoted(saying), "blockquote") == folded(saying)


@given(LETTERS)
@example("closing #")
def test_words_in_a_heading_stay_words_in_that_heading(saying: str) -> None:
    heading = shown(f"# x {inline(saying)}", "h1")
    assert heading == folded("x " + " ".join(saying.split()))


def test_line_breaks_and_paragraphs_of_an_answer_are_kept() -> None:
    assert quoted("one\ntwo\n\nthree") == "> one\\\n> two\n>\n> three"


def test_control_characters_are_shown_instead_of_sent_to_the_terminal() -> None:
    assert inline("red \x1b[31m now \x9b") == "red ␛\\[31m now \N{REPLACEMENT CHARACTER}"
