"""One text -> sentences, tokens and masked regions.

A `Sentence` knows nothing of where it stands, so that everything worked out for it can be kept by its
text and survives every edit elsewhere in the draft. `Placed` puts it into one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tactlint.language.masks import MaskKind, inline_masks, is_closing, signature_start
from tactlint.language.splitting import sentence_ends
from tactlint.language.tokens import tokenize
from tactlint.model import Span

SentenceKind = Literal["greeting", "body", "list-item", "closing"]

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


@dataclass(frozen=True, slots=True)
class Mask:
    """A region that no rule may flag, in code points of the sentence, passage or text it belongs to."""

    kind: MaskKind
    span: Span


class Sentence:
    """One sentence, position-independent and interned: equal sentences are the same object.

    `folded` has the length of `text`: lower case, straight quotes, every blank a space, masked characters
    as `MASKED`. `masks` count from the start of the sentence.
    """

    __slots__ = ("_tokens", "folded", "masks", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.masks = tuple(Mask(kind, Span(start, end)) for kind, start, end in inline_masks(text))
        folded = fold(text)
        for span in (mask.span for mask in self.masks):
            folded = folded[: span.start] + MASKED * (span.end - span.start) + folded[span.end :]
        self.folded = folded
        self._tokens: tuple[Token, ...] | None = None

    @property
    def is_masked(self) -> bool:
        """Whether nothing but masked characters and blanks is in it."""
        return bool(self.masks) and not self.folded.replace(MASKED, "").strip()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, made at first need: spaCy costs more than all else done for a sentence."""
        if self._tokens is None:
            self._tokens = tuple(
                Token(
                    text=text,
                    lower=self.folded[start : start + len(text)],
                    start=start,
                    end=start + len(text),
                    is_word=is_alpha and self.folded[start] != MASKED,
                )
                for text, start, is_alpha in tokenize(self.text)
            )
        return self._tokens


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence at its place: text[start:start + len(sentence.text)] == sentence.text."""

    start: int
    kind: SentenceKind
    sentence: Sentence

    @property
    def end(self) -> int:
        return self.start + len(self.sentence.text)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of about five hundred characters, position-independent and interned.

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


_FOLD = str.maketrans(
    dict.fromkeys("’‘ʼ´`", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("\n\r\t\u00a0\u202f", " ")
)

# Passages are cut at the first paragraph end after this many code points.
_PASSAGE = 400
# A paragraph longer than this is cut between sentences instead.
_LONG_PARAGRAPH = 600
# Text without any end of a sentence (a paste, a run of signs) is cut here at the latest, whatever it is.
_LONGEST = 5000
# A full stop that ends a sentence whatever stands around it.
_SAFE_STOP = re.compile(r"(?<=[a-z]{5})\. (?=[A-Z])")

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_QUOTED = re.compile(r"[ \t]*>")
_WROTE = re.compile(
    r"[ \t]*(?:On (?=[^\n]{0,160}\d)[^\n]{4,160} wrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,})\s*\Z"
)
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+(?=\S)")
_GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day))"
    r"(?:,? (?!thank|and\b|i\b|we\b|you\b)[^\s,.!?:;]+){0,3}?[ \t]*(?:[,.!:;–—-]+|(?=[ \t\r]*$))",
    re.IGNORECASE,
)

# What a passage has to know of the text before it.
_State = Literal["opening", "body", "mid-paragraph", "fence", "mail"]


def fold(text: str) -> str:
    """Lower-case, straighten quotes and turn blanks into spaces, one character to one character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_FOLD)


@lru_cache(maxsize=2048)
def _sentence(text: str) -> Sentence:
    return Sentence(text)


def analyse(text: str) -> Analysis:
    """Take a text apart. Passages and sentences seen before are the same objects again."""
    end = signature_start(text)
    passages = []
    state: _State = "opening"
    start = 0
    while start < end:
        cut = _cut(text, start, end)
        passage, state = _passage(text[start:cut], state)
        if cut < end and text[cut - 1] != "\n" and state == "body":
            state = "mid-paragraph"
        passages.append((start, passage))
        start = cut
    if end < len(text):
        passages.append((end, _signature(text[end:])))
    return Analysis(text, tuple(passages))


