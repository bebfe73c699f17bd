"""The cues in one turn of the customer: kind, place and weight, position-independent of the conversation.

Reading a turn is cached by its text, so that a keystroke in the draft never re-reads the customer. What needs
several turns (the same complaint again, a terse reply after a detailed message) lives in `course.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tactlint.analysis import MASKED, analyse, fold
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
    cues = sorted(_apart([*_cues(shown, folded)]), key=lambda cue: (cue.span.start, cue.span.end))
    return TurnReading(
        tuple(cues), _TONE["calm"].heaviest(folded), _TONE["trouble"].heaviest(folded), len(folded.split())
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
    for kind, words in _WORDINGS.items():
        for weight, span in words.finds(folded):
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
