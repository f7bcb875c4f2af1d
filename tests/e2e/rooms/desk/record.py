"""What is on record, asked for beside the desk."""

from typing import Any

import httpx


def review(api: httpx.Client, invitation_id: str) -> dict[str, Any]:
    interview_id = get(api, f"invitations/{invitation_id}")["interview_id"]
    return get(api, f"interviews/{interview_id}")


def get(api: httpx.Client, path: str) -> dict[str, Any]:
    found: dict[str, Any] = api.get(path).raise_for_status().json()
    return found


def added(api: httpx.Client, path: str, **fields: Any) -> str:
    """The id of a new job or candidate."""
    return str(api.post(path, json=fields).raise_for_status().json()["id"])
