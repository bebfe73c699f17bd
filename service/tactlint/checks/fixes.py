"""A rule's fix text -> an edit that reads well where it lands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tactlint.model import Fix, Span

_PART = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_KEEPS_CAPITAL = re.compile(r"I\b|[A-Z]{2}")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 2
GAP = "…"


def make_fix(text: str, sentence: str, span: Span, *, parts: Mapping[str, str], at: int) -> Fix | None:
    """Make the edit that puts `text` in place of a span of the sentence, which starts at `at`.

    `{name}` in the text stands for a named part of the phrase. The case of the first letter follows the
    words replaced. An empty text removes the span and the blank that it leaves behind; where no sentence
    would be left, or half of one, there is no fix.
    """
    replacement = _PART.sub(lambda match: parts.get(match.group(1), match.group()), text)
    start, end = span.start, span.end
    first = next((char for char in sentence[start:end] if char.isalpha()), "")
    if not replacement:
        if not _is_aside(sentence, span):
            return None
        while end < len(sentence) and sentence[end] in " ,:":
            end += 1
        if end == len(sentence) or sentence[end] in ".!?":
            while start and sentence[start - 1] in " ,":
                start -= 1
        elif first.isupper():
            replacement = sentence[end].upper()
            end += 1
        label = f"Remove “{sentence[span.start : span.end]}”"
    else:
        if first.isupper():
            replacement = replacement[0].upper() + replacement[1:]
        elif first and not _KEEPS_CAPITAL.match(replacement):
            replacement = replacement[0].lower() + replacement[1:]
        if replacement[-1] in ".!?" and sentence[end : end + 1] in {".", "!", "?"}:
            replacement = replacement[:-1]
        label = replacement
    return Fix(label, Span(at + start, at + end), replacement, template=GAP in replacement)


def _is_aside(sentence: str, span: Span) -> bool:
    """Tell whether a span is set off from its sentence, which then stands without it.

    An aside opens or closes the sentence, has a comma or a colon towards the rest, and leaves some words.
    """
    before, after = sentence[: span.start].rstrip(), sentence[span.end :].lstrip()
    words = len(_WORD.findall(before + " " + after))
    if words < _FEWEST_WORDS:
        return False
    if not _WORD.search(before):
        return after.startswith((",", ":")) or sentence[span.start : span.end].rstrip().endswith((",", ":"))
    return not _WORD.search(after) and before.endswith(",")
