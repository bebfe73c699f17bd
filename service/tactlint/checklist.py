"""The checklist of a reply: what a caring answer holds, and where this draft does it.

Not findings: ticks. Each item looks at what sentences say by themselves, kept by sentence and passage, so
that a keystroke costs one sentence. What a conversation does not call for is `not-needed`; what cannot be
told without one is `unknown`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tactlint.checks.check import Scene
from tactlint.language.analysis import Passage, Sentence
from tactlint.model import ChecklistItem, ItemState, Span
from tactlint.reading.acknowledging import Acknowledgment, acknowledges
from tactlint.reading.course import content_words
from tactlint.reading.wording import load_wordings

LABELS = {
    "greeting": "Greeting",
    "feeling": "Feeling acknowledged",
    "issue": "Issue in your own words",
    "reason": "Reason given",
    "next-step": "Next step with a time",
    "closing": "Closing",
}

_DEEDS = load_wordings("checklist")
# With fewer content words the customer has said too little to be said again.
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a passage does, as spans of the passage; None where it does not."""

    greeting: Span | None
    acknowledges: Span | None
    reason: Span | None
    refusal: Span | None
    step_with_time: Span | None
    closing: Span | None


def checklist(scene: Scene) -> tuple[ChecklistItem, ...]:
    """Return the checklist of a draft, in the order of a reply."""
    return tuple(_items(scene))


def _items(scene: Scene) -> Iterator[ChecklistItem]:
    greeting = _first(scene, "greeting")
    running = scene.conversation is not None and any(
        turn.role == "agent" for turn in scene.conversation.turns
    )
    yield _item("greeting", greeting, "not-needed" if running else "missing")
    customer = scene.customer
    feeling = _first(scene, "acknowledges")
    if customer is None:
        yield _item("feeling", feeling, "unknown")
        yield _item("issue", None, "unknown")
    else:
        yield _item("feeling", feeling, "missing") if customer.upset else _item("feeling", None, "not-needed")
        yield _issue(scene)
    refusal = _first(scene, "refusal")
    yield _item("reason", _first(scene, "reason"), "missing" if refusal else "not-needed")
    step = _first(scene, "step_with_time")
    yield _item("next-step", step, "missing")
    yield _item("closing", _first(scene, "closing"), "not-needed" if running else "missing")


def _item(name: str, span: Span | None, otherwise: ItemState) -> ChecklistItem:
    return ChecklistItem(name, LABELS[name], "done" if span else otherwise, span)


def _issue(scene: Scene) -> ChecklistItem:
    """Tick where the draft takes up the customer's own content words."""
    turns = scene.conversation.turns if scene.conversation else ()
    theirs = _customer_words(tuple(turn.text for turn in turns if turn.role == "customer"))
    if len(theirs) < _FEW:
        return _item("issue", None, "not-needed")
    best: tuple[int, Span | None] = (1, None)
    for offset, passage in scene.draft.passages:
        for placed_start, placed_end, words in _words(passage):
            shared = len(words & theirs)
            if shared > best[0]:
                best = (shared, Span(offset + placed_start, offset + placed_end))
    return _item("issue", best[1], "missing")


def _first(scene: Scene, name: str) -> Span | None:
    for offset, passage in scene.draft.passages:
        span: Span | None = getattr(_facts(passage), name)
        if span is not None:
            return Span(offset + span.start, offset + span.end)
    return None


@lru_cache(maxsize=64)
def _customer_words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(content_words(text) for text in texts))


@lru_cache(maxsize=1024)
def _words(passage: Passage) -> tuple[tuple[int, int, frozenset[str]], ...]:
    return tuple(
        (placed.start, placed.end, content_words(placed.sentence.text))
        for placed in passage.placed
        if placed.kind in ("body", "list-item")
    )


@lru_cache(maxsize=1024)
def _facts(passage: Passage) -> _Facts:
    found: dict[str, Span] = {}
    for placed in passage.placed:
        for name in _deeds(placed.sentence):
            if (
                name in ("greeting", "closing")
                or placed.kind in ("body", "list-item")
                or name == "acknowledges"
            ):
                found.setdefault(name, Span(placed.start, placed.end))
        if placed.kind in ("greeting", "closing"):
            found.setdefault(placed.kind, Span(placed.start, placed.end))
    return _Facts(**{name: found.get(name) for name in _Facts.__slots__})


@lru_cache(maxsize=4096)
def _deeds(sentence: Sentence) -> tuple[str, ...]:
    folded = sentence.folded
    deeds = [deed for deed, words in _DEEDS.items() if words.heaviest(folded)]
    if acknowledges(sentence) > Acknowledgment.FORMULA:
        deeds.append("acknowledges")
    if "step" in deeds and "time" in deeds:
        deeds.append("step_with_time")
    return tuple(deeds)
