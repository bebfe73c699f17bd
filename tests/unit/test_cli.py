"""The command line in the test's own process: what each command says, and each exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tactlint import library
from tactlint.cli import COMMANDS, main
from tactlint.packs.load import load_pack

PACK = "name: test\nversion: 1.0.0\nlanguage: en\ndescription: For tests.\nlicence: MIT\n"
RULES = """
- id: calm-down
  check: phrase
  category: dismissive
  severity: warning
  title: Telling people to calm down
  phrases: ["calm down"]
  message: "“{text}” may sting."
  why: People calm down when they feel heard.
  fixes: ["I can see why this upset you"]
  examples:
    bad: [{draft: "Please [[calm down]]."}]
    good: [{draft: "It is a calm day."}]
- id: asked-before
  check: phrase
  category: blame
  severity: error
  title: Saying it was said before
  phrases: ["as I said"]
  customer-says: ["third time"]
  message: "“{text}” sounds impatient."
  why: They asked because it was not clear.
  examples:
    bad: [{customer: "This is the third time!", draft: "[[As I said]], no."}]
    good: [{draft: "Thanks for asking."}]
"""

Run = Callable[..., tuple[int, str, str]]


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


def case(name: str, draft: str, **more: Any) -> str:
    return json.dumps({"id": name, "draft": draft, **more}) + "\n"


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


def test_clean_draft_exits_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text("It is a calm day.", encoding="utf-8")
    code, out, err = run("lint", "reply.txt")
    assert (code, err) == (0, "")
    assert "Nothing to point out." in out


def test_findings_exit_1_with_passage_and_fix(run: Run) -> None:
    code, out, _ = run("lint", "-", stdin="Hello,\nplease calm down now.")
    assert code == 1
    assert "standard input:2:8" in out
    assert "please [calm down] now." in out
    assert "“calm down” may sting." in out
    assert "Perhaps: I can see why this upset you" in out
    assert "\x1b" not in out


def test_conversation_gives_the_reason(run: Run, tmp_path: Path) -> None:
    turns = [{"role": "customer", "text": "This is the third time I ask."}]
    (tmp_path / "ticket.json").write_text(json.dumps({"turns": turns}), encoding="utf-8")
    code, out, _ = run("lint", "-", "--conversation", "ticket.json", stdin="As I said, no.")
    assert code == 1
    assert "The customer wrote: “third time”" in out
    assert run("lint", "-", stdin="As I said, no.")[0] == 0


def test_json_counts_code_points(run: Run) -> None:
    _, out, _ = run("lint", "-", "--format", "json", stdin="😀 calm down\r\n")
    (finding,) = json.loads(out)["findings"]
    assert (finding["start"], finding["end"], finding["text"]) == (2, 11, "calm down")


def test_cases_come_out_one_a_line_in_order(run: Run, tmp_path: Path) -> None:
    turns = [{"role": "customer", "text": "😀 the third time", "at": "noon"}]
    lines = [
        case("b", "As I said 😀 calm down", turns=turns, customer_name="Ana", channel="chat", expect=[]),
        case("a", "Hello", turns=[]),
    ]
    (tmp_path / "cases.jsonl").write_text("".join(lines), encoding="utf-8")
    code, out, _ = run("lint", "--cases", "cases.jsonl", "--format", "jsonl")
    assert code == 1
    first, second = map(json.loads, out.splitlines())
    assert (first["id"], second["id"]) == ("b", "a")
    assert set(first) == {"id", "findings", "customer", "checklist"}
    blame, dismissive = first["findings"]
    assert blame["rule"] == "test/asked-before"
    assert blame["evidence"] == [{"turn": 0, "start": 6, "end": 16, "text": "third time"}]
    assert (dismissive["start"], dismissive["end"]) == (12, 21)
    assert dismissive["fixes"][0]["replacement"]
    assert second["findings"] == []


def test_broken_lines_are_named_and_the_others_linted(run: Run, tmp_path: Path) -> None:
    lines = [
        case("a", "calm down"),
        "{broken\n",
        "\n",
        json.dumps({"id": "c", "turns": []}) + "\n",
        '{"id": "d", "draft": "\\ud800 secretword"}\n',
        json.dumps({"id": "e", "draft": 5}) + "\n",
        case("f", "", turns=[{"role": "boss", "text": ""}]),
        case("g", "calm down"),
    ]
    (tmp_path / "cases.jsonl").write_text("".join(lines), encoding="utf-8")
    code, out, err = run("lint", "--cases", "cases.jsonl", "--format", "jsonl")
    assert code == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "g"]
    assert [line.split(": ")[0] for line in err.splitlines()] == [f"cases.jsonl:{n}" for n in (2, 4, 5, 6, 7)]
    assert "secretword" not in err


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_cases_in_the_other_formats(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "cases.jsonl").write_text(case("a", "x") + case("b", "calm down"), encoding="utf-8")
    code, out, _ = run("lint", "--cases", "cases.jsonl", "--format", form)
    assert code == 1
    if form == "json":
        assert [each["id"] for each in json.loads(out)] == ["a", "b"]
    elif form == "github":
        assert out.startswith("::warning file=cases.jsonl,line=2,col=1,title=test/calm-down::b: ")
    else:
        assert "cases.jsonl:2 b" in out


def test_github_annotation_is_escaped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a,b:c.txt").write_text("100%\nAs calm\tdown as\ncalm down", encoding="utf-8")
    _, out, _ = run("lint", "a,b:c.txt", "--format", "github")
    assert "file=a%2Cb%3Ac.txt,line=3,col=1," in out
    assert out.count("\n") == out.count("::warning")


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["lint", "missing.txt"], "missing.txt: No such file"),
        (["lint", "latin.txt"], "byte 3 is not UTF-8"),
        (["lint", "-", "--conversation", "missing.json"], "missing.json"),
        (["lint", "-", "--conversation", "bad.json"], "bad.json: turns[0].role: missing"),
        (["lint", "-", "--conversation", "latin.txt"], "not valid JSON"),
        (["lint", "--cases", "missing.jsonl"], "missing.jsonl"),
        (["lint", "-", "--cases", "x"], "--cases brings its own"),
        (["pair", "approve"], "needs the code"),
        (["pair", "revoke", "12345678"], "no paired client"),
        (["packs", "check", "nowhere"], "there is no such folder"),
        (["serve", "--port", "70000"], "from 0 to 65535"),
    ],
)
def test_unreadable_input_exits_2_and_says_why(run: Run, tmp_path: Path, argv: list[str], named: str) -> None:
    (tmp_path / "latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    (tmp_path / "bad.json").write_text('{"turns": [{"text": "x"}]}', encoding="utf-8")
    code, _, err = run(*argv)
    assert code == 2
    assert named in err


def test_nothing_to_lint_with_exits_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "built_in_packs", lambda: ())
    code, _, err = run("lint", "-", stdin="x")
    assert code == 3
    assert "packs check" in err


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
    from tactlint.server.clients import Clients

    Clients(tmp_path / "config").add("Chrome extension")
    (tmp_path / "config" / "clients.json").chmod(0o644)
    (tmp_path / "config" / "settings.yaml").write_text("prot: 1\n")
    _, out, _ = run("doctor", "--port", "1")
    assert "chmod 600" in out
    assert "Chrome extension" in out
    assert "did you mean “port”?" in out


def test_pair_lists_and_revokes_without_a_service(run: Run, tmp_path: Path) -> None:
    from tactlint.server.clients import Clients

    clients = Clients(tmp_path / "config")
    token = clients.add("Chrome extension")
    code, out, _ = run("pair", "--port", "1")
    assert code == 0
    assert "Chrome extension" in out
    assert "No service answers" in out
    assert run("pair", "revoke", clients.all()[0].id)[0] == 0
    assert not clients.knows(token)
    assert run("pair", "approve", "AAA-AAA", "--port", "1")[0] == 3


@pytest.mark.parametrize(
    ("tty", "no_color", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colours_only_where_somebody_looks(
    run: Run, monkeypatch: pytest.MonkeyPatch, tty: bool, no_color: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty)
    _, out, _ = run("lint", "-", stdin="calm down \x1b[2J")
    assert ("\x1b[1m" in out) is coloured
    assert "\x1b[2J" not in out
