"""Feeling words: which feeling, how strong, and when such a word is no feeling at all.

A hedge ("a bit annoyed") softens, an intensifier ("beyond angry") strengthens, a negation ("not angry")
or a name ("Angry Birds") takes the word out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactlint.model import Span
from tactlint.reading.wording import load_wordings

FEELINGS = load_wordings("feelings")

_FACES: dict[str, tuple[str, int]] = {
    face: (feeling, weight)
    for feeling, weight, faces in (
        ("angry", 2, "😠😤👎"),
        ("angry", 3, "😡🤬🖕"),
        ("disappointed", 1, "😞😔🙁☹😕🤢"),
        ("embarrassed", 1, "😳🙈"),
        ("frustrated", 1, "😣🤦🙄😒😑🙃🫠"),
        ("frustrated", 2, "😩😫😖"),
        ("sad", 1, "🥲😿"),
        ("sad", 2, "😭😢💔"),
        ("worried", 1, "😟😬"),
        ("worried", 2, "😱😨😰"),
    )
    for face in faces
}
_FACE = re.compile("[" + "".join(_FACES) + "]")
_TYPED_FACE = re.compile(r"(?<!\S)[:;]'?-?[(\[/|](?!\w)|(?<=\s):'?-?\((?!\w)")

_NEGATED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bwithout|\bnothing|\bisnt|\bdont|\bwasnt|\barent)\s+(?:\w+\s+)?$"
)
_OWN_NEGATION = re.compile(r"no|not|n'?t|don|do|can|haven|isn|never|lost|less")
_HEDGE = re.compile(
    r"\b(?:a (?:tiny |little )?bit|bit|slightly|a (?:little|lil|tad|touch|trifle)|lil|little|kinda|kind of"
    r"|somewhat|rather|mildly|sort of|lowkey|slight|some|quite|pretty|getting)\s+(?:\w+\s+)?$"
)
_STRONG = re.compile(
    r"\b(?:so|very|really|extremely|absolutely|beyond|incredibly|deeply|completely|utterly|totally|more than"
    r"|genuinely|f\w*cking|super|bloody|honestly|becoming|proper(?:ly)?)\s+(?:\w+\s+)?$"
)


def feeling_words(text: str, folded: str) -> Iterator[tuple[str, int, Span]]:
    """Yield feeling, weight (1 to 3) and span (code points) of every feeling word or face in a turn."""
    for feeling, words in FEELINGS.items():
        for weight, span in words.finds(folded):
            before = folded[max(0, span.start - 32) : span.start]
            found = folded[span.start : span.end]
            if _is_name(text, span) or (_NEGATED.search(before) and not _OWN_NEGATION.match(found)):
                continue
            yield feeling, _weighed(weight, before), span
    for match in _FACE.finditer(text):
        feeling, weight = _FACES[match.group()]
        yield feeling, weight, Span(*match.span())
    for match in _TYPED_FACE.finditer(text):
        yield "disappointed", 1, Span(*match.span())


def _weighed(weight: int, before: str) -> int:
    if _HEDGE.search(before):
        return min(weight, 1)
    return min(3, weight + 1) if _STRONG.search(before) else weight


def _is_name(text: str, span: Span) -> bool:
    """Tell a title or a quoted label ("Angry Birds", sentiment = "furious") from a feeling."""
    word = text[span.start : span.end]
    before = text[: span.start].rstrip(" ")
    if text[span.start - 1 : span.start] in {'"', "“", "'", "‘"} and span.start > 0:
        return True
    mid_sentence = bool(before) and before[-1] not in ".!?\n:"
    capital_follows = re.match(r"\s[A-Z][a-z]", text[span.end : span.end + 3]) is not None
    return mid_sentence and word.istitle() and capital_follows
