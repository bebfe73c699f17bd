"""How formal a text is: one score from very casual (-2) to very formal (2), with the words that show it.

Customers and drafts are read alike, e-mail and chat. Each sentence is counted once and kept by its
identity, so that a keystroke costs one sentence. Capitals are not counted: they show a mood, not a register.

The weights were fitted by ridge regression on sentences rated for formality by five people each (Pavlick
and Tetreault, "An Empirical Analysis of Formality in Online Communication", TACL 2016, CC BY 3.0) together
with this project's own messages. No sentence of that corpus is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from math import log1p
from typing import Literal, NamedTuple

from tactlint.language.analysis import Analysis, Passage, Sentence, analyse
from tactlint.model import Register, Span
from tactlint.reading.register_words import CASUAL_PHRASES, FORMAL_PHRASES, FORMAL_WORDS, SLANG

CASUAL_BELOW = -0.4
FORMAL_ABOVE = 0.4

_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_CASUAL = re.compile(rf"\b(?:{'|'.join(CASUAL_PHRASES)})\b")
_FORMAL = re.compile(rf"\b(?:{'|'.join(FORMAL_PHRASES)})\b")
EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u26ff\u2702-\u27b0]\ufe0f?|(?<!\\w)[:;=]-?[)(dp/](?!\\w)|<3(?!\\d)"
)
_CONTRACTION = re.compile(r"\w'(?:re|ve|ll|d|m|t|em)\b|\b(?:it|that|he|she|there|what|here|who|let|how)'s\b")
_LATINATE = re.compile(
    r"\b\w{4,}(?:tions?|ments?|ance|ence|ity|ive|ous|ial|ical|[ai]ble|ated?|ify|ism|sions?|ure|ness)\b"
)
_STRETCHED = re.compile(r"([a-z])\1\1+")
_LOWER_I = re.compile(r"(?<![\w'.])i(?![\w.])")
_LINKING = frozenset(["of", "in", "by", "for", "to", "with", "from", "upon", "which", "whom", "whose"])

RegisterName = Literal["casual", "formal"]

# One weight a feature, in the order of `_features`.
_WEIGHTS = (
    0.46, 0.20, 0.26, 0.08, 0.28, -0.27, -0.25, -0.35, -0.46, -0.63, -0.36,
    -0.33, -0.43, -0.35, 0.24, 0.28, -0.20,
)  # fmt: skip
_BIAS = -1.2
# Counts of a longer text are brought down to this many words: four contractions in a page are few.
_TYPICAL_WORDS = 30
_MOST_EVIDENCE = 6
# A text of fewer words, none of them marked, is drawn towards neutral.
_FEWEST_WORDS = 8


class RegisterCounts(NamedTuple):
    """What one sentence shows of a register, or several sentences together: counts add up."""

    sentences: int = 0
    words: int = 0
    letters: int = 0
    latinate: int = 0
    long_words: int = 0
    linking: int = 0
    contractions: int = 0
    slang: int = 0
    casual_phrases: int = 0
    emoji: int = 0
    lower_starts: int = 0
    open_ends: int = 0
    exclamations: int = 0
    stretched: int = 0
    dots: int = 0
    formal_words: int = 0
    formal_phrases: int = 0
    lower_i: int = 0


@lru_cache(maxsize=4096)
def counts_of(sentence: Sentence) -> RegisterCounts:
    """Count one sentence; kept by its identity."""
    text, folded = sentence.text, sentence.folded
    words = _WORD.findall(folded)
    return RegisterCounts(
        sentences=1,
        words=len(words),
        letters=sum(map(len, words)),
        latinate=len(_LATINATE.findall(folded)),
        long_words=sum(len(word) >= 9 for word in words),
        linking=sum(word in _LINKING for word in words),
        contractions=len(_CONTRACTION.findall(folded)),
        slang=sum(word in SLANG for word in words),
        casual_phrases=len(_CASUAL.findall(folded)),
        emoji=len(EMOJI.findall(folded)),
        lower_starts=text[:1].islower(),
        open_ends=len(words) > 2 and text[-1:].isalnum() and not text.isupper(),
        exclamations="!" in folded and not text.isupper(),
        stretched=len(_STRETCHED.findall(folded)),
        dots=folded.count("..") + folded.count("…"),
        formal_words=sum(word in FORMAL_WORDS for word in words),
        formal_phrases=len(_FORMAL.findall(folded)),
        lower_i=len(_LOWER_I.findall(text)),
    )


def _features(total: RegisterCounts) -> tuple[float, ...]:
    words = max(1, total.words)
    sentences = max(1, total.sentences)
    scale = max(1.0, words / _TYPICAL_WORDS)
    return (
        log1p(min(words, _TYPICAL_WORDS)),
        total.letters / words - 4.3,
        5 * total.latinate / words,
        5 * total.long_words / words,
        5 * total.linking / words,
        min(3, total.contractions / scale),
        min(4, total.slang / scale),
        min(3, total.casual_phrases / scale),
        min(2, total.emoji / scale),
        total.lower_starts / sentences,
        total.open_ends / sentences,
        # Exclamation marks show a mood before they show a register.
        min(1, total.exclamations / scale),
        min(2, total.stretched / scale),
        min(2, total.dots / scale),
        min(5, total.formal_words / scale),
        min(4, total.formal_phrases / scale),
        min(1, total.lower_i / scale),
    )


@lru_cache(maxsize=1024)
def _counts_of_passage(passage: Passage) -> RegisterCounts:
    return _sum(counts_of(placed.sentence) for placed in passage.placed)


def _sum(counts: Iterable[RegisterCounts]) -> RegisterCounts:
    return RegisterCounts(*map(sum, zip(RegisterCounts(), *counts, strict=True)))


def score_of(analyses: Iterable[Analysis]) -> float:
    """Weigh texts of one writer together: -2 (very casual) to 2 (very formal), 0 for no words at all."""
    passages = (passage for analysis in analyses for _, passage in analysis.passages)
    return _score(_sum(map(_counts_of_passage, passages)))


def score_of_sentence(sentence: Sentence) -> float:
    """Weigh one sentence by itself."""
    return _score(counts_of(sentence))


def _score(total: RegisterCounts) -> float:
    score = _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, _features(total), strict=True))
    return max(-2.0, min(2.0, score)) * min(1.0, total.words / _FEWEST_WORDS + _marks(total))


def _marks(total: RegisterCounts) -> float:
    """Count what shows a register even in two words, a small first letter a little.

    Without it a short text says nothing.
    """
    return (
        total.slang
        + total.casual_phrases
        + total.emoji
        + total.stretched
        + total.formal_words
        + total.formal_phrases
        + total.lower_starts / 4
    )


@lru_cache(maxsize=4096)
def marks_of(sentence: Sentence, register: RegisterName) -> tuple[Span, ...]:
    """Find the words of a sentence that are plainly casual, or plainly formal; spans within it."""
    phrases = (_CASUAL, EMOJI) if register == "casual" else (_FORMAL,)
    words = SLANG if register == "casual" else FORMAL_WORDS
    found = [match.span() for pattern in phrases for match in pattern.finditer(sentence.folded)]
    found += [match.span() for match in _WORD.finditer(sentence.folded) if match.group() in words]
    return tuple(_apart(sorted(found, key=lambda span: (span[0], -span[1]))))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Leave out what an earlier, longer span covers already."""
    reached = 0
    for start, end in spans:
        if start >= reached and end > start:
            reached = end
            yield Span(start, end)


def register_of_analysis(analysis: Analysis) -> Register:
    """Score an analysed text, with the words behind a score that is not neutral."""
    score = score_of([analysis])
    if CASUAL_BELOW <= score <= FORMAL_ABOVE:
        return Register(round(score, 2), "neutral")
    label: RegisterName = "casual" if score < 0 else "formal"
    spans = (
        Span(placed.start + span.start, placed.start + span.end)
        for placed in analysis.sentences()
        for span in marks_of(placed.sentence, label)
    )
    return Register(round(score, 2), label, tuple(islice(spans, _MOST_EVIDENCE)))


def register_of(text: str) -> Register:
    """Score a text; spans are code points of it."""
    return register_of_analysis(analyse(text))
