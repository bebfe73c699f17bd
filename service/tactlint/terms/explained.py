"""Whether a text explains a term where it uses it, or only names it as a label to click."""

from __future__ import annotations

import re

from tactlint.language.analysis import Sentence

# How far a label or an explanation is looked for, so that a wall of text costs no more than a line.
_REACH = 120
_A = r"(?:an?|the|your|our|my|its|their|one|any|each)"
_WHAT = rf"(?:{_A}|what|when|where|how|just|simply|like)"
_SOFT = r"(?:just |simply |only |basically )?"

# What follows a term that is being explained.
_AFTER = re.compile(
    r"[\"']?(?:"
    + r"|".join(
        (
            r"(?: \w+)?\s?\((?=[^()]{0,60}[a-z]{3})[^()]{0,200}\)",
            rf",? (?:which|that|it) {_SOFT}(?:means?|(?:is|are) {_WHAT})\b",
            r",? (?:which|that|it) (?:tells?|lets?|says?|shows?|proves?|checks?|keeps?|helps?|decides?)\b",
            r",? (?:which|that|it) (?:stands for|makes? sure|works? like)\b",
            rf"s?,? {_SOFT}(?:means?|stands? for|refers? to|(?:is|are) {_WHAT})\b",
            r",? (?:that is|that's|i\.?e\.?|meaning|in other words|in plain|in short|aka|basically)\b",
            r",? (?:also called|also known)\b",
            r",? or,? (?:simply|as we|in plain|put|just)\b|, or (?:an?|the) ",
            rf",? ?[-–—:=] ?(?:{_A}|basically|which|where|in other|in short|what|that is|that's)\b",
            rf", (?:{_A}|where|what) [^,;]{{4,60}}[,.;!?)]",
            r"s? \w+ (?:is|are|means) (?:an?|what|when|where|how)\b",
        )
    )
    + r")"
)
# What leads up to one.
_BEFORE = re.compile(
    r"(?:\b(?:called|known as|named|we call|they call|calls?|referred to as|so-called|jargon for|short for"
    r"|(?:term|word|name) for (?:it|this|that) is|i\.e\.|that is|technically|officially)"
    rf"[ ,:]*(?:{_A} )?[\"']?"
    r"|\w[^()]{0,3}\((?:or |the |a |aka |also |i\.e\. |called )*[\"']?)$"
)
# How the sentence after it begins.
_NEXT = re.compile(
    rf"(?:that|this|it|they)(?:'s| is|'re| are) {_WHAT}\b"
    rf"|(?:that|this|it|which) {_SOFT}(?:means?|stands for|tells|lets)\b"
    r"|in (?:other|plain|simple|short)|put simply|think of|basically|simply put|to explain"
)
_PATH_BEFORE = re.compile(r"[>›→»]\s*[^.,;>]{0,30}$")
_PATH_AFTER = re.compile(r"[^.,;>]{0,30}?\s*[>›→»]")
_SINGLE_BEFORE = re.compile(r"(?:^|[\s(])'[^']{0,40}$")
_SINGLE_AFTER = re.compile(r"[^']{0,40}'(?:\W|$)")


def explains(sentence: Sentence, span: tuple[int, int], following: Sentence | None) -> bool:
    """Tell whether a sentence, or the one after it, says what the words at a span of it mean."""
    start, end = span
    folded = sentence.folded
    if _AFTER.match(folded, end) or _BEFORE.search(folded[max(0, start - _REACH) : start]):
        return True
    return following is not None and bool(_NEXT.match(following.folded))


def is_label(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Tell whether the words at a span are the name of something on a screen: quoted, or in a menu path."""
    start, end = span
    folded = sentence.folded
    before, after = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
    if before.count('"') % 2 and '"' in after:
        return True
    if _SINGLE_BEFORE.search(before) and _SINGLE_AFTER.match(after):
        return True
    return bool(_PATH_BEFORE.search(before) or _PATH_AFTER.match(after))
