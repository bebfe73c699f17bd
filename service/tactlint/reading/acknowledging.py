"""Whether a sentence acknowledges the customer, told from its words alone.

Agents do this in hundreds of ways, so the constructions below stand for kinds of speech act, not for a list
of sentences: validating, naming feeling or impact, taking the customer's place, a specific apology, owning
the fault, reacting, valuing the customer's effort. `hollow` are the look-alikes that use the same words and
acknowledge nothing. What is neither is left to `likeness`, which weighs all words (see there).
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from tactlint.language.analysis import Sentence
from tactlint.reading.likeness import likeness
from tactlint.reading.wording import load_wordings


class Acknowledgment(IntEnum):
    """How much a sentence acknowledges. A FORMULA answers a feeling, but not real harm."""

    NONE = 0
    FORMULA = 1
    GENERAL = 2
    SPECIFIC = 3


_WORDINGS = load_wordings("acknowledging")
# Above this likeness a sentence without a known construction gets the benefit of the doubt, above the lower
# one only where it also takes up the customer's own words.
_DOUBT = 0.7
_DOUBT_IN_OWN_WORDS = 0.4


def acknowledges(sentence: Sentence) -> Acknowledgment:
    """Return how much the sentence acknowledges; position-independent."""
    return _judged(sentence)[0]


def might_acknowledge(sentence: Sentence) -> bool:
    """Say whether the sentence acknowledges if it takes up what the customer said."""
    return _judged(sentence)[1] > _DOUBT_IN_OWN_WORDS


@lru_cache(maxsize=4096)
def _judged(sentence: Sentence) -> tuple[Acknowledgment, float]:
    """Return what is known of the sentence, and its likeness where no construction decided."""
    folded = sentence.folded.replace("cross-", "cross")  # Nobody is cross at a cross-dock.
    if _WORDINGS["hollow"].heaviest(folded) and not _WORDINGS["offer"].heaviest(folded):
        return Acknowledgment.NONE, 0.0
    if _WORDINGS["formula"].heaviest(folded):
        return Acknowledgment.FORMULA, 0.0
    if _WORDINGS["specific"].heaviest(folded):
        return Acknowledgment.SPECIFIC, 1.0
    if _WORDINGS["general"].heaviest(folded):
        return Acknowledgment.GENERAL, 1.0
    like = likeness(folded)
    return (Acknowledgment.GENERAL if like > _DOUBT else Acknowledgment.NONE), like


@lru_cache(maxsize=4096)
def is_courtesy(sentence: Sentence) -> bool:
    """Say whether the sentence is an opener or a formula that may stand before any acknowledgment."""
    folded = sentence.folded
    return (
        bool(_WORDINGS["courtesy"].heaviest(folded) or _WORDINGS["formula"].heaviest(folded))
        and len(folded) < 120
    )
