"""A glossary of technical terms: how a pack writes it down, and where a sentence uses it.

One line a term, its forms before the equals sign and plain wordings behind it:

    DKIM, DKIM record, domain keys identified mail = signature that proves who sent an e-mail

`staging?` has an everyday meaning as well: it counts only beside another term of its field.
`out of stock*` is plain enough to send: never flagged, yet a customer who wrote it knows the term.

A tilde in the place of the equals sign tells that the forms are not one thing but kin, as in a list of parts;
the plain wording is then offered for the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tactlint.language.analysis import Sentence
from tactlint.reading.vocabulary import is_english, key_of, runs, words_of

_LINE = re.compile(r"(?P<names>[^=~]+)(?P<sign>[=~])(?P<plain>[^=~]+)")
_ACRONYM = re.compile(r"(?:.*[A-Z]){2}")
_PARTED = re.compile(r"[ /-]")


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One thing with its forms, the first of which heads the line, and its plain wordings."""

    field: str
    forms: tuple[str, ...]
    plain: tuple[str, ...]


class Form(NamedTuple):
    """One form of a term. `term` is None for what everybody knows."""

    term: Term | None
    text: str
    guarded: bool
    plain_enough: bool


class Hit(NamedTuple):
    """A form in a sentence, in code points of it."""

    form: Form
    start: int
    end: int


def read_terms(fields: Mapping[str, str]) -> list[Form]:
    """Read the lines of each field. ValueError names the field and the line that is no term."""
    return [
        form
        for field, lines in fields.items()
        for number, line in enumerate(lines.splitlines(), start=1)
        if line.strip()
        for form in _read_line(line, field=field, where=f"{field}, line {number}")
    ]


def _read_line(line: str, *, field: str, where: str) -> Iterator[Form]:
    match = _LINE.fullmatch(line)
    names = [name.strip() for name in match["names"].split(",")] if match else []
    plain = tuple(filter(None, map(str.strip, match["plain"].split(";")))) if match else ()
    if not match or not plain or not all(name.rstrip("?*") for name in names):
        raise ValueError(f"{where}: write 'term, other form = plain wording'")
    alike = tuple(name.rstrip("?*") for name in names)
    one = Term(field, alike, plain)
    for index, (name, text) in enumerate(zip(names, alike, strict=True)):
        term = one if match["sign"] == "=" else Term(field, (text,), () if index else plain)
        yield Form(term, text, name.endswith("?"), name.endswith("*"))


class Glossary:
    """All forms of all terms, found in one pass of look-ups over a sentence."""

    def __init__(self, forms: Iterable[Form], everyday: Iterable[str]) -> None:
        self._forms: dict[str, Form] = {}
        for form in forms:
            self._forms.setdefault(key_of(form.text), form)
        # A term's own line decides where it also stands among the everyday words.
        for word in everyday:
            self._forms.setdefault(key_of(word), Form(None, word, False, True))
        self.hits = lru_cache(maxsize=4096)(self._hits)

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of the glossary's forms, or everyday."""
        return key_of(word) in self._forms

    def _form(self, key: str) -> Form | None:
        return self._forms.get(key) or (self._forms.get(key[:-1]) if key.endswith("s") else None)

    def _hits(self, sentence: Sentence) -> tuple[Hit, ...]:
        """Find the terms of a sentence, the longest form at each place; what is plain enough is left out."""
        words = words_of(sentence)
        hits = []
        first = 0
        while first < len(words):
            found, behind = None, first + 1
            for key, end in runs(words, first):
                form = self._form(key)
                if form and _spelled_like(form.text, sentence.text[words[first].start : words[end - 1].end]):
                    found, behind = form, end
            if found and not found.plain_enough:
                hits.append(Hit(found, words[first].start, words[behind - 1].end))
            first = behind
        return tuple(hits)


def _spelled_like(form: str, text: str) -> bool:
    """Tell whether a text can be a form: "it in" is not "ITIN", "Marc" not "MARC", "a gps" not "A-GPS"."""
    if text[1:2] == " " and form[1:2] != " ":
        return False
    if not _ACRONYM.match(form):
        return " " not in text or bool(_PARTED.search(form))
    if " " in text and " " not in form:
        return False
    if any(sign in text for sign in "&/") != any(sign in form for sign in "&/"):
        return False
    if _ACRONYM.match(text):
        return True
    key = key_of(text)
    return len(key) > 3 and text.islower() and (" " in text or not is_english(key))
