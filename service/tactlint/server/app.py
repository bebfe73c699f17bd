"""The service's routes and how they hang together. `make_app` starts nothing: no socket, no thread, no file.

One path for everybody: the extension and the playground lint through the same `/v1/lint`.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web
from pydantic import BaseModel

import tactlint
from tactlint.server import guard, pages, playground_files, wire
from tactlint.server.clients import Clients
from tactlint.server.errors import Code, ServiceError, not_found
from tactlint.server.guard import Access
from tactlint.server.intake import MAX_BODY, read_model
from tactlint.server.outward import report_to_wire
from tactlint.server.pairing import LIFETIME, PairingDesk
from tactlint.server.quiet import PROTOCOL_LOG
from tactlint.server.worker import Worker

if TYPE_CHECKING:
    # At run time the library comes with spaCy, and is loaded by the worker while the port is already open.
    from tactlint.library import Library

RUNNER_OPTIONS: dict[str, Any] = {
    # Cancelling a handler when its client goes away is what drops a superseded lint from the queue.
    "handler_cancellation": True,
    "access_log": None,
    "logger": PROTOCOL_LOG,
    "shutdown_timeout": 1.0,
}

LINT_SECONDS = 10.0
LOAD_SECONDS = 60.0


@dataclass(frozen=True)
class Parts:
    """What the routes work with. `library` is ready once the packs are compiled."""

    clients: Clients
    pairing: PairingDesk
    worker: Worker
    page_token: str
    load: Callable[[], Library]


PARTS = web.AppKey("parts", Parts)
LIBRARY = web.AppKey("library", asyncio.Task["Library"])


def make_app(
    *,
    load: Callable[[], Library],
    clients: Clients,
    pairing: PairingDesk | None = None,
    worker: Worker | None = None,
) -> web.Application:
    """Build the service. `load` runs on the worker's thread when the app starts."""
    app = web.Application(middlewares=[guard.outermost, guard.gate], client_max_size=MAX_BODY)
    parts = Parts(
        clients=clients,
        pairing=pairing or PairingDesk(clients),
        worker=worker or Worker(),
        page_token=secrets.token_urlsafe(32),
        load=load,
    )
    app[PARTS] = parts
    app[guard.TOKENS] = guard.Tokens(paired=clients.knows, page=parts.page_token)
    access: dict[str, Access] = {}
    for name, method, path, needs, handler in ROUTES:
        app.router.add_route(method, path, handler, name=name)
        access[name] = needs
    app[guard.ACCESS] = access
    app.cleanup_ctx.append(_load_library)
    app.on_shutdown.append(_let_go)
    return app


async def _load_library(app: web.Application) -> AsyncIterator[None]:
    parts = app[PARTS]
    app[LIBRARY] = asyncio.create_task(parts.worker.run(parts.load, seconds=LOAD_SECONDS))
    yield
    app[LIBRARY].cancel()
    parts.worker.stop()


async def _let_go(app: web.Application) -> None:
    app[PARTS].pairing.close()


async def _library(request: web.Request) -> Library:
    """Wait for the packs. One waiter going away must not stop the loading for the others."""
    return await asyncio.shield(request.app[LIBRARY])


def _json(reply: BaseModel) -> web.Response:
    return web.Response(body=reply.model_dump_json().encode(), content_type="application/json")


async def lint(request: web.Request) -> web.Response:
    asked = await read_model(request, wire.LintRequest)
    library = await _library(request)
    job = partial(_lint, library, asked)
    body = await request.app[PARTS].worker.run(job, seconds=LINT_SECONDS)
    return web.Response(body=body, content_type="application/json")


def _lint(library: Library, asked: wire.LintRequest) -> bytes:
    conversation = asked.conversation.to_model() if asked.conversation else None
    report = library.linter.lint(asked.draft, conversation)
    reply = report_to_wire(report, draft=asked.draft, conversation=conversation, revision=asked.revision)
    return reply.model_dump_json().encode()


async def status(request: web.Request) -> web.Response:
    """Say what this service is, ready or not, without waiting for anything."""
    loading = request.app[LIBRARY]
    ready = loading.done() and not loading.cancelled() and loading.exception() is None
    reply = wire.Status(
        protocol=wire.PROTOCOL,
        version=tactlint.__version__,
        ready=ready,
        paired=bool(request.app[PARTS].clients.all()),
        packs=loading.result().pack_states() if ready else [],
    )
    return _json(reply)


