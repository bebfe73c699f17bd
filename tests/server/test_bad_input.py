"""Whatever arrives has a clear outcome: a code, what is amiss, what to do, and none of the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from local_service import Service

from tactlint.server import wire
from tactlint.server.errors import ServiceError
from tactlint.server.intake import parse_model

GOOD: dict[str, Any] = {"protocol": 1, "revision": 1, "draft": "Hello"}


def turns(count: int) -> dict[str, Any]:
    return {"turns": [{"role": "customer", "text": "Hi"}] * count}


@pytest.mark.parametrize(
    ("body", "outcome", "named"),
    [
        (b"", (400, "invalid"), "not valid JSON"),
        (b"{", (400, "invalid"), "line 1"),
        (b"[1, 2", (400, "invalid"), "not valid JSON"),
        (b"null", (400, "invalid"), "the whole"),
        (b"[]", (400, "invalid"), "the whole"),
        (b'{"protocol": NaN}', (400, "invalid"), "not valid JSON"),
        (b"\xff\xfe{", (400, "invalid"), ""),
        (b'{"draft": "\xff"}', (400, "invalid"), "half a character"),
        (b'{"draft": "\xed\xa0\x80"}', (400, "invalid"), "half a character"),
        (b'{"protocol":1,"revision":1,"draft":"\\ud800"}', (400, "invalid"), "half a character"),
        (b'{"protocol":1,"revision":1,"draft":"a\\ud83d b"}', (400, "invalid"), "half a character"),
        (b'{"protocol":1,"revision":1,"draft":"\\ude00"}', (400, "invalid"), "half a character"),
        (b"[" * 10_000, (400, "invalid"), "nested too deeply"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, (400, "invalid"), "nested too deeply"),
        ({**GOOD, "drfat": "x"}, (400, "invalid"), "drfat: unknown field"),
        (
            {**GOOD, "conversation": {"turns": [], "subject": "x"}},
            (400, "invalid"),
            "conversation.subject: unknown",
        ),
        ({"protocol": 1, "revision": 1}, (400, "invalid"), "draft: missing"),
        ({**GOOD, "draft": 5}, (400, "invalid"), "draft"),
        ({**GOOD, "revision": "1"}, (400, "invalid"), "revision"),
        ({**GOOD, "revision": -1}, (400, "invalid"), "revision"),
        ({**GOOD, "protocol": True}, (400, "invalid"), "protocol"),
        ({**GOOD, "protocol": "1"}, (400, "invalid"), "protocol"),
        ({**GOOD, "conversation": turns(1) | {"channel": "fax"}}, (400, "invalid"), "conversation.channel"),
        (
            {**GOOD, "conversation": {"turns": [{"role": "boss", "text": ""}]}},
            (400, "invalid"),
            "turns[0].role",
        ),
        ({**GOOD, "conversation": turns(10_000)}, (413, "too-large"), "conversation.turns"),
        ({**GOOD, "draft": "x" * 200_001}, (413, "too-large"), "draft"),
        ({**GOOD, "draft": "x" * 1_000_000}, (413, "too-large"), "1000 kB"),
        ({**GOOD, "protocol": 2, "mood": {}}, (409, "outdated"), "protocol 1"),
        ({**GOOD, "protocol": 0}, (409, "outdated"), "protocol 1"),
    ],
)
async def test_bad_request_is_named(
    service: Service, body: Any, outcome: tuple[int, str], named: str
) -> None:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = await service.post("/v1/lint", raw=raw)
    assert await service.error(response) == outcome
    assert named in (await response.json())["error"]["message"]


@pytest.mark.parametrize(
    ("protocol", "side"), [(2, "Update Tactlint on this computer"), (0, "extension in the browser")]
)
async def test_other_protocol_says_which_side_to_update(service: Service, protocol: int, side: str) -> None:
    response = await service.post("/v1/lint", {**GOOD, "protocol": protocol})
    assert side in (await response.json())["error"]["hint"]


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
async def test_only_json_is_read(service: Service, content_type: str) -> None:
    response = await service.post("/v1/lint", raw=json.dumps(GOOD).encode(), Content_Type=content_type)
    assert await service.error(response) == (400, "invalid")


async def test_compressed_request_is_refused_unread(service: Service) -> None:
    response = await service.post("/v1/lint", raw=json.dumps(GOOD).encode(), Content_Encoding="br")
    assert response.status == 400


async def test_request_without_length_is_measured_too(service: Service) -> None:
    async def endless() -> Any:
        for _ in range(40):
            yield b" " * 50_000

    headers = {"Authorization": f"Bearer {service.token}", "Content-Type": "application/json"}
    response = await service.client.post("/v1/lint", data=endless(), headers=headers)
    assert await service.error(response) == (413, "too-large")


async def test_service_lives_on_after_bad_input(service: Service) -> None:
    for raw in (b"{", b"[" * 10_000, b"x" * 2_000_000):
        await service.post("/v1/lint", raw=raw)
    assert (await service.lint("Please calm down.")).status == 200


@pytest.mark.parametrize("client", ["", " ", "x" * 61, "two\nlines", "right\u202eleft", "bell\x07"])
async def test_client_name_must_be_showable(service: Service, client: str) -> None:
    response = await service.post("/v1/pair", {"protocol": 1, "client": client})
    assert response.status in (400, 413)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_almost = st.fixed_dictionaries(
    {},
    optional={
        "protocol": _json | st.just(1),
        "revision": _json | st.just(1),
        "draft": _json | st.text(),
        "conversation": _json | st.fixed_dictionaries({"turns": _json | st.lists(_json, max_size=2)}),
    },
)


@given(st.binary(max_size=60) | (_almost | _json).map(lambda data: json.dumps(data).encode()))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_body_is_read_or_refused(body: bytes) -> None:
    refused = None
    try:
        parse_model(body, wire.LintRequest)
    except ServiceError as error:
        refused = error.code.status
    assert refused in (None, 400, 409, 413)
