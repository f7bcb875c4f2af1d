"""Which interviews are held: personas, resumes and jobs brought together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.speech import manner, personas
from graph.subjects import Job
from storage.errors import UnusableFile
from storage.files import KINDS, read_candidate, read_job

HERE = Path(__file__).parent
JOBS = HERE / "jobs"
RESUMES = HERE / "resumes"


@dataclass(frozen=True)
class Resume:
    name: str
    text: str


@dataclass(frozen=True)
class Chosen:
    """One interview to be held."""

    persona: str
    resume: Resume
    job: Job
    seed: int = 0

    @property
    def name(self) -> str:
        """The same in every run: by it interviews of two runs are held against each other."""
        return f"{self.persona} / {self.resume.name} / {self.job.title}" + (f" / {self.seed}" if self.seed else "")


def read_jobs(folder: Path) -> list[Job]:
    """In the order of their files' names. Raises UnusableFile."""
    return [read_job(path).model_copy(update={"id": f"eval-{path.stem}"}) for path in _files(folder, "job")]


def read_resumes(folder: Path) -> list[Resume]:
    """In the order of their files' names. Raises UnusableFile."""
    return [Resume(path.stem, read_candidate(path).resume_text) for path in _files(folder, "resume")]


def _files(folder: Path, what: str) -> list[Path]:
    found = [folder] if folder.is_file() else sorted(path for path in folder.glob("*") if path.suffix in KINDS)
    if not found:
        raise UnusableFile(folder, f"it holds no {what}: a file ending in {', '.join(KINDS)}.")
    return found


def a_few(names: Sequence[str], resumes: Sequence[Resume], jobs: Sequence[Job], seed: int) -> list[Chosen]:
    """Every persona once, the jobs in turn, each with the resume of its name where there is one."""
    chosen = []
    for turn, persona in enumerate(names):
        job = jobs[(turn + seed) % len(jobs)]
        own = next((n for n, r in enumerate(resumes) if job.id == f"eval-{r.name}"), (turn + seed) % len(resumes))
        if manner(persona).other_trade:
            own += 1
        chosen.append(Chosen(persona, resumes[own % len(resumes)], job, seed))
    return chosen


def each_job(names: Sequence[str], resumes: Sequence[Resume], jobs: Sequence[Job], seed: int) -> list[Chosen]:
    """Every persona on every job, the resumes in turn; all personas come up before one comes up again."""
    return [
        Chosen(persona, resumes[(turn * len(names) + one + seed) % len(resumes)], jobs[(one + turn) % len(jobs)], seed)
        for turn in range(len(jobs))
        for one, persona in enumerate(names)
    ]


def pairwise(names: Sequence[str], resumes: Sequence[Resume], jobs: Sequence[Job], seed: int) -> list[Chosen]:
    """Every persona with every resume, the jobs in turn, so that each meets every persona and every resume."""
    return [
        Chosen(persona, resume, jobs[(one + two + seed) % len(jobs)], seed)
        for two, resume in enumerate(resumes)
        for one, persona in enumerate(names)
    ]


def all_of_them(names: Sequence[str], resumes: Sequence[Resume], jobs: Sequence[Job], seed: int) -> list[Chosen]:
    return [Chosen(persona, resume, job, seed) for persona in names for resume in resumes for job in jobs]


def known(names: Sequence[str]) -> list[str]:
    """Those named, else all. Raises UnreadablePersona."""
    return [manner(name).name for name in names or personas()]
