"""The system parts of the prompts as an assistant may word them, under the same rules as the files."""

from functools import lru_cache

from api.studio.running import settings
from graph.prompt_file import HEADINGS
from graph.prompt_library import PromptLibrary
from graph.prompt_required import FILE as REQUIRED
from graph.prompt_required import check_required
from graph.prompt_set import texts
from graph.prompt_yaml import PromptError

FOLDER = settings.prompts_dir.name
FILES = texts(settings.prompts_dir)
"""As they were when the server started, which starts again when code changes."""
NODES = {
    "plan_job": "open_interview",
    "ask": "generate_question",
    "assess_comfort": "assess_comfort",
    "find_evidence": "track_areas",
    "give_feedback": "give_feedback",
}
"""Where each prompt is used."""


class PromptRefused(ValueError):
    """An assistant's words break the rules of the prompts: file, line, remedy. Studio shows a ValueError."""


def parts(name: str) -> tuple[str, str, str]:
    """What stands before the system part of a prompt's file, that part, and what stands after it."""
    head, _, body = FILES[f"{name}.md"].partition(f"\n{HEADINGS['system']}\n")
    system, _, user = body.partition(f"\n{HEADINGS['user']}\n")
    return head, system.strip(), user


@lru_cache(maxsize=32)
def reworded(words: frozenset[tuple[str, str]]) -> PromptLibrary:
    """The prompts with other system parts, by the names of the prompts. Raises `PromptRefused`."""
    files = {**FILES, **{f"{name}.md": with_system(name, system) for name, system in words}}
    try:
        library = PromptLibrary.read(files, FOLDER)
        check_required(library, f"{FOLDER}/{REQUIRED}", files[REQUIRED])
    except PromptError as mistake:
        raise PromptRefused(str(mistake)) from mistake
    return library


def with_system(name: str, system: str) -> str:
    head, _, user = parts(name)
    return f"{head}\n{HEADINGS['system']}\n\n{system.strip()}\n\n{HEADINGS['user']}\n{user}"
