"""A draft that is still being written: of JSON that is not whole yet, the sentences that are."""

from collections.abc import Mapping
from typing import Any

from jiter import from_json

from graph.decisions.guard.wording import sentence_spans
from graph.interviewers.skills import Hearer


class Growing:
    """Hands what a model streams to a `Hearer`: the acknowledgement sentence by sentence, the question whole.

    The fields come in this order, whatever order the model writes them in: a question that is there before its
    acknowledgement is handed over with it.
    """

    def __init__(self, hearer: Hearer) -> None:
        self._hearer = hearer
        self._text = ""
        self._handed = ("", "")

    async def add(self, piece: str) -> None:
        self._text += piece
        response, question = self._fields()
        if response and response != self._handed[0]:
            self._handed = (response, "")
            await self._hearer.hear("response", response)
        if question and question != self._handed[1]:
            self._handed = (response, question)
            await self._hearer.hear("question", question)

    def _fields(self) -> tuple[str, str]:
        """(whole sentences of the acknowledgement, the question); "" for what is not whole yet."""
        start = self._text.find("{")
        if start < 0:
            return "", ""
        source = self._text[start:].encode(errors="ignore")
        try:
            whole = from_json(source, partial_mode="on")
            growing = from_json(source, partial_mode="trailing-strings")
        except ValueError:  # not JSON, or cut in the middle of an escape
            return self._handed
        if "response" in whole:
            return text_of(whole, "response"), text_of(whole, "question")
        begun = text_of(growing, "response")
        *complete, _ = [end for _, end in sentence_spans(begun)] or [0]
        return begun[: complete[-1]] if complete else "", ""


def text_of(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""
