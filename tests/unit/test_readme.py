"""Every command that the README shows, run for real; and every file it names is there."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
TACTLINT = [command for command in COMMANDS if command.startswith("tactlint ")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place with the files that the commands name."""
    ticket = {"turns": [{"role": "customer", "text": "This is the third time I am asking!"}]}
    (tmp_path / "reply.txt").write_text("Calm down. You should have read the terms.", encoding="utf-8")
    (tmp_path / "ticket.json").write_text(json.dumps(ticket), encoding="utf-8")
    case = {"id": "one", "draft": "Thank you, it is on its way.", **ticket}
    (tmp_path / "tickets.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    return tmp_path


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a person who has nothing set up, and of a machine without a screen."""
    own = {"TACTLINT_CONFIG_DIR": str(folder / "config"), "CI": "1"}
    return {**os.environ, **own, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_there_is_nothing_else_to_run() -> None:
    assert set(COMMANDS) - set(TACTLINT) == {"python3 build.py run", "python3 build.py test"}
    assert len(TACTLINT) > 3


@pytest.mark.parametrize("command", TACTLINT)
def test_command(command: str, folder: Path) -> None:
    told = subprocess.run(
        shlex.split(command), cwd=folder, env=surroundings(folder), capture_output=True, text=True
    )
    # 1: there is something to look at, which is what the example is for.
    assert told.returncode in (0, 1), told.stderr
    assert told.stdout.strip()
    assert told.stderr == ""


def test_run_serves_and_says_how_to_load_the_extension(folder: Path) -> None:
    command = [sys.executable, "build.py", "run", "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings(folder), stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        said = ""
        for line in running.stdout:
            said += line
            if line.startswith("Firefox"):
                break
        running.send_signal(signal.SIGINT)
        said += running.stdout.read()
    assert "ready http://127.0.0.1:" in said
    assert str(ROOT / "dist" / "chrome") in said
    assert said.rstrip().endswith("Stopped.")
    assert running.returncode == 0


def test_files_it_names_are_there() -> None:
    named = {*re.findall(r"\]\(([^)#:]+)\)", README), *re.findall(r'src(?:set)?="([^"]+)"', README)}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_folder_map_names_what_exists() -> None:
    mapped = re.search(r"## Folder map\n+```\n(.*?)```", README, re.DOTALL)
    assert mapped
    top = [line.split()[0] for line in mapped[1].splitlines() if line and not line.startswith(" ")]
    assert [name for name in top if not (ROOT / name).exists()] == []
