"""The words that interviews are held with: the set in force now, and the sets that others began with."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from graph.context import Context
from graph.interviewers.fallback import Interviewers
from graph.prompt_set import PromptSet
from graph.prompt_yaml import PromptError
from graph.question_bank import QuestionBankError
from storage.records import Records

log = structlog.get_logger()

MOST_STORED = 8
"""Sets of before that are held ready; the one used longest ago is let go, and read again where it is wanted."""
UNUSABLE = (PromptError, QuestionBankError)


@dataclass(frozen=True)
class Wording:
    """A set of prompts, and the interviewers that speak it."""

    prompts: PromptSet
    interviewers: Interviewers

    def said_in(self, context: Context) -> Context:
        """The same context with these words."""
        return replace(
            context,
            interviewers=self.interviewers,
            bank=self.prompts.bank,
            phase_plan=self.prompts.phase_plan,
            secrets=self.prompts.library.texts,
            prompt_set=self.prompts.digest,
        )


Voiced = Callable[[PromptSet], Awaitable[Wording]]
"""Makes ready to speak a set. Raises `PromptError` where it does not fit the code."""


class Wordings:
    def __init__(self, folder: Path, records: Records, voiced: Voiced, first: Wording) -> None:
        self._folder = folder
        self._records = records
        self._voiced = voiced
        self._stored: OrderedDict[str, Wording] = OrderedDict()
        self._reading, self._reloading = asyncio.Lock(), asyncio.Lock()
        self._kept: set[str] = set()
        self.current = first
        """What interviews begin with."""
        self.mistake: str | None = None
        """What is wrong with the files as they are now: file, line, remedy. None where they are in force."""

    async def begin(self) -> str:
        """The digest of the current set, once it is on record. Raises RecordsUnavailable."""
        prompts = self.current.prompts
        if prompts.digest not in self._kept:
            await self._records.keep_prompt_set(prompts.digest, prompts.files)
            self._kept.add(prompts.digest)
        return prompts.digest

    async def of(self, digest: str | None) -> Wording:
        """What an interview began with. Where that was not kept, or this version of the program cannot use it any
        more, the current words, and the log says so. Raises RecordsUnavailable."""
        if digest is None or digest == self.current.prompts.digest:
            return self.current
        async with self._reading:
            if digest not in self._stored:
                wording = await self._read(digest)
                if wording is None:
                    return self.current
                self._stored[digest] = wording
            self._stored.move_to_end(digest)
            while len(self._stored) > MOST_STORED:
                self._stored.popitem(last=False)
            return self._stored[digest]

    async def reload(self) -> None:
        """Read the files again. A mistake changes nothing but `mistake`."""
        async with self._reloading:
            await self._reload()

    async def _reload(self) -> None:
        before = self.current.prompts.digest
        try:
            prompts = await asyncio.to_thread(PromptSet.load, self._folder)
            if prompts.digest != before:
                self.current = await self._voiced(prompts)
        except (*UNUSABLE, OSError) as error:
            if str(error) != self.mistake:
                log.error("prompts not taken up: the last good ones stay", mistake=str(error), prompt_set=before)
            self.mistake = str(error)
            return
        self.mistake = None
        if prompts.digest != before:
            log.info("prompts taken up", prompt_set=prompts.digest, before=before)

    async def _read(self, digest: str) -> Wording | None:
        files = await self._records.prompt_set(digest)
        if files is None:
            log.warning("an interview's prompts are not on record: it goes on with the current ones", prompt_set=digest)
            return None
        try:
            return await self._voiced(await asyncio.to_thread(PromptSet.read, files, f"prompts of {digest}"))
        except (*UNUSABLE, KeyError) as error:
            log.warning(
                "an interview's prompts cannot be used any more: it goes on with the current ones",
                prompt_set=digest,
                mistake=str(error),
            )
            return None
