"""Loud typing: CAPITALS that are no acronym, and runs of exclamation or question marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactlint.model import Span
from tactlint.reading.wording import word_list

_WORD = re.compile(r"[A-Z][A-Z']+(?![a-z\d])")
_RUN = re.compile(r"\b[A-Z][A-Z']*(?:[ ,.!?'\"\u2019-]+(?:[A-Z][A-Z']*|\d+))*\b(?![a-z])")
_MARKS = re.compile(r"[!?]{2,}")
_SHOUTED = word_list("shouted")


def capitals(text: str) -> Iterator[tuple[int, Span]]:
    """Yield weight and span (code points) of words shouted in capitals.

    Weight 1 is one word ("AGAIN"), 2 a short run, 3 a shouted sentence. A text without any lower case is
    shouted only when it is long: "NO-55817" and "GPS" are no mood.
    """
    for match in _RUN.finditer(text):
        words = _WORD.findall(match.group())
        shouted = [word for word in words if word.lower() in _SHOUTED]
        long_words = [word for word in words if len(word) >= 4]
        if len(words) >= 4 and len(shouted) >= 2:
            weight = 3
        elif len(words) >= 2 and shouted and (len(shouted) >= 2 or long_words):
            weight = 2
        elif len(words) == 1 and shouted and not re.search(r"\d", match.group()):
            weight = 1
        else:
            continue
        start = match.start()
        yield weight, Span(start, start + len(match.group().rstrip(" ,.-'\"")))


def marks(text: str) -> Iterator[tuple[int, Span]]:
    """Yield weight and span of every run of two or more exclamation or question marks."""
    for match in _MARKS.finditer(text):
        yield (2 if len(match.group()) >= 3 else 1), Span(*match.span())
