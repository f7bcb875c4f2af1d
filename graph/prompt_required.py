"""Sentences that a model must go on being told (`prompts/required.yaml`): an edit elsewhere does not lose them."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field, RootModel

from graph.prompt_library import Prompt, PromptLibrary, example_inputs, fill
from graph.prompt_yaml import PromptError, Strict, Yaml, read_yaml

FILE = "required.yaml"
EVERY = "every prompt"
REMEDY = "Write each as `- text: the sentence`, below the name of a prompt."


class Required(Strict):
    text: str = Field(min_length=1)
    when: dict[str, Any] = {}
    """Inputs that are filled in instead of their examples."""


class RequiredOf(RootModel[dict[str, tuple[Required, ...]]]):
    """By the name of a prompt, or `every prompt`."""


def check_required(library: PromptLibrary, file: str, text: str) -> None:
    """`text`: of `file`. Raises `PromptError` with the first sentence that is not there."""
    for mistake in missing(library, file, text):
        raise mistake


def missing(library: PromptLibrary, file: str, text: str) -> Iterator[PromptError]:
    """What is wrong with the list, else each sentence that its prompt lacks, with its line in the list."""
    try:
        source = read_yaml(file, text)
        required = source.validated(RequiredOf, REMEDY).root
    except PromptError as mistake:
        yield mistake
        return
    for key, sentences in required.items():
        if key != EVERY and key not in library.names:
            yield PromptError(
                file, source.line(key), f"There is no prompt {key}.", f"There are: {', '.join(library.names)}."
            )
            continue
        for number, sentence in enumerate(sentences):
            for name in library.names if key == EVERY else (key,):
                yield from _missing(library.prompt(name), sentence, source, (key, str(number)))


def _missing(prompt: Prompt, sentence: Required, source: Yaml, place: tuple[str, str]) -> Iterator[PromptError]:
    for name, value in sentence.when.items():
        if name not in prompt.inputs or not prompt.inputs[name].accepts(value):
            line = source.line(*place, "when", name)
            problem = f"{prompt.file} has no input {name} that can be {value!r}."
            yield PromptError(source.file, line, problem, "Correct what stands after `when`.")
            return
    values = {**example_inputs(prompt.inputs), **sentence.when}
    sent = f"{prompt.system} {fill(prompt.user, prompt.file, values)}"
    if folded(sentence.text) not in folded(sent):
        yield PromptError(
            source.file,
            source.line(*place),
            f"{prompt.file} no longer says: “{folded(sentence.text)}”.",
            "Put the sentence back there, or change it here too if that is meant.",
        )


def folded(text: str) -> str:
    return " ".join(text.split())
