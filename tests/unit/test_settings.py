"""The settings file: what it may hold, and how each problem is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactlint.settings import DEFAULT_PORT, FILE_NAME, Settings, config_folder, load_settings


def written(folder: Path, text: str) -> Path:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder


def test_everything_is_read(tmp_path: Path) -> None:
    text = "port: 9000\npacks: [team, /abs/tone]\nrules:\n  a/b: {enabled: false}\n  a/c: {severity: info}\n"
    loaded = load_settings(written(tmp_path, text))
    assert loaded.problems == ()
    assert loaded.settings.port == 9000
    assert loaded.pack_folders() == [tmp_path / "team", Path("/abs/tone")]
    assert not loaded.settings.rules["a/b"].enabled
    assert loaded.settings.rules["a/c"].severity == "info"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}", "\ufeffport: 8746\n"])
def test_empty_file_means_defaults(tmp_path: Path, text: str) -> None:
    loaded = load_settings(written(tmp_path, text))
    assert (loaded.settings, loaded.problems) == (Settings(), ())


def test_missing_file_or_folder_means_defaults(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path, tmp_path / "none", tmp_path / "file" / "sub"):
        loaded = load_settings(folder)
        assert (loaded.settings.port, loaded.problems) == (DEFAULT_PORT, ())


@pytest.mark.parametrize(
    ("text", "place", "named"),
    [
        ("prot: 9000\n", ":1:1:", "did you mean “port”?"),
        ("port: 1\nrules:\n  a/b: {enabeld: false}\n", ":3:9:", "did you mean “enabled”?"),
        ("rules:\n  a/b: {colour: red}\n", ":2:9:", "known keys: enabled, severity"),
        ("rules:\n  a/b: {severity: loud}\n", ":2:19:", "severity"),
        ("port: 70000\n", ":1:7:", "port"),
        ("port: '9000'\n", ":1:7:", "port"),
        ("packs: team\n", ":1:8:", "packs"),
        ("- port\n", ":1:1:", "settings"),
        ("port: [\n", ":2:1:", "not YAML"),
        ("port: 1\nport: 2\n", ":2:1:", "port"),
    ],
)
def test_problem_is_named_with_its_place(tmp_path: Path, text: str, place: str, named: str) -> None:
    loaded = load_settings(written(tmp_path, text))
    (problem,) = loaded.problems
    assert problem.startswith(f"{tmp_path / FILE_NAME}{place}")
    assert named in problem
    assert loaded.settings == Settings()


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    assert len(load_settings(written(tmp_path, "prot: 1\nport: x\nextra: 2\n")).problems) == 3


def test_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"port: \xff\xfe")
    assert "UTF-8" in load_settings(tmp_path).problems[0]


def test_folder_is_as_asked_then_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTLINT_CONFIG_DIR", str(tmp_path))
    assert config_folder() == tmp_path
    assert config_folder("/elsewhere") == Path("/elsewhere")
    monkeypatch.delenv("TACTLINT_CONFIG_DIR")
    assert config_folder().name == "tactlint"
