"""The HTTP machinery and the event loop, kept from repeating any word of a request.

When what arrives is not even HTTP, aiohttp answers and logs with the bytes received, and asyncio logs
failures with tracebacks. Either may hold somebody's draft, so only the kind of failure is kept.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiohttp import web

from tactlint.server.errors import Code, ServiceError, error_reply

PROTOCOL_LOG = logging.getLogger("tactlint.server.http")


def without_text(record: logging.LogRecord) -> bool:
    """Leave a log record only the type of its exception."""
    kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "note"
    record.msg, record.args = "a request could not be handled: %s", (kind,)
    record.exc_info, record.exc_text, record.stack_info = None, None, None
    return True


PROTOCOL_LOG.addFilter(without_text)


def loop_failure(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what reached the event loop by its kind only; asyncio's own handler writes a traceback."""
    failure = context.get("exception")
    PROTOCOL_LOG.error("unhandled", exc_info=failure if isinstance(failure, Exception) else None)


def _not_http(
    self: web.RequestHandler,
    request: web.BaseRequest,
    status: int = 500,
    exc: BaseException | None = None,
    message: str | None = None,
) -> web.StreamResponse:
    PROTOCOL_LOG.warning("not HTTP", exc_info=exc if isinstance(exc, Exception) else None)
    if request.writer.output_size > 0:
        raise ConnectionError("an answer has begun already")
    response = error_reply(
        ServiceError(
            Code.INVALID, "This is not HTTP as the service knows it.", "Send a complete HTTP/1.1 request."
        )
    )
    response.headers["Server"] = "tactlint"
    response.force_close()
    return response


# aiohttp makes these handlers deep inside and offers no other way in; nothing else in this process uses them.
web.RequestHandler.handle_error = _not_http  # type: ignore[method-assign]
