"""`openhire serve`: run the server."""

import typer

from cli.configuration import read_settings
from cli.failure import failures_told


def serve() -> None:
    """Serve interviews at OPENHIRE_HOST and OPENHIRE_PORT until stopped."""
    with failures_told():
        settings = read_settings()

    from api.serve import serve as run

    raise typer.Exit(run(settings))
