"""`tactlint packs check`: load rule packs and run the examples in their rules."""

from __future__ import annotations

import argparse
from pathlib import Path

from tactlint.commands.exits import FINDINGS, OK, Stop
from tactlint.settings import config_folder, load_settings

SUMMARY = "check rule packs and run their examples"
DESCRIPTION = """Reads rule packs and runs the examples that every rule carries: each bad one must be
pointed out exactly where it is marked, no good one may be. Problems are named with file, line and
column. Without a path: the built-in packs and those in your settings."""
EXAMPLES = """examples:
  tactlint packs check
  tactlint packs check ~/team/tone
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="load packs and run their examples", description=DESCRIPTION)
    # Said after the action, too; SUPPRESS keeps what was said before it.
    check.add_argument("--config-dir", metavar="DIR", default=argparse.SUPPRESS, help="settings folder")
    check.add_argument("paths", nargs="*", metavar="PATH", type=Path, help="a pack's folder")


def run(arguments: argparse.Namespace) -> int:
    from tactlint.packs.examples import run_examples
    from tactlint.packs.load import built_in_packs, load_pack

    loaded = load_settings(config_folder(arguments.config_dir))
    if missing := [path for path in arguments.paths if not path.exists()]:
        raise Stop("\n".join(f"{path}: there is no such folder" for path in missing))
    if arguments.paths:
        packs = [load_pack(path) for path in arguments.paths]
    else:
        packs = [*built_in_packs(), *(load_pack(folder) for folder in loaded.pack_folders())]
    problems: list[object] = [*loaded.problems]
    for pack in packs:
        found = [*pack.problems, *run_examples(pack)]
        problems += found
        print(f"{pack.name} {pack.version}, rules: {len(pack.rules)}, problems: {len(found) or 'none'}")
    for problem in problems:
        print(problem)
    return FINDINGS if problems else OK
