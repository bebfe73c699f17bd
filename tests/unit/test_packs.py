"""Loading packs: each mistake is named with its place and a hint, and costs no other rule."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tactlint.packs.examples import run_examples
from tactlint.packs.load import Pack, built_in_folder, load_pack
from tactlint.packs.schema import json_schema

MANIFEST = """name: team
version: 1.0.0
language: en
description: Ours.
licence: MIT
words:
  company: [we, our team]
"""
RULE = """- id: good-rule
  check: phrase
  category: blame
  title: A rule
  phrases: [<company> told you so]
  message: "“{text}”"
  why: Because.
  examples:
    bad: [{draft: "[[We told you so]]."}]
    good: [{draft: "We told you."}]
"""


def pack_of(folder: Path, *, rules: str = RULE, manifest: str | None = MANIFEST) -> Pack:
    pack = folder / "team"
    pack.mkdir()
    if manifest is not None:
        (pack / "pack.yaml").write_text(manifest, encoding="utf-8")
    (pack / "rules.yaml").write_text(rules, encoding="utf-8")
    return load_pack(pack)


def bad_rule(**changes: str) -> str:
    """Return RULE under another id, with lines replaced that begin with a key."""
    lines = RULE.replace("good-rule", "bad-rule").splitlines()
    for key, line in changes.items():
        lines = [line if text.strip(" -").startswith(f"{key}:") else text for text in lines]
    return "\n".join(line for line in lines if line) + "\n"


def test_a_sound_pack_loads(tmp_path: Path) -> None:
    pack = pack_of(tmp_path)
    assert (pack.name, pack.version, pack.problems) == ("team", "1.0.0", ())
    assert [rule.id for rule in pack.rules] == ["team/good-rule"]
    assert run_examples(pack) == ()


@pytest.mark.parametrize(
    ("rules", "place", "message"),
    [
        (bad_rule(message='  mesage: "x"'), "16:3", "unknown key “mesage” (did you mean “message”?)"),
        (bad_rule(why=""), "11:3", "the key “why” is missing"),
        (bad_rule(phrases="  phrases: [you (should]"), "15:17", "“(” is never closed: you ▸(should"),
        (bad_rule(phrases="  phrases: [<compny> said]"), "15:13", "did you mean <company>?"),
        (bad_rule(check="  check: phrse"), "12:10", "there is no check “phrse” (did you mean “phrase”?)"),
        (bad_rule(check=""), "11:3", "the key “check” is missing"),
        (bad_rule(id="- id: Bad Rule"), "11:7", "“id” is no id"),
        (bad_rule(id="- id: good-rule"), "11:7", "the id “good-rule” is used twice"),
        (bad_rule(category="  severity: fatal\n  category: blame"), "13:13", "“severity”"),
        (bad_rule(good="    good: []"), "20:11", "“good” is empty"),
        (bad_rule(bad="    bad: [{draft: no mark}]"), "19:10", "a bad example marks what is flagged"),
        (bad_rule(bad='    bad: [{draft: "[[x]]", custmer: y}]'), "19:28", "did you mean “customer”?"),
        ("- just a text\n", "11:3", "a rule is a set of keys"),
        (
            bad_rule(message='  message: "{txt} hurts"'),
            "16:12",
            "nothing fills {txt} (what can be filled",
        ),
        (bad_rule(why='  why: x\n  fixes: ["{what} please"]'), "18:10", "has a part called “what”"),
    ],
)
def test_one_bad_rule_is_named_and_the_others_work(
    tmp_path: Path, rules: str, place: str, message: str
) -> None:
    pack = pack_of(tmp_path, rules=RULE + rules)
    assert [rule.id for rule in pack.rules] == ["team/good-rule"]
    text = "\n".join(map(str, pack.problems))
    assert f"team/rules.yaml:{place}: " in text
    assert message in text


def test_a_bad_phrase_is_told_once(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, rules=bad_rule(phrases="  phrases: [you (should]"))
    assert len(pack.problems) == 1


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rules = bad_rule(message="", why="", phrases="  phrases: [a (b, c) d]")
    assert len(pack_of(tmp_path, rules=rules + RULE).problems) >= 3


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("- id: [", "this is not YAML"),
        ("- id: a\n  id: b\n", "team/rules.yaml:2:3: the key “id” is there twice"),
        ("a: &x [b]\nc: *x\n", "aliases"),
        ("- !!python/object:os.system x\n", "the tag"),
        ("id: x\n", "a rule file is a list of rules"),
        ("[" * 40 + "]" * 40, "nested too deeply"),
        ("\x00", "not YAML"),
    ],
)
def test_a_file_that_is_no_rule_file(tmp_path: Path, rules: str, message: str) -> None:
    pack = pack_of(tmp_path, rules=rules)
    assert pack.rules == ()
    assert message in str(pack.problems[0])


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (None, "pack.yaml is missing"),
        ("", "a pack is a set of keys"),
        (MANIFEST.replace("version: 1.0.0", "version: one"), "team/pack.yaml:2:10: “version”"),
        (MANIFEST + "licens: MIT\n", "unknown key “licens” (did you mean “licence”?)"),
        (MANIFEST.replace("our team", "our (team"), "“(” is never closed"),
        (MANIFEST + 'requires: ">=9.10"\n', "team/pack.yaml:8:11: this pack needs Tactlint 9.10"),
    ],
)
def test_a_bad_manifest(tmp_path: Path, manifest: str | None, message: str) -> None:
    pack = pack_of(tmp_path, manifest=manifest)
    assert pack.rules == ()
    assert message in str(pack.problems[0])


def test_an_empty_file_is_an_empty_list(tmp_path: Path) -> None:
    assert pack_of(tmp_path, rules="# later\n").problems == ()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "pack.yaml is missing" in str(load_pack(tmp_path / "none").problems[0])


def test_examples_that_do_not_hold_are_named(tmp_path: Path) -> None:
    wrong = RULE.replace("[[We told you so]].", "[[We]] told you so.")
    wrong = wrong.replace("We told you.", "We told you so.")
    failures = run_examples(pack_of(tmp_path, rules=wrong))
    assert [failure.line for failure in failures] == [9, 10]
    assert all("“We told you so” is flagged in" in failure.message for failure in failures)


def test_plain_words_that_yaml_takes_for_booleans_stay_words(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, rules=RULE.replace("<company> told you so", "no, on, <company> told you so"))
    assert pack.problems == ()


def test_the_schema_is_printed_as_json() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "tactlint.packs.schema"], capture_output=True, text=True, check=True
    )
    assert json.loads(printed.stdout) == json_schema()
    assert "PhraseRule" in json_schema()["$defs"]


def test_the_built_in_packs_are_found() -> None:
    assert (built_in_folder() / "dismissive" / "pack.yaml").is_file()
