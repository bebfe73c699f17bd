"""One text -> sentences, tokens and masked regions. The only importer of spaCy.

A `Sentence` knows nothing of where it stands, so that everything worked out for it can be kept by its
text and survives every edit elsewhere in the draft. `Placed` puts it into one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.lang.en import English

from tactlint.model import Span

SentenceKind = Literal["greeting", "body", "list-item", "closing"]
MaskKind = Literal["quote", "signature", "code", "link", "address", "number", "placeholder"]

# Stands for every masked character in `Sentence.folded`; no phrase can match it.
MASKED = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One token; offsets count from the start of its sentence. `lower` is taken from the folded text."""

    text: str
    lower: str
    start: int
    end: int
    is_word: bool


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence, position-independent and interned: equal sentences are the same object.

    `folded` has the length of `text`: lower case, straight quotes, masked characters as `MASKED`.
    """

    text: str
    folded: str
    tokens: tuple[Token, ...]
    masks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence at its place: text[start:start + len(sentence.text)] == sentence.text."""

    start: int
    kind: SentenceKind
    sentence: Sentence

    @property
    def end(self) -> int:
        return self.start + len(self.sentence.text)


@dataclass(frozen=True, slots=True)
class Mask:
    """A region that no rule may flag, in code points of the whole text."""

    kind: MaskKind
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A few paragraphs (about a thousand characters), position-independent and interned.

    Starts and masks count from the start of the passage. Sum up a passage once, in a function
    with `lru_cache` whose only argument is the passage, and a draft costs a look-up per passage.
    """

    placed: tuple[Placed, ...]
    masks: tuple[Mask, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """One text taken apart. `passages` are (start, passage) in order.

    Sentences that are wholly masked (quoted mail, signature, code) are left out.
    """

    text: str
    passages: tuple[tuple[int, Passage], ...]

    def sentences(self) -> Iterator[Placed]:
        """Yield all sentences at their places. Costs time for each: prefer passages where it matters."""
        for offset, passage in self.passages:
            for placed in passage.placed:
                yield Placed(offset + placed.start, placed.kind, placed.sentence)

    def masks(self) -> Iterator[Mask]:
        """Yield all masked regions, in code points of the whole text."""
        for offset, passage in self.passages:
            for mask in passage.masks:
                yield Mask(mask.kind, Span(offset + mask.span.start, offset + mask.span.end))


_nlp = English()
_SENTENCE = re.compile(r"[^\n.!?]+[.!?]*")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def fold(text: str) -> str:
    """Lower-case and straighten quotes, one character to one character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_FOLD)


@lru_cache(maxsize=4096)
def _sentence(text: str) -> Sentence:
    folded = fold(text)
    tokens = tuple(
        Token(t.text, folded[t.idx : t.idx + len(t.text)], t.idx, t.idx + len(t.text), t.is_alpha)
        for t in _nlp(text)
        if not t.is_space
    )
    return Sentence(text, folded, tokens, ())


def analyse(text: str) -> Analysis:
    """Split a text into its sentences; cached by sentence."""
    placed = []
    for match in _SENTENCE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if body:
            start = match.start() + raw.index(body)
            placed.append(Placed(start, "body", _sentence(body)))
    return Analysis(text, ((0, Passage(tuple(placed), ())),))
