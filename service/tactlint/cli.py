"""`tactlint`: reads the command line and hands over to one command's module.

Only argparse and the commands' own thin modules load here; spaCy and aiohttp wait until a command runs.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

import tactlint
from tactlint.commands import doctor, exits, lint, packs, pair, rules, serve

COMMANDS = {
    "serve": serve,
    "lint": lint,
    "rules": rules,
    "pair": pair,
    "doctor": doctor,
    "packs": packs,
}

_EPILOG = f"""examples:
  tactlint serve                              the service and its playground
  tactlint lint reply.txt                     look at one draft
  pbpaste | tactlint lint -                   … from standard input
  tactlint lint reply.txt --conversation ticket.json
                                              … together with what the customer wrote
  tactlint rules                              what is looked for, and what is switched off
  tactlint doctor                             what is in place, and what to do where it is not

{exits.EXPLAINED}
Drafts and conversations stay on this computer, and are never written to disk or to a log.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows has the code page of the system, which holds neither "✓" nor most drafts.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except exits.Stop as stop:
        print(f"tactlint: {stop.text}", file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain once more when closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK


def _parser() -> argparse.ArgumentParser:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="tactlint",
        description="Points out, in a support agent's reply, what would hurt the customer.",
        epilog=_EPILOG,
        formatter_class=layout,
    )
    parser.add_argument("--version", action="version", version=f"tactlint {tactlint.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=command.SUMMARY,
            description=command.DESCRIPTION,
            epilog=f"{command.EXAMPLES}\n{exits.EXPLAINED}",
            formatter_class=layout,
        )
        sub.add_argument(
            "--config-dir",
            metavar="DIR",
            help="settings folder (default: TACTLINT_CONFIG_DIR, or the system's own)",
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
