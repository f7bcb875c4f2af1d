"""What a candidate agrees to before an interview: the text, as it is shown, and its hash."""

import asyncio
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from api.environment import WrongSetting
from settings import Settings
from storage.desk.invitations import Consent, Invitation

FILE = Path("notices") / "consent.md"


class Notices:
    """Read once, at the start: an edit is for the next one, since a hash must not change while somebody reads."""

    def __init__(self, template: str, settings: Settings) -> None:
        """Raises jinja2.TemplateError."""
        surroundings = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)
        self._template = surroundings.from_string(template)
        self._settings = settings

    @classmethod
    async def load(cls, settings: Settings) -> "Notices":
        """Raises WrongSetting where the file is missing or cannot be used."""
        path = settings.prompts_dir / FILE
        try:
            made = cls(await asyncio.to_thread(path.read_text, encoding="utf-8"), settings)
            made.render(company="A", minutes=30, contact="a@example.org")
        except (OSError, UnicodeError) as error:
            raise WrongSetting(
                f"{path} cannot be read ({type(error).__name__}); candidates agree to its text."
            ) from error
        except TemplateError as error:
            line = getattr(error, "lineno", None) or 1
            raise WrongSetting(f"{path}:{line} cannot be used: {error.message}.") from error
        return made

    def consent_to(self, invitation: Invitation) -> Consent:
        """What whoever holds the invitation is shown now. Once given, a consent stays as it was given."""
        if invitation.consent is not None:
            return invitation.consent
        text = self.render(
            company=invitation.company,
            minutes=invitation.terms.held_with.max_duration,
            contact=invitation.contact,
        )
        return Consent(text=text, hash=hashlib.sha256(text.encode()).hexdigest(), at=datetime.now(UTC))

    def render(self, *, company: str, minutes: int, contact: str) -> str:
        """`company` and `contact` may be empty, and stand in one line: neither makes a paragraph of the text."""
        return self._template.render(
            company=" ".join(company.split()),
            minutes=minutes,
            contact=" ".join(contact.split()),
            pauses=self._settings.clock_stops,
            retention_days=self._settings.retention_days,
        )
