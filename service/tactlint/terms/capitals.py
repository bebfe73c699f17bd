"""Abbreviations in capitals that no glossary lists: found, and told from emphasis, names and codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tactlint.language.analysis import Sentence
from tactlint.reading.vocabulary import is_english

# Two letters are too often initials, a state or a size.
_CAPITALS = re.compile(r"(?<![\w@#^*~$€£.\-/&'’])([A-Z]{3,6})s?(?![\w@&*]|[-/.'’&]\w)")
_NEIGHBOUR_BEFORE = re.compile(r"([\w'’&.]+)[ -]$")
_NEIGHBOUR_AFTER = re.compile(r"[ -]([\w'’&.]+)")

_LONGEST_NEIGHBOUR = 40


@lru_cache(maxsize=4096)
def abbreviations_of(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the spans of abbreviations within a sentence."""
    return tuple(_abbreviations(sentence))


def _abbreviations(sentence: Sentence) -> Iterator[tuple[int, int]]:
    text = sentence.text
    for match in _CAPITALS.finditer(text):
        start, end = match.span()
        if "\x1f" in sentence.folded[start:end] or is_english(match.group(1).lower()):
            continue
        if not is_part_of_name(text, start, end):
            yield start, end


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether capitals belong to a name ("BBC News"), a code ("KV 218"), a shout or a sign-off."""
    if text[max(0, start - 1) : start].endswith(("^", "*", "~", "/", "-")) or (start, end) == (0, len(text)):
        return True
    before = _NEIGHBOUR_BEFORE.search(text, max(0, start - _LONGEST_NEIGHBOUR), start)
    after = _NEIGHBOUR_AFTER.match(text, end)
    if after and _is_name(after.group(1)):
        return True
    # The first word of a sentence is capital anyway.
    return bool(
        before and _is_name(before.group(1)) and not (before.start(1) == 0 and before.group(1).istitle())
    )


def _is_name(word: str) -> bool:
    return (word[:1].isupper() and word != "I") or word[:1].isdigit()
