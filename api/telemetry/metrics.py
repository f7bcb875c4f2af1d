"""What is counted, for Prometheus: in a registry of the app's own, so that several apps can live in one process.

Labels come from closed sets: no ids, no names of models, nothing anybody said.
"""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from graph.subjects import Reply

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper ends of the buckets of every time."""


class Metrics:
    """Also a `graph.measures.Measures`."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = self._counter(
            "turns", "Replies that were told, by phase and made_by (rules, model).", "phase", "made_by"
        )
        self._failures = self._counter(
            "turn_failures", "Replies that could not be made or kept, by purpose (open, answer, finish).", "purpose"
        )
        self._first_word = self._seconds(
            "first_word", "From the last word of an answer to the first of the reply, which may be the whole reply."
        )
        self._turn = self._seconds(
            "turn", "From the first word of an answer to its whole reply, by purpose.", "purpose"
        )
        self._node = self._seconds("node", "One run of a node of the graph, by node.", "node")
        self._model_call = self._seconds(
            "model_call",
            "One skill asked of the model, by skill and outcome (ok, stopped, late, refused, unreachable, unusable).",
            "skill",
            "outcome",
        )
        self._fallbacks = self._counter(
            "fallbacks",
            "The rules stood in for the model, by skill and reason (late, refused, unreachable, unusable, guarded, "
            "withheld).",
            "skill",
            "reason",
        )
        self._guard_hits = self._counter(
            "guard_hits",
            "Sentences the guard stopped, by kind (question, response, feedback) and category.",
            "kind",
            "category",
        )
        self.interviews = self._gauge("interviews_open", "Interviews that run in the memory of this server.")
        self.sockets = self._gauge("sockets_open", "Websockets that are connected.")
        self.queue = self._gauge(
            "turns_under_way",
            "Answers without their reply, by state (making: it is being made; waiting: it is made, and waits for the "
            "candidate to settle or for the record, or is not begun yet).",
            "state",
        )

    def watch_interviews(self, number: Callable[[], int]) -> None:
        """Counted when somebody asks."""
        self.interviews.set_function(number)

    def told(self, reply: Reply) -> None:
        asking = next((skill for skill in reply.skills if skill.skill in ("ask", "give_feedback")), None)
        by_rules = asking is None or asking.made_by == "rules" or asking.fallback is not None
        self._turns.labels(reply.phase.value, "rules" if by_rules else "model").inc()
        for hit in reply.guard_hits:
            for category in hit.categories:
                self._guard_hits.labels(hit.kind, category).inc()

    def turn_took(self, purpose: str, seconds: float) -> None:
        self._turn.labels(purpose).observe(seconds)

    def first_word_took(self, seconds: float) -> None:
        self._first_word.observe(seconds)

    def turn_failed(self, purpose: str) -> None:
        self._failures.labels(purpose).inc()

    def node_ran(self, node: str, seconds: float) -> None:
        self._node.labels(node).observe(seconds)

    def model_called(self, skill: str, outcome: str, seconds: float) -> None:
        self._model_call.labels(skill, outcome).observe(seconds)

    def fell_back(self, skill: str, reason: str) -> None:
        self._fallbacks.labels(skill, reason).inc()

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"openhire_{name}", meaning, labels, registry=self.registry)

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"openhire_{name}", meaning, labels, registry=self.registry)

    def _seconds(self, name: str, meaning: str, *labels: str) -> Histogram:
        return Histogram(f"openhire_{name}_seconds", meaning, labels, registry=self.registry, buckets=SECONDS)
