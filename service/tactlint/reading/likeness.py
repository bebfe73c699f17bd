"""How much a sentence reads like an acknowledgment, by all of its words.

For the sentences that no construction covers ("340 passwords is a massive job, and it's our breach"): where
even this is unsure, the agent gets the benefit of the doubt.
"""

from __future__ import annotations

from functools import lru_cache

from tactlint.reading.linear import LinearModel, load_models, word_features

# Of a sentence longer than this the rest says nothing more.
_LONGEST = 1000


@lru_cache(maxsize=1)
def _model() -> LinearModel:
    return load_models("likeness.json")["acknowledges"]


def likeness(folded: str) -> float:
    """Return how likely a folded sentence acknowledges, 0 to 1."""
    return _model().probability(word_features(folded[:_LONGEST]).items())
