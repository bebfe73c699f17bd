"""Runs every check of this repository and sums up; `build.py test` calls it once all is installed.

Two lanes run side by side, for two cores, then one browser after the other. A step's output is shown
when it fails; of the test runners, the closing lines are shown always.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEP_LIMIT = 600  # seconds; a step that hangs is a step that fails


@dataclass(frozen=True)
class Step:
    """One command; `closing` of its last lines are shown even when all is well."""

    name: str
    command: tuple[str, ...]
    closing: int = 0


@dataclass(frozen=True)
class Outcome:
    step: Step
    passed: bool
    seconds: float


def python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, *arguments)


def npm(program: str, *arguments: str) -> tuple[str, ...]:
    """Name a program that npm installed; Windows has it as a .cmd file."""
    folder = ROOT / "extension" / "node_modules" / ".bin"
    return (shutil.which(program, path=str(folder)) or program, *arguments)


def vitest(project: str) -> tuple[str, ...]:
    return npm("vitest", "run", "--root", "extension", "--project", project)


WEB_EXT_LINT = npm("web-ext", "lint", "--no-config-discovery", "--source-dir", "dist/firefox")
CHECKS = (
    (
        Step("ruff check", python("-m", "ruff", "check", ".")),
        Step("ruff format", python("-m", "ruff", "format", "--check", ".")),
        Step("mypy", python("-m", "mypy")),
        Step("generated files", python("build.py", "gen", "--check")),
    ),
    (
        Step("tsc", npm("tsc", "-p", "extension")),
        Step("extension units", vitest("unit"), closing=5),
        Step("web-ext lint", WEB_EXT_LINT),
        Step("pytest", python("-m", "pytest"), closing=2),
    ),
)
# One after the other: a browser, a service and a helpdesk are two cores' work.
BROWSERS = (
    (
        Step("Chromium", vitest("e2e-chromium"), closing=5),
        Step("Firefox", vitest("e2e-firefox"), closing=5),
    ),
)
LANES = (*CHECKS, *BROWSERS)


def perform(step: Step) -> Outcome:
    """Run one step and print how it went, all at once, so that lanes do not mix."""
    begun = time.monotonic()
    passed, note = False, ""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        try:
            done = subprocess.run(
                step.command,
                cwd=ROOT,
                env={**os.environ, "NO_COLOR": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                timeout=STEP_LIMIT,
            )
            passed = done.returncode == 0
        except subprocess.TimeoutExpired:
            note = f"still running after {STEP_LIMIT} s, so it was ended"
        log.seek(0)
        lines = [*log.read().rstrip().splitlines(), *filter(None, [note])]
    outcome = Outcome(step, passed, time.monotonic() - begun)
    shown = lines[len(lines) - step.closing :] if passed else lines
    head = f"{'✓' if passed else '✗'} {step.name} ({outcome.seconds:.1f} s)"
    print("\n".join([head, *(f"    {line}" for line in shown)]), flush=True)
    return outcome


def perform_all(steps: tuple[Step, ...]) -> list[Outcome]:
    return [perform(step) for step in steps]


def main() -> None:
    names = [step.name for lane in LANES for step in lane]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=names)
    only = parser.parse_args().only
    begun = time.monotonic()
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(2) as lanes:
        for side_by_side in (CHECKS, BROWSERS):
            chosen = [tuple(s for s in lane if not only or s.name in only) for lane in side_by_side]
            for finished in lanes.map(perform_all, chosen):
                outcomes += finished
    failed = sum(not outcome.passed for outcome in outcomes)
    print(f"\n{'step':20}{'result':10}{'seconds':>8}")
    for outcome in outcomes:
        verdict = "passed" if outcome.passed else "FAILED"
        print(f"{outcome.step.name:20}{verdict:10}{outcome.seconds:8.1f}")
    print(f"{'all':20}{'FAILED' if failed else 'passed':10}{time.monotonic() - begun:8.1f}")
    if only:
        print("Only the steps named by --only were run.")
    print(f"\nSteps: {len(outcomes) - failed} passed, {failed} failed", flush=True)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
