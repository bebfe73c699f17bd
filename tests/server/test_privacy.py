"""No draft, turn or name in a log, a traceback, an error reply or on disk: followed with sentinels."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from local_service import EXTENSION, Service, Start, library

from tactlint.model import Conversation, Report
from tactlint.server.app import RUNNER_OPTIONS, make_app
from tactlint.server.clients import Clients

SENTINEL = "zebrafinch"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger says, at the chattiest level, with tracebacks."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def raises(draft: str, conversation: Conversation | None) -> Report:
    raise ValueError(f"cannot lint {draft!r} of {conversation!r}")


def full(draft: str) -> dict[str, Any]:
    turns = [{"role": "customer", "text": f"{SENTINEL} turn"}]
    conversation = {"turns": turns, "customer_name": SENTINEL, "agent_name": SENTINEL}
    return {"protocol": 1, "revision": 1, "draft": draft, "conversation": conversation}


BAD: list[Any] = [
    full(SENTINEL) | {"revision": SENTINEL},
    full(SENTINEL) | {"extra": SENTINEL},
    full(SENTINEL) | {f"{SENTINEL} as a key": 1},
    full(SENTINEL) | {"protocol": 2},
    full(SENTINEL) | {"protocol": SENTINEL},
    full(SENTINEL) | {"conversation": {"turns": [{"role": SENTINEL, "text": SENTINEL}]}},
    full(SENTINEL) | {"conversation": {"turns": [SENTINEL]}},
    full(SENTINEL) | {"conversation": {"turns": [], "channel": SENTINEL}},
    full(SENTINEL * 30_000),
    SENTINEL,
    [SENTINEL],
]


async def test_failing_linter_says_internal_and_nothing_else(start: Start, log: io.StringIO) -> None:
    service = await start(raises)
    response = await service.post("/v1/lint", full(SENTINEL))
    assert response.status == 500
    body = await response.text()
    assert json.loads(body)["error"]["message"] == "internal"
    assert "ValueError" in log.getvalue()
    assert SENTINEL not in body + log.getvalue()


@pytest.mark.parametrize("body", [*BAD, full(SENTINEL)], ids=range(len(BAD) + 1))
@pytest.mark.parametrize(
    "path", ["/v1/lint", "/v1/pair", "/v1/pair/claim", "/v1/pair/decide", "/pair/x", "/nope"]
)
async def test_nothing_sent_comes_back_or_stays(
    service: Service, log: io.StringIO, tmp_path: Path, path: str, body: Any
) -> None:
    replies = [await service.post(path, body), await service.post(path, raw=json.dumps(body).encode()[:-3])]
    for response in replies:
        if response.status != 200:
            assert SENTINEL not in await response.text()
    assert SENTINEL not in log.getvalue()
    assert os.listdir(tmp_path) == ["clients.json"]
    assert SENTINEL not in (tmp_path / "clients.json").read_text()


async def test_log_names_no_pairing_and_no_token(service: Service, log: io.StringIO) -> None:
    asked = await (await service.post("/v1/pair", {"protocol": 1, "client": SENTINEL})).json()
    await service.client.get(asked["page"])
    await service.lint("Hello")
    said = log.getvalue()
    assert "pair-page" in said
    for secret in (asked["id"], asked["secret"], asked["code"], service.token, SENTINEL):
        assert secret not in said


@pytest.mark.parametrize(
    "raw",
    [
        f"{SENTINEL} {SENTINEL}\r\n\r\n",
        f"POST /v1/lint HTTP/1.1\r\n{SENTINEL}\r\n\r\n",
        f"POST /v1/lint HTTP/1.1\r\nContent-Length: {SENTINEL}\r\n\r\n",
        f"POST /v1/lint HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}{SENTINEL} {SENTINEL}\r\n\r\n",
        f"POST /v1/lint HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{SENTINEL}\r\n\r\n",
        f"GET /{SENTINEL * 2_000} HTTP/1.1\r\n\r\n",
    ],
)
async def test_what_is_not_http_stays_out_of_log_and_reply(
    tmp_path: Path, log: io.StringIO, raw: str
) -> None:
    app = make_app(load=lambda: library(raises), clients=Clients(tmp_path))
    runner = web.AppRunner(app, **RUNNER_OPTIONS)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw.encode())
    answer = await reader.read()
    writer.close()
    await runner.cleanup()
    assert answer.startswith(b"HTTP/1.")
    assert SENTINEL not in answer.decode() + log.getvalue()


async def test_extension_origin_is_no_way_into_the_log(service: Service, log: io.StringIO) -> None:
    await service.client.get("/v1/status", headers={"Origin": f"{EXTENSION}/{SENTINEL}", "Referer": SENTINEL})
    assert SENTINEL not in log.getvalue()
