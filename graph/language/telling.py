"""The words of a line that say what it is about."""

import re


def telling(text: str) -> set[str]:
    """The beginnings of the words that carry meaning; short ones only where they are written in capitals (CRM)."""
    words = re.findall(r"[A-Za-z0-9+#]+", text)
    return {
        _IRREGULAR.get(word.lower(), word.lower())[:4]
        for word in words
        if (len(word) > 3 or word.lower() in _IRREGULAR or (len(word) > 1 and word.isupper()))
        and word.lower() not in _COMMON
    }


_IRREGULAR = {
    "led": "lead",
    "built": "build",
    "sold": "sell",
    "taught": "teach",
    "bought": "buyi",
    "ran": "runn",
    "buy": "buyi",
    "wrote": "writing",
}
_COMMON = frozenset(
    "with that from this your work working experience knowledge ability skills strong years team teams using into "
    "their have will more least other including across within good able product products project projects".split()
)
