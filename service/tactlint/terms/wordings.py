"""Wordings that mark a register: how a pack lists them, and where a sentence uses them.

One wording a line, or several with commas; behind an equals sign what to say instead, where nothing means
that the words can go. {furnish} stands for all forms of the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tactlint.language.analysis import MASKED, Sentence
from tactlint.language.word_forms import getAllInflections
from tactlint.reading.register import EMOJI
from tactlint.reading.vocabulary import key_of, runs, words_of

_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|(?:(?<=\s)|^)'[^']+'(?=\W|$)|[“«][^”»]*[”»]")
_STRETCHED_WORD = re.compile(r"\b(?!www\b)[a-z]*([a-z])\1\1[a-z]*\b")
_CLAUSE_END = re.compile(r"[,;:–—](?=\s)|[.!?]+(?=\s|$)")


class Wording(NamedTuple):
    weight: int
    plainer: str | None
    parted: bool
    """True where spaces may stand in it: "here to" is not "hereto"."""


class Hit(NamedTuple):
    """A wording in a sentence, in code points of it."""

    start: int
    end: int
    key: str
    wording: Wording


class Wordings:
    """Wordings by weight; what weighs nothing hides the shorter wordings in it."""

    def __init__(self, lines_by_weight: Mapping[int, str], *, playful: bool) -> None:
        """`playful` counts emoji and stretched words too."""
        self._wordings = {
            key: wording
            for weight, lines in sorted(lines_by_weight.items())
            for key, wording in _read_wordings(lines, weight=weight)
        }
        self._playful = playful
        self._found = lru_cache(maxsize=4096)(self._find)

    def hits(self, sentence: Sentence, *, quoting: bool) -> tuple[Hit, ...]:
        """Find the wordings of a sentence outside quotation marks.

        `quoting` tells that a quotation is open where the sentence begins.
        """
        hits = self._found(sentence)
        if not hits or not (quoting or '"' in sentence.folded or "'" in sentence.folded):
            return hits
        quoted = [match.span() for match in _QUOTED.finditer(sentence.folded)]
        if quoting:
            end = sentence.folded.find('"')
            quoted = [(0, end if end >= 0 else len(sentence.folded))]
        return tuple(hit for hit in hits if not any(start <= hit.start < end for start, end in quoted))

    def _find(self, sentence: Sentence) -> tuple[Hit, ...]:
        words = words_of(sentence)
        hits = []
        first = 0
        while first < len(words):
            found, behind = None, first + 1
            for key, end in runs(words, first):
                wording = self._wordings.get(key)
                text = sentence.text[words[first].start : words[end - 1].end]
                if wording and (wording.parted or " " not in text):
                    found, behind = (key, wording), end
            if found and found[1].weight:
                hits.append(Hit(words[first].start, words[behind - 1].end, *found))
            first = behind
        if self._playful:
            hits += list(_playful(sentence, hits))
        return tuple(sorted(hits))


def _playful(sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Hit]:
    for pattern in (EMOJI, _STRETCHED_WORD):
        for match in pattern.finditer(sentence.folded):
            if not any(hit.start <= match.start() < hit.end for hit in hits):
                yield Hit(match.start(), match.end(), match.group(), Wording(1, None, False))


def _read_wordings(lines: str, *, weight: int) -> Iterator[tuple[str, Wording]]:
    for line in lines.splitlines():
        left, equals, right = line.partition("=")
        plainer = right.strip() if equals else None
        for name in filter(None, map(str.strip, left.split(","))):
            if name.startswith("{"):
                verb = name.strip("{}")
                forms = {form for found in getAllInflections(verb, "VERB").values() for form in found}
                for form in {verb, *forms}:
                    yield key_of(form), Wording(weight, plainer if form == verb else None, False)
                continue
            # A whole formula such as "please be advised that" tells more than one word.
            formula = weight > 1 and name.count(" ") > 2
            yield key_of(name), Wording(weight + formula, plainer, " " in name or "-" in name)


def telling_clause(sentence: Sentence, hits: Sequence[Hit]) -> tuple[int, int]:
    """Return the heaviest clause of a sentence: from its first wording to its last.

    Without any it is the sentence as a whole, up to its full stop or what is masked in it.
    """
    if not hits:
        return 0, len(sentence.text[: _clear_length(sentence)].rstrip(" .!?,;:"))
    ends = [match.end() for match in _CLAUSE_END.finditer(sentence.text)]
    clauses: dict[int, list[Hit]] = {}
    for hit in hits:
        end = next((end for end in ends if hit.start < end), len(sentence.text))
        clauses.setdefault(end, []).append(hit)
    best = max(clauses.values(), key=lambda clause: sum(hit.wording.weight for hit in clause))
    return best[0].start, best[-1].end


def _clear_length(sentence: Sentence) -> int:
    masked = sentence.folded.find(MASKED)
    return masked if masked >= 0 else len(sentence.text)
