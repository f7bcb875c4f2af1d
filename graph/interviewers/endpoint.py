"""One OpenAI-compatible endpoint: a pooled client, one call at a time, and what can go wrong with it in four words."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import aiohttp
import httpx2
import openai
from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI

from graph.prompt_library import Prompt, Rendered
from graph.tracing import replied

log = logging.getLogger(__name__)

OPENAI = "https://api.openai.com/v1"
Chat = Runnable[LanguageModelInput, AIMessage]
Format = Literal["json_schema", "json_object", "text"]
FORMATS: tuple[Format, ...] = ("json_schema", "json_object", "text")
"""How the shape of an answer is asked for, the surest way first."""
FORMAT_REFUSED = re.compile(r"response_format|json_schema|json_object|structured|grammar", re.IGNORECASE)
POOL = httpx2.Limits(max_connections=2_000, max_keepalive_connections=2_000, keepalive_expiry=60.0)
"""Nothing queues for a connection, and one that was opened serves the next turns: a handshake costs two round trips.
The transport is aiohttp's: with hundreds of connections httpx's own takes most of a processor (docs/performance.md)."""
Heard = Callable[[str], Awaitable[None]]
"""Given each piece of a streamed answer as it comes."""
PAUSE = 0.1
"""Seconds before a second try where the endpoint names none."""


class CallFailed(Exception):
    """A call brought no answer that can be used."""

    def __init__(self, reason: Literal["late", "refused", "unreachable", "unusable"], again: float | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again
        """Seconds to wait before a second try makes sense; None: never."""


class Endpoint:
    """Raises `ValueError` where nobody can be asked: neither a key nor an address is given."""

    def __init__(self, *, api_key: str | None, base_url: str | None, timeout: float) -> None:
        if not api_key and not base_url:
            raise ValueError(
                "A model is set but there is nobody to ask: set OPENAI_API_KEY, "
                "or OPENAI_BASE_URL for an endpoint that needs no key."
            )
        self._key = api_key or "none"
        self._url = base_url or OPENAI
        self._timeout = timeout
        # Proxies of the environment are not used: they would read what candidates say.
        self._http = openai.DefaultAioHttpClient(trust_env=False, timeout=timeout, limits=POOL)
        self._chats: dict[tuple[str, float, int], ChatOpenAI] = {}
        self._formats: dict[str, int] = {}

    async def close(self) -> None:
        await self._http.aclose()

    async def complete(self, prompt: Prompt, model: str, rendered: Rendered, heard: Heard | None = None) -> str:
        """The text of one answer to a prompt that was prepared. Raises `CallFailed`.

        Where the endpoint does not know JSON schemas, JSON objects are asked for instead, and plain text where it
        does not know those; what it was found to accept is remembered. The answer is streamed where it is `heard`,
        and shows in the graph's `messages` stream then, else it does not.
        """
        messages = [("system", rendered.system), ("user", rendered.user)]
        chat = self._chat(prompt, model)
        while True:
            step = self._formats.get(model, 0)
            bound = chat.bind(extra_body=response_format(FORMATS[step], prompt))
            try:
                if heard is not None:
                    return await streamed(bound, messages, heard)
                return content_of(await bound.ainvoke(messages, config={"tags": ["nostream"]}))
            except CallFailed:
                raise
            # What a server that only claims to speak the protocol makes the client raise has no common base.
            except Exception as error:
                if step + 1 < len(FORMATS) and refuses_format(error):
                    self._formats[model] = max(self._formats.get(model, 0), step + 1)
                    continue
                failed = classified(error)
                log.warning("%s: the model's call failed: %s (%s)", prompt.name, failed.reason, type(error).__name__)
                raise failed from error

    def prepare(self, prompt: Prompt, model: str) -> None:
        """Builds what a prompt's calls need, once and before the first: it takes tens of milliseconds."""
        self._chat(prompt, model)

    def _chat(self, prompt: Prompt, model: str) -> ChatOpenAI:
        options = (model, prompt.model.temperature, prompt.model.max_tokens)
        if options not in self._chats:
            self._chats[options] = self._new_chat(*options)
        return self._chats[options]

    def _new_chat(self, model: str, temperature: float, max_tokens: int) -> ChatOpenAI:
        key = self._key

        # An asynchronous key keeps ChatOpenAI from building a second, synchronous client that nobody uses.
        async def api_key() -> str:
            return key

        return ChatOpenAI(
            model=model,
            temperature=temperature,
            max_completion_tokens=max_tokens,
            api_key=api_key,
            base_url=self._url,
            openai_proxy=None,
            http_async_client=self._http,
            timeout=self._timeout,
            max_retries=0,
            stream_chunk_timeout=None,
            stream_usage=False,
            use_responses_api=False,
        )


async def streamed(chat: Chat, messages: list[tuple[str, str]], heard: Heard) -> str:
    pieces, finish = [], None
    async for chunk in chat.astream(messages):
        piece = str(chunk.text)
        if piece:
            pieces.append(piece)
            await heard(piece)
        finish = chunk.response_metadata.get("finish_reason") or finish
    replied(finish)
    return finished("".join(pieces), finish)


def content_of(answer: AIMessage) -> str:
    finish = answer.response_metadata.get("finish_reason")
    replied(finish, answer.usage_metadata)
    if answer.additional_kwargs.get("refusal"):
        raise CallFailed("refused", None)
    return finished(str(answer.text), finish)


def finished(text: str, finish: str | None) -> str:
    if finish == "content_filter":
        raise CallFailed("refused", None)
    if finish == "length":
        # A second try would run into the same limit.
        raise CallFailed("unusable", None)
    return text


def response_format(form: Format, prompt: Prompt) -> dict[str, Any]:
    # Sent as a plain field of the request: given as an argument, the client would parse each partial answer again.
    match form:
        case "json_schema":
            schema = {"name": prompt.name, "strict": True, "schema": dict(prompt.output)}
            return {"response_format": {"type": "json_schema", "json_schema": schema}}
        case "json_object":
            return {"response_format": {"type": "json_object"}}
        case "text":
            return {}


def refuses_format(error: Exception) -> bool:
    return isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError) and bool(
        FORMAT_REFUSED.search(str(error))
    )


def classified(error: Exception) -> CallFailed:
    if broken(error):
        return CallFailed("unreachable", PAUSE)
    match error:
        case openai.APITimeoutError() | httpx2.TimeoutException() | TimeoutError():
            return CallFailed("late", None)
        case openai.RateLimitError():
            spent = error.code == "insufficient_quota"
            return CallFailed("refused", None if spent else retry_after(error.response))
        case openai.InternalServerError():
            return CallFailed("unreachable", retry_after(error.response))
        case openai.APIStatusError() | openai.ContentFilterFinishReasonError():
            return CallFailed("refused", None)
        case openai.APIResponseValidationError():
            return CallFailed("unusable", PAUSE)
        case openai.APIError() | httpx2.HTTPError():
            return CallFailed("unreachable", PAUSE)
        case _:
            return CallFailed("unusable", PAUSE)


def broken(error: BaseException) -> bool:
    """The connection was closed by the other side; the client takes that for a timeout."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def retry_after(response: httpx2.Response) -> float | None:
    """Seconds, as the endpoint asks (RFC 9110, 10.2.3). A date is not waited for: it is at least a second away."""
    try:
        return max(0.0, float(response.headers.get("retry-after", PAUSE)))
    except ValueError:
        return None
