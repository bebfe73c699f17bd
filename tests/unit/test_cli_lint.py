"""`tactlint lint`: drafts, conversations and cases in, each format out, each exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import Run

from tactlint import library

pytest_plugins = ["command_line_run"]


def case(name: str, draft: str, **more: Any) -> str:
    return json.dumps({"id": name, "draft": draft, **more}) + "\n"


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
    told = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in told] == ["a", None, None, None, None, None, "g"]
    assert ["error" in line for line in told] == [False, True, True, True, True, True, False]
    assert [line.split(": ")[0] for line in err.splitlines()] == [f"cases.jsonl:{n}" for n in (2, 4, 5, 6, 7)]
    assert "secretword" not in err + out


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
