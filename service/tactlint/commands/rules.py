"""`tactlint rules`: everything that is looked for, and what is switched off."""

from __future__ import annotations

import argparse
import json
import sys

from tactlint.commands.exits import OK, USAGE
from tactlint.settings import config_folder, load_settings

SUMMARY = "list the rules, on and off"
DESCRIPTION = (
    "Lists every rule with its category, its severity and whether it is on, as your settings leave it."
)
EXAMPLES = """examples:
  tactlint rules
  tactlint rules --format json

To change one, in settings.yaml (`tactlint doctor` says where that is):
  rules:
    dismissive/calm-down: {severity: error}
    jargon/acronym: {enabled: false}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    from tactlint.library import load_library

    library = load_library(load_settings(config_folder(arguments.config_dir)))
    for problem in library.problems:
        print(problem, file=sys.stderr)
    states = library.rule_states()
    if arguments.format == "json":
        print(
            json.dumps([state.model_dump(exclude={"page"}) for state in states], ensure_ascii=False, indent=2)
        )
    else:
        width = max((len(state.id) for state in states), default=0)
        for state in states:
            print(
                f"{'on ' if state.enabled else 'off'}  {state.id:{width}}  {state.severity:7}  {state.title}"
            )
        print(f"{len(states)} rules, {sum(state.enabled for state in states)} on.")
    return USAGE if library.problems else OK
