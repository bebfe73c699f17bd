"""Where a text holds something no rule may flag: code, links, addresses, numbers, placeholders, a signature.

Pure patterns over one text; what depends on neighbouring lines (quoted mail, fences) is in `analysis`.
"""

from __future__ import annotations

import re
from typing import Literal

MaskKind = Literal["quote", "signature", "code", "link", "address", "number", "placeholder"]

# One alternation, so that the leftmost region wins and regions never overlap. Group names are mask kinds.
_INLINE = re.compile(
    r"""
      (?P<code> `[^`\n]+` )
    | (?P<placeholder>
          \{\{[^{}\n]{1,80}\}\} | \{%[^%\n]{1,80}%\} | \$\{[^{}\n]{1,80}\} | \{[a-z][\w. ]{1,40}\}
        | %[a-z_]{2,40}%
        | \[[A-Z][A-Z0-9 _/.'-]{1,40}\]
        | \[(?i:your|customer|client|agent|first|last|full|insert|order|ticket|company|product|name|date|link
          |amount)\b[^\]\n]{0,40}\]
        | <[A-Za-z][A-Za-z0-9 _.-]{1,40}>
      )
    | (?P<link>
          \b(?:https?|ftp)://[^\s<>]*[^\s<>.,;:!?)\]'"’”]
        | \bwww\.[^\s<>]*[^\s<>.,;:!?)\]'"’”]
        | \b(?:[a-z0-9-]+\.)+[a-z]{2,12}/[^\s<>]*[^\s<>.,;:!?)\]'"’”]
      )
    | (?P<address> \b[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+ )
    | (?P<number>
          \#[A-Za-z]{0,8}-?\d[\w-]*
        | \b[A-Z]{1,8}-?\d{3,}[A-Z0-9-]*
        | \b[A-Z]{2,8}-[A-Z0-9]*\d[A-Z0-9-]*
        | \b\d{5,}\b
      )
    """,
    re.VERBOSE,
)

# Nothing of the above begins or goes on without one of these; most sentences have none.
_MAY_MASK = re.compile(r"[`{\[<%@#/\d]|www\.")

_CLOSING = (
    r"(?:(?:(?:with )?(?:best|kind|kindest|warm|warmest|many)? ?(?:regards|wishes|thanks))"
    r"|(?:yours )?(?:sincerely|faithfully|truly)|cheers|thanks(?: again| so much| in advance)?"
    r"|thank you(?: again| so much)?|take care|all the best|all my best|best|warmly|respectfully|talk soon)"
)
_CLOSING_LINE = re.compile(rf"^[ \t]*{_CLOSING}[,!.]?[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_SIGNATURE_LINE = re.compile(r"^(?:[-–—~]{1,2}[ \t]*)?[A-Z0-9+(][^\n.!?]{0,59}\.?[ \t\r]*$")
_DASHES = re.compile(r"^--[ \t\r]*$", re.MULTILINE)
_SIGNED = re.compile(r"^[-–—~][ \t]?[A-Z][\w'’-]+(?:[ \t][A-Z][\w'’.-]*){0,2}[ \t\r]*\Z", re.MULTILINE)

# A signature is looked for only this near the end, so that a long draft costs no more than a short one.
_TAIL = 600
_MAX_SIGNATURE_LINES = 7
_MAX_SIGNATURE_WORDS = 7


def inline_masks(text: str) -> list[tuple[MaskKind, int, int]]:
    """Return (kind, start, end) of the masked regions inside running text, in order, in code points."""
    if not _MAY_MASK.search(text):
        return []
    return [(match.lastgroup, match.start(), match.end()) for match in _INLINE.finditer(text)]  # type: ignore[misc]


def is_closing(line: str) -> bool:
    """Tell whether a line is nothing but a formula that closes a mail."""
    return _CLOSING_LINE.fullmatch(line) is not None


def signature_start(text: str) -> int:
    """Return where the signature starts; the length of the text where it has none."""
    dashes = text.find("\n--") + 1
    while dashes:
        if _DASHES.match(text, dashes):
            return dashes
        dashes = text.find("\n--", dashes) + 1
    tail = max(0, len(text) - _TAIL)
    for match in _CLOSING_LINE.finditer(text, tail):
        rest = [line for line in text[match.end() :].split("\n") if line.strip()]
        if rest and len(rest) <= _MAX_SIGNATURE_LINES and all(map(_is_signature_line, rest)):
            return match.end() + 1
    signed = _SIGNED.search(text, tail)
    return signed.start() if signed and signed.start() > 0 else len(text)


def _is_signature_line(line: str) -> bool:
    return len(line.split()) <= _MAX_SIGNATURE_WORDS and _SIGNATURE_LINE.match(line.strip()) is not None
