"""The system parts of the prompts as an assistant may word them, under the same rules as the files."""

from functools import lru_cache

from api.studio.running import settings, wording
from graph.prompt_file import HEADINGS
from graph.prompt_library import PromptLibrary, Reader, prompt_texts
from graph.prompt_required import FILE as REQUIRED
from graph.prompt_required import check_required
from graph.prompt_yaml import PromptError

FOLDER = settings.prompts_dir.name
AT_START = prompt_texts(settings.prompts_dir)
"""What Studio shows; the server starts again when code changes."""
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


Words = frozenset[tuple[str, str]]
"""Other system parts, by the names of the prompts."""


def parts(text: str) -> tuple[str, str, str]:
    """What stands before the system part of a prompt's file, that part, and what stands after it."""
    head, _, body = text.partition(f"\n{HEADINGS['system']}\n")
    system, _, user = body.partition(f"\n{HEADINGS['user']}\n")
    return head, system.strip(), user


def system_part(name: str) -> str:
    return parts(AT_START[f"{name}.md"])[1]


def reworded(words: Words) -> PromptLibrary:
    """The prompts in force with these system parts. Raises `PromptRefused`."""
    return _reworded(wording().prompts.digest, words)


@lru_cache(maxsize=32)
def _reworded(_: str, words: Words) -> PromptLibrary:
    now = wording().prompts
    said = {f"{name}.md": with_system(now.files[f"{name}.md"], system) for name, system in words}
    reader = Reader(FOLDER, {**now.files, **said})
    try:
        other = {name: reader.read(name) for name, _ in words}
        library = PromptLibrary({name: other.get(name) or now.library.prompt(name) for name in now.library.names})
        check_required(library, f"{FOLDER}/{REQUIRED}", now.files[REQUIRED])
    except PromptError as mistake:
        raise PromptRefused(str(mistake)) from mistake
    return library


def with_system(text: str, system: str) -> str:
    head, _, user = parts(text)
    return f"{head}\n{HEADINGS['system']}\n\n{system.strip()}\n\n{HEADINGS['user']}\n{user}"
