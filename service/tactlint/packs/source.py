"""One YAML file of a pack: its data, and where in the file each piece stands.

Reads the node tree of libyaml, which keeps places and takes a tenth of the time of a parser in Python.
Packs come from strangers: tags and aliases are refused, so nothing is built but text, numbers and lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tactlint.packs.problem import Problem

MAX_BYTES = 1 << 20
_MAX_DEPTH = 12
_TAGS = {"str", "seq", "map", "null", "bool", "int", "float", "timestamp"}
_BOOLEANS = {"true": True, "false": False}


class SourceError(Exception):
    """A file that cannot be read as YAML."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Source:
    """`data` is plain data of a file. Raises SourceError. `shown_as` names the file in problems."""

    def __init__(self, path: Path, *, shown_as: str) -> None:
        self.shown_as = shown_as
        text = self._read(path)
        self._lines = text.split("\n")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self._root: Any = yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            what = (problem.problem or "it cannot be parsed").split("\n")[0]
            hint = "put text with “:”, “#” or brackets in double quotes"
            raise self._error(line, column, f"this is not YAML: {what}", hint) from problem
        except (yaml.YAMLError, ValueError, RecursionError) as problem:
            raise self._error(0, 0, "this is not YAML", "") from problem
        self._seen: set[int] = set()
        self.data: Any = None if self._root is None else self._value(self._root, depth=0)

    def place(self, where: Sequence[str | int], *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of the value (or the key) that a path of keys leads to.

        Where the path leads nowhere, the place of the last piece that exists.
        """
        node, mark = self._root, self._root.start_mark if self._root is not None else None
        for depth, step in enumerate(where):
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == step), None)
                if pair is None:
                    break
                key, node = pair
                mark = (key if of_key and depth == len(where) - 1 else node).start_mark
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def place_within(self, where: Sequence[str | int], text: str, offset: int) -> tuple[int, int]:
        """Return the place of a character of a text that stands in one line; else the text's own place."""
        line, column = self.place(where)
        source = self._lines[line - 1] if line <= len(self._lines) else ""
        begins = source.find(text, column - 1)
        return (line, begins + 1 + offset) if begins >= 0 else (line, column)

    def _read(self, path: Path) -> str:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise self._error(0, 0, "the file is larger than 1 MB", "split it")
            return path.read_text(encoding="utf-8")
        except OSError as problem:
            raise self._error(0, 0, f"the file cannot be read: {problem.strerror}", "") from problem
        except UnicodeDecodeError as problem:
            raise self._error(0, 0, "the file is not UTF-8 text", "save it as UTF-8") from problem

    def _value(self, node: Any, *, depth: int) -> Any:
        """Return a node's data. Plain yes, no, on and off are words here, as an author means them."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if depth > _MAX_DEPTH:
            raise self._error(line, column, "this is nested too deeply", "")
        if id(node) in self._seen:
            raise self._error(line, column, "aliases (*name) are not read", "write the text out")
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            raise self._error(line, column, f"the tag “{node.tag}” is not read", "remove it")
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, depth=depth + 1) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            data: dict[str, Any] = {}
            for key, value in node.value:
                name = str(key.value)
                if name in data:
                    place = key.start_mark.line + 1, key.start_mark.column + 1
                    raise self._error(*place, f"the key “{name}” is there twice", "remove one of them")
                data[name] = self._value(value, depth=depth + 1)
            return data
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if node.tag == "tag:yaml.org,2002:int" and node.value.isdigit():
            return int(node.value)
        if node.tag == "tag:yaml.org,2002:bool":
            return _BOOLEANS.get(node.value.lower(), node.value)
        return node.value

    def _error(self, line: int, column: int, message: str, hint: str) -> SourceError:
        return SourceError(Problem(self.shown_as, line, column, message, hint))
