"""The wire: JSON in, JSON out, offsets in UTF-16 units (`tactlint.server.outward` makes them).

These pydantic models are the source of the JSON Schema and of the extension's `wire.gen.ts`. Unknown
fields are errors, so that a newer client learns at once that this service is older.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tactlint import model

PROTOCOL = 1

MAX_DRAFT = 200_000
MAX_TURNS = 500
MAX_TURN = 100_000


class Wire(BaseModel):
    """Strict base: no unknown fields, no silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Turn(Wire):
    role: Literal["customer", "agent"]
    text: Annotated[str, Field(max_length=MAX_TURN)]


class Conversation(Wire):
    """Turns oldest first."""

    turns: Annotated[list[Turn], Field(max_length=MAX_TURNS)]
    customer_name: Annotated[str, Field(max_length=200)] | None = None
    agent_name: Annotated[str, Field(max_length=200)] | None = None
    channel: Literal["email", "chat"] | None = None

    def to_model(self) -> model.Conversation:
        return model.Conversation(
            turns=tuple(model.Turn(role=turn.role, text=turn.text) for turn in self.turns),
            customer_name=self.customer_name,
            agent_name=self.agent_name,
            channel=self.channel,
        )


class LintRequest(Wire):
    """`revision` is the caller's own counter and comes back unchanged."""

    protocol: int
    revision: Annotated[int, Field(ge=0)]
    draft: Annotated[str, Field(max_length=MAX_DRAFT)]
    conversation: Conversation | None = None


class Evidence(Wire):
    """Offsets count within `conversation.turns[turn].text`."""

    turn: int
    start: int
    end: int
    text: str


class Fix(Wire):
    """Put `replacement` in place of [start, end) of the draft; `template` still has a gap ("…") to fill."""

    label: str
    start: int
    end: int
    replacement: str
    template: bool


class Finding(Wire):
    """`page` is the path of the rule's page on the service."""

    rule: str
    category: str
    severity: Literal["error", "warning", "info"]
    start: int
    end: int
    text: str
    message: str
    why: str
    evidence: list[Evidence]
    fixes: list[Fix]
    page: str


class Cue(Wire):
    kind: str
    turn: int
    start: int
    end: int
    text: str
    weight: int


class Register(Wire):
    score: float
    label: Literal["casual", "neutral", "formal"]


class CustomerReading(Wire):
    """`upset` is 0 (calm), 1 or 2 (strongly)."""

    upset: int
    feelings: list[str]
    cues: list[Cue]
    register_: Annotated[Register, Field(alias="register")]
    name: str | None
    escalating: bool

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, populate_by_name=True, serialize_by_alias=True
    )


class ChecklistItem(Wire):
    id: str
    label: str
    state: Literal["done", "missing", "not-needed", "unknown"]
    start: int | None
    end: int | None


class Readability(Wire):
    words: int
    sentences: int
    grade: float | None


class LintReport(Wire):
    """`customer` is null without a customer turn; `abstained` names the checks that then kept quiet."""

    protocol: int
    revision: int
    findings: list[Finding]
    checklist: list[ChecklistItem]
    customer: CustomerReading | None
    readability: Readability
    skipped: list[str]
    abstained: list[str]


class PackState(Wire):
    """A loaded pack, and what was wrong with it, one line each: `file:line:column: what, and the remedy`."""

    name: str
    version: str
    rules: int
    problems: list[str]


class Status(Wire):
    """Answered without a token; says nothing about any user."""

    protocol: int
    version: str
    ready: bool
    paired: bool
    packs: list[PackState]


class Rule(Wire):
    id: str
    category: str
    severity: Literal["error", "warning", "info"]
    title: str
    why: str
    enabled: bool
    page: str


class Rules(Wire):
    rules: list[Rule]


class PairRequest(Wire):
    """`client` is what the approval page shows, such as "Chrome extension"."""

    protocol: int
    client: Annotated[str, Field(min_length=1, max_length=60)]


class PairStart(Wire):
    """`code` is shown on both sides; `secret` fetches the token once; `page` is the approval page's path."""

    id: str
    code: str
    secret: str
    page: str
    expires_in: int


class PairClaim(Wire):
    id: str
    secret: str


class PairResult(Wire):
    """`token` is present once, right after approval."""

    state: Literal["waiting", "approved", "refused", "expired"]
    token: str | None


class PairDecision(Wire):
    """The command line's answer to a request, by its code."""

    protocol: int
    code: Annotated[str, Field(max_length=20)]
    approve: bool


class WaitingClient(Wire):
    client: str
    code: str


class PairWaiting(Wire):
    """For the command line: the requests that wait for the user."""

    waiting: list[WaitingClient]


class ErrorBody(Wire):
    """`code` is one of the names in `tactlint.server.errors`; `hint` says what to do next."""

    code: str
    message: str
    hint: str


class ErrorReply(Wire):
    error: ErrorBody


def rule_page(rule: str) -> str:
    """Return the path of a rule's page on the service."""
    return f"/rules/{rule}"
