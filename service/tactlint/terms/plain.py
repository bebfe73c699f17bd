"""Plain wordings put in a term's place so that the sentence stays good English, or beside the term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lemminflect import getAllLemmas, getInflection

from tactlint.model import Fix, Span
from tactlint.terms.glossary import Form, Term

MOST_WORDINGS = 3

_BEFORE = re.compile(r"(?:(?<=\W)|^)([A-Za-z']+) $")
_DETERMINERS = frozenset(
    [
        "the",
        "your",
        "our",
        "my",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "any",
        "no",
        "each",
        "every",
        "one",
        "another",
        "which",
        "whose",
    ]
)
_PLURAL_DETERMINERS = _DETERMINERS | frozenset(
    ["these", "those", "some", "all", "both", "many", "few", "several", "more", "most"]
)
# Behind one of these the rest describes: "bug that came back", "list of changes".
_DESCRIBES = re.compile(r" (?:that|which|who|of|to|for|with|where|by|in|on|from|at|between|under|not|made) ")
_VOWEL = re.compile(r"(?!uni|use|usu|eu|one\b)[aeiou]|hour|honest", re.IGNORECASE)


def fixes_for(draft: str, span: Span, form: Form) -> tuple[Fix, ...]:
    """Return fixes for a form at a span of the draft: plain wordings, then the term with one beside it."""
    term = form.term
    if term is None:
        return ()
    text = draft[span.start : span.end]
    swaps = list(_swaps(draft, span, text=text, term=term))[:MOST_WORDINGS]
    beside = _beside(text, term)
    return (*swaps, Fix(beside, Span(span.start, span.end), beside))


def _beside(text: str, term: Term) -> str:
    wording = term.plain[0]
    noun = not _is_verb(term.forms[0]) and not wording.startswith(("being ", "no longer ", "made "))
    article = ("an " if _VOWEL.match(wording) else "a ") if noun and not _is_plural(wording) else ""
    return f"{text} ({article}{wording})"


def _swaps(draft: str, span: Span, *, text: str, term: Term) -> Iterator[Fix]:
    head = term.forms[0]
    plural = text.lower() in (f"{head.lower()}s", f"{head.lower()}es")
    if text.lower() != head.lower() and not plural:
        return
    before = _BEFORE.search(draft[max(0, span.start - 20) : span.start])
    word = before.group(1).lower() if before else ""
    article = word in ("a", "an")
    if _is_verb(head) and not plural:
        # "To deploy" takes another verb; anything else would need the sentence rebuilt.
        if word != "to":
            return
    elif not (article or word in (_PLURAL_DETERMINERS if plural else _DETERMINERS)) and not plural:
        return
    for wording in term.plain:
        new = _pluralised(wording) if plural else wording
        if new is None or (_is_plural(wording) and (article or not plural)):
            continue
        start = span.start
        if article and before:
            start -= len(before.group())
            new = f"{'an' if _VOWEL.match(new) else 'a'} {new}"
        if draft[start : start + 1].isupper() and (start == 0 or draft[:start].rstrip()[-1:] in ".!?:\n"):
            new = new[0].upper() + new[1:]
        yield Fix(new, Span(start, span.end), new)


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
    noun, rest = _head(wording)
    first, space, last = noun.rpartition(" ")
    plural = getInflection(last, "NNS")
    return f"{first}{space}{plural[0]}{rest}" if plural and "NOUN" in getAllLemmas(last) else None
