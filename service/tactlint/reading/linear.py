"""A linear model over named features, read from a JSON file of this package: a sum of weights, nothing more.

The weights are fitted by `service/training/fit.py` on the labelled lines beside it and checked in.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import pairwise

_NUMBER = re.compile(
    r"\b(?:\d[\d.,:]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|hundred)\b"
)
_FEW = 24
_WORD = re.compile(r"[a-z][a-z']*|0|[?!.,:;]")


def word_features(folded: str) -> dict[str, float]:
    """Return the words and pairs of neighbours of a folded text, of joint length 1; numbers look alike.

    A text of a few words stays shorter than that: it says too little to be sure.
    """
    words = ["^", *_WORD.findall(_NUMBER.sub("0", folded)), "$"]
    found = {*words, *(f"{left} {right}" for left, right in pairwise(words))}
    weight = 1 / math.sqrt(max(len(found), _FEW))
    return dict.fromkeys(found, weight)


class LinearModel:
    """Weights of one yes-or-no question."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._bias = weights.get("", 0.0)

    def probability(self, features: Iterable[tuple[str, float]]) -> float:
        """Return the probability of yes; unknown features count nothing."""
        total = self._bias
        for name, value in features:
            total += self._weights.get(name, 0.0) * value
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def load_models(name: str) -> dict[str, LinearModel]:
    """Load the models of one file of weights, by the name of their question."""
    text = files("tactlint.reading").joinpath(name).read_text(encoding="utf-8")
    return {question: LinearModel(weights) for question, weights in json.loads(text).items()}
