"""Exit codes, the same for every command, and the one way to end a command with a word to the person."""

from __future__ import annotations

OK = 0
FINDINGS = 1
USAGE = 2
FAILED = 3

EXPLAINED = """exit codes:
  0  done, and nothing found
  1  there are findings (lint), or something needs attention (packs check, doctor)
  2  a command, file or value that Tactlint cannot read
  3  could not run: no service there, port taken, nothing to lint with
"""


class Stop(Exception):
    """Ends a command. The text says what is the matter and what to do about it."""

    def __init__(self, text: str, *, code: int = USAGE) -> None:
        super().__init__(text)
        self.text = text
        self.code = code
