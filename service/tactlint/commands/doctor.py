"""`tactlint doctor`: what is in place, and what to do where something is not."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tactlint.commands.exits import FINDINGS, OK
from tactlint.commands.neighbour import tenant
from tactlint.settings import Loaded, config_folder, load_settings

SUMMARY = "say what is in place, and what to do where something is not"
DESCRIPTION = (
    "Looks at Python, settings, port, packs, paired browsers and the extension, and changes nothing."
)
EXAMPLES = """examples:
  tactlint doctor
"""

OLDEST_PYTHON = (3, 11)
_BROWSERS = {
    "chrome": (
        "google-chrome",
        "google-chrome-stable",
        "chromium",
        "chromium-browser",
        "microsoft-edge",
        "brave-browser",
    ),
    "firefox": ("firefox", "firefox-esr"),
}
_APPLICATIONS = {
    "chrome": (
        "/Applications/Google Chrome.app",
        "/Applications/Chromium.app",
        "/Applications/Microsoft Edge.app",
    ),
    "firefox": ("/Applications/Firefox.app",),
}


@dataclass(frozen=True)
class Sign:
    """One line of the examination; `remedy` says what to do, and is empty where all is well."""

    subject: str
    state: str
    remedy: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, metavar="PORT", help="where the service listens (default: settings)"
    )


def run(arguments: argparse.Namespace) -> int:
    loaded = load_settings(config_folder(arguments.config_dir))
    port = loaded.settings.port if arguments.port is None else arguments.port
    amiss = 0
    for sign in examine(loaded, port):
        print(f"{'!' if sign.remedy else '✓'} {sign.subject:10} {sign.state}")
        if sign.remedy:
            amiss += 1
            print(f"  {'':10} → {sign.remedy}")
    print("All is in place." if not amiss else f"{amiss} to look at.")
    return FINDINGS if amiss else OK


def examine(loaded: Loaded, port: int) -> Iterator[Sign]:
    """Look at everything once, in the order in which things depend on each other."""
    yield _python()
    yield from _settings(loaded)
    yield from _packs(loaded)
    yield from _clients(loaded)
    yield _port(port)
    yield from _browsers()
    yield _playground()


def _python() -> Sign:
    state = f"{sys.version.split()[0]} at {sys.executable}"
    if sys.version_info < OLDEST_PYTHON:
        return Sign("python", state, "Tactlint needs Python 3.11 or newer")
    return Sign("python", state)


def _settings(loaded: Loaded) -> Iterator[Sign]:
    if loaded.problems:
        yield Sign("settings", f"{loaded.file} is not used", "; ".join(loaded.problems))
    else:
        yield Sign(
            "settings", f"{loaded.file}{'' if loaded.file.exists() else ' (not there: defaults hold)'}"
        )


def _packs(loaded: Loaded) -> Iterator[Sign]:
    from tactlint.library import load_library

    library = load_library(loaded)
    for pack in library.packs:
        state = f"{pack.name} {pack.version}, rules: {len(pack.rules)}"
        yield Sign("pack", state, "run `tactlint packs check` to see its problems" if pack.problems else "")
    if not library.packs:
        yield Sign("packs", "none found", "install Tactlint again: its built-in packs are missing")


def _clients(loaded: Loaded) -> Iterator[Sign]:
    from tactlint.server.clients import Clients

    clients = Clients(loaded.folder)
    paired = clients.all()
    names = ", ".join(f"{client.label} ({client.paired})" for client in paired) or "nobody yet"
    if problem := clients.problem():
        yield Sign("paired", names, problem)
    elif not clients.lasting():
        yield Sign(
            "paired",
            f"{loaded.folder} cannot be written, so pairings last until the service stops",
            "make that folder writable, or choose another with --config-dir",
        )
    elif not paired:
        yield Sign("paired", names, "with the service running, choose “Connect” in the extension's menu")
    else:
        yield Sign("paired", names)


def _port(port: int) -> Sign:
    who = tenant(port)
    if who.tactlint:
        return Sign("service", f"Tactlint {who.tactlint} answers at http://127.0.0.1:{port}/")
    if who.listening:
        by = who.process or "another program"
        remedy = f"end it, or serve elsewhere: tactlint serve --port {port + 1}"
        return Sign("service", f"port {port} is taken by {by}", remedy)
    return Sign("service", f"nobody listens on port {port}", "start it: tactlint serve")


def _browsers() -> Iterator[Sign]:
    dist = Path(__file__).parents[3] / "dist"
    found = {name: _installed(name) for name in _BROWSERS}
    if not any(found.values()):
        yield Sign("browser", "none found on the PATH", "install Chrome, Chromium, Edge or Firefox")
    for name, where in found.items():
        if where is None:
            continue
        build = _build(dist / name)
        if build:
            yield Sign("browser", f"{where}; extension {build} built in {dist / name}")
        else:
            yield Sign("browser", f"{where}; no extension in {dist / name}", "build it: python3 build.py run")


def _playground() -> Sign:
    from tactlint.server.playground_files import bundled

    if bundled():
        return Sign("playground", "its script is there")
    return Sign("playground", "its script is not built", "build it: python3 build.py run")


def _installed(name: str) -> str | None:
    on_path = next((path for path in map(shutil.which, _BROWSERS[name]) if path), None)
    return on_path or next((path for path in _APPLICATIONS[name] if os.path.exists(path)), None)


def _build(folder: Path) -> str | None:
    """Return the version of a built extension."""
    try:
        version = json.loads((folder / "manifest.json").read_bytes())["version"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(version)
