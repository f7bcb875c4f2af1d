"""Anybody's words inside a Markdown document: shown as they stand, never obeyed."""

import re
import unicodedata

ACTIVE = re.compile(r"[\\`*_\[\]<>&|~$#]")
"""Characters that mean something anywhere in a line, in CommonMark or in GitHub's dialect."""
BARE_LINK = re.compile(r"(?i)(?<=:)//|(?<=www)\.")
"""Where GitHub would begin to see a link."""
LINE_START = re.compile(r"[+=-]|\d+(?=[.)])")
"""What would make a line a list, a rule or an underline."""


def inline(text: str) -> str:
    """`text` on one line, spaces folded, to stand inside a paragraph, a list item or a heading."""
    return escaped_line(" ".join(text.split()))


def quoted(text: str) -> str:
    """`text` as a block quote that reads like the original, line for line and blank line for blank line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    out = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.strip():
            out.append(">")
        else:
            out.append(f"> {escaped_line(line.rstrip())}" + ("\\" if following.strip() else ""))
    return "\n".join(out)


def escaped_line(line: str) -> str:
    visible = "".join(_visible(letter) for letter in line)
    # Character references are text to Markdown, so they begin no code block, list or link.
    indent = len(visible) - len(visible.lstrip(" "))
    body = ACTIVE.sub(escape, visible[indent:])
    body = BARE_LINK.sub(escape, body)
    if start := LINE_START.match(body):
        number = start.group() if start.group().isdigit() else ""
        body = f"{number}\\{body[len(number) :]}"
    return "&#32;" * indent + body


def escape(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _visible(letter: str) -> str:
    """Control characters as pictures: a record must not steer the terminal or the page it is read on."""
    if letter == "\t":
        return " "
    if ord(letter) < 0x20:
        return chr(0x2400 + ord(letter))
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) == "Cc" else letter
