"""The server says where it listens, or in one sentence why it cannot."""

import socket
from contextlib import asynccontextmanager

import pytest
from fastapi import FastAPI

from api.serve import CannotListen, Server, configured, listen, serve
from settings import Settings

pytestmark = pytest.mark.usefixtures("own_logging")


def test_a_taken_port_is_one_sentence_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(host="127.0.0.1", port=port)
        with pytest.raises(CannotListen, match="OPENHIRE_PORT"):
            listen(settings)
        assert serve(settings) == 2
    told = capsys.readouterr().err
    assert f"cannot listen on 127.0.0.1:{port}" in told
    assert told.count("\n") == 1


def test_a_record_that_cannot_be_used_is_one_sentence_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(Settings(port=0, database_url="mysql://somewhere")) == 2
    told = capsys.readouterr().err
    assert told.startswith("The server cannot start: ")
    assert told.count("\n") == 1


async def test_the_chosen_port_is_told_once_it_listens(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(host="127.0.0.1", port=0)
    config = configured(settings, FastAPI())
    config.load()
    server = Server(config)
    server.lifespan = config.lifespan_class(config)
    with listen(settings) as listening:
        await server.startup([listening])
        port = listening.getsockname()[1]
        assert capsys.readouterr().out == f"OpenHire Interview listens on http://127.0.0.1:{port}\n"
        assert port > 0
        server.servers[0].close()
        await server.lifespan.shutdown()


async def test_a_start_that_fails_announces_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    @asynccontextmanager
    async def failing(app: FastAPI):  # type: ignore[no-untyped-def]
        raise ValueError("no")
        yield

    settings = Settings(host="127.0.0.1", port=0)
    config = configured(settings, FastAPI(lifespan=failing))
    config.load()
    server = Server(config)
    server.lifespan = config.lifespan_class(config)
    with listen(settings) as listening, pytest.raises(SystemExit):
        await server.startup([listening])
    assert "listens" not in capsys.readouterr().out
