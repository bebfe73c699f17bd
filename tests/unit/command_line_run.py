"""`tactlint …` in the test's own process, with one small pack as the built-in one."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from command_line import PACK, RULES, Run

from tactlint import library
from tactlint.cli import main
from tactlint.packs.load import load_pack


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `tactlint …` with one small built-in pack, in a folder of its own."""
    pack = tmp_path / "test"
    pack.mkdir()
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    (pack / "rules.yaml").write_text(RULES, encoding="utf-8")
    monkeypatch.setattr(library, "built_in_packs", lambda: (load_pack(pack),))
    monkeypatch.setattr("tactlint.packs.load.built_in_packs", lambda: (load_pack(pack),))
    monkeypatch.setenv("TACTLINT_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)

    def run_command(*argv: str, stdin: str | bytes = b"") -> tuple[int, str, str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        try:
            code = main(argv)
        except SystemExit as stop:  # argparse's own way out
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run_command
