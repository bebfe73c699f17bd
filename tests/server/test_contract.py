"""`tests/contract/*.json`: requests and replies that both sides are tested against.

Each file is `{about, request: {method, path, body, token}, status, reply}`. The service must answer a
request with exactly that reply; the extension's tests read the same files. "<any>" stands for what is
new each time. The lint behind them is this file's own, so that rules may change freely.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from local_service import RULE, Start

from tactlint.model import (
    ChecklistItem,
    Conversation,
    Cue,
    CustomerReading,
    Evidence,
    Fix,
    Readability,
    Register,
    Report,
    Span,
)

FOLDER = Path(__file__).parents[1] / "contract"
PAIRS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def lint(draft: str, conversation: Conversation | None) -> Report:
    """Find “calm down”, and let the first customer turn's last word be the reason."""
    start = draft.find("calm down")
    span = Span(start, start + 9)
    readability = Readability(words=len(draft.split()), sentences=1, grade=None)
    if conversation is None:
        found = (RULE.finding(draft, span),) if start >= 0 else ()
        return Report(found, (), None, readability, abstained=("acknowledgment",))
    text = conversation.turns[0].text
    quoted = Span(text.rindex(" ") + 1, len(text))
    cue = Cue("feeling", 0, quoted, text[quoted.start : quoted.end], 2)
    reading = CustomerReading(
        1, ("frustrated",), (cue,), Register(-0.5, "casual"), conversation.customer_name, False
    )
    finding = RULE.finding(
        draft,
        span,
        evidence=[Evidence(0, quoted, cue.text)],
        fixes=[
            Fix("I can see why this upset you", span, "I can see why this upset you"),
            Fix("…", span, "…", True),
        ],
    )
    items = (
        ChecklistItem("greeting", "Greeting", "done", Span(0, 2)),
        ChecklistItem("closing", "Closing", "missing"),
    )
    return Report((finding,), items, reading, readability)


def test_there_are_pairs() -> None:
    assert len(PAIRS) >= 8


@pytest.mark.parametrize("name", PAIRS)
async def test_service_keeps_its_side(start: Start, name: str) -> None:
    contract = PAIRS[name]
    service = await start(lint)
    await service.lint("")  # Only then the rules have surely been loaded, which the status tells.
    request = contract["request"]
    headers = {"Origin": "chrome-extension://abcdefghijklmnopabcdefghijklmnop"}
    if request.get("token"):
        headers["Authorization"] = f"Bearer {service.token}"
    response = await service.client.request(
        request["method"], request["path"], json=request.get("body"), headers=headers
    )
    assert response.status == contract["status"]
    assert with_any(await response.json(), contract["reply"]) == contract["reply"]


def with_any(reply: Any, wanted: Any) -> Any:
    """Put "<any>" where the contract leaves the value open."""
    if wanted == "<any>" and isinstance(reply, str) and reply:
        return "<any>"
    if isinstance(reply, dict) and isinstance(wanted, dict):
        return {key: with_any(value, wanted.get(key)) for key, value in reply.items()}
    return reply
