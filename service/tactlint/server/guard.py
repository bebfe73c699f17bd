"""Who may talk to the service, and what leaves it: the middlewares around every route.

"Local only" is no defence by itself, because every web page can reach a port on this computer. So the
service wants its own name as Host (against DNS rebinding), knows the Origins it serves (extensions and
its own pages), and asks for a token. Nothing here, at any log level, records what was sent.
"""

from __future__ import annotations

import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

from aiohttp import web

from tactlint.server.errors import Code, ServiceError, error_reply, internal, not_found
from tactlint.server.intake import too_large
from tactlint.server.pages import error_page

log = logging.getLogger("tactlint.server")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

EXTENSION_SCHEMES = ("chrome-extension://", "moz-extension://", "safari-web-extension://")
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")

EVERYWHERE = {
    "Server": "tactlint",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": that turns the Origin of our own forms into "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Access(Enum):
    """What a route asks of its caller."""

    OPEN = "open"
    """Any allowed client, without a token (status, pairing)."""
    PAGE = "page"
    """A person's browser, also by a link from elsewhere."""
    OWN_PAGE = "own-page"
    """Only a form on a page of this service."""
    COMMAND = "command"
    """The command line: no browser at all."""
    TOKEN = "token"  # noqa: S105 - the name of a kind of access
    """A paired client, or the playground with the page token."""


@dataclass(frozen=True)
class Tokens:
    """How bearer tokens are known: `paired` looks one up, `page` is the playground's, new in each process."""

    paired: Callable[[str], bool]
    page: str


TOKENS = web.AppKey("tokens", Tokens)
ACCESS = web.AppKey("access", dict[str, Access])
"""Access by route name. A route without an entry is refused, so that nobody forgets one."""


@web.middleware
async def outermost(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every failure into an error reply, log one line without content, add the protective headers."""
    started = time.perf_counter()
    try:
        response = await handler(request)
    except ServiceError as error:
        response = _answer(request, error)
    except web.HTTPRequestEntityTooLarge:
        response = _answer(request, too_large())
    except web.HTTPMethodNotAllowed as error:
        response = _wrong_method(request, error)
    except web.HTTPNotFound:
        response = _answer(request, not_found())
    except Exception as error:
        # Neither the message nor the traceback: both may hold the draft.
        log.error("%s failed: %s", route_name(request), type(error).__name__)
        response = _answer(request, internal())
    for name, value in EVERYWHERE.items():
        response.headers.setdefault(name, value)
    origin = request.headers.get("Origin", "")
    if is_extension(origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Vary"] = "Origin"
        # The extension's own requests carry its permission; a refused status is still worth reading.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    elapsed = (time.perf_counter() - started) * 1000
    log.info("%s %s %d %.1f ms", request.method, route_name(request), response.status, elapsed)
    return response


@web.middleware
async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request through only to a route whose access it has."""
    check_host(request)
    if request.match_info.http_exception is not None and request.method != "OPTIONS":
        check_caller(request, Access.PAGE)
        return await handler(request)
    origin = request.headers.get("Origin")
    if request.method == "OPTIONS":
        return _preflight(origin)
    access = request.app[ACCESS][route_name(request)]
    check_caller(request, access)
    if access is Access.TOKEN:
        check_token(request)
    return await handler(request)


def route_name(request: web.Request) -> str:
    """Return the name of the route; never its path, which may hold a pairing's id."""
    return request.match_info.route.name or "unknown"


def is_extension(origin: str) -> bool:
    return origin.startswith(EXTENSION_SCHEMES)


def is_own(request: web.Request, origin: str | None) -> bool:
    """Say whether an Origin is this very service, under the name that the request used."""
    return origin == f"http://{request.host}"


def check_host(request: web.Request) -> None:
    """Refuse any Host but this computer's own names with the port that the connection really reached."""
    transport = request.transport
    address = transport.get_extra_info("sockname") if transport else None
    port = address[1] if address else None
    if request.headers.getall("Host", []) not in [[f"{name}:{port}"] for name in OWN_NAMES]:
        raise ServiceError(
            Code.FORBIDDEN,
            "This service answers only to its own address.",
            f"Use http://127.0.0.1:{port}/.",
        )


def check_caller(request: web.Request, access: Access) -> None:
    """Refuse web pages: by Origin where the browser sends one, by Fetch Metadata where it does not."""
    origin = request.headers.get("Origin")
    own = is_own(request, origin)
    if access is Access.OWN_PAGE:
        if not own:
            raise _forbidden()
        return
    if access is Access.COMMAND:
        # Browsers send one or the other with every request, and no script can leave them out.
        if origin is not None or "Sec-Fetch-Site" in request.headers:
            raise _forbidden()
        return
    if origin is not None:
        if not own and not is_extension(origin):
            raise _forbidden()
        return
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site in ("none", "same-origin"):
        return
    mode = request.headers.get("Sec-Fetch-Mode")
    if access is Access.PAGE and mode == "navigate" and request.headers.get("Sec-Fetch-Dest") == "document":
        return
    # A page's request in this mode always names its Origin; an extension's with host permission may not.
    if access is not Access.PAGE and mode == "cors":
        return
    raise _forbidden()


def check_token(request: web.Request) -> None:
    """Ask for the bearer token of a paired client, or the page token from this service's own page."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer" and token and token.isascii():
        tokens = request.app[TOKENS]
        if hmac.compare_digest(token, tokens.page):
            origin = request.headers.get("Origin")
            if is_own(request, origin) or (
                origin is None and request.headers.get("Sec-Fetch-Site") == "same-origin"
            ):
                return
        elif tokens.paired(token):
            return
    raise ServiceError(
        Code.UNPAIRED,
        "This client is not paired with Tactlint, or no longer.",
        "Open the extension's menu and choose “Connect”.",
    )


def _answer(request: web.Request, error: ServiceError) -> web.Response:
    """Show an error as a page to a person, as JSON to a program."""
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return error_page(error)
    return error_reply(error)


def _forbidden() -> ServiceError:
    return ServiceError(
        Code.FORBIDDEN,
        "Web pages and other origins cannot use this service.",
        "Use the Tactlint extension, or the playground at the service's own address.",
    )


def _wrong_method(request: web.Request, error: web.HTTPMethodNotAllowed) -> web.Response:
    allowed = ", ".join(sorted(error.allowed_methods))
    response = _answer(
        request,
        ServiceError(
            Code.WRONG_METHOD, "This address does not take this kind of request.", f"Use {allowed}."
        ),
    )
    response.headers["Allow"] = allowed
    return response


def _preflight(origin: str | None) -> web.Response:
    """Answer an extension that lacks the host permission (Firefox lets people withdraw it)."""
    if origin is None or not is_extension(origin):
        raise _forbidden()
    return web.Response(
        status=204,
        headers={
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Max-Age": "600",
        },
    )
