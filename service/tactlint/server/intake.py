"""Reads a request's JSON: limits first, then the protocol, then the wire model.

Each way in which a body can be bad ends in a `ServiceError` that says so without repeating the body.
"""

from __future__ import annotations

import asyncio
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ValidationError

from tactlint.server import wire
from tactlint.server.errors import Code, ServiceError, from_validation, outdated
from tactlint.server.strict import BadJson, parse_json

MAX_BODY = 1_000_000
"""Bytes of one request: a long draft with hundreds of turns has room, a mail archive does not."""

BODY_SECONDS = 10.0
"""A body that takes longer on loopback is not a typist's."""

Model = TypeVar("Model", bound=BaseModel)


async def read_model(request: web.Request, model: type[Model]) -> Model:
    """Read the body as one wire model."""
    if request.content_type != "application/json":
        raise ServiceError(
            Code.INVALID, "The request is not JSON.", "Send JSON with Content-Type: application/json."
        )
    if "Content-Encoding" in request.headers:
        raise ServiceError(Code.INVALID, "The request is compressed.", "Send it without Content-Encoding.")
    return parse_model(await _read(request), model)


def parse_model(body: bytes, model: type[Model]) -> Model:
    """Read JSON bytes as one wire model."""
    try:
        data = parse_json(body)
    except BadJson as error:
        raise ServiceError(Code.INVALID, f"{error.what}.", error.remedy) from None
    if isinstance(data, dict):
        protocol = data.get("protocol")
        # Before the fields: a newer extension may send fields that this service does not know.
        if isinstance(protocol, int) and not isinstance(protocol, bool) and protocol != wire.PROTOCOL:
            raise outdated(protocol)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
    raise from_validation(details)


async def _read(request: web.Request) -> bytes:
    if request.content_length is not None and request.content_length > MAX_BODY:
        raise too_large()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise too_large() from None
    except TimeoutError:
        raise ServiceError(
            Code.INVALID, "The request did not arrive whole in time.", "Send it again."
        ) from None


def too_large() -> ServiceError:
    return ServiceError(
        Code.TOO_LARGE,
        f"The request is larger than {MAX_BODY // 1000} kB.",
        "Send less: the newest turns matter most.",
    )
