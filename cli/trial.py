"""A skill that `openhire try` tries: a case in, what comes back for it out, both as a line of JSON."""

import json
import traceback
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.interviewers.skills import SkillError

Json = dict[str, Any]


class Case(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int | None = None


class Trial(ABC):
    """One skill, ready to be tried."""

    async def answer(self, line: str, number: int) -> str:
        """A line of JSON for a line of JSON; what is wrong with a case is told in its place, under `error`."""
        case_id: object = None
        try:
            given = json.loads(line)
            if not isinstance(given, dict):
                raise ValueError("a case is an object in braces.")
            case_id = given.get("id")
            found: Json = await self.tried(given)
        except json.JSONDecodeError as error:
            found = {"error": f"line {number} is not JSON: {error.msg} at column {error.colno}."}
        except ValidationError as error:
            found = {"error": _told(error)}
        except SkillError as error:
            found = {"error": f"the model's {error.skill} failed: {error.reason}."}
        except ValueError as error:
            found = {"error": str(error)}
        except Exception as error:  # noqa: BLE001 a bug met by one case is told, and the other cases are answered
            traceback.print_exc()
            found = {"error": f"it could not be tried: {type(error).__name__}; see stderr."}
        return json.dumps({"id": case_id, **found}, ensure_ascii=False)

    @abstractmethod
    async def tried(self, given: Mapping[str, Any]) -> Json:
        """What comes back beside the id. Raises ValidationError, SkillError and ValueError."""


def _told(error: ValidationError) -> str:
    """The first thing that is wrong with a case, by its field."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}." if place else f"{first['msg']}."
