"""The FastAPI app: `uvicorn api.app:app`. Cheap to import; the stores are opened when it starts."""

import mimetypes
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig

import api.socket
from api.access import Access
from api.auth.gate import Gate
from api.environment import read_settings
from api.house import House, open_house
from api.rest import health, metrics, public, v1
from api.rest.described import describe
from api.rest.problems import speak_problems
from api.retention import retaining
from settings import Settings

WEB = Path(__file__).parent.parent / "web"


UNSEEN: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""FastAPI's own spans and logs hold addresses and the words of errors; ours (`spans`, `api.telemetry`) do not."""


def create_app(
    settings: Settings | None = None,
    opens: Callable[[Settings], AbstractAsyncContextManager[House]] = open_house,
) -> FastAPI:
    """`opens` makes the house the app lives in. Raises `api.environment.WrongSetting`."""
    chosen = read_settings() if settings is None else settings

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with opens(chosen) as house, retaining(house):
            app.state.house = house
            yield

    mimetypes.init()  # reads files: now, rather than with the first page
    app = FastAPI(
        title="OpenHire Interview",
        version="0.1.0",
        lifespan=lifespan,
        telemetry=UNSEEN,
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(Gate, settings=chosen)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(chosen.origins),
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=["etag", "location", "retry-after", "idempotency-replayed"],
    )
    app.add_middleware(Access)
    speak_problems(app)
    describe(app)
    app.include_router(health.router)
    app.include_router(metrics.router)
    app.include_router(public.router)
    app.include_router(v1.router)
    app.include_router(api.socket.router)
    app.add_api_route("/", room, include_in_schema=False)
    app.add_api_route("/desk", desk, include_in_schema=False)
    app.mount("/web", StaticFiles(directory=WEB))  # not at "/": under Studio other routes follow
    return app


async def room() -> FileResponse:
    return FileResponse(WEB / "index.html")


async def desk() -> FileResponse:
    return FileResponse(WEB / "desk.html")


app = create_app()
