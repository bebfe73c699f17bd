"""Lemmas and inflections of English words, by lemminflect: its only importer.

lemminflect keeps its two look-up tables as Python dicts, which take 50 MB and half a second. Here each is
one block of bytes, bisected at a look-up and parsed by lemminflect's own codec.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lemminflect import (
    Inflections,
    Lemmatizer,
    config,
    getAllInflections,
    getAllLemmas,
    getInflection,
)
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
from lemminflect.core.LexicalUtils import categoryToUPos

__all__ = ["getAllInflections", "getAllLemmas", "getInflection"]

Forms = dict[str, tuple[str, ...]]


class PackedTable(Mapping[str, Forms]):
    """Word to forms, from a gzipped table of lines "word,…"; a word may have several lines.

    `read` turns a line into forms; `fixed` holds the words that the table itself gets wrong.
    """

    def __init__(self, path: str, *, read: Callable[[str], Forms], fixed: Mapping[str, Forms]) -> None:
        with gzip.open(path) as file:
            lines = sorted(line.rstrip(b"\r\n") for line in file)
        self._lines = b"\n" + b"\n".join(lines) + b"\n"
        self._read = read
        self._fixed = fixed

    def __getitem__(self, word: str) -> Forms:
        if word in self._fixed:
            return self._fixed[word]
        forms: Forms = {}
        for line in self._lines_of(word.encode()):
            forms |= self._read(line.decode())
        if not forms:
            raise KeyError(word)
        return forms

    def _lines_of(self, word: bytes) -> Iterator[bytes]:
        wanted = word + b","
        low, high = 1, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._lines.find(b"\n", start)
            if self._lines[start:end] < wanted:
                low = end + 1
            else:
                high = start
        while self._lines.startswith(wanted, low):
            end = self._lines.find(b"\n", low)
            yield self._lines[low:end]
            low = end + 1

    def __iter__(self) -> Iterator[str]:
        words = (line.partition(b",")[0].decode() for line in self._lines.split(b"\n") if line)
        return iter(dict.fromkeys([*words, *self._fixed]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _lemmas(line: str) -> Forms:
    _, category, lemmas = LemmaLUCodec.fromString(line)
    return {categoryToUPos(category): lemmas}


def _inflections(line: str) -> Forms:
    forms: Forms = InflectionLUCodec.fromString(line)[2]
    return forms


def _auxiliaries() -> Mapping[str, Forms]:
    table: dict[str, Any] = {}
    return InflectionLUCodec.updateForAuxMod(table) or table


# Where these are present, lemminflect loads no tables of its own.
Lemmatizer().lemma_dict = PackedTable(config.lemma_lu_fn, read=_lemmas, fixed={})
Inflections().infl_dict = PackedTable(config.inflection_lu_fn, read=_inflections, fixed=_auxiliaries())
