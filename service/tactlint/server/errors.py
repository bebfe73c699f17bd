"""What the service says when it cannot answer: one list of codes, and one shape of reply.

A reply names a field and a remedy. It never repeats what was sent: no draft, no turn, no `str(exception)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from aiohttp import web
from pydantic_core import ErrorDetails

from tactlint.server import wire
from tactlint.server.strict import problems


class Code(Enum):
    """`code` of an error reply, with its HTTP status."""

    INVALID = ("invalid", 400)
    UNPAIRED = ("unpaired", 401)
    FORBIDDEN = ("forbidden", 403)
    NOT_FOUND = ("not-found", 404)
    WRONG_METHOD = ("wrong-method", 405)
    OUTDATED = ("outdated", 409)
    TOO_LARGE = ("too-large", 413)
    INTERNAL = ("internal", 500)
    BUSY = ("busy", 503)

    def __init__(self, wire_name: str, status: int) -> None:
        self.wire_name = wire_name
        self.status = status


class ServiceError(Exception):
    """An answer other than the one asked for.

    `message` and `hint` are for people, and hold none of their text.
    """

    def __init__(self, code: Code, message: str, hint: str) -> None:
        super().__init__(code.wire_name)
        self.code = code
        self.message = message
        self.hint = hint


def error_reply(error: ServiceError) -> web.Response:
    """Turn an error into its HTTP reply."""
    body = wire.ErrorReply(
        error=wire.ErrorBody(code=error.code.wire_name, message=error.message, hint=error.hint)
    )
    return web.Response(
        status=error.code.status, body=body.model_dump_json().encode(), content_type="application/json"
    )


def internal() -> ServiceError:
    return ServiceError(
        Code.INTERNAL,
        "internal",
        "Tactlint could not finish this. The draft is untouched; try again, or restart the service.",
    )


def busy() -> ServiceError:
    return ServiceError(Code.BUSY, "The service is busy.", "Try again in a moment.")


def not_found() -> ServiceError:
    return ServiceError(
        Code.NOT_FOUND, "There is nothing at this address.", "Start at the service's front page, /."
    )


def outdated(theirs: int) -> ServiceError:
    """Say which side to update when the protocols differ."""
    hint = (
        "Update Tactlint on this computer, then start it again."
        if theirs > wire.PROTOCOL
        else "Update the Tactlint extension in the browser."
    )
    return ServiceError(
        Code.OUTDATED, f"The service speaks protocol {wire.PROTOCOL}, the request {theirs}.", hint
    )


def from_validation(details: Sequence[ErrorDetails]) -> ServiceError:
    """Name the first problems of a request by field path, without repeating any value."""
    message = "; ".join(problems(details[:3]))
    kinds = {detail["type"] for detail in details}
    if kinds & {"string_too_long", "too_long"}:
        return ServiceError(Code.TOO_LARGE, message, "Send less: the newest turns matter most.")
    if "extra_forbidden" in kinds:
        hint = "Leave the unknown field out, or update Tactlint on this computer if the extension is newer."
        return ServiceError(Code.INVALID, message, hint)
    return ServiceError(Code.INVALID, message, "Correct the named field and send the request again.")
