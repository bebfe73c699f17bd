"""Wordings as data: the pattern lists in `wordings/`, compiled to linear-time matchers.

A file has sections `[kind weight]`; a line under one holds patterns, `|` between them, and an indented line
goes on with the line above. `{word}` stands for a pattern named in the section `[words]`. Patterns are RE2
over folded text (lower case, straight quotes) and match whole words, so that no message, however long or
strange, can hold up a keystroke.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

import re2

from tactlint.model import Span

# Patterns are bundled: one automaton for all would need tens of megabytes, one for each costs time.
_BUNDLE = 1500
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 4 << 20

# How far a line that goes on with the one above is indented; blanks after that belong to the pattern.
_INDENT = 4
_SIGN = "(?:(?:[£"
_HEADING = re.compile(r"\[([a-z-]+)(?: (\d))?\]")
_NAMED = re.compile(r"([a-z]+) = (.+)")


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns that mean one thing, heaviest first."""

    patterns: tuple[tuple[int, re2._Regexp[str]], ...]

    def finds(self, folded: str) -> Iterator[tuple[int, Span]]:
        """Yield weight and span of every match; spans of different patterns may overlap."""
        for weight, pattern in self.patterns:
            for match in pattern.finditer(folded):
                if match.end() > match.start():
                    yield weight, Span(match.start(), match.end())

    def heaviest(self, folded: str) -> int:
        """Return the weight of the heaviest pattern that matches, 0 without one."""
        return next((weight for weight, pattern in self.patterns if pattern.search(folded)), 0)


def load_wordings(name: str) -> dict[str, Wording]:
    """Load one file of `wordings/`: kind -> wording."""
    text = files("tactlint.reading").joinpath("wordings", f"{name}.txt").read_text(encoding="utf-8")
    words: dict[str, str] = {}
    sections: dict[str, dict[int, list[str]]] = {}
    lines: list[str] = []
    for line in _joined(text.splitlines()):
        if heading := _HEADING.fullmatch(line):
            lines = sections.setdefault(heading[1], {}).setdefault(int(heading[2] or 1), [])
        elif (named := _NAMED.fullmatch(line)) and lines is sections.get("words", {}).get(1):
            words[named[1]] = _filled(named[2], words)
        else:
            lines.append(_filled(line, words))
    return {kind: _compiled(weights) for kind, weights in sections.items() if kind != "words"}


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Put wrapped lines together; leave out comments and empty lines."""
    line = ""
    for raw in lines:
        if raw.startswith(" "):
            line += raw[_INDENT:]
            continue
        if line and not line.startswith("#"):
            yield line
        line = raw.rstrip()
    if line and not line.startswith("#"):
        yield line


def _filled(line: str, words: Mapping[str, str]) -> str:
    for name, pattern in words.items():
        line = line.replace("{" + name + "}", pattern)
    return line


def _compiled(weights: Mapping[int, list[str]]) -> Wording:
    return Wording(
        tuple(
            (weight, re2.compile(f"(?:{bundle})\\b", _OPTIONS))
            for weight in sorted(weights, reverse=True)
            for bundle in _bundles(map(_bordered, weights[weight]))
        )
    )


def _bordered(line: str) -> str:
    """Let a line match at the start of a word; a line that begins with a sign ("£20 gone") anywhere."""
    return line if line.startswith(_SIGN) else f"\\b(?:{line})"


def _bundles(lines: Iterable[str]) -> Iterator[str]:
    bundle = ""
    for line in lines:
        if bundle and len(bundle) + len(line) > _BUNDLE:
            yield bundle
            bundle = ""
        bundle = f"{bundle}|{line}" if bundle else line
    if bundle:
        yield bundle


def word_list(name: str) -> frozenset[str]:
    """Load a file of `wordings/` that holds plain words."""
    text = files("tactlint.reading").joinpath("wordings", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
