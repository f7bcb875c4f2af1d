"""What a run in Studio is given where nobody types anything: the demonstration interview."""

from typing import Annotated

from pydantic import Field

from graph.state import Input

JOB = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3"
CANDIDATE = "test-candidate"


class StudioInput(Input, total=False):
    """Submit it as it is for the first question; after that, write an `answer` and submit again."""

    job_id: Annotated[str, Field(default=JOB, description="First run: the job, by its id in the record.")]
    candidate_id: Annotated[
        str, Field(default=CANDIDATE, description="First run: the candidate, by the id in the record.")
    ]
