from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import demo
from storage.database import Database
from storage.files import read_job
from storage.records import Records

TEST_JOB = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3"


@pytest.fixture
async def records(tmp_path: Path) -> AsyncIterator[Records]:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    yield Records(database)
    await database.close()


async def test_the_ids_of_the_api_document_name_a_whole_job_and_a_candidate_with_a_resume(records: Records) -> None:
    await demo.load(records)
    job, candidate = await records.job(TEST_JOB), await records.candidate("test-candidate")
    assert job is not None
    assert candidate is not None
    assert all(getattr(job, name) for name in type(job).model_fields)
    assert len(job.description.split()) > 400
    assert 6 <= len(job.requirements.splitlines()) <= 7
    assert candidate.name in candidate.resume_text
    assert len(candidate.resume_text.split()) > 250


async def test_loading_again_leaves_what_was_changed_meanwhile(records: Records) -> None:
    await demo.load(records)
    job = await records.job(TEST_JOB)
    assert job is not None
    await records.add_job(job.model_copy(update={"title": "Principal Frontend Developer"}))
    await demo.load(records)
    changed = await records.job(TEST_JOB)
    assert changed is not None
    assert changed.title == "Principal Frontend Developer"
    assert len(await records.jobs()) == len(await records.candidates()) == 1


@pytest.mark.parametrize("name", ["job.json", "jobs/ml-engineer.json", "jobs/account-executive.json"])
def test_every_job_says_who_holds_the_interview_how_to_reach_a_person_and_when_one_hears(name: str) -> None:
    job = read_job(demo.FOLDER / name)
    for told in ("AI interviewer", ".example", "working days", "The next step is"):
        assert told in job.description