def _cut(text: str, start: int, end: int) -> int:
    """Return where the passage that begins at `start` ends.

    Depends on nothing before `start`, and mostly on the next line end only: after an edit the cuts fall
    back into step, and the passages behind the edit are found in the cache.
    """
    if end - start <= _LONG_PARAGRAPH:
        return end
    newline = text.find("\n", start + _PASSAGE, end)
    while newline >= 0 and newline + 1 < end and text[newline + 1].islower():
        newline = text.find("\n", newline + 1, end)
    cut = newline + 1 or end
    if cut - start > _LONG_PARAGRAPH and (stop := _SAFE_STOP.search(text, start + _PASSAGE, cut)):
        cut = stop.end()
    if cut - start > _LONGEST:
        blank = text.rfind(" ", start + _PASSAGE, start + _LONGEST)
        cut = blank + 1 if blank >= 0 else start + _LONGEST
    return cut


@lru_cache(maxsize=512)
def _signature(text: str) -> Passage:
    return Passage((), (Mask("signature", Span(0, len(text))),))


@lru_cache(maxsize=512)
def _passage(text: str, state: _State) -> tuple[Passage, _State]:
    """Take one passage apart; also return the state in which the next one begins."""
    placed: list[Placed] = []
    masks: list[Mask] = []
    paragraph: tuple[int, int] | None = None
    for match in _LINE.finditer(text):
        line, (start, end) = match.group(), match.span()
        mask, after = _masked_line(line, state)
        if paragraph and (mask or not _continues(line)):
            state = _read_paragraph(text, paragraph, state, placed=placed)
            paragraph = None
        if mask:
            masks.append(Mask(mask, Span(start, end)))
            state = after
        elif line.strip():
            paragraph = (paragraph[0] if paragraph else start, end)
    if paragraph:
        state = _read_paragraph(text, paragraph, state, placed=placed)
    for each in placed:
        masks += (
            Mask(m.kind, Span(each.start + m.span.start, each.start + m.span.end))
            for m in each.sentence.masks
        )
    masks.sort(key=lambda mask: mask.span.start)
    return Passage(tuple(each for each in placed if not each.sentence.is_masked), tuple(masks)), state


def _masked_line(line: str, state: _State) -> tuple[MaskKind | None, _State]:
    """Tell as what a whole line is masked, and the state after it."""
    if state == "fence":
        return "code", "body" if _FENCE.match(line) else "fence"
    if state != "mid-paragraph":
        if _QUOTED.match(line):
            return "quote", "body"
        if _FENCE.match(line):
            return "code", "fence"
        if _WROTE.match(line):
            return "quote", "mail"
    if state == "mail":
        return "quote", "mail"
    return None, state


def _continues(line: str) -> bool:
    """Tell whether a line goes on with the paragraph above, as in mail wrapped at 72 characters."""
    return line[:1].islower() and not is_closing(line.rstrip("\n"))


def _read_paragraph(text: str, bounds: tuple[int, int], state: _State, *, placed: list[Placed]) -> _State:
    """Append the sentences of one paragraph of a passage."""
    start, end = bounds
    kind: SentenceKind = "body"
    if state == "opening" and (greeting := _GREETING.match(text, start, end)):
        _place(text, greeting.span(), "greeting", placed=placed)
        start = greeting.end()
    elif state != "mid-paragraph" and (marker := _LIST_ITEM.match(text, start, end)):
        kind = "list-item"
        start = marker.end()
    elif is_closing(text[start:end].rstrip("\n")):
        kind = "closing"
    paragraph = text[start:end]
    regions = [(mask[1], mask[2]) for mask in inline_masks(paragraph)]
    sentence = 0
    for stop in sentence_ends(paragraph, masked=lambda at: any(a <= at < b for a, b in regions)):
        _place(text, (start + sentence, start + stop), kind, placed=placed)
        sentence = stop
    _place(text, (start + sentence, end), kind, placed=placed)
    return "body"


def _place(text: str, bounds: tuple[int, int], kind: SentenceKind, *, placed: list[Placed]) -> None:
    raw = text[bounds[0] : bounds[1]]
    if words := raw.strip():
        placed.append(Placed(bounds[0] + raw.index(words), kind, _sentence(words)))
