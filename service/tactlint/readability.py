"""Readability of a draft, counted by textstat sentence by sentence.

textstat is imported at the first count, with NLTK left out: it wants NLTK for nothing but the
pronouncing dictionary, which it would download. `Pronunciations` takes its place, so no download can be
tried, and 17 MB of NLTK stay out of memory.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from types import ModuleType
from typing import Any

from tactlint.language.analysis import MASKED, Analysis, Passage, Sentence
from tactlint.language.pronunciation import Pronunciations
from tactlint.model import Readability

# A grade over fewer words says more about chance than about the writing.
FEWEST_WORDS = 20
_LANGUAGE = "en_US"


@cache
def _counts() -> Any:
    """Return textstat's `counts` module, its dictionary replaced by the packaged one."""
    present = sys.modules.get("nltk")
    sys.modules["nltk"] = present or ModuleType("nltk")
    try:
        from textstat.backend import counts
    finally:
        if present is None:
            del sys.modules["nltk"]
    pronunciations = Pronunciations()
    syllables = sys.modules["textstat.backend.counts._count_syllables"]
    vars(syllables)["get_cmudict"] = lambda _language: pronunciations
    return counts


@lru_cache(maxsize=4096)
def _words_and_syllables(sentence: Sentence) -> tuple[int, int]:
    counts = _counts()
    text = sentence.folded.replace(MASKED, " ")
    # Dashes and slashes part words here, or "either/or" would be one long word.
    text = text.replace("/", " ").replace("\u2013", " ").replace("\u2014", " ")
    return counts.count_words(text), counts.count_syllables(text, _LANGUAGE)


@lru_cache(maxsize=1024)
def _sums(passage: Passage) -> tuple[int, int, int, int, int]:
    """Return words and sentences, then words, sentences and syllables that count towards the grade."""
    words = sentences = graded_words = graded_sentences = graded_syllables = 0
    for placed in passage.placed:
        count, syllables = _words_and_syllables(placed.sentence)
        if not count:
            continue
        words += count
        sentences += 1
        if placed.kind in ("body", "list-item"):
            graded_words += count
            graded_sentences += 1
            graded_syllables += syllables
    return words, sentences, graded_words, graded_sentences, graded_syllables


def readability(analysis: Analysis) -> Readability:
    """Count words and sentences and work out the Flesch-Kincaid grade.

    Greeting and closing count as words, but not towards the grade: two-word lines would flatter it.
    """
    rows = [_sums(passage) for _, passage in analysis.passages] or [(0, 0, 0, 0, 0)]
    words, sentences, graded_words, graded_sentences, graded_syllables = map(sum, zip(*rows, strict=True))
    if graded_words < FEWEST_WORDS:
        return Readability(words, sentences, None)
    grade = 0.39 * graded_words / graded_sentences + 11.8 * graded_syllables / graded_words - 15.59
    return Readability(words, sentences, round(grade, 1))
