"""The log of the HTTP machinery itself, without the words of any request.

When a request is not even HTTP, aiohttp logs the exception, and that quotes the bytes received: they may
be somebody's draft. Only what kind of failure it was is kept.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

PROTOCOL_LOG = logging.getLogger("tactlint.server.http")


def _without_text(record: logging.LogRecord) -> bool:
    kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "note"
    record.msg, record.args = "a request could not be handled: %s", (kind,)
    record.exc_info, record.exc_text, record.stack_info = None, None, None
    return True


PROTOCOL_LOG.addFilter(_without_text)


def loop_failure(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what reached the event loop by its kind only; asyncio's own handler writes a traceback."""
    failure = context.get("exception")
    PROTOCOL_LOG.error("unhandled", exc_info=failure if isinstance(failure, Exception) else None)
