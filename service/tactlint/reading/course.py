"""What only the course of the conversation shows: the same complaint again, and replies that shrink.

Both compare the customer's last turn with the earlier ones, so they are worked out per conversation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tactlint.language.analysis import fold
from tactlint.model import Span, Turn
from tactlint.reading.cues import TurnCue, read_turn
from tactlint.reading.wording import load_wordings, word_list

_WORD = re.compile(r"[a-z][a-z']{3,}")
_COMMON = word_list("common")
_LONGEST = 20_000
_DETAILED = 25
_TERSE = 5
_TERSE_WORDINGS = load_wordings("terse")
_ANSWERS = frozenset({"no", "nope", "nah", "yeah"})
_CLOSED_QUESTION = re.compile(r"\?\s*$")


@lru_cache(maxsize=512)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its matter, folded."""
    return frozenset(word for word in _WORD.findall(fold(text[:_LONGEST])) if word not in _COMMON)


def course_cues(turns: Sequence[Turn], last: int) -> tuple[TurnCue, ...]:
    """Return the cues that the turn at index `last` (a customer's) gives only beside the earlier turns."""
    earlier = [turn.text for turn in turns[:last] if turn.role == "customer"]
    text = turns[last].text
    cues = []
    answered = next((turn.text for turn in reversed(turns[:last]) if turn.role == "agent"), None)
    if earlier and _is_terse(text, earlier, answered):
        start = len(text) - len(text.lstrip())
        cues.append(TurnCue("terse", Span(start, start + len(text.strip())), 2))
    again = _said_again(text, earlier)
    if again is not None and answered is not None:
        cues.append(TurnCue("repetition", again, 1))
    return tuple(cues)


def _is_terse(text: str, earlier: Sequence[str], answered: str | None) -> bool:
    words = read_turn(text).words
    if not 0 < words <= _TERSE or max(read_turn(turn).words for turn in earlier) < _DETAILED:
        return False
    folded = fold(text).strip()
    if _TERSE_WORDINGS["welcome"].heaviest(folded) or not _TERSE_WORDINGS["flat"].heaviest(folded):
        return False
    # "No." to "Is the light on?" is an answer; to an instruction it is a door closing.
    answers = answered is not None and _CLOSED_QUESTION.search(answered) is not None
    return not (answers and folded.rstrip(".! ") in _ANSWERS)


def _said_again(text: str, earlier: Sequence[str]) -> Span | None:
    """Return the sentence that says most of an earlier turn again."""
    words = content_words(text)
    for turn in earlier:
        before = content_words(turn)
        shared = words & before
        if len(shared) >= 4 and 2 * len(shared) >= min(len(words), len(before)):
            return _sentence_with(text, shared)
    return None


def _sentence_with(text: str, words: frozenset[str]) -> Span:
    best = max(
        re.finditer(r"[^.!?\n]+[.!?]*", text),
        key=lambda match: len(content_words(match.group()) & words),
    )
    start = best.start() + len(best.group()) - len(best.group().lstrip())
    return Span(start, best.start() + len(best.group().rstrip()))
