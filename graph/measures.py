"""What the graph tells of itself to whoever counts: how long nodes and calls took, where the rules stood in."""

from typing import Protocol


class Measures(Protocol):
    """Called often; never waits, never fails. Names come from closed sets, times are seconds."""

    def node_ran(self, node: str, seconds: float) -> None: ...

    def model_called(self, skill: str, outcome: str, seconds: float) -> None:
        """A skill was asked of the model. `outcome`: `ok`, `stopped`, or the reason of a `SkillError`."""
        ...

    def fell_back(self, skill: str, reason: str) -> None:
        """The rules stood in for the model: a `graph.subjects.Skill.fallback`."""
        ...


class Unmeasured:
    """Where nobody counts."""

    def node_ran(self, node: str, seconds: float) -> None: ...

    def model_called(self, skill: str, outcome: str, seconds: float) -> None: ...

    def fell_back(self, skill: str, reason: str) -> None: ...


UNMEASURED: Measures = Unmeasured()
