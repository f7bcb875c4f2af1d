"""A language model that speaks for simulated candidates: rules decide what they mean to say, the model how."""

import secrets
from functools import cache
from pathlib import Path

import openai
import yaml

from evals.candidate import Candidate
from evals.configured import client_of, model_of
from settings import Settings

LIMIT = 30.0
"""Seconds for an answer, then the candidate's own words are used."""
MOST_TOKENS = 400


class Speaker:
    """One model for all candidates of a run.

    What was said in place of an answer (an attack, an insult, a question back) is left as it is: how that is read is
    what the persona is there to try.
    """

    def __init__(self, settings: Settings) -> None:
        """Raises evals.configured.NoModel."""
        self._model = model_of(settings)
        self._client = client_of(settings, LIMIT)
        self.unspoken = 0
        """Answers for which the model failed, so that the candidate's own words were used."""

    async def close(self) -> None:
        await self._client.close()

    async def say(self, candidate: Candidate, question: str, meant: str) -> str:
        """`meant` in the persona's voice; `meant` itself where the model fails."""
        if candidate.told and candidate.told[-1].what != "detour" and meant.strip():
            try:
                return await self._spoken(candidate, question, meant)
            except openai.OpenAIError:
                self.unspoken += 1
        return meant

    async def _spoken(self, candidate: Candidate, question: str, meant: str) -> str:
        told, mark = _prompt(), f"=== {secrets.token_hex(8)} ==="
        system = told["system"].format(description=candidate.description, mark=mark)
        user = told["user"].format(resume=candidate.resume_text, question=question, meant=meant, mark=mark)
        answer = await self._client.chat.completions.create(
            model=self._model,
            messages=[{"role": "system", "content": system}, {"role": "user", "content": user}],
            max_completion_tokens=MOST_TOKENS,
            temperature=0.0,
        )
        spoken = (answer.choices[0].message.content or "").replace(mark, "").strip()
        if not spoken:
            self.unspoken += 1
        return spoken or meant


@cache
def _prompt() -> dict[str, str]:
    found = yaml.safe_load((Path(__file__).parent / "data" / "speaking.yaml").read_text(encoding="utf-8"))
    return {"system": found["system"], "user": found["user"]}
