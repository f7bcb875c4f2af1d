"""Which interviews are held, and on which papers."""

from pathlib import Path

import pytest

from evals.choice import JOBS, RESUMES, a_few, all_of_them, each_job, known, pairwise, read_jobs, read_resumes
from evals.speech import personas
from storage.errors import UnusableFile

SHARED = Path(__file__).parents[2] / "data" / "resumes"


def test_there_are_six_jobs_of_six_trades_each_with_a_resume_of_its_own() -> None:
    jobs, resumes = read_jobs(JOBS), {resume.name for resume in read_resumes(RESUMES)}
    assert len(jobs) == 6
    assert {job.id.removeprefix("eval-") for job in jobs} == resumes
    for job in jobs:
        assert job.requirements and job.skills_required and len(job.description) > 500


def test_a_few_are_every_persona_once_on_jobs_in_turn_with_fitting_resumes() -> None:
    chosen = a_few(known(()), read_resumes(RESUMES), read_jobs(JOBS), seed=0)
    assert [each.persona for each in chosen] == list(personas())
    assert len({each.job.id for each in chosen}) == 6
    fitting = [each.job.id == f"eval-{each.resume.name}" for each in chosen]
    assert fitting.count(False) == 1
    assert chosen[fitting.index(False)].persona == "career_changer"


def test_another_seed_brings_other_jobs_to_the_personas() -> None:
    first, second = (a_few(["strong"], read_resumes(RESUMES), read_jobs(JOBS), seed) for seed in (0, 1))
    assert first[0].job != second[0].job
    assert first[0].name != second[0].name


def test_each_job_means_every_persona_on_every_job_and_every_resume_somewhere() -> None:
    resumes = [*read_resumes(SHARED), *read_resumes(RESUMES)]
    chosen = each_job(known(()), resumes, read_jobs(JOBS), seed=0)
    assert len({(each.persona, each.job.id) for each in chosen}) == len(chosen) == 15 * 6
    assert {each.resume.name for each in chosen} == {resume.name for resume in resumes}


def test_pairwise_means_every_pair_of_persona_and_resume_and_of_persona_and_job() -> None:
    resumes, jobs = read_resumes(SHARED), read_jobs(JOBS)
    chosen = pairwise(known(()), resumes, jobs, seed=0)
    assert len({(each.persona, each.resume.name) for each in chosen}) == len(chosen) == 15 * 14
    assert len({(each.persona, each.job.id) for each in chosen}) == 15 * 6
    assert len({(each.resume.name, each.job.id) for each in chosen}) == 14 * 6


def test_all_means_all() -> None:
    chosen = all_of_them(["strong", "thin"], read_resumes(SHARED), read_jobs(JOBS), seed=3)
    assert len({each.name for each in chosen}) == 2 * 14 * 6


def test_a_folder_without_jobs_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="holds no job"):
        read_jobs(tmp_path)
