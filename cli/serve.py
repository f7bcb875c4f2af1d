"""`openhire serve`: run the server."""

import typer

from cli.configuration import read_settings
from cli.failure import failures_told


def serve() -> None:
    """Run the server until it is stopped.

    Where and how is set by environment variables: OPENHIRE_HOST, OPENHIRE_PORT, OPENHIRE_DATA_DIR and others.
    """
    with failures_told():
        settings = read_settings()

    from api.serve import serve as run

    raise typer.Exit(run(settings))
