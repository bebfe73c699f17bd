"""The customer's side of a conversation, read once: mood, feelings, cues, register, name.

The last turn weighs most. A conversation that does not change is not read again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tactlint.model import Conversation, Cue, CustomerReading
from tactlint.reading.course import course_cues
from tactlint.reading.cues import TurnCue, read_turn
from tactlint.reading.mood import mood_features, upset
from tactlint.reading.register import register_of

# Turns before these are neither read nor quoted: the latest say where things stand.
_RECENT = 8
_ESCALATION = frozenset({"threat", "supervisor", "hostility", "repetition"})
# Feelings that a cue other than a feeling word stands for.
_IMPLIED = {
    "threat": "angry",
    "hostility": "angry",
    "supervisor": "angry",
    "capitals": "angry",
    "sarcasm": "frustrated",
    "disbelief": "frustrated",
    "repetition": "frustrated",
    "time-lost": "frustrated",
    "effort": "frustrated",
    "terse": "resigned",
    "deadline": "worried",
    "money-loss": "worried",
    "harm": "distressed",
}
_SIGN_OFF = re.compile(
    r"\n[ \t]*(?:(?:many |with |best |kind |warm |yours )?(?:thanks|thank you|regards|wishes|cheers|best"
    r"|sincerely|faithfully|truly|love|xx?|yours)[^\n]{0,20}[,.!]?[ \t]*\n+)?[ \t]*[-–—]?[ \t]*"
    r"(?P<name>[A-Z][\w'’.-]*(?:[ \t][A-Z][\w'’.-]*){0,2})[ \t]*x{0,3}\s*$"
)
_SIGN_OFF_LENGTH = 200
_NO_NAME = re.compile(
    r"(?:thanks|thank you|regards|cheers|best|please|help|sent|hi|hello|sincerely|ok|okay|yes|no)\b", re.I
)


@lru_cache(maxsize=64)
def read_customer(conversation: Conversation) -> CustomerReading | None:
    """Read the customer's turns; None where the conversation has none."""
    indexes = [i for i, turn in enumerate(conversation.turns) if turn.role == "customer"][-_RECENT:]
    if not indexes:
        return None
    last = indexes[-1]
    texts = [conversation.turns[index].text for index in indexes]
    readings = [read_turn(text) for text in texts]
    course = course_cues(conversation.turns[indexes[0] :], last - indexes[0])
    level = upset(list(mood_features(readings, course, texts[-1])))
    found = [(index, cue) for index, reading in zip(indexes, readings) for cue in reading.cues]
    found += [(last, cue) for cue in course]
    cues = tuple(_cues(conversation, found, calm=level == 0))
    return CustomerReading(
        upset=level,
        feelings=_feelings(found, level) if level else (),
        cues=cues,
        register=register_of("\n\n".join(texts)),
        name=conversation.customer_name or _signed(texts),
        escalating=level > 0 and _escalates(cues),
    )


def _escalates(cues: Iterable[Cue]) -> bool:
    """Two kinds of strong escalation cue stand: "third time" and "get me your manager"."""
    return len({cue.kind for cue in cues if cue.kind in _ESCALATION and cue.weight >= 2}) >= 2


def _cues(conversation: Conversation, found: list[tuple[int, TurnCue]], *, calm: bool) -> Iterator[Cue]:
    """Yield the cues in reading order; a calm customer's faint ones ("due", "again") mean nothing."""
    for index, cue in sorted(found, key=lambda pair: (pair[0], pair[1].span.start, pair[1].span.end)):
        if calm and cue.weight < 2:
            continue
        text = conversation.turns[index].text[cue.span.start : cue.span.end]
        yield Cue(kind=cue.kind, turn=index, span=cue.span, text=text, weight=cue.weight)


def _feelings(found: list[tuple[int, TurnCue]], level: int) -> tuple[str, ...]:
    """Return up to three feelings, strongest first: those put into words, else what the cues stand for."""
    last = max(index for index, _ in found) if found else 0
    scores: Counter[str] = Counter()
    for index, cue in found:
        weight = cue.weight * (2 if index == last else 1)
        if cue.feeling is not None:
            scores[cue.feeling] += 3 * weight
        elif cue.kind in _IMPLIED and cue.weight >= 2:
            scores[_IMPLIED[cue.kind]] += weight
    if not scores:
        return ("frustrated",) if level else ()
    return tuple(feeling for feeling, _ in scores.most_common(3))


def _signed(texts: list[str]) -> str | None:
    for text in reversed(texts):
        match = _SIGN_OFF.search(text.rstrip()[-_SIGN_OFF_LENGTH:])
        if match and not _NO_NAME.match(match["name"]):
            return match["name"]
    return None
