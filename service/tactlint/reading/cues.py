"""The cues in one turn of the customer: kind, place and weight, position-independent of the conversation.

Reading a turn is cached by its text, so that a keystroke in the draft never re-reads the customer. What needs
several turns (the same complaint again, a terse reply after a detailed message) lives in `course.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tactlint.language.analysis import MASKED, analyse, fold
from tactlint.model import Span
from tactlint.reading import loudness
from tactlint.reading.feelings import feeling_words
from tactlint.reading.wording import load_wordings

KINDS = (
    "feeling",
    "capitals",
    "exclamation",
    "repetition",
    "terse",
    "threat",
    "supervisor",
    "hostility",
    "sarcasm",
    "harm",
    "money-loss",
    "deadline",
    "time-lost",
    "effort",
    "disbelief",
)

_WORDINGS = load_wordings("strain") | load_wordings("stakes")
_TONE = load_wordings("calm")
# Of a very long turn only so many code points are read, and so many cues of one kind kept.
_LONGEST = 20_000
_MOST = 40
# What did not come today is late, but sets no deadline.
_PAST_DAY = re.compile(r"\b(?:did not|didn't)(?: \w+){1,4}? (today|tonight|tomorrow)\b")
_HIDING_MASKS = frozenset({"quote", "signature", "code", "link", "address"})


@dataclass(frozen=True, slots=True)
class TurnCue:
    """One cue; `span` counts code points of its turn, `feeling` is set for the kind `feeling`."""

    kind: str
    span: Span
    weight: int
    feeling: str | None = None


@dataclass(frozen=True, slots=True)
class TurnReading:
    """What one turn says by itself. `calm` and `trouble` are the heaviest wording of thanks or of a fault."""

    cues: tuple[TurnCue, ...]
    calm: int
    trouble: int
    words: int

    def strength(self, kind: str) -> int:
        """Return the heaviest weight of a kind, 0 without one."""
        return max((cue.weight for cue in self.cues if cue.kind == kind), default=0)


@lru_cache(maxsize=512)
def read_turn(text: str) -> TurnReading:
    """Find the cues of one turn, in reading order; cues of one kind never overlap."""
    text = text[:_LONGEST]
    folded = _visible(text)
    shown = "".join(" " if mark == MASKED else char for char, mark in zip(text, folded))
    return TurnReading(
        tuple(_joined(_apart([*_cues(shown, folded)]), shown)),
        _TONE["calm"].heaviest(folded),
        _TONE["trouble"].heaviest(folded),
        len(folded.split()),
    )


def _visible(text: str) -> str:
    """Fold a turn and blank what is not the customer's own prose (quoted mail, code, links)."""
    folded = list(fold(text))
    for mask in analyse(text).masks():
        if mask.kind in _HIDING_MASKS:
            folded[mask.span.start : mask.span.end] = MASKED * (mask.span.end - mask.span.start)
    return "".join(folded)


def _cues(text: str, folded: str) -> Iterator[TurnCue]:
    for feeling, weight, span in feeling_words(text, folded):
        yield TurnCue("feeling", span, weight, feeling)
    for weight, span in loudness.capitals(text):
        yield TurnCue("capitals", span, weight)
    for weight, span in loudness.marks(text):
        yield TurnCue("exclamation", span, weight)
    past_days = {match.span(1) for match in _PAST_DAY.finditer(folded)}
    for kind, words in _WORDINGS.items():
        for weight, span in words.finds(folded):
            if kind == "deadline" and (span.start, span.end) in past_days:
                continue
            yield TurnCue(kind, span, weight)


def _apart(cues: list[TurnCue]) -> Iterator[TurnCue]:
    """Of cues of one kind that overlap keep the heaviest, then the longest."""
    taken: dict[str, list[Span]] = {}
    for cue in sorted(cues, key=lambda cue: (-cue.weight, cue.span.start - cue.span.end)):
        spans = taken.setdefault(cue.kind, [])
        if len(spans) < _MOST and all(
            cue.span.end <= other.start or other.end <= cue.span.start for other in spans
        ):
            spans.append(cue.span)
            yield cue


def _joined(cues: Iterable[TurnCue], text: str) -> list[TurnCue]:
    """Return the cues in reading order, those of one kind with only a blank between them as one."""
    joined: list[TurnCue] = []
    latest: dict[tuple[str, str | None], int] = {}
    for cue in sorted(cues, key=lambda cue: (cue.span.start, cue.span.end)):
        key = (cue.kind, cue.feeling)
        before = joined[latest[key]] if key in latest else None
        if before and not text[before.span.end : cue.span.start].strip(" "):
            whole = Span(before.span.start, cue.span.end)
            joined[latest[key]] = replace(before, span=whole, weight=max(before.weight, cue.weight))
        else:
            latest[key] = len(joined)
            joined.append(cue)
    return joined
