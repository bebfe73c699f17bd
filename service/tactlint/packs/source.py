"""One YAML file of a pack: its data, and where in the file each piece stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from tactlint.packs.problem import Problem

MAX_BYTES = 1 << 20


class SourceError(Exception):
    """A file that cannot be read as YAML."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Source:
    """`data` is plain YAML data that remembers its lines. Raises SourceError."""

    def __init__(self, path: Path, *, shown_as: str) -> None:
        self.shown_as = shown_as
        try:
            if path.stat().st_size > MAX_BYTES:
                raise SourceError(Problem(shown_as, 0, 0, "the file is larger than 1 MB", "split it"))
            text = path.read_text(encoding="utf-8")
        except OSError as problem:
            raise SourceError(
                Problem(shown_as, 0, 0, f"the file cannot be read: {problem.strerror}")
            ) from problem
        except UnicodeDecodeError as problem:
            raise SourceError(
                Problem(shown_as, 0, 0, "the file is not UTF-8 text", "save it as UTF-8")
            ) from problem
        self.lines = text.split("\n")
        try:
            self.data: Any = YAML(typ="rt").load(text)
        except MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            what = (problem.problem or "it cannot be parsed").split("\n")[0]
            raise SourceError(
                Problem(
                    shown_as,
                    line,
                    column,
                    f"this is not YAML: {what}",
                    "put text with “:”, “#” or brackets in double quotes",
                )
            ) from problem
        except (YAMLError, ValueError, RecursionError) as problem:
            raise SourceError(Problem(shown_as, 0, 0, "this is not YAML")) from problem

    def place(self, where: Sequence[str | int], *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of the value (or the key) that a path of keys leads to.

        Where the path leads nowhere, the place of the last piece that exists.
        """
        node, found = self.data, (1, 1)
        for depth, key in enumerate(where):
            last = depth == len(where) - 1
            if isinstance(node, CommentedMap) and key in node:
                line, column = node.lc.key(key) if of_key and last else node.lc.value(key)
            elif isinstance(node, CommentedSeq) and isinstance(key, int) and key < len(node):
                line, column = node.lc.item(key)
            else:
                return found
            found = (line + 1, column + 1)
            node = node[key]
        return found

    def column_within(self, place: tuple[int, int], text: str, offset: int) -> tuple[int, int]:
        """Return the place of a character of a text that stands in one line; else the text's own place."""
        line, column = place
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        begins = source.find(text, column - 1)
        return (line, begins + 1 + offset) if begins >= 0 else place


def plain(node: Any) -> Any:
    """Return YAML data as plain dictionaries, lists and scalars."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, str):
        return str(node)
    return node
