"""What an assistant of Studio can be told: the words of the prompts, and plain options. The rest is the house's."""

from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from api.studio.given import CANDIDATE, JOB
from api.studio.prompts import NODES, Words, reworded, system_part
from api.studio.running import running, settings
from graph.context import Context
from graph.interviewers.fallback import Interviewers
from graph.interviewers.model import ModelInterviewer

PROMPT = "_prompt"
"""Ends the name of a field that holds one."""


def worded(name: str) -> Any:
    """The system part of a prompt, which Studio shows at the node it is used in."""
    shown = {"langgraph_nodes": [NODES[name]], "langgraph_type": "prompt"}
    about = f"System part of prompts/{name}.md. Only a language model reads it: without one, nothing does."
    return field(default=system_part(name), metadata={"description": about, "json_schema_extra": shown})


def option(default: Any, about: str, *nodes: str) -> Any:
    return field(default=default, metadata={"description": about, "json_schema_extra": {"langgraph_nodes": [*nodes]}})


@dataclass(frozen=True)
class StudioContext:
    """Everything has a default: a run needs no typing. Raises `PromptRefused` for words that break the rules."""

    ask_prompt: str = worded("ask")
    assess_comfort_prompt: str = worded("assess_comfort")
    find_evidence_prompt: str = worded("find_evidence")
    give_feedback_prompt: str = worded("give_feedback")
    plan_job_prompt: str = worded("plan_job")
    assess_comfort: bool = option(
        settings.assess_comfort, "Read how at ease an answer sounds; it sets the tone only.", "assess_comfort"
    )
    minutes: float = option(0.0, "Minutes on the interview's clock, which stands in Studio.", "route_phase")
    job_id: str = option(JOB, "The job of a first run whose input names none.", "open_interview")
    candidate_id: str = option(CANDIDATE, "The candidate of a first run whose input names none.", "open_interview")

    def __post_init__(self) -> None:
        if self.own_words:
            reworded(self.own_words)

    @property
    def own_words(self) -> Words:
        """The system parts that are not those of the files, by the names of the prompts."""
        prompts = (each for each in fields(self) if each.name.endswith(PROMPT))
        said = ((each.name.removesuffix(PROMPT), getattr(self, each.name), each.default) for each in prompts)
        return frozenset((name, words) for name, words, default in said if words.strip() != default)

    @cached_property
    def whole(self) -> Context:
        """What the nodes are given."""
        context = running()
        own = replace(
            context,
            assess_comfort=self.assess_comfort,
            elapsed=lambda: self.minutes * 60,  # not the time since the interview was opened: a fork may be made later
            job_id=self.job_id,
            candidate_id=self.candidate_id,
        )
        if not self.own_words:
            return own
        library = reworded(self.own_words)
        model = context.interviewers.model
        if isinstance(model, ModelInterviewer):
            model = model.with_prompts(library)
        speakers = Interviewers(context.interviewers.rules, model)
        # No set on record holds these words; the hash of the one prompt is kept with what was made by it.
        return replace(own, interviewers=speakers, secrets=library.texts, prompt_set=None)

    def __getattr__(self, name: str) -> Any:
        """What is no field is the house's."""
        if name not in Context.__dataclass_fields__:
            raise AttributeError(name)
        return getattr(self.whole, name)
