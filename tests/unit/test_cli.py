"""The command line but for lint: what each command says, and each exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PACK, RULES, Run

from tactlint.cli import COMMANDS
from tactlint.server.clients import Clients

pytest_plugins = ["command_line_run"]


@pytest.mark.parametrize("command", ["", *COMMANDS, "packs check"])
def test_help_explains(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert "usage: tactlint" in out
    if command != "packs check":
        assert "examples:" in out
        assert "exit codes:" in out


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['tactlint', '--help']\n"
        "from tactlint.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'aiohttp', 'numpy', 'lemminflect') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "argv", [[], ["unknown"], ["lint", "--format", "xml"], ["serve", "--port", "x"], ["packs"]]
)
def test_usage_problem_exits_2(run: Run, argv: list[str]) -> None:
    assert run(*argv)[0] == 2


def test_own_pack_is_used_and_checked(run: Run, tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    (team / "pack.yaml").write_text(PACK.replace("name: test", "name: team"), encoding="utf-8")
    (team / "rules.yaml").write_text(RULES.replace("calm down", "cheer up"), encoding="utf-8")
    assert run("lint", "-", "--pack", "team", stdin="Cheer up.")[0] == 1
    assert run("packs", "check", "team", "--config-dir", "elsewhere")[:2] == (
        0,
        "team 1.0.0, rules: 2, problems: none\n",
    )


def test_packs_check_names_problems_and_exits_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "test" / "more.yaml").write_text("- {id: x, check: phrase, mesage: y}\n", encoding="utf-8")
    (tmp_path / "test" / "rules.yaml").write_text(RULES.replace("a calm day", "calm down"), encoding="utf-8")
    code, out, _ = run("packs", "check")
    assert code == 1
    assert "more.yaml:1:" in out
    assert "did you mean “message”?" in out
    assert "test/rules.yaml:13:12: “calm down” is flagged in “It is calm down.”" in out


def test_settings_switch_off_and_change(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    settings = tmp_path / "config" / "settings.yaml"
    settings.write_text("rules:\n  test/calm-down: {enabled: false}\n  test/asked-before: {severity: info}\n")
    assert run("lint", "-", stdin="calm down")[0] == 0
    code, out, _ = run("rules", "--format", "json")
    assert code == 0
    states = {rule["id"]: (rule["enabled"], rule["severity"]) for rule in json.loads(out)}
    assert states == {"test/calm-down": (False, "warning"), "test/asked-before": (True, "info")}
    assert "2 rules, 1 on." in run("rules")[1]
    settings.write_text("rules:\n  test/renamed: {enabled: false}\n")
    code, _, err = run("rules")
    assert code == 2
    assert "no rule is called “test/renamed”" in err
    settings.write_text("prot: 1\n")
    code, _, err = run("lint", "-", stdin="x")
    assert code == 2
    assert "settings.yaml:1:1" in err


def test_doctor_says_what_to_do(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("doctor", "--port", "1")
    assert code == 1
    for subject in ("python", "settings", "pack", "paired", "service"):
        assert subject in out
    assert "start it: tactlint serve" in out
    assert not (tmp_path / "config" / "settings.yaml").exists()


def test_doctor_names_open_permissions_and_bad_settings(run: Run, tmp_path: Path) -> None:
    Clients(tmp_path / "config").add("Chrome extension")
    (tmp_path / "config" / "clients.json").chmod(0o644)
    (tmp_path / "config" / "settings.yaml").write_text("prot: 1\n")
    _, out, _ = run("doctor", "--port", "1")
    assert "chmod 600" in out
    assert "Chrome extension" in out
    assert "did you mean “port”?" in out


def test_pair_lists_and_revokes_without_a_service(run: Run, tmp_path: Path) -> None:
    clients = Clients(tmp_path / "config")
    token = clients.add("Chrome extension")
    code, out, _ = run("pair", "--port", "1")
    assert code == 0
    assert "Chrome extension" in out
    assert "No service answers" in out
    assert run("pair", "revoke", clients.all()[0].id)[0] == 0
    assert not clients.knows(token)
    assert run("pair", "approve", "AAA-AAA", "--port", "1")[0] == 3


def test_output_is_utf8_whatever_the_system_writes() -> None:
    command = [sys.executable, "-m", "tactlint", "lint", "-"]
    surroundings = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    told = subprocess.run(command, input="😀 Calm down.".encode(), env=surroundings, capture_output=True)
    assert told.returncode == 1, told.stderr
    assert "😀 [Calm down]" in told.stdout.decode("utf-8")
