"""The promises of build.py that need no installation: its verbs, its lock files, doing work only once."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = sorted((ROOT / "service").glob("*.lock"))
NPM_LOCK = ROOT / "extension" / "package-lock.json"
VERBS = ("run", "test", "dev", "gen", "extension", "bench", "lock")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """build.py as a module, its repository an empty folder."""
    spec = importlib.util.spec_from_file_location("build_under_test", ROOT / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-S", "build.py", *arguments], cwd=ROOT, capture_output=True, text=True
    )


def test_help_names_every_verb() -> None:
    told = ask("--help").stdout
    for verb in VERBS:
        assert re.search(rf"^ +{verb}\b", told, re.MULTILINE), verb


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_explains_itself(verb: str) -> None:
    told = ask(verb, "--help")
    assert told.returncode == 0
    assert len(told.stdout.splitlines()) > 3


def test_an_unknown_verb_is_answered_with_the_known_ones() -> None:
    told = ask("deploy")
    assert told.returncode == 2
    assert "'run'" in told.stderr


def test_the_readme_names_only_verbs_that_there_are() -> None:
    named = re.findall(r"build\.py ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"run", "test"} <= set(named) <= set(VERBS)


def test_ci_runs_the_same_as_a_developer() -> None:
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("python3 build.py test")


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_a_python_lock_file_names_no_address(lock: Path) -> None:
    told = lock.read_text(encoding="utf-8")
    assert "://" not in told
    assert "index-url" not in told


def test_the_npm_lock_file_names_no_address_to_download_from() -> None:
    packages = json.loads(NPM_LOCK.read_text(encoding="utf-8"))["packages"]
    # How to fund a package is its author's own word, and nothing is fetched from there.
    facts = [
        {key: fact for key, fact in package.items() if key != "funding"} for package in packages.values()
    ]
    assert "://" not in json.dumps(facts)


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_every_locked_python_package_has_a_hash(lock: Path) -> None:
    packages = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8").strip())
    assert len(packages) >= 2
    for package in packages:
        assert re.match(r"[A-Za-z0-9_.-]+==\S+", package), package
        assert "--hash=sha256:" in package, package.splitlines()[0]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_what_the_project_needs_is_locked(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needs = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    if "dev" in lock:
        needs += project["dependency-groups"]["dev"]
    names = {re.split(r"[<>=~! \[]", need)[0].lower().replace(".", "-") for need in needs}
    told = (ROOT / "service" / lock).read_text(encoding="utf-8")
    assert names - set(re.findall(r"^([a-z0-9-]+)==", told, re.MULTILINE)) == set(), "run: build.py lock"


def test_every_locked_npm_package_has_a_hash() -> None:
    packages = json.loads(NPM_LOCK.read_text(encoding="utf-8"))["packages"]
    missing = [name for name, package in packages.items() if name and "integrity" not in package]
    assert missing == []


def test_work_is_done_once_for_the_same_inputs(build: ModuleType, tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "made" / "stamp"
    done: list[str] = []

    def bring_up_to_date() -> None:
        build.once(stamp, [source], lambda: done.append(source.read_text()))

    source.write_text("one")
    bring_up_to_date()
    bring_up_to_date()
    source.write_text("two")
    bring_up_to_date()
    assert done == ["one", "two"]


def test_work_that_failed_is_tried_again(build: ModuleType, tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "stamp"
    source.write_text("one")
    done: list[str] = []

    def fail() -> None:
        raise build.Trouble("no network")

    with pytest.raises(build.Trouble):
        build.once(stamp, [source], fail)
    build.once(stamp, [source], lambda: done.append("second try"))
    assert done == ["second try"]


def test_a_command_that_fails_tells_in_its_own_words(build: ModuleType) -> None:
    with pytest.raises(build.Trouble, match="disk is full"):
        build.output_of(sys.executable, "-c", "raise SystemExit('disk is full')")


def test_a_missing_program_is_named(build: ModuleType) -> None:
    with pytest.raises(build.Trouble, match="no-such-program"):
        build.output_of("no-such-program")


def test_missing_browsers_are_named_with_the_remedy(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in build.BROWSERS:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(build.Trouble, match="apt-get install chromium firefox-esr"):
        build.browsers_ready()


def test_as_root_on_debian_missing_browsers_are_installed(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt_get = tmp_path / "apt-get"
    apt_get.write_text(f"""#!{sys.executable}
import pathlib, sys
for name in ("chromium", "firefox-esr"):
    if name in sys.argv:
        browser = pathlib.Path({str(tmp_path)!r}, name)
        browser.touch(0o755)
""")
    apt_get.chmod(0o755)
    for variable in build.BROWSERS:
        monkeypatch.setenv(variable, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(build.os, "geteuid", lambda: 0)
    build.browsers_ready()
    assert build.os.environ["CHROMIUM"] == str(tmp_path / "chromium")
    assert build.os.environ["FIREFOX"] == str(tmp_path / "firefox-esr")
