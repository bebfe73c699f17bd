"""JSON read strictly, and what is wrong with it said without repeating any of it.

Shared by the service's requests and the command line's files; knows nothing of HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails, from_json


class BadJson(ValueError):
    """`what` is wrong and the `remedy`, both free of the text itself."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}. {remedy}")
        self.what = what
        self.remedy = remedy


def parse_json(body: bytes) -> Any:
    """Parse JSON: UTF-8, whole characters only, nesting limited. BadJson otherwise."""
    try:
        return from_json(body, allow_inf_nan=False)
    except ValueError as error:
        reason = str(error)
    place = re.search(r"at line \d+ column \d+$", reason)
    where = f" {place.group()}" if place else ""
    if any(sign in reason for sign in ("surrogate", "hex escape", "unicode code point")):
        raise BadJson(
            f"A text holds half a character (a lone surrogate or broken UTF-8){where}",
            "Send whole characters: cut texts between characters, not inside an emoji.",
        )
    if "recursion limit" in reason:
        raise BadJson(f"The JSON is nested too deeply{where}", "Lists and objects nest a few levels at most.")
    raise BadJson(f"This is not valid JSON{where}", "Check commas, quotes and brackets there.")


def problems(details: Iterable[ErrorDetails]) -> list[str]:
    """Name each problem of a model by field path, such as `conversation.turns[3].role: missing`."""
    return [_problem(detail) for detail in details]


def _problem(detail: ErrorDetails) -> str:
    path = _path(detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"{path}: unknown field"
    if detail["type"] == "missing":
        return f"{path}: missing"
    # These messages describe the type that is wanted, never the value that came.
    return f"{path}: {detail['msg']}"


def _path(location: tuple[int | str, ...]) -> str:
    """Keys come from outside: only what looks like a field name is repeated."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            name = part if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,39}", part) else "(unusual name)"
            path += f".{name}" if path else name
    return path or "the whole"
