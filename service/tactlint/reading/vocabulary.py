"""The words that a customer uses, whatever their spelling or form.

A word or phrase is known by its key: lower case, without spaces, hyphens and dots, so that "e-mail",
"E mail" and "email" are one. Lemmas join inflections; initials join an abbreviation to its spelled-out form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tactlint.language.analysis import Sentence, analyse
from tactlint.language.word_forms import getAllLemmas
from tactlint.model import Span

# Terms of more words than this are not looked for.
LONGEST = 6

_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")
_JOINS = frozenset({" ", "-", "/", "&", " & ", "\u2011", "\u2013", " - "})
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "per", "the", "to", "with"])


class Word(NamedTuple):
    """One word of a sentence; offsets are code points within it."""

    key: str
    start: int
    end: int
    joined: bool
    """True where the word before belongs to it: nothing but a space, a hyphen or a dot in an abbreviation."""


class Use(NamedTuple):
    """Where a text of several uses a term."""

    text: int
    span: Span


def key_of(form: str) -> str:
    """Return the key under which every spelling of a form is found."""
    return "".join(char for char in form.lower() if char.isalnum())


@lru_cache(maxsize=4096)
def words_of(sentence: Sentence) -> tuple[Word, ...]:
    """Split a sentence into words at spaces, hyphens and slashes; masked regions hold none."""
    return tuple(_words(sentence.folded))


def _words(folded: str) -> Iterator[Word]:
    end, length = -1, 0
    for match in _WORD.finditer(folded):
        gap = folded[end : match.start()] if end >= 0 else ""
        short = length == 1 and len(match.group()) == 1
        yield Word(key_of(match.group()), match.start(), match.end(), gap in _JOINS or (gap == "." and short))
        end, length = match.end(), len(match.group())


def runs(words: tuple[Word, ...], first: int) -> Iterator[tuple[str, int]]:
    """Yield key and end index of the runs of words that begin at `first`, shortest first."""
    key = ""
    for index in range(first, min(first + LONGEST, len(words))):
        if index > first and not words[index].joined:
            return
        key += words[index].key
        yield key, index + 1


@lru_cache(maxsize=8192)
def lemmas_of(word: str) -> frozenset[str]:
    """Return the dictionary forms of a lower-case word, and the word itself."""
    found = {lemma for lemmas in getAllLemmas(word).values() for lemma in lemmas}
    if not found and len(word) > 3 and word.endswith("s"):
        # The dictionary knows few technical terms.
        found.add(word[:-1])
    return frozenset(found | {word})


def is_english(word: str) -> bool:
    """Tell whether the dictionary knows a lower-case word."""
    return bool(getAllLemmas(word))


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All that some texts of one writer call things by."""

    runs: dict[str, Use]
    lemmas: dict[str, Use]
    initials: tuple[str, ...]

    def uses(self, forms: Iterable[str]) -> bool:
        """Tell whether the writer used a term in any of its forms, inflected, or spelled out or short."""
        return any(self._uses(form) for form in forms)

    def _uses(self, form: str) -> bool:
        if key_of(form) in self.runs:
            return True
        words = [match.group() for match in _WORD.finditer(form.lower()) if match.group() not in _SMALL]
        if words and all(not self.lemmas.keys().isdisjoint(lemmas_of(word)) for word in words):
            return True
        if len(words) > 2 and "".join(word[0] for word in words) in self.runs:
            return True
        # Two letters meet by chance in any text.
        return (
            form.isupper() and len(form) > 2 and any(form.lower() in initials for initials in self.initials)
        )

    def nearest(self, wordings: Iterable[str]) -> Use | None:
        """Find what the writer calls the thing that these plain wordings name, or None.

        A wording counts from half its weightier words on.
        """
        for wording in wordings:
            words = [word for word in _WORD.findall(wording.lower()) if word not in _SMALL and len(word) > 2]
            found = [use for word in words if (use := self._of_lemma(word))]
            if found and 2 * len(found) >= len(words):
                return found[0]
        return None

    def _of_lemma(self, word: str) -> Use | None:
        return next((self.lemmas[lemma] for lemma in lemmas_of(word) if lemma in self.lemmas), None)


@lru_cache(maxsize=64)
def vocabulary_of(texts: tuple[str, ...]) -> Vocabulary:
    """Read some texts of one writer; `Use.text` indexes them."""
    found: dict[str, Use] = {}
    lemmas: dict[str, Use] = {}
    initials = []
    for number, text in enumerate(texts):
        for placed in analyse(text).sentences():
            words = words_of(placed.sentence)
            for first, word in enumerate(words):
                for key, behind in runs(words, first):
                    span = Span(placed.start + word.start, placed.start + words[behind - 1].end)
                    found.setdefault(key, Use(number, span))
                span = Span(placed.start + word.start, placed.start + word.end)
                for lemma in lemmas_of(word.key):
                    lemmas.setdefault(lemma, Use(number, span))
            initials.append("".join(word.key[0] for word in words))
            initials.append("".join(word.key[0] for word in words if word.key not in _SMALL))
    return Vocabulary(found, lemmas, tuple(initials))
