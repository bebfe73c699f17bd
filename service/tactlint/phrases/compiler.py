"""A phrase's tree -> one RE2 pattern over `Sentence.folded`, and the look-ups that spelling cannot decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from tactlint.phrases.syntax import (
    Anchor,
    Forms,
    Gap,
    Group,
    Item,
    PhraseError,
    Sequence,
    Word,
    WordClass,
    parse_phrase,
)
from tactlint.phrases.words import WORD, WORD_CLASSES, forms

# Between two words: blanks, perhaps with the marks of emphasis or of scare quotes.
_BLANK = r"[ *_\"]+"
# Words that may hang on the word before: "you are" is also "you're", "did not" is also "didn't".
_ATTACHED = {
    "not": r"n'?t",
    "am": r"'?m",
    "are": r"'re",
    "is": r"'s",
    "has": r"'s",
    "have": r"'?ve",
    "would": r"'d",
    "had": r"'d",
    "will": r"'ll",
}
# The stems that only exist before n't: can't, won't, shan't.
_STEMS = {"can": "(?:can|ca)", "will": "(?:will|wo)", "shall": "(?:shall|sha)"}
_SPELLINGS = {"not": "not", "okay": "(?:okay|ok)"}

_MODALS = frozenset({"should", "could", "would", "might", "must"})

Lists = Mapping[str, tuple[str, ...]]


class Compiler:
    """Compiles one phrase; use a new one for each. `lists` are the pack's own word classes."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.lookups: dict[str, Callable[[str], bool]] = {}
        self.names: set[str] = set()
        self.has_inner_anchor = False

    def pattern(self, sequence: Sequence) -> str:
        """Return the RE2 pattern. Its group `all` is what is flagged."""
        start = end = ""
        items = list(sequence)
        if isinstance(items[0], Anchor) and items[0].sign == "^":
            start, items = r"^[^\pL\pN]*", items[1:]
        if isinstance(items[-1], Anchor) and items[-1].sign == "$":
            end, items = r"[^\pL\pN]*$", items[:-1]
        border = r"\b" if _ends_in_word(items[-1]) else ""
        return f"{start}(?P<all>{self._sequence(tuple(items), lead=False)}{border}){end}"

    def _sequence(self, items: Sequence, *, lead: bool, following: Item | None = None) -> str:
        """Return the pattern of several items; `following` is what stands behind the last one."""
        parts = []
        for index, item in enumerate(items):
            if isinstance(item, Anchor) and index != (0 if item.sign == "^" else len(items) - 1):
                where = "begin" if item.sign == "^" else "end"
                raise PhraseError(f"“{item.sign}” can only {where} a phrase", column=0, hint="move it there")
            after_modal = index > 0 and _is_modal(items[index - 1])
            behind = items[index + 1] if index + 1 < len(items) else following
            before_not = behind is not None and _starts_with_not(behind)
            part = self._item(item, lead=lead, before_not=before_not, after_modal=after_modal)
            if _may_be_empty(item):
                # At the start the blank belongs behind the optional words.
                part = f"(?:{part})?" if lead else f"(?:{part}{_BLANK})?"
            else:
                lead = True
            parts.append(part)
        return "".join(parts)

    def _item(self, item: Item, *, lead: bool, before_not: bool, after_modal: bool = False) -> str:
        blank = _BLANK if lead else r"\b"
        match item:
            case Word(text):
                if text == "have" and after_modal:
                    # "should of" is how many write what they hear.
                    return rf"(?:{blank}(?:have|of)|'?ve)"
                return _word(text, lead=lead, before_not=before_not)
            case Forms(words):
                found = sorted(
                    {form for word in words for form in self._forms(word)}, key=lambda f: (-len(f), f)
                )
                return f"{blank}(?:{'|'.join(map(re.escape, found))})"
            case WordClass(name, column):
                return self._word_class(name, column, lead=lead)
            case Gap(limit):
                return f"(?:,?{_BLANK}{WORD}){{0,{limit}}}"
            case Anchor(sign):
                self.has_inner_anchor = True
                return r"^[^\pL\pN]*" if sign == "^" else r"[^\pL\pN]*$"
            case Group(options, _, name):
                found = [self._option(option, lead=lead, before_not=before_not) for option in options]
                pattern = "|".join(found)
                if name is None:
                    return f"(?:{pattern})"
                if name in self.names:
                    raise PhraseError(
                        f"the name “{name}” is used twice", column=0, hint="choose another name"
                    )
                self.names.add(name)
                return f"(?P<n_{name.replace('-', '_')}>{pattern})"

    def _option(self, option: Sequence, *, lead: bool, before_not: bool) -> str:
        items = option
        head = self._sequence(items[:-1], lead=lead, following=items[-1])
        after_modal = len(items) > 1 and _is_modal(items[-2])
        lead = lead or any(not _may_be_empty(item) for item in items[:-1])
        last = self._item(items[-1], lead=lead, before_not=before_not, after_modal=after_modal)
        if _may_be_empty(items[-1]):
            last = f"(?:{last})?"
        return head + last

    def _forms(self, words: str) -> list[str]:
        """Inflect the first word of a term such as "set up"."""
        first, _, rest = words.partition(" ")
        return [f"{form} {rest}".strip() for form in forms(first)]

    def _word_class(self, name: str, column: int, *, lead: bool) -> str:
        if name in self._lists:
            phrases = (parse_phrase(phrase) for phrase in self._lists[name])
            inner = Compiler({})  # No lists in lists, hence no circles.
            inner.lookups = self.lookups
            return "(?:" + "|".join(inner._option(p, lead=lead, before_not=False) for p in phrases) + ")"
        if name not in WORD_CLASSES:
            close = get_close_matches(name, [*WORD_CLASSES, *self._lists], n=1)
            hint = (
                f"did you mean <{close[0]}>?"
                if close
                else "known: " + ", ".join([*WORD_CLASSES, *self._lists])
            )
            raise PhraseError(f"<{name}> is no word class", column=column, hint=hint)
        pattern, lookup = WORD_CLASSES[name]
        blank = _BLANK if lead else r"\b"
        if lookup is None:
            return f"{blank}{pattern}"
        key = f"c{len(self.lookups)}"
        self.lookups[key] = lookup
        return f"{blank}(?P<{key}>{pattern})\\b"


