"""What `tactlint lint` reads: a draft, a conversation file, or a file of cases.

Every problem names its file, and the line where there is one, and never repeats the text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from tactlint import model
from tactlint.commands.exits import Stop
from tactlint.server import wire
from tactlint.server.strict import BadJson, parse_json, problems


@dataclass(frozen=True)
class Case:
    """One draft to lint. `line` is its line in a file of cases, 0 for a draft of its own."""

    name: str
    source: str
    draft: str
    conversation: model.Conversation | None
    line: int = 0


@dataclass(frozen=True)
class BrokenLine:
    """A line of a file of cases that cannot be read, said in one line."""

    text: str


class _CaseTurn(BaseModel):
    model_config = ConfigDict(strict=True)
    role: model.Role
    text: str


class _CaseLine(BaseModel):
    """A line of a file of cases; further fields belong to others and are ignored."""

    model_config = ConfigDict(strict=True)
    id: str
    turns: list[_CaseTurn] = []
    draft: str
    customer_name: str | None = None
    channel: model.Channel | None = None


def read_draft(path: str, conversation: model.Conversation | None) -> Case:
    """Read a draft from a file, or from standard input for `-`. Line endings stay as they are."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        draft = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Stop(f"{path}: byte {error.start} is not UTF-8; save the draft as UTF-8 text") from None
    except OSError as error:
        raise Stop(f"{path}: {error.strerror}") from None
    name = "standard input" if path == "-" else path
    return Case(name=name, source=name, draft=draft, conversation=conversation)


def read_conversation(path: str) -> model.Conversation:
    """Read a conversation: `{"turns": [{"role": "customer", "text": "…"}], …}`."""
    try:
        return wire.Conversation.model_validate(parse_json(_bytes(path))).to_model()
    except BadJson as error:
        raise Stop(f"{path}: {error}") from None
    except ValidationError as error:
        found = problems(error.errors(include_url=False, include_context=False, include_input=False))
    raise Stop(
        "\n".join(f"{path}: {problem}" for problem in found)
        + '\nA conversation is {"turns": [{"role": "customer" or "agent", "text": "…"}]}, oldest turn first.'
    )


def read_cases(path: str) -> Iterator[Case | BrokenLine]:
    """Read a file of cases line by line; a broken line is reported in its place."""
    for number, line in enumerate(_bytes(path).split(b"\n"), start=1):
        if line.strip():
            yield _case(path, number, line)


def _case(path: str, number: int, line: bytes) -> Case | BrokenLine:
    try:
        case = _CaseLine.model_validate(parse_json(line.removeprefix(b"\xef\xbb\xbf")))
    except BadJson as error:
        return BrokenLine(f"{path}:{number}: {error}")
    except ValidationError as error:
        found = problems(error.errors(include_url=False, include_context=False, include_input=False))
        return BrokenLine(f"{path}:{number}: {'; '.join(found)}")
    turns = tuple(model.Turn(role=turn.role, text=turn.text) for turn in case.turns)
    conversation = model.Conversation(turns, customer_name=case.customer_name, channel=case.channel)
    return Case(case.id, path, case.draft, conversation if turns else None, line=number)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Stop(f"{path}: {error.strerror}") from None
