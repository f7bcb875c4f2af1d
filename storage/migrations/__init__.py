"""The history of the tables. Applied at start; `python -m storage.migrations "what changes"` writes the next step."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from storage.errors import RecordsMisconfigured


def config(connection: Connection) -> Config:
    """Alembic's configuration, bound to a connection whose transaction the caller commits."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.set_main_option("file_template", "v%%(rev)s_%%(slug)s")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest step, inside the caller's transaction.

    Raises RecordsMisconfigured where the database is ahead of this version.
    """
    try:
        command.upgrade(config(connection), "head")
    except CommandError as error:
        raise RecordsMisconfigured(
            f"The database cannot be brought up to date ({error}). If a newer version of OpenHire wrote it, "
            "use that version, or another database."
        ) from error
