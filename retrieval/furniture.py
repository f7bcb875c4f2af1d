"""Lines that say how to reach somebody, who somebody is, or which page this is: never chunks."""

import re

from retrieval.dates import has_range, without_dates

_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:[\w-]{1,63}\.){1,4}(?:com|org|net|io|dev|me|ai|app|edu|gov|co|info|example|in"
    r"|uk|de|eu)\b(?:/\S*)?",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{1,500}\)")
_TELEPHONE = re.compile(r"(?<![\w.#])(?:\+\d|\(\d|0\d|\d{3}[-. ]\d{3})[\d\s().\-–/]{5,20}\d(?![\w%])")
_LINK_WORD = re.compile(
    r"\b(?:linked ?in|git ?hub|git ?lab|portfolio|website|web ?site|personal site|blog|publications"
    r"|google scholar|scholar"
    r"|kaggle|hugging ?face|leetcode|stack ?overflow|twitter|behance|dribbble|medium|demo|live demo|source code"
    r"|source|code"
    r"|repo|repository|link|see here|here|paper|video|click here|view project|project link)\b",
    re.IGNORECASE,
)
_CONTACT_LABEL = re.compile(
    r"^(?:e-?mail|mail|phone|tel|telephone|mobile|cell|fax|contact|whatsapp|skype|address|home address|city|website|web"
    r"|linked ?in|git ?hub|portfolio|twitter)(?:\s+(?:address|number|no\.?|id|profile|url))?\s*[:.|]",
    re.IGNORECASE,
)
_PERSONAL_LABEL = re.compile(
    r"^(?:date of birth|d\.?o\.?b\.?|birth ?date|born|age|gender|sex|nationality|citizenship|marital status"
    r"|civil status"
    r"|religion|race|ethnicity|place of birth|passport(?: no\.?| number)?|father'?s name|mother'?s name|height|weight"
    r"|children|visa status|national id)\s*[:.|–-]",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}|page\s*\d{1,3}|-?\s*\d{1,3}\s*-?|curriculum vitae|r[eé]sum[eé]|cv|c\.v\."
    r"|confidential|(?:references|referees)?\s*(?:are\s+)?available (?:up)?on request\.?|continued.{0,20}|\(continued\)"
    r"|.{0,60}\bpage \d{1,3}(?: of \d{1,3})?",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]?[ ,]+(?:[A-Z][\w'.-]*\s+){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr"
    r"|boulevard|blvd|way"
    r"|court|ct|close|place|terrace|crescent|square)\b",
    re.IGNORECASE,
)
_MOST_WORDS_BESIDE_CONTACT = 7
_MOST_WORDS_BESIDE_LINK = 2


def is_furniture(text: str) -> bool:
    """Is this line of a resume or job text nothing but contact data, personal data, links or page numbers?"""
    if _CONTACT_LABEL.match(text) or _PERSONAL_LABEL.match(text) or _PAGE.fullmatch(text.strip()):
        return True
    rest, contacts, links = _without_contacts(text)
    words = _words(rest)
    if contacts or links:
        # A title or a course may have its link beside it; a mail address stands among contact data.
        most = _MOST_WORDS_BESIDE_CONTACT if contacts else _MOST_WORDS_BESIDE_LINK
        return len(words) <= most and not _reads_on(rest)
    if not words:
        return not has_range(text)
    if len(words) <= 12 and _STREET.search(text) and not text.rstrip().endswith("."):
        return True
    return not _words(_LINK_WORD.sub(" ", rest))


def without_links(text: str) -> str:
    """A header line without the links and link words at its end (`GitHub`, `See here`)."""
    text = _LINK.sub(" ", _MARKDOWN_LINK.sub(r"\1", text))
    tail = re.compile(rf"(?:\s{{2,}}|[|)\]]\s*)({_LINK_WORD.pattern}[\s|,]*)+$", re.IGNORECASE)
    found = tail.search(text)
    if found:
        keep = 1 if text[found.start()] in ")]" else 0
        text = text[: found.start() + keep]
    return text.rstrip(" |,")


def _without_contacts(text: str) -> tuple[str, int, int]:
    """What remains, how many addresses and telephone numbers there were, and how many links."""
    text, mails = _MAIL.subn(" ", text)
    text, marked = _MARKDOWN_LINK.subn(" ", text)
    text, links = _LINK.subn(" ", text)
    # Without its dates: `04/2019 – 09/2020` has the digits of a telephone number.
    telephones = _TELEPHONE.findall(without_dates(text))
    return _TELEPHONE.sub(" ", text), mails + len(telephones), marked + links


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text)


def _reads_on(text: str) -> bool:
    """A sentence that happens to hold a link or an address, not a line of contact data."""
    return len(re.findall(r"(?<![A-Z])\b(?:to|of|for|with|and|the|a|an|in|on|by|at|via|be|is|you|we)\b", text)) >= 2