def _word(text: str, *, lead: bool, before_not: bool) -> str:
    if not text[0].isalnum():
        mark = "[-–—]" if text == "-" else re.escape(text)
        return f" *{mark}" if lead else mark
    spelling = _STEMS.get(text, re.escape(text)) if before_not else _SPELLINGS.get(text, re.escape(text))
    if text == "not" and not lead:
        return r"(?:\bnot|n't)"
    if not lead:
        return rf"\b{spelling}"
    if text == "not":
        return rf"(?:{_BLANK}not|not|n'?t)"
    attached = _ATTACHED.get(text)
    return rf"(?:{_BLANK}{spelling}|{attached})" if attached else f"{_BLANK}{spelling}"


def _is_modal(item: Item) -> bool:
    if isinstance(item, Group):
        return all(_is_modal(option[-1]) for option in item.options)
    return isinstance(item, Word) and item.text in _MODALS


def _may_be_empty(item: Item) -> bool:
    return isinstance(item, Gap) or (isinstance(item, Group) and item.optional)


def _starts_with_not(item: Item) -> bool:
    if isinstance(item, Group):
        return any(_starts_with_not(option[0]) for option in item.options)
    return isinstance(item, Word) and item.text == "not"


def _ends_in_word(item: Item) -> bool:
    match item:
        case Word(text):
            return text[-1].isalnum()
        case Group(options):
            return all(_ends_in_word(option[-1]) for option in options)
        case Anchor():
            return False
    return True
