"""Everything a person lints with, put together."""

from __future__ import annotations

import shutil
from pathlib import Path

from tactlint.library import load_library
from tactlint.packs.load import built_in_folder
from tactlint.settings import load_settings


def test_a_pack_cannot_take_the_name_of_another(tmp_path: Path) -> None:
    own = tmp_path / "mine"
    shutil.copytree(built_in_folder() / "blame", own)
    plain = load_library(load_settings(tmp_path))
    library = load_library(load_settings(tmp_path), [own])
    assert library.rules.keys() == plain.rules.keys()
    assert [problem for problem in library.problems if "a pack called “blame” is loaded already" in problem]
    assert library.linter.lint("You should have read the terms.").findings
