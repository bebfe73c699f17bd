"""`tactlint lint`: look at one draft, or at a file of cases."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tactlint.commands.exits import FAILED, FINDINGS, OK, USAGE, Stop
from tactlint.settings import config_folder, load_settings

if TYPE_CHECKING:
    from tactlint.library import Library

SUMMARY = "look at a draft, or at a file of cases"
DESCRIPTION = """Looks at a draft as the extension would. With the conversation it also sees what only the
customer's words show: a missing acknowledgment, jargon they did not use, a clash of formality."""
EXAMPLES = """examples:
  tactlint lint reply.txt
  echo "Calm down, please." | tactlint lint -
  tactlint lint reply.txt --conversation ticket.json
      {"turns": [{"role": "customer", "text": "Third time I am asking!"}], "customer_name": "Ana"}
  tactlint lint --cases tickets.jsonl --format jsonl
      each line in: {"id", "turns": [{"role", "text"}], "draft", "customer_name", "channel"}
      each line out: {"id", "findings", "customer", "checklist"}; a line that cannot be read
      comes out with id null and "error"
  tactlint lint --cases replies.jsonl --format github

All offsets count code points (as Python does). A line of a cases file that cannot be read is named on
standard error, the other lines are still looked at, and the exit code is 2.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", nargs="?", metavar="FILE", help="the draft; - for standard input")
    parser.add_argument("--conversation", metavar="FILE", help="what was said before it, as JSON")
    parser.add_argument(
        "--cases", metavar="FILE", help="many drafts with their conversations, one JSON object a line"
    )
    parser.add_argument(
        "--pack", action="append", default=[], metavar="DIR", help="also use this rule pack; repeatable"
    )
    parser.add_argument("--format", choices=("text", "json", "jsonl", "github"), default="text")


def run(arguments: argparse.Namespace) -> int:
    if arguments.cases and (arguments.draft or arguments.conversation):
        raise Stop("--cases brings its own drafts and conversations; leave the draft and --conversation out")
    if not arguments.cases and arguments.draft is None and sys.stdin.isatty():
        raise Stop("give a draft: a file, or - for standard input (`tactlint lint --help` has examples)")
    library = _library(arguments)
    if arguments.cases:
        return _lint_cases(arguments, library)
    return _lint_draft(arguments, library)


def _library(arguments: argparse.Namespace) -> Library:
    from tactlint.library import load_library

    loaded = load_settings(config_folder(arguments.config_dir))
    if loaded.problems:
        raise Stop("\n".join(loaded.problems))
    library = load_library(loaded, [Path(folder) for folder in arguments.pack])
    for problem in library.problems:
        print(f"packs: {problem}", file=sys.stderr)
    if not library.rules:
        raise Stop("there is no rule to lint with; see: tactlint packs check", code=FAILED)
    return library


def _lint_draft(arguments: argparse.Namespace, library: Library) -> int:
    from tactlint.commands import formats, sources

    conversation = sources.read_conversation(arguments.conversation) if arguments.conversation else None
    case = sources.read_draft(arguments.draft or "-", conversation)
    report = library.linter.lint(case.draft, case.conversation)
    _skipped(case.name, report.skipped)
    match arguments.format:
        case "text":
            print(formats.as_text(case, report, formats.Paint()))
        case "json":
            print(formats.as_json(report))
        case "jsonl":
            print(formats.as_line(case.name, report))
        case "github" if report.findings:
            print(formats.as_github(case, report))
    return FINDINGS if report.findings else OK


def _lint_cases(arguments: argparse.Namespace, library: Library) -> int:
    from tactlint.commands import formats, sources

    paint = formats.Paint()
    found = broken = count = 0
    objects = []
    for case in sources.read_cases(arguments.cases):
        if isinstance(case, sources.BrokenLine):
            broken += 1
            print(case.text, file=sys.stderr)
            if arguments.format == "jsonl":
                print(formats.as_broken_line(case.text))
            continue
        report = library.linter.lint(case.draft, case.conversation)
        _skipped(case.name, report.skipped)
        count += 1
        found += len(report.findings)
        if arguments.format == "jsonl":
            print(formats.as_line(case.name, report))
        elif arguments.format == "json":
            objects.append({"id": case.name, **formats.as_object(report)})
        elif report.findings:
            as_text = arguments.format == "text"
            print(formats.as_text(case, report, paint) + "\n" if as_text else formats.as_github(case, report))
    if arguments.format == "json":
        print(formats.dumps(objects))
    if arguments.format == "text":
        print(f"{found} passages to look at in {count} drafts.")
    if broken:
        return USAGE
    return FINDINGS if found else OK


def _skipped(name: str, skipped: tuple[str, ...]) -> None:
    if skipped:
        print(f"{name}: could not be checked for {', '.join(skipped)}", file=sys.stderr)
