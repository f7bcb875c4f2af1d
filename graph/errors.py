"""What can keep the graph from running. Each says what happened and what to do."""


class GraphError(Exception):
    """Base of the graph's own errors."""


class RecordMissing(GraphError):
    """The job, candidate or resume that an interview needs is not in the record."""

    def __init__(self, what: str, identifier: str) -> None:
        super().__init__(f"{what} {identifier} is not in the record: add it before the interview is opened")
        self.what = what
        self.identifier = identifier


class PapersChanged(GraphError):
    """The papers of an interview are gone and cannot be made anew: the text they were made of is another one now."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"the {kind} of this interview is gone from the index, and its text in the record is no longer the one the "
            "interview was opened with: put the old text back and send the same again, or end the interview"
        )
        self.kind = kind


class ThreadMissing(GraphError):
    """The interview's working memory is gone, or was never written."""

    def __init__(self, thread_id: str) -> None:
        super().__init__(f"thread {thread_id} holds no interview: open it first")


class TurnMismatch(GraphError):
    """An answer came for a question that is not the pending one."""

    def __init__(self, given: int, pending: int) -> None:
        super().__init__(f"the answer is for question {given}, the pending question is {pending}")
        self.given = given
        self.pending = pending
