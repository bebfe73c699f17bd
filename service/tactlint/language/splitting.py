"""Where one sentence ends and the next begins, inside one paragraph.

Support replies are mails and chats: initials and "p.m.", lower-case starts, emoji for full stops.
When in doubt there is no boundary: a phrase found in a sentence too long is still found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
# A terminator with what closes after it, or emoji, then blank space; the next character decides. A run is
# tried from its first character only and never given back: a thousand "!" must not cost a million steps.
_CANDIDATE = re.compile(
    rf"(?:(?<![.!?…])(?P<stop>[.!?…]++)['\"’”)\]*_]*+"
    rf"|(?<![{_EMOJI}\ufe0f\u200d])[{_EMOJI}][{_EMOJI}\ufe0f\u200d]*+)\s++(?=(?P<next>\S))"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+\Z")

_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "sr", "jr", "st", "vs", "e.g", "i.e", "eg", "ie", "cf", "approx"}
    | {"inc", "ltd", "co", "corp", "dept", "est", "fig", "ca", "al", "ref", "tel", "ext", "incl", "excl"}
)
# These may also end a sentence: no boundary only where the next word does not start one.
_MAY_END = frozenset(
    {"etc", "a.m", "p.m", "am", "pm", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct"}
    | {"nov", "dec", "mon", "tue", "wed", "thu", "fri"}
)


def sentence_ends(text: str, *, masked: Callable[[int], bool]) -> Iterator[int]:
    """Yield the offsets after each sentence's last character, the last one excepted, in code points.

    `masked` tells whether an offset lies in a region that is not running text.
    """
    for match in _CANDIDATE.finditer(text):
        if masked(match.start()):
            continue
        end = match.start() + len(match.group().rstrip())
        if _is_boundary(text[max(0, match.start() - 24) : match.start()], match["stop"], match["next"]):
            yield end


def _is_boundary(before: str, stop: str | None, following: str) -> bool:
    if stop is None:
        return following.isupper()
    if stop != ".":
        # "well... that is" goes on; "really?! that is" does not.
        return not following.islower() or "!" in stop or "?" in stop
    found = _LAST_WORD.search(before)
    word = found.group().lower() if found else ""
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word == "no" and following.isdigit():
        return False
    if word in _MAY_END:
        return following.isupper()
    return True
