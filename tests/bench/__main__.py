"""`build.py bench`: measures the quality bars one after the other and prints each beside its limit."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import engine, serving

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Bar:
    """One row of the table. `limit` is the most that is fine; a row without one only informs."""

    what: str
    measured: float
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return (
            "met"
            if self.measured <= self.limit
            else f"missed, {self.measured / self.limit:.1f} times the bar"
        )


def engine_bars() -> Iterator[Bar]:
    linter = engine.built_in_linter()
    [warm] = engine.keystrokes(linter, 150)
    yield Bar("engine: keystroke at 150 words and 6 turns, p50", engine.quantile(warm, 0.5), "ms", 1)
    yield Bar("engine: the same, p99", engine.quantile(warm, 0.99), "ms", 5)
    yield Bar("engine: keystroke at 5,000 words over 50 words", engine.growth(linter), "times", 2)
    cold, others = (
        engine.cold(linter),
        in_node("peers", BENCH_DRAFTS=[draft for draft, _ in engine.cold_texts()]),
    )
    for name, median in others.items():
        yield Bar(f"{name}: cold lint of the same drafts", median, "ms")
    yield Bar("engine: cold lint", cold, "ms")
    yield Bar("engine: cold lint over harper.js's", cold / others["harper.js"], "times", 1 / 3)


def in_node(name: str, **inputs: object) -> dict[str, float]:
    """Run one measurement of the Node side, with each input as a JSON file named by a variable."""
    vitest = ROOT / "extension" / "node_modules" / ".bin" / "vitest"
    with tempfile.TemporaryDirectory() as folder:
        variables = {"BENCH_RESULT": str(Path(folder, "result.json"))}
        for key, value in inputs.items():
            variables[key] = str(Path(folder, f"{key}.json"))
            Path(variables[key]).write_text(json.dumps(value), encoding="utf-8")
        command = [
            shutil.which(str(vitest)) or str(vitest),
            "run",
            "--root",
            "extension",
            "--project",
            "bench",
        ]
        environment = {**os.environ, **variables}
        done = subprocess.run([*command, name], cwd=ROOT, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"Measuring {name} did not succeed:\n{done.stdout}{done.stderr}")
        measured: dict[str, float] = json.loads(Path(variables["BENCH_RESULT"]).read_text(encoding="utf-8"))
        return measured


def service_bars() -> Iterator[Bar]:
    seconds, megabytes = min(serving.start_and_memory() for _ in range(3))
    yield Bar("service: from start to ready", seconds, "s", 2)
    yield Bar("service: memory when ready", megabytes, "MB", 180)


def typing_bars() -> Iterator[Bar]:
    typing = in_node("typing")
    for box, name in (("#plain", "textarea"), ("#rich", "rich box")):
        yield Bar(f"Chromium: key to painted underline, {name}, p50", typing[f"paint p50 {box}"], "ms", 50)
        yield Bar(f"Chromium: the same, {name}, p95", typing[f"paint p95 {box}"], "ms", 100)
    for box, name in (("#plain", "textarea"), ("#rich", "rich box")):
        yield Bar(f"Chromium: page time a keystroke, 500 words, {name}", typing[f"page {box}"], "ms", 4)
    yield Bar("service: memory after all that typing", typing["memory"], "MB", 180)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    bars = []
    for measure in (engine_bars, service_bars, typing_bars):
        for bar in measure():
            bars.append(bar)
            if not as_json:
                limit = "" if bar.limit is None else f"<= {bar.limit:.3g} {bar.unit}"
                print(f"{bar.what:58}{bar.measured:8.2f} {bar.unit:6}{limit:16}{bar.verdict}", flush=True)
    if as_json:
        print(json.dumps([{**asdict(bar), "verdict": bar.verdict} for bar in bars], indent=1))


if __name__ == "__main__":
    main()
