"""Plain wordings put in a term's place so that the sentence stays good English, or beside the term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactlint.language.word_forms import getAllLemmas, getInflection
from tactlint.model import Fix, Span
from tactlint.terms.glossary import Form, Term

MOST_WORDINGS = 3

_BEFORE = re.compile(r"(?:(?<=\W)|^)([A-Za-z']+) $")
_DETERMINERS = frozenset(
    {"the", "your", "our", "my", "its", "their", "his", "her", "this", "that", "any", "no", "each", "every"}
)
# Behind one of these the rest describes: "bug that came back", "list of changes".
_DESCRIBES = re.compile(r" (?:that|which|who|of|to|for|with|where|by|in|on|from|at|between|under|not|made) ")
# Nothing behind the term that it belongs to: "the ledger team" must not become "the account record team".
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[.,;:!?)\n])|\s(?:is|are|was|were|and|or|on|in|at|for|to|of|from|with|has|have|had|will|by"
    r"|that|which|can|may|before|after|again|today|now|so|but|off|until|stopped|went)\b"
)
_ACRONYM = re.compile(r"[A-Z]{2}")
_VOWEL = re.compile(r"(?!uni|use|usu|eu|one\b)[aeiou]|hour|honest", re.IGNORECASE)


def fixes_for(draft: str, span: Span, form: Form | None) -> tuple[Fix, ...]:
    """Return fixes for a form at a span of the draft: plain wordings, then the term with one beside it.

    Where no wording fits, the last fix leaves a gap for the agent's own.
    """
    text = draft[span.start : span.end]
    term = form.term if form else None
    swaps = list(_swaps(draft, span, text=text, term=term))[:MOST_WORDINGS] if term else []
    wording = _inflected_like(text, term) if term else None
    beside = f"{text} ({wording or '…'})"
    return (*swaps, Fix(beside, span, beside, template=wording is None))


def _inflected_like(text: str, term: Term) -> str | None:
    """Return the first plain wording in the number or tense of the term's form, or None."""
    if not term.plain:
        return None
    wording = term.plain[0]
    if text.lower() == term.forms[0].lower() or _ACRONYM.match(text):
        return wording
    if _is_plural_of(text, term.forms[0]):
        return _pluralised(wording) or wording
    for ending, tag in (("ed", "VBN"), ("ing", "VBG")):
        if text.endswith(ending):
            first, space, rest = wording.partition(" ")
            inflected = getInflection(first, tag) if "VERB" in getAllLemmas(first) else ()
            return f"{inflected[0]}{space}{rest}" if inflected else None
    return wording if _is_noun(text.lower().rpartition(" ")[2]) else None


def _swaps(draft: str, span: Span, *, text: str, term: Term) -> Iterator[Fix]:
    head = term.forms[0]
    plural = _is_plural_of(text, head)
    if (text.lower() != head.lower() and not plural) or not _STANDS_ALONE.match(draft, span.end):
        return
    before = _BEFORE.search(draft[max(0, span.start - 20) : span.start])
    word = before.group(1).lower() if before else ""
    article = word in ("a", "an")
    if _is_verb(head) and not plural:
        # "To deploy" takes another verb; anything else would need the sentence rebuilt.
        if word != "to":
            return
    elif not (plural or article or word in _DETERMINERS):
        return
    for wording in term.plain:
        new = _pluralised(wording) if plural else wording
        first = wording.partition(" ")[0]
        if new is None or _is_plural(wording) or first.endswith("ing") or first in _DETERMINERS:
            continue
        start = span.start
        if article and before:
            start -= len(before.group())
            new = f"{'an' if _VOWEL.match(new) else 'a'} {new}"
        if draft[start : start + 1].isupper() and (start == 0 or draft[:start].rstrip()[-1:] in ".!?:\n"):
            new = new[0].upper() + new[1:]
        yield Fix(new, Span(start, span.end), new)


def _is_plural_of(text: str, head: str) -> bool:
    return text.lower() in (f"{head.lower()}s", f"{head.lower()}es")


def _is_noun(word: str) -> bool:
    return "NOUN" in getAllLemmas(word)


def _is_verb(word: str) -> bool:
    """Tell whether a word is a verb in the first place; what may also be a noun counts as a noun."""
    found = getAllLemmas(word.lower())
    return "VERB" in found and "NOUN" not in found


def _head(wording: str) -> tuple[str, str]:
    """Split a wording behind its head noun: ("bug", " that came back")."""
    match = _DESCRIBES.search(wording)
    cut = match.start() if match else len(wording)
    return wording[:cut], wording[cut:]


def _is_plural(wording: str) -> bool:
    last = _head(wording)[0].rpartition(" ")[2]
    return last.endswith("s") and not last.endswith("ss") and "NOUN" in getAllLemmas(last)


def _pluralised(wording: str) -> str | None:
    """Return a wording in the plural, or None where a verb in it would have to follow."""
    noun, rest = _head(wording)
    first, space, last = noun.rpartition(" ")
    if rest.startswith((" that ", " which ", " who ")) or not _is_noun(last):
        return None
    plural = getInflection(last, "NNS")
    return f"{first}{space}{plural[0]}{rest}" if plural else None