async def rules(request: web.Request) -> web.Response:
    library = await _library(request)
    return _json(wire.Rules(rules=library.rule_states()))


async def rule_page(request: web.Request) -> web.Response:
    library = await _library(request)
    rule = library.rules.get(f"{request.match_info['pack']}/{request.match_info['rule']}")
    if rule is None:
        raise not_found()
    return pages.rule_page(rule, enabled=library.enabled(rule))


async def pair_start(request: web.Request) -> web.Response:
    asked = await read_model(request, wire.PairRequest)
    if not asked.client.isprintable() or not asked.client.strip():
        raise ServiceError(Code.INVALID, "client: not a name that can be shown", "Send a short plain name.")
    pairing = request.app[PARTS].pairing.start(asked.client.strip(), request.headers.get("Origin"))
    reply = wire.PairStart(
        id=pairing.id,
        code=pairing.code,
        secret=pairing.secret,
        page=f"/pair/{pairing.id}",
        expires_in=int(LIFETIME),
    )
    return _json(reply)


async def pair_claim(request: web.Request) -> web.Response:
    asked = await read_model(request, wire.PairClaim)
    state, token = await request.app[PARTS].pairing.claim(asked.id, asked.secret)
    return _json(wire.PairResult(state=state, token=token))


async def pair_page(request: web.Request) -> web.Response:
    desk = request.app[PARTS].pairing
    return pages.pairing_page(desk.find(request.match_info["id"]), lasting=desk.lasting)


async def pair_answer(request: web.Request) -> web.Response:
    """Take the answer of the page's form, then show the page again: reloading must not answer twice."""
    form = await request.post()
    answer, form_token = form.get("answer"), form.get("form_token")
    if answer not in ("allow", "refuse") or not isinstance(form_token, str):
        raise ServiceError(Code.INVALID, "The form came without an answer.", "Open the pairing page again.")
    pairing_id = request.match_info["id"]
    request.app[PARTS].pairing.decide_on_page(pairing_id, form_token, approve=answer == "allow")
    return web.Response(status=303, headers={"Location": f"/pair/{pairing_id}"})


async def pair_list(request: web.Request) -> web.Response:
    waiting = request.app[PARTS].pairing.waiting()
    return _json(
        wire.PairWaiting(waiting=[wire.WaitingClient(client=each.client, code=each.code) for each in waiting])
    )


async def pair_decide(request: web.Request) -> web.Response:
    asked = await read_model(request, wire.PairDecision)
    pairing = request.app[PARTS].pairing.decide_by_code(asked.code, approve=asked.approve)
    return _json(wire.WaitingClient(client=pairing.client, code=pairing.code))


async def front_page(request: web.Request) -> web.Response:
    return playground_files.front_page(request.app[PARTS].page_token)


async def playground_file(request: web.Request) -> web.StreamResponse:
    return playground_files.file(request.match_info["name"])


async def page_style(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(pages.STYLE)


ROUTES = (
    ("lint", "POST", "/v1/lint", Access.TOKEN, lint),
    ("rules", "GET", "/v1/rules", Access.TOKEN, rules),
    ("status", "GET", "/v1/status", Access.OPEN, status),
    ("pair-start", "POST", "/v1/pair", Access.OPEN, pair_start),
    ("pair-claim", "POST", "/v1/pair/claim", Access.OPEN, pair_claim),
    ("pair-list", "GET", "/v1/pair/waiting", Access.COMMAND, pair_list),
    ("pair-decide", "POST", "/v1/pair/decide", Access.COMMAND, pair_decide),
    ("pair-page", "GET", "/pair/{id:[A-Za-z0-9_-]+}", Access.PAGE, pair_page),
    ("pair-answer", "POST", "/pair/{id:[A-Za-z0-9_-]+}", Access.OWN_PAGE, pair_answer),
    ("rule-page", "GET", "/rules/{pack:[a-z0-9-]+}/{rule:[a-z0-9-]+}", Access.PAGE, rule_page),
    ("page-style", "GET", "/pages.css", Access.PAGE, page_style),
    ("front-page", "GET", "/", Access.PAGE, front_page),
    ("playground-file", "GET", "/playground/{name:[a-z0-9.-]+}", Access.PAGE, playground_file),
)
