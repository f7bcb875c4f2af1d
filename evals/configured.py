"""The configured model, for whatever in an evaluation wants one beside the interviewer."""

import openai

from settings import Settings


class NoModel(ValueError):
    """Says what has to be set."""


def model_of(settings: Settings) -> str:
    """Its name. Raises NoModel."""
    if not settings.model or not (settings.openai_api_key or settings.openai_base_url):
        raise NoModel("No model is configured: set OPENHIRE_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL.")
    return settings.model


def client_of(settings: Settings, limit: float) -> openai.AsyncOpenAI:
    """`limit`: seconds for an answer. For the caller to close."""
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    http = openai.DefaultAsyncHttpxClient(trust_env=False, timeout=limit)
    return openai.AsyncOpenAI(
        api_key=key, base_url=settings.openai_base_url, timeout=limit, max_retries=1, http_client=http
    )
