"""How upset a customer's turns are: the strengths of their cues and the last turn's words, weighed together.

Cues carry most of it and are what a finding quotes; the words catch what no list foresees. Earlier turns
count less, and hardly at all once the customer thanks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tactlint.language.analysis import fold
from tactlint.reading.cues import KINDS, TurnCue, TurnReading
from tactlint.reading.linear import LinearModel, load_models, word_features

_EARLIER = 0.6
_EARLIER_AFTER_THANKS = 0.2
# How much the joint weight of all words is against one cue.
_WORDS = 3.0
# Of a last turn longer than this the rest says nothing more.
_LONGEST = 20_000

# How sure the model must be.
_UPSET = 0.64
_STRONGLY = 0.45


def mood_features(
    readings: Sequence[TurnReading], course: Sequence[TurnCue], last: str
) -> Iterator[tuple[str, float]]:
    """Yield the features of a customer's turns, oldest first; `last` is the text of the last one."""
    reading = readings[-1]
    share = _EARLIER_AFTER_THANKS if reading.calm == 3 else _EARLIER
    strengths = []
    for kind in KINDS:
        strength = float(max([reading.strength(kind), *(cue.weight for cue in course if cue.kind == kind)]))
        earlier = max((other.strength(kind) for other in readings[:-1]), default=0)
        strengths.append(max(strength, share * earlier))
        yield f"cue:{kind}", strengths[-1]
    yield "heaviest", max(strengths)
    yield "sum", sum(strengths) / 5
    strong = [cue for cue in reading.cues if cue.weight >= 2]
    yield "cues", float(min(len(strong), 5))
    yield "kinds", float(len({cue.kind for cue in strong}))
    yield f"calm:{reading.calm}", 1.0
    yield "trouble", float(reading.trouble)
    yield "length", min(reading.words, 60) / 20
    for word, weight in word_features(fold(last[:_LONGEST])).items():
        yield word, _WORDS * weight


@lru_cache(maxsize=1)
def _models() -> dict[str, LinearModel]:
    return load_models("mood.json")


def upset(features: Sequence[tuple[str, float]]) -> int:
    """Return 0 (calm), 1 (upset) or 2 (strongly)."""
    models = _models()
    if models["upset"].probability(features) < _UPSET:
        return 0
    return 2 if models["strongly"].probability(features) >= _STRONGLY else 1
