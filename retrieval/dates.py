"""Dates as they stand in the header of an entry: found, taken out, and whether they go on to this day."""

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
    # Candidates who write in English often leave their dates in their own language.
    r"|januar|jänner|februar|märz|mrz|mai|juni|juli|oktober|okt|dezember|dez"
    r"|janv(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|juin|juil(?:let)?|ao[ûu]t|septembre|octobre|novembre|d[ée]c(?:embre)?"
    r"|enero|febrero|marzo|abr(?:il)?|mayo|junio|julio|agosto|septiembre|octubre|noviembre|dic(?:iembre)?"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|januari|februari|maart|mrt|mei|augustus)"
)
_SEASON = r"(?:(?:spring|summer|autumn|fall|winter)s?|q[1-4]|h[12])"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?[ ,]{1,2})"
_DATE = (
    rf"(?:{_DAY}?{_MONTH}\.?[ ,]*(?:de )?{_DAY}?(?:{_YEAR}|['’‘`]\s?\d\d)|{_SEASON}[ ,]+{_YEAR}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])\s?[/.-]\s?{_YEAR}|{_YEAR}[/.-](?:1[0-2]|0[1-9])(?!\d)|(?:0[1-9]|1[0-2])/\d\d(?!\d)|{_YEAR})"
)
_NOW = (
    r"(?:present(?: day)?|current(?:ly)?|now|today|ongoing|on-going|(?:to|till|until) (?:date|now|present)|date"
    r"|heute|jetzt|dato|laufend|aujourd['’]hui|(?:à )?ce jour|en cours|pr[eé]sent|actuel(?:lement)?|(?:la )?actualidad"
    r"|actual(?:mente)?|(?:el )?presente|hoy|(?:ad )?oggi|in corso|atual(?:mente)?|hoje|nu|heden)"
)
_TO = r"\s*(?:-{1,3}|–|—|−|‐|→|~|/|\b(?:to|until|till?|through|thru|bis|à|au|al?|hasta|até|tot)\b)\s*"
_END = rf"(?:{_NOW}|{_DATE}|'?\d\d(?!\d))"

RANGE = re.compile(
    rf"(?<![\w$£€])(?:(?:from|von|vom|van|de|du|dal)\s+)?(?:(?:{_MONTH}\.?|{_SEASON}){_TO}{_DATE}|{_DATE}{_TO}(?P<end>{_END}))(?!\w)"
    rf"|(?<![\w$£€])(?P<since>(?:since|seit|depuis|desde|dal|sinds)\s+{_DATE}|{_DATE}\s*(?:-|–|—)\s*(?:\.{{2,3}}|…)?(?=$|[)\]|]))",
    re.IGNORECASE,
)
"""A span of time, or one that began and has no end."""
SINGLE = re.compile(rf"(?<![\w$£€.,])(?:expected\s+|graduated\s+|est\.?\s+)?{_DATE}(?![\w%])(?!,\d)", re.IGNORECASE)
_DURATION = re.compile(
    r"\(?\b\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?)\b\.?(?:[ ,]+\d{1,2}\s*(?:months?|mos?)\b\.?)?\)?", re.IGNORECASE
)
_NOW_WORD = re.compile(_NOW, re.IGNORECASE)
_TWO_DIGITS = re.compile(r"\d\d")
_ENDS_IN_DATE = re.compile(r"[\s).\]|,]*$")


def has_range(text: str) -> bool:
    return _may_hold_one(text) and RANGE.search(text) is not None


def is_dated(text: str) -> bool:
    """Does a date begin or end `text`, as in the header of an entry?"""
    if has_range(text):
        return True
    bare = text.strip(" ()[]|,.*_")
    return _may_hold_one(bare) and any(
        found.start() == 0 or found.end() == len(bare) for found in SINGLE.finditer(bare)
    )


def has_date(text: str) -> bool:
    return _may_hold_one(text) and (RANGE.search(text) is not None or SINGLE.search(text) is not None)


def is_duration(text: str) -> bool:
    """`4 years 2 months`, and nothing else?"""
    return _DURATION.fullmatch(text.strip(" ·,|")) is not None


def ends_in_range(text: str) -> bool:
    return any(_ENDS_IN_DATE.match(text, found.end()) for found in RANGE.finditer(text))


def _may_hold_one(text: str) -> bool:
    """Two digits: without them there is no date, and most lines have none."""
    return _TWO_DIGITS.search(text) is not None


def is_current(text: str) -> bool:
    """Does a span of time in `text` go on to this day?"""
    return any(
        found["since"] is not None or (found["end"] is not None and _NOW_WORD.fullmatch(found["end"]) is not None)
        for found in RANGE.finditer(text)
    )


def without_dates(text: str) -> str:
    """`text` with its dates, durations and the brackets that held them gone; columns are kept as three spaces."""
    had_date = has_date(text)
    if had_date:
        text = SINGLE.sub("   ", RANGE.sub("   ", text))
        text = _DURATION.sub("   ", text)
    return re.sub(r"\(\s*(?:in progress|expected|completed)?[\s,;:–-]*\)|\[\s*\]", "   ", text, flags=re.IGNORECASE)
