"""The runner of all checks: what fails must be seen to fail, and nothing is left out."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def suite() -> ModuleType:
    spec = importlib.util.spec_from_file_location("suite_under_test", ROOT / "tests" / "suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_a_step_that_fails_shows_all_it_said(suite: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    step = suite.Step("broken", suite.python("-c", "print('why'); raise SystemExit(1)"))
    assert not suite.perform(step).passed
    assert "✗ broken" in (told := capsys.readouterr().out)
    assert "why" in told


def test_a_step_that_passes_shows_its_closing_lines(
    suite: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    step = suite.Step("fine", suite.python("-c", "print('noise'); print('3 passed')"), closing=1)
    assert suite.perform(step).passed
    assert "3 passed" in (told := capsys.readouterr().out)
    assert "noise" not in told


def test_a_step_that_hangs_fails(
    suite: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suite, "STEP_LIMIT", 0.5)
    endless = suite.Step("endless", suite.python("-c", "import threading; threading.Event().wait()"))
    assert not suite.perform(endless).passed
    assert "still running" in capsys.readouterr().out


def test_an_unknown_step_is_answered_with_the_known_ones() -> None:
    told = subprocess.run(
        [sys.executable, "tests/suite.py", "--only", "nothing"], cwd=ROOT, capture_output=True, text=True
    )
    assert told.returncode == 2
    assert "pytest" in told.stderr


def test_every_kind_of_check_has_a_step(suite: ModuleType) -> None:
    commands = [" ".join(step.command) for lane in suite.LANES for step in lane]
    for part in ("ruff check", "ruff format", "mypy", "gen --check", "tsc", "web-ext", "pytest"):
        assert any(part in command for command in commands), part
    for project in ("unit", "e2e-chromium", "e2e-firefox"):
        assert any(command.endswith(f"--project {project}") for command in commands), project
