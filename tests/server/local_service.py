"""A service in the test's own process, with a linter that says what the test wants."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from tactlint.checks.rule import RuleBase
from tactlint.engine import Linter
from tactlint.library import Library
from tactlint.model import Conversation, Finding, Readability, Report, Span
from tactlint.server.app import RUNNER_OPTIONS, make_app
from tactlint.server.clients import Clients
from tactlint.server.pairing import PairingDesk
from tactlint.server.worker import Worker

Lint = Callable[[str, Conversation | None], Report]
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"

RULE = RuleBase.model_validate(
    {
        "id": "calm-down",
        "check": "phrase",
        "category": "dismissive",
        "severity": "warning",
        "title": "Telling people to calm down",
        "message": "“{text}” may read as if the feeling were the problem.",
        "why": "People calm down when they feel heard <and not> before.",
        "examples": {
            "bad": [{"draft": "Please [[calm down]].", "customer": "It broke <again>!"}],
            "good": [{"draft": "I can see why this upset you."}],
        },
    }
).model_copy(update={"id": "dismissive/calm-down"})


def finds(words: str) -> Lint:
    """Return a linter that finds each place where some words stand."""

    def lint(draft: str, conversation: Conversation | None) -> Report:
        spans = [Span(match.start(), match.end()) for match in re.finditer(re.escape(words), draft)]
        findings = tuple(RULE.finding(draft, span) for span in spans)
        return report(*findings)

    return lint


def report(*findings: Finding) -> Report:
    return Report(findings, (), None, Readability(words=0, sentences=0, grade=None))


@dataclass
class FakeLinter:
    lint: Lint


def library(lint: Lint) -> Library:
    return Library(packs=(), rules={RULE.id: RULE}, off=frozenset(), linter=cast(Linter, FakeLinter(lint)))


@dataclass
class Service:
    """A running service and one paired client's token."""

    client: TestClient[Request, Application]
    clients: Clients
    token: str

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.client.port}"

    async def post(
        self, path: str, body: Any = None, *, raw: bytes | None = None, **headers: str
    ) -> ClientResponse:
        named = {
            "Authorization": f"Bearer {self.token}",
            "Origin": EXTENSION,
            "Content-Type": "application/json",
        }
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        if raw is not None:
            return await self.client.post(path, data=raw, headers=named, allow_redirects=False)
        return await self.client.post(path, json=body, headers=named, allow_redirects=False)

    async def lint(self, draft: str, **more: Any) -> ClientResponse:
        return await self.post("/v1/lint", {"protocol": 1, "revision": 7, "draft": draft, **more})

    async def error(self, response: ClientResponse) -> tuple[int, str]:
        """Return status and code of an error reply, after checking its shape."""
        body = await response.json()
        assert set(body["error"]) == {"code", "message", "hint"}
        assert body["error"]["hint"]
        return response.status, body["error"]["code"]


Start = Callable[..., Awaitable[Service]]


@pytest.fixture
def start(aiohttp_client: Any, tmp_path: Path) -> Start:
    """Start a service: `await start(lint, worker=…, pairing=…)`."""

    async def start_service(
        lint: Lint | None = None,
        *,
        worker: Worker | None = None,
        clock: Callable[[], float] | None = None,
        folder: Path | None = None,
    ) -> Service:
        clients = Clients(folder or tmp_path)
        pairing = PairingDesk(clients, clock) if clock else None
        app = make_app(
            load=lambda: library(lint or finds("calm down")), clients=clients, worker=worker, pairing=pairing
        )
        server = TestServer(app)
        # The test server sets handler_cancellation itself, to the same.
        await server.start_server(**{key: RUNNER_OPTIONS[key] for key in ("access_log", "logger")})
        return Service(await aiohttp_client(server), clients, clients.add("test"))

    return start_service


@pytest.fixture
async def service(start: Start) -> Service:
    return await start()
