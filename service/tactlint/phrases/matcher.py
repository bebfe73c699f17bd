"""Finds phrases in folded sentences, in time linear in the sentence.

One RE2 set tells for a sentence which of hundreds of phrases may be in it; only those are located.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import re2

from tactlint.phrases.compiler import Compiler, Lists
from tactlint.phrases.syntax import PhraseError, parse_phrase

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 2 << 20

_MAX_PATTERN = 20_000

# Memory for a set's automaton; when it is used up RE2 starts it afresh, which costs time only. The built-in
# phrases need 12 MB; twice that is as fast as more.
_SET_OPTIONS = re2.Options()
_SET_OPTIONS.log_errors = False
_SET_OPTIONS.max_mem = 24 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """One place, in code points of the sentence, and the parts that the phrase names."""

    start: int
    end: int
    parts: Mapping[str, str]


class Phrase:
    """One compiled phrase. Raises PhraseError where it cannot be read."""

    def __init__(self, text: str, lists: Lists | None = None) -> None:
        self.text = text
        compiler = Compiler(lists or {})
        self.pattern = compiler.pattern(parse_phrase(text))
        self.names = frozenset(compiler.names)
        self._lookups = compiler.lookups
        self._takes_marks = compiler.has_inner_anchor
        if len(self.pattern) > _MAX_PATTERN:
            raise PhraseError("this phrase is too long", column=0, hint="write two phrases instead")

    @cached_property
    def _regex(self) -> re2._Regexp[str]:
        # Compiled at the first candidate: most phrases of a linter never see one.
        return re2.compile(self.pattern, _OPTIONS)

    def find(self, folded: str) -> Iterator[Found]:
        """Yield the places in a folded sentence, left to right, without overlap."""
        at = 0
        while match := self._regex.search(folded, at):
            start, end = match.span(1)
            if self._takes_marks:
                start, end = _trim(folded, start, end)
            if folded.startswith("n't", start):
                # A phrase may begin with "not": flag the word that it hangs on as well.
                start = folded.rfind(" ", 0, start) + 1
            if self._holds(match) and _is_whole(folded, start, end):
                yield Found(start, end, self._parts(match))
                at = max(end, at + 1)
            else:
                at = start + 1

    def is_in(self, folded: str) -> bool:
        """Tell whether the phrase is anywhere in a folded sentence."""
        return next(self.find(folded), None) is not None

    def _holds(self, match: re2._Match[str]) -> bool:
        if not self._lookups:
            return True
        words = match.groupdict()
        return all(lookup(words[key]) for key, lookup in self._lookups.items() if words[key])

    def _parts(self, match: re2._Match[str]) -> dict[str, str]:
        if not self.names:
            return {}
        groups = match.groupdict()
        return {name: (groups[f"n_{name.replace('-', '_')}"] or "").strip() for name in self.names}


def read_phrase(text: str, lists: Lists | None = None) -> Phrase:
    """Return the phrase, compiled once however often a pack repeats it. Raises PhraseError."""
    return _read_phrase(text, tuple((lists or {}).items()))


@lru_cache(maxsize=8192)
def _read_phrase(text: str, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Phrase:
    return Phrase(text, dict(lists))


class PhraseSet:
    """Many phrases at once. `candidates` may name a phrase that `Phrase.find` then does not find."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._sets = _compiled([phrase.pattern for phrase in phrases])

    def candidates(self, folded: str) -> list[int]:
        """Return the indexes, in order, of the phrases that may be in a folded sentence."""
        return [
            first + index for first, patterns in self._sets for index in sorted(patterns.Match(folded) or ())
        ]


def _compiled(patterns: Sequence[str], first: int = 0) -> list[tuple[int, re2.Set]]:
    """Return sets with the index of their first pattern: one, or as many as their memory asks for."""
    if not patterns:
        return []
    whole = re2.Set.SearchSet(_SET_OPTIONS)
    for pattern in patterns:
        whole.Add(pattern)
    try:
        whole.Compile()
    except re2.error:
        if len(patterns) == 1:
            raise
        half = len(patterns) // 2
        return [*_compiled(patterns[:half], first), *_compiled(patterns[half:], first + half)]
    return [(first, whole)]


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the marks at the ends that an anchor inside brackets takes in; marks alone stay."""
    first, last = start, end
    while first < last and not folded[first].isalnum():
        first += 1
    while last > first and not folded[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether a place neither begins nor ends inside a word; RE2 itself sees ASCII words only."""
    before, after = folded[max(0, start - 2) : start], folded[end : end + 2]
    if (
        folded[start].isalnum()
        and before
        and (before[-1].isalnum() or (before[-1] in "'-" and len(before) == 2 and before[0].isalnum()))
    ):
        return False
    return not (
        folded[end - 1].isalnum()
        and after
        and (after[0].isalnum() or (after[0] in "'-" and len(after) == 2 and after[1].isalnum()))
    )
