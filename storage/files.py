"""Jobs and candidates from files: what `openhire jobs add` and `openhire candidates add` read."""

import asyncio
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import yaml
from pydantic import ValidationError

from graph.subjects import Candidate, Job
from retrieval.parsing.errors import UnreadableDocument
from retrieval.parsing.kinds import kind_of
from retrieval.parsing.parsed import Limits
from retrieval.parsing.plain import read_plain
from retrieval.parsing.reader import DocumentReader
from storage.errors import UnusableFile

S = TypeVar("S", Job, Candidate)

MOST_CHARACTERS = 200_000
"""Of a text: the limit that the protocol sets for a resume."""
KINDS = (".json", ".md", ".txt")
ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"^#{1,2}(?!#)[ \t]*(.+?)[ \t#]*$", re.MULTILINE)


def read_job(path: Path, *, title: str | None = None, company: str | None = None) -> Job:
    """A job from JSON in the shape of `JobDetails`, or an advertisement in Markdown or plain text.

    An advertisement becomes the description, whole. What is known about it may stand in YAML front matter
    under the names of `JobDetails`; its title else is the argument, the first heading of Markdown or the
    first line of plain text. Arguments win. A job without an id gets a new one.

    Raises UnusableFile, which names the field that is wrong.
    """
    text = _text(path)
    if path.suffix.lower() == ".json":
        given = {name: value for name, value in (("title", title), ("company", company)) if value}
        return _made(path, Job, _json(path, text) | given)
    return _advertised(path, text, title, company, markdown=path.suffix.lower() == ".md")


def job_from_advertisement(text: str, *, title: str | None = None, company: str | None = None) -> Job:
    """As `read_job` makes it of a file, with a new id: Markdown where a line begins with `#`, else plain text.

    Raises UnusableFile.
    """
    job = _advertised(Path("The advertisement"), text, title, company, markdown=HEADING.search(text) is not None)
    return job.model_copy(update={"id": str(uuid4())})


def _advertised(path: Path, text: str, title: str | None, company: str | None, *, markdown: bool) -> Job:
    given = {name: value for name, value in (("title", title), ("company", company)) if value}
    facts, body = _front_matter(path, text)
    known = {name: value for name, value in facts.items() if name in Job.model_fields}
    if markdown:
        heading = HEADING.search(body)
        first = heading.group(1) if heading else ""
    else:
        first = body.strip().partition("\n")[0].strip()
    if not (given.get("title") or known.get("title") or 0 < len(first) <= 100):
        raise UnusableFile(path, "it does not say the job's title; give one with --title.")
    return _made(path, Job, {"title": first} | known | given | {"description": body.strip()})


def read_candidate(path: Path, *, name: str | None = None) -> Candidate:
    """A candidate from JSON in the shape of `CandidateDetails` or `{title, text}`, or a resume: PDF, DOCX or text.

    A name is never guessed from a resume: it is the argument, or the field of the JSON. A candidate without an
    id gets a new one. For PDF and DOCX it runs an event loop of its own: where one runs, call it in a thread.

    Raises UnusableFile, which says what is wrong and names the field.
    """
    given = {"name": name} if name else {}
    if path.suffix.lower() != ".json":
        return _made(path, Candidate, {"resume_text": _resume(path).strip()} | given)
    fields = _json(path, _text(path))
    if "text" in fields and "resume_text" not in fields:
        fields = {"resume_text": fields["text"]} | {key: fields[key] for key in fields if key not in ("text", "title")}
    candidate = _made(path, Candidate, fields | given)
    if not candidate.resume_text.strip():
        raise UnusableFile(path, "resume_text is missing or empty, and no interview can be held without a resume.")
    return candidate


def _text(path: Path) -> str:
    if path.suffix.lower() not in KINDS:
        raise UnusableFile(path, f"its name ends in none of {', '.join(KINDS)}; save it as one of these.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableFile(path, "it is not text in UTF-8; save it in that encoding.") from None
    except OSError as error:
        raise UnusableFile(path, f"it cannot be read ({error.strerror}).") from error
    if not text.strip():
        raise UnusableFile(path, "it is empty.")
    if len(text) > MOST_CHARACTERS:
        raise UnusableFile(path, f"it holds {len(text):,} characters; {MOST_CHARACTERS:,} are the most.")
    return text


def _resume(path: Path) -> str:
    limits = Limits()
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
        if kind_of(data) == "text":
            return read_plain(data, limits).text
        return asyncio.run(DocumentReader(limits).text_of(data)).text
    except OSError as error:
        raise UnusableFile(path, f"it cannot be read ({error.strerror}).") from error
    except UnreadableDocument as error:
        raise UnusableFile(path, str(error)) from error


def _json(path: Path, text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableFile(path, f"line {error.lineno} is not JSON ({error.msg}).") from None
    if not isinstance(fields, dict):
        raise UnusableFile(path, "its JSON is not one object.")
    return {name: value for name, value in fields.items() if value is not None}


def _front_matter(path: Path, text: str) -> tuple[Mapping[str, Any], str]:
    found = FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    try:
        facts = yaml.safe_load(found.group(1))
    except yaml.YAMLError:
        raise UnusableFile(path, "what stands between the --- lines at its top is not YAML.") from None
    if facts is not None and not isinstance(facts, dict):
        raise UnusableFile(path, "what stands between the --- lines at its top is not a list of names and values.")
    return facts or {}, text[found.end() :]


def _made(path: Path, kind: type[S], fields: Mapping[str, Any]) -> S:
    unknown = sorted(set(fields) - set(kind.model_fields))
    if unknown:
        known = ", ".join(kind.model_fields)
        raise UnusableFile(path, f"{', '.join(unknown)}: no such field; the fields are {known}.")
    try:
        made = kind.model_validate({"id": str(uuid4())} | dict(fields))
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise UnusableFile(path, wrong) from None
    if not ID.fullmatch(made.id):
        raise UnusableFile(path, "id: 1 to 128 letters, digits and . _ : - are allowed.")
    return made
