"""Word forms and word classes of the phrase language, by lemminflect.

A class is a pattern that RE2 can run and, where spelling alone does not decide, a look-up afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from tactlint.language import word_forms

WORD = r"[^ ,;:.!?\x1f()\"]+(?:\.[^ ,;:.!?\x1f()\"]+)*"

_IRREGULAR_PAST = (
    "been was were had done did said made went gone gave given took taken came become became saw seen "
    "knew known got gotten told sent found thought left kept lost read written wrote put set let shown "
    "understood brought bought paid felt meant heard held stood begun began broke broken chose chosen "
    "drove driven ate eaten fell fallen forgot forgotten cut hit hurt led lent met ran run sold shut sat "
    "slept spoke spoken spent split stuck swore thrown threw withdrawn withdrew worn wore won overlooked "
    "misread mistaken mistook mistyped reset hidden hid built dealt dropped fit grown grew hung laid lit "
    "quit rung rang ridden rode risen rose sought shot spread stolen stole taught torn tore woken woke "
    "overwritten overdrawn bent bet bit bitten blown blew burnt caught dug"
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand"
)
_MONEY = (
    r"(?:[£$€] ?[0-9][0-9.,]*|(?:[0-9][0-9.,]*|" + "|".join(_NUMBERS.split()) + ")"
    r" ?(?:£|€|(?:pounds?|euros?|dollars?|cents?|pence|quid|bucks?)\b))"
)
_ADVERBS = (
    "just really very still also already even ever simply only quite well again perhaps maybe too then "
    "never always"
)


@lru_cache(maxsize=4096)
def is_past(word: str) -> bool:
    """Tell whether a word in lower case is a verb's past tense or past participle."""
    return (
        any(
            word in word_forms.getInflection(lemma, tag)
            for lemma in word_forms.getAllLemmas(word, upos="VERB").get("VERB", ())
            for tag in ("VBD", "VBN")
        )
        or word in _IRREGULAR_PAST.split()
    )


@lru_cache(maxsize=4096)
def is_ing(word: str) -> bool:
    """Tell whether a word in lower case is a verb's -ing form."""
    lemmas = word_forms.getAllLemmas(word, upos="VERB").get("VERB", ())
    return any(word != lemma for lemma in lemmas)


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Tell whether a word in lower case is a verb's plain form."""
    return word in word_forms.getAllLemmas(word, upos="VERB").get("VERB", ())


# Name -> (pattern, look-up or None).
WORD_CLASSES: dict[str, tuple[str, Callable[[str], bool] | None]] = {
    "word": (WORD, None),
    "number": (r"(?:[0-9][0-9.,]*|" + "|".join(_NUMBERS.split()) + ")", None),
    "money": (_MONEY, None),
    "adverb": (r"(?:[a-z]+ly|" + "|".join(_ADVERBS.split()) + ")", None),
    "verb": (r"[a-z-]+", is_verb),
    "verb-past": (r"(?:[a-z-]+ed|" + "|".join(_IRREGULAR_PAST.split()) + ")", is_past),
    "verb-ing": (r"[a-z-]+ing", is_ing),
}


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """Return all inflections of a word, itself included."""
    found = {word}
    for inflections in word_forms.getAllInflections(word).values():
        found.update(inflection.lower() for inflection in inflections)
    return tuple(sorted(found))
