"""A text as lines: bullet signs, Markdown headings, emphasis and indentation told apart from the words."""

import html
import re
from dataclasses import dataclass

_FRONT_MATTER = re.compile(r"(?m)^---[ \t]*\n(?:[\w-]+:.*\n)+---[ \t]*(?:\n|\Z)")
_BLOCK_TAG = re.compile(r"</?(?:p|div|ul|ol|br|h[1-6]|tr|table|section|body|html)\b[^<>]{0,200}>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_LOOKS_LIKE_HTML = re.compile(r"</(?:p|li|div|ul|h[1-6])>|<br ?/?>", re.IGNORECASE)

_SIGNS = "•●○◦▪▫■□◆◇➢➤►▸‣⁃∙·❖✓✔★☆→»©¢\uf0a7\uf0b7\uf076\uf0d8\uf0fc"
_BULLET = re.compile(
    rf"(?P<sign>[{_SIGNS}]|[-–—*+](?=\s)|[-–—](?=[A-Z][a-z])|o(?=\s+[A-Z])|\(?\d{{1,2}}[.)](?=\s))\s*(?=\S)"
)
_HEADING = re.compile(r"(#{1,6})\s*")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_RULE = re.compile(r"[\s\W_]*")
_SETEXT = re.compile(r"\s*(?:={3,}|-{3,})\s*")
_MOST_LINES = 3000
"""Ten times a long resume; what stands after them is not read."""
_CELLS = re.compile(r"\s*\t\s*|\s{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    """Without bullet sign, heading marks and emphasis around the whole; columns of spaces are kept."""
    indent: int = 0
    """Of the bullet sign where there is one."""
    bullet: str = ""
    level: int = 0
    """Of a Markdown heading, 1 to 6; 0: none."""
    bold: bool = False
    """The whole line is emphasised."""
    after_blank: bool = False
    width: int = 0

    @property
    def folded(self) -> str:
        return " ".join(self.text.split())

    @property
    def cells(self) -> list[str]:
        """What stands in columns on this line."""
        return [cell.strip() for cell in _CELLS.split(self.text) if cell.strip()]

    @property
    def capitals(self) -> bool:
        return self.text.isupper() and sum(character.isalpha() for character in self.text) > 1

    @property
    def decorated(self) -> bool:
        """Set off from the text around it, as headings are."""
        return self.level > 0 or self.bold or self.capitals or self.folded.endswith(":")


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that hold a word, in order; front matter, rules and HTML tags are gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\ufeff", "")
    if _LOOKS_LIKE_HTML.search(text):
        text = _ITEM_TAG.sub("\n- ", _BLOCK_TAG.sub("\n", text))
        text = html.unescape(_TAG.sub("", text))
    lines: list[Line] = []
    blank = True
    for raw in _FRONT_MATTER.sub("\n", text).split("\n"):
        if _RULE.fullmatch(raw):
            if _SETEXT.fullmatch(raw) and lines and not blank and not lines[-1].bullet and len(lines[-1].text) < 60:
                last = lines.pop()
                lines.append(Line(last.text, last.indent, level=2, after_blank=last.after_blank, width=last.width))
            blank = True
            continue
        if len(lines) == _MOST_LINES:
            break
        lines.append(_read(raw, blank))
        blank = False
    return lines


def _read(raw: str, after_blank: bool) -> Line:
    width = len(raw.rstrip())
    text = raw.strip().strip("|").strip() if raw.strip().startswith("|") else raw.strip()
    indent = len(raw) - len(raw.lstrip())
    bullet, level = "", 0
    if heading := _HEADING.match(text):
        level, text = len(heading[1]), text[heading.end() :].rstrip("# ")
    while sign := _BULLET.match(text):
        bullet, text = bullet or sign["sign"], text[sign.end() :]
    bold = False
    # `**Title**` is emphasised as a whole; `**Title**      2020` in its first column.
    while whole := _EMPHASIS.fullmatch(text):
        bold, text = True, whole[2].strip()
    return Line(text, indent, bullet, level, bold and not bullet, after_blank, width)


def plain(text: str) -> str:
    """`text` as it would be read aloud: without Markdown marks, with a word split at a line's end whole again."""
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    text = re.sub(r"\*\*|__|`", "", text)
    text = re.sub(r"(?<![\w*])[*_](?=\S)([^*_]+)(?<=\S)[*_](?![\w*])", r"\1", text)
    return re.sub(r"(?<=\w)- (?!(?:and|or|to)\b)(?=[a-z])", "-", text)
