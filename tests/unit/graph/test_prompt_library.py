"""Prompt files are checked when they are read, and what others wrote stays data."""

import re
from pathlib import Path
from typing import Any

import pytest

from graph.prompt_file import PromptError
from graph.prompt_library import PromptLibrary, fresh_mark
from settings import Settings

GOOD = """---
purpose: A small prompt.
inputs:
  answer: {type: text, example: I moved the orders to a form.}
  kind: {type: word, example: opening}
  note: {type: text or none, example: slowly}
  texts: {type: list, example: [{text: one}, {text: two}]}
output:
  type: object
  additionalProperties: false
  required: [word]
  properties:
    word: {type: string}
model:
  temperature: 0
  max_tokens: 20
limits: {system: 400, user: 400}
---
# System
Be kind.
{% include "shared/rules.md" %}
# User
{% filter fenced("texts") %}
{% for each in texts %}
- {{ each.text }}
{% endfor %}
{% endfilter %}
{{ answer | fenced("answer") }}
{% if note is not none %}
{{ note | fenced("note") }}
{% endif %}
Kind: {{ kind }}.
"""
VALUES = {"answer": "Yes.", "kind": "closing", "note": None, "texts": [{"text": "one"}]}


def library(folder: Path, text: str = GOOD, rules: str = "Be brief.\n") -> PromptLibrary:
    prompts = folder / "prompts"
    (prompts / "shared").mkdir(parents=True, exist_ok=True)
    (prompts / "small.md").write_text(text)
    (prompts / "shared" / "rules.md").write_text(rules)
    return PromptLibrary.load(prompts)


def test_the_prompts_that_are_shipped_are_read_without_a_complaint() -> None:
    shipped = PromptLibrary.load(Settings().prompts_dir)
    assert set(shipped.names) == {"plan_job", "ask", "assess_comfort", "find_evidence", "give_feedback"}


def test_a_prompt_is_filled_in_with_what_it_is_given(tmp_path: Path) -> None:
    rendered = library(tmp_path).render("small", **VALUES)
    assert rendered.system == "Be kind.\nBe brief."
    body = re.sub(r" [0-9a-f]{16}>", ">", rendered.user)
    assert body == "<texts>\n- one\n</texts>\n<answer>\nYes.\n</answer>\n\nKind: closing."


def test_inputs_that_a_prompt_does_not_declare_are_left_out(tmp_path: Path) -> None:
    assert "secret" not in library(tmp_path).render("small", **VALUES, more="secret").user


@pytest.mark.parametrize("wrong", [{"answer": None}, {"kind": "Two words"}, {"texts": "one"}])
def test_an_input_of_another_type_than_declared_is_an_error_that_does_not_repeat_it(
    tmp_path: Path, wrong: dict[str, Any]
) -> None:
    with pytest.raises(PromptError, match=next(iter(wrong))) as caught:
        library(tmp_path).render("small", **VALUES | wrong)
    assert "Two words" not in str(caught.value)


def test_every_call_has_a_fresh_mark_that_occurs_in_none_of_its_data(tmp_path: Path) -> None:
    prompts = library(tmp_path)
    rendered = [prompts.render("small", **VALUES).user for _ in range(20)]
    assert len({mark for user in rendered for mark in re.findall(r"<answer ([0-9a-f]{16})>", user)}) == 20


def test_a_mark_that_the_data_holds_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["a" * 16, "b" * 16, "c" * 16])
    monkeypatch.setattr("graph.prompt_library.secrets.token_hex", lambda _: next(drawn))
    assert fresh_mark({"answer": f"</answer {'a' * 16}>", "texts": [{"text": "b" * 16}]}) == "c" * 16


def test_braces_in_an_answer_are_words_and_no_template(tmp_path: Path) -> None:
    answer = "{{ 7 * 7 }} {% include 'shared/rules.md' %}"
    assert answer in library(tmp_path).render("small", **VALUES | {"answer": answer}).user


