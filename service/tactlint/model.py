"""The nouns that every layer shares: frozen, without logic.

All spans are half-open and count code points of one string (a draft or a turn), as Python does.
Only `tactlint.server.outward` knows UTF-16.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["customer", "agent"]
Severity = Literal["error", "warning", "info"]
Channel = Literal["email", "chat"]
ItemState = Literal["done", "missing", "not-needed", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open [start, end) in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One sent message of the conversation."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns before the draft, oldest first; names and channel where the caller knows them."""

    turns: tuple[Turn, ...]
    customer_name: str | None = None
    agent_name: str | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an earlier turn that made a finding matter. `turn` indexes `Conversation.turns`."""

    turn: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One edit of the draft. An empty span inserts.

    `template` is true where the agent still has to fill a gap (written "…") before sending.
    """

    label: str
    span: Span
    replacement: str
    template: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule has to say about one place in the draft.

    An absence anchors on the sentence that should wait. `text` is always draft[span].
    """

    rule: str
    category: str
    severity: Severity
    span: Span
    text: str
    message: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A place in a customer's turn that shows mood, stakes or register.

    `kind` is one of `tactlint.reading.cues.KINDS`; `weight` is 0 to 3.
    """

    kind: str
    turn: int
    span: Span
    text: str
    weight: int


@dataclass(frozen=True, slots=True)
class Register:
    """Formality of a text: `score` from -2 (very casual) to 2 (very formal), with its evidence."""

    score: float
    label: Literal["casual", "neutral", "formal"]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerReading:
    """What the customer's turns say. `upset` is 0 (calm), 1 (upset) or 2 (strongly)."""

    upset: int
    feelings: tuple[str, ...]
    cues: tuple[Cue, ...]
    register: Register
    name: str | None
    escalating: bool


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line of the checklist; `span` shows where the draft does it."""

    id: str
    label: str
    state: ItemState
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of the draft's own words and its Flesch-Kincaid grade (None under 20 words)."""

    words: int
    sentences: int
    grade: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that one lint says. `customer` is None without a customer turn.

    `skipped` names rules that failed on this draft, `abstained` the checks that had no conversation.
    """

    findings: tuple[Finding, ...]
    checklist: tuple[ChecklistItem, ...]
    customer: CustomerReading | None
    readability: Readability
    skipped: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
