"""The record, opened for one command."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from cli.configuration import read_settings
from cli.failure import CommandError

if TYPE_CHECKING:
    from storage.records import Records

Found = TypeVar("Found")


def with_records(action: Callable[["Records"], Awaitable[Found]]) -> Found:
    """What `action` returns, given the record that the settings name. Raises `CommandError` where it cannot be used."""
    from storage.database import Database
    from storage.errors import RecordsError
    from storage.records import Records

    settings = read_settings()

    async def run() -> Found:
        database = await Database.open(settings.record_url)
        try:
            return await action(Records(database))
        finally:
            await database.close()

    try:
        return asyncio.run(run())
    except RecordsError as error:
        raise CommandError(str(error)) from error
