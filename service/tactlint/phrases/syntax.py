"""The phrase language: one line of text -> a tree. `rules/PHRASES.md` is its manual.

The grammar, in short: words stand for themselves; [optional]; (one|or another); {forms} of a word;
<word class>; ... for a few words; ^ and $ for the ends of a sentence; (name: part) to use in a fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEFAULT_GAP = 3
MAX_GAP = 12
MAX_DEPTH = 8


class PhraseError(ValueError):
    """A phrase that cannot be read. `column` counts code points of the phrase, from 0."""

    def __init__(self, message: str, *, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a punctuation mark that stands for itself, in lower case."""

    text: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Any inflection of any of these words."""

    words: tuple[str, ...]
    column: int


@dataclass(frozen=True, slots=True)
class WordClass:
    """Any one word of a class such as verb-past."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `limit` words of the same clause."""

    limit: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The start ("^") or end ("$") of the sentence."""

    sign: str


@dataclass(frozen=True, slots=True)
class Group:
    """One of several sequences, perhaps none, perhaps kept under a name."""

    options: tuple[Sequence, ...]
    optional: bool
    name: str | None


Item = Word | Forms | WordClass | Gap | Anchor | Group
Sequence = tuple[Item, ...]

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<name>\(\s*(?P<label>[a-z][a-z0-9-]*):)
    | (?P<open>[(\[]) | (?P<close>[)\]]) | (?P<bar>\|)
    | (?P<forms>\{[^{}]*\}?) | (?P<class><[^<>]*>?)
    | (?P<gap>(?:\.\.\.|…)(?P<limit>\d*))
    | (?P<anchor>[\^$])
    | (?P<word>[^\W_](?:[\w'&@./-]*[^\W_])?'?|[,;:!?.%&"-])
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})

_CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let's",
}
_ENDINGS = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would"))
_IS = frozenset(
    {"it", "that", "there", "what", "here", "he", "she", "who", "where", "how", "this", "everything"}
)


def parse_phrase(text: str) -> Sequence:
    """Read one phrase. Raises PhraseError."""
    parser = _Parser(text.translate(_FOLD).lower())
    sequence = parser.sequence(closing="", depth=0)
    if not any(_matches_words(item) for item in sequence):
        raise PhraseError("this phrase could match nothing at all", column=0, hint="write at least one word")
    for item, where in ((sequence[0], "begin"), (sequence[-1], "end")):
        if isinstance(item, Gap):
            raise PhraseError(
                f"a phrase cannot {where} with a gap",
                column=0 if where == "begin" else len(text) - 1,
                hint="a gap stands between words",
            )
    return sequence


def _matches_words(item: Item) -> bool:
    match item:
        case Group(options=options, optional=optional):
            return not optional and all(any(_matches_words(i) for i in option) for option in options)
        case Gap() | Anchor():
            return False
    return True


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def sequence(self, *, closing: str, depth: int) -> Sequence:
        """Read items up to the end, `|` or the closing bracket, none of which is consumed."""
        items: list[Item] = []
        while True:
            match = _TOKEN.match(self._text, self._at)
            if match is None:
                column = self._at + len(self._text[self._at :]) - len(self._text[self._at :].lstrip())
                sign = self._text[column]
                raise PhraseError(f"“{sign}” means nothing in a phrase", column=column, hint=_hint(sign))
            kind, start = match.lastgroup, match.end() - len(match.group().lstrip())
            if match["name"]:
                self._at = match.end()
                items.append(self._group("(", start, name=match["label"], depth=depth))
                continue
            if match["open"]:
                self._at = match.end()
                items.append(self._group(match["open"], start, name=None, depth=depth))
                continue
            if match["close"] or match["bar"]:
                if not closing or (match["close"] and match["close"] != closing):
                    sign = match["close"] or "|"
                    hint = "alternatives stand in brackets: (one|other)" if sign == "|" else "remove it"
                    raise PhraseError(f"“{sign}” has no opening bracket", column=start, hint=hint)
                return tuple(items)
            if kind == "end":
                return tuple(items)
            self._at = match.end()
            items += self._leaf(match, start)

    def _leaf(self, match: re.Match[str], start: int) -> Iterator[Item]:
        if match["forms"]:
            yield Forms(self._names(match["forms"], "{}", start), start)
        elif match["class"]:
            yield WordClass(self._names(match["class"], "<>", start)[0], start)
        elif match["gap"]:
            limit = int(match["limit"] or DEFAULT_GAP)
            if not 1 <= limit <= MAX_GAP:
                raise PhraseError(
                    f"a gap takes 1 to {MAX_GAP} words",
                    column=start,
                    hint="for example ...4, up to four words",
                )
            yield Gap(limit)
        elif match["anchor"]:
            yield Anchor(match["anchor"])
        else:
            yield from (Word(word) for word in _expand(match["word"]).split())

    def _names(self, text: str, brackets: str, start: int) -> tuple[str, ...]:
        if not text.endswith(brackets[1]):
            raise PhraseError(f"“{brackets[0]}” is never closed", column=start, hint=f"add “{brackets[1]}”")
        names = tuple(" ".join(name.split()) for name in text[1:-1].split("|"))
        if not all(names):
            raise PhraseError(f"nothing stands between “{brackets}”", column=start, hint="write a word there")
        return names

    def _group(self, opening: str, start: int, *, name: str | None, depth: int) -> Group:
        if depth >= MAX_DEPTH:
            raise PhraseError(
                "brackets are nested too deeply", column=start, hint="write two phrases instead"
            )
        closing = ")" if opening == "(" else "]"
        options = []
        while True:
            option = self.sequence(closing=closing, depth=depth + 1)
            match = _TOKEN.match(self._text, self._at)
            end = self._text[self._at : self._at + len(match.group())].strip() if match else ""
            if not end:
                raise PhraseError(f"“{opening}” is never closed", column=start, hint=f"add “{closing}”")
            if not option:
                raise PhraseError(
                    "an alternative is empty",
                    column=self._at,
                    hint="square brackets make words optional: [really]",
                )
            options.append(option)
            self._at += len(match.group()) if match else 0
            if end == closing:
                return Group(tuple(options), opening == "[", name)


def _expand(word: str) -> str:
    """Write a contraction out: a phrase matches both ways of writing, however it is written itself."""
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word]
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return f"{word[: -len(ending)]} {full}"
    if word.endswith("'s") and word[:-2] in _IS:
        return f"{word[:-2]} is"
    return word


def _hint(sign: str) -> str:
    if sign in "*+\\/":
        return "phrases are no regular expressions; for a few words in between write ..."
    if sign in "}>":
        return "remove it, or open it before"
    return "remove it"