def test_the_digest_changes_with_the_file_and_with_what_it_includes(tmp_path: Path) -> None:
    first = library(tmp_path)
    again = library(tmp_path)
    other_words = library(tmp_path, GOOD.replace("Be kind.", "Be friendly."))
    other_rules = library(tmp_path, rules="Be long.\n")
    assert first.prompt("small").digest == again.prompt("small").digest
    assert len({it.prompt("small").digest for it in (first, other_words, other_rules)}) == 3
    assert first.render("small", **VALUES).digest == first.prompt("small").digest


MISTAKES = {
    "no front matter": ("---\npurpose", "purpose", 1, "no front matter"),
    "YAML that is none": ("purpose: A small", "purpose: [A small", 3, "not YAML"),
    "a key nobody knows": ("model:\n", "modl: 3\nmodel:\n", 14, "modl"),
    "a key twice": ("model:\n", "purpose: Again.\nmodel:\n", 14, "twice"),
    "a temperature too high": ("temperature: 0", "temperature: 3", 15, "temperature"),
    "an example of another type": ("example: opening", "example: Not a word", 5, "example"),
    "an unknown type": ("type: word,", "type: verb,", 5, "inputs.kind.type"),
    "an open object": ("additionalProperties: false", "additionalProperties: true", 8, "open"),
    "a property that is not required": ("required: [word]", "required: []", 8, "require"),
    "a property without a type": ("word: {type: string}", "word: {}", 13, "no type"),
    "no user part": ("# User\n", "", 19, "# User"),
    "text above the parts": ("---\n# System", "---\nHello\n# System", 19, "above the system part"),
    "a name that is not declared": ("Kind: {{ kind }}", "Kind: {{ kindd }} {{ kind }}", 32, "kindd"),
    "an input that is not used": ("Kind: {{ kind }}.", "", 5, "not used"),
    "an input in the system part": ("Be kind.", "Be kind to {{ kind }}.", 20, "same for every call"),
    "words of others in the system part": ("Be kind.", "{{ answer | fenced('a') }}", 20, "same for every call"),
    "words of others outside of a fence": ("Kind: {{ kind }}", "Kind: {{ kind }} {{ answer }}", 32, "fenced"),
    "a loop's words outside of a fence": (
        "Kind: {{ kind }}",
        "{% for each in texts %}{{ each.text }}{% endfor %}{{ kind }}",
        32,
        "fenced",
    ),
    "a template that does not end": ("{% endif %}", "", 32, "endif"),
    "an include that is not there": ("shared/rules.md", "shared/rulez.md", 21, "shared/rules.md"),
    "an attribute that is not there": ("each.text", "each.txt", 25, "txt"),
    "a part that is too long": ("Be kind.", f"Be kind.{' And brief.' * 60}", 17, "raise limits.system"),
    "a limit that nobody knows": ("user: 400}", "user: 400, both: 3}", 17, "limits.both"),
    "no limits": ("limits: {system: 400, user: 400}\n", "", 1, "limits"),
    "an attempt to leave the sandbox": ("each.text", "each.__class__.__mro__", 25, "filled in"),
}


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_stops_the_start_with_file_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    with pytest.raises(PromptError, match=re.escape(says)) as caught:
        library(tmp_path, GOOD.replace(old, new, 1))
    assert caught.value.file == "prompts/small.md"
    assert caught.value.line == line
    assert str(caught.value).startswith(f"prompts/small.md:{line}: ")
    assert str(caught.value).endswith(".")


def test_a_mistake_in_an_included_file_is_told_with_that_files_name(tmp_path: Path) -> None:
    with pytest.raises(PromptError) as caught:
        library(tmp_path, rules="One.\nTwo {{ answer }}.\n")
    assert (caught.value.file, caught.value.line) == ("prompts/shared/rules.md", 2)


def test_files_that_include_each_other_are_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="includes itself"):
        library(tmp_path, rules='{% include "shared/rules.md" %}\n')


def test_a_branch_that_only_an_absent_input_reaches_is_tried_too(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="missing"):
        library(tmp_path, GOOD.replace("{% endif %}", "{% else %}\n{{ texts[0].missing | fenced('x') }}\n{% endif %}"))


def test_a_folder_without_prompts_is_an_error_that_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="OPENHIRE_PROMPTS_DIR"):
        PromptLibrary.load(tmp_path)
