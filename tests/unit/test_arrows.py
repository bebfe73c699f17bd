"""The direction of imports: what stands further right may import what stands further left, never back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "service" / "tactlint"

# Layers from the left; a module may import its own layer and those before it.
LAYERS = (
    ("model", "offsets"),
    ("language",),
    ("phrases",),
    ("reading", "readability"),
    ("terms",),
    ("checks", "checklist"),
    ("engine",),
    ("packs",),
    ("settings",),
    ("server", "cli", "commands", "audit", "library", "grammar", "doctor", "__main__"),
)
RANKS = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "tactlint":
                yield from (f"tactlint.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_left(path: Path) -> None:
    if layer(path) == "__init__":
        assert list(imports(path)) == []
        return
    assert layer(path) in RANKS, "give the module a layer"
    for name in imports(path):
        root, _, rest = name.partition(".")
        if root == "tactlint" and rest:
            other = rest.split(".")[0]
            assert RANKS[other] <= RANKS[layer(path)], f"{path.name} imports {name}"


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("spacy", {"language/tokens.py"}),
        ("lemminflect", {"language/word_forms.py"}),
        ("re2", {"phrases/matcher.py", "reading/wording.py"}),
        ("yaml", {"packs/source.py"}),
        ("aiohttp", {"server", "commands"}),
        ("language_tool_python", {"grammar.py"}),
    ],
)
def test_a_library_has_its_owners(library: str, owners: set[str]) -> None:
    users = {
        path.relative_to(PACKAGE)
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert all(user.as_posix() in owners or user.parts[0] in owners for user in users), users


def test_no_check_imports_another_nor_the_wire() -> None:
    shared = {"check", "rule", "fixes"}
    kinds = [path for path in (PACKAGE / "checks").glob("*.py") if path.stem != "__init__"]
    for path in kinds:
        for name in imports(path):
            assert not name.startswith("tactlint.server"), f"{path.name} imports {name}"
            if name.startswith("tactlint.checks."):
                assert name.rsplit(".", 1)[1] in shared, f"{path.name} imports {name}"


def test_every_check_is_in_the_list() -> None:
    from tactlint.checks import CHECKS

    found = {
        node.name
        for path in (PACKAGE / "checks").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name.endswith("Check") and node.name != "Check"
    }
    assert found == {check.__name__ for check in CHECKS}
