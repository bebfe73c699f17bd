"""Formality: passages of the draft whose register collides with this customer's own.

Finds: slang, jokes and pet names to a customer who writes formally, and letter prose to one who writes
casually; each with the customer's words that set the tone.
Why it matters: people hear in the register whether they are taken seriously and spoken to as themselves.
Does not flag: plain English to anybody, words that the customer uses too, quoted words, capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import ClassVar, Literal, NamedTuple

from lemminflect import getAllInflections

from tactlint.analysis import Passage, Placed, Sentence, analyse
from tactlint.checks.check import Scene
from tactlint.checks.rule import RuleBase
from tactlint.model import Conversation, Evidence, Finding, Fix, Span
from tactlint.reading.register import (
    CASUAL_BELOW,
    EMOJI,
    FORMAL_ABOVE,
    RegisterName,
    marks_of,
    score_of,
    score_of_sentence,
)
from tactlint.reading.vocabulary import Vocabulary, key_of, runs, vocabulary_of, words_of

_MOST_EVIDENCE = 3
_MOST_FINDINGS = 2
_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|(?:(?<=\s)|^)'[^']+'(?=\W|$)|[“«][^”»]*[”»]")
_STRETCHED_WORD = re.compile(r"\b(?!www\b)[a-z]*([a-z])\1\1[a-z]*\b")
_CLAUSE_END = re.compile(r"[,;:–—](?=\s)|[.!?]+(?=\s|$)")
# How much weight a sentence needs before it clashes, by how the customer writes.
_ENOUGH_FOR_CLASHING_CUSTOMER = 2
_ENOUGH_FOR_NEUTRAL_CUSTOMER = 4
# A sentence as formal as this is heavy even where no single word stands out.
_HEAVY_SENTENCE = 1.2


class FormalityRule(RuleBase):
    """`telling` and `hints` hold a wording a line, or several with commas; `= plainer` offers a fix.

    Telling words clash by themselves, hints only with others in the same sentence; `fine` are longer
    wordings that hold one of them and never clash.
    """

    check: Literal["formality"]
    clash: Literal["too-casual", "too-formal"]
    telling: str
    hints: str = ""
    fine: str = ""


class Wording(NamedTuple):
    weight: int
    plainer: str | None
    parted: bool
    """True where spaces may stand in it: "here to" is not "hereto"."""


class Hit(NamedTuple):
    """A clashing wording; offsets are code points of its sentence."""

    start: int
    end: int
    key: str
    wording: Wording


class Clashing(NamedTuple):
    """A sentence of a passage with all that may clash in it."""

    placed: Placed
    hits: tuple[Hit, ...]
    score: float


class FormalityCheck:
    """Keeps the wordings of all rules by direction, and what each passage holds of them."""

    name: ClassVar[str] = "formality"
    rule_model: ClassVar[type[RuleBase]] = FormalityRule
    needs_customer: ClassVar[bool] = True

    def __init__(self, rules: Sequence[FormalityRule]) -> None:
        self._directions = [_Direction(rule) for rule in rules]

    def run(self, scene: Scene) -> Iterable[Finding]:
        conversation = scene.conversation
        if conversation is None:
            return
        customer = _read(tuple(turn.text for turn in conversation.turns if turn.role == "customer"))
        for direction in self._directions:
            yield from direction.run(scene, conversation, customer)


class _Customer(NamedTuple):
    score: float
    vocabulary: Vocabulary


@lru_cache(maxsize=64)
def _read(texts: tuple[str, ...]) -> _Customer:
    return _Customer(score_of(map(analyse, texts)), vocabulary_of(texts))


class _Direction:
    """One rule at work."""

    def __init__(self, rule: FormalityRule) -> None:
        self._rule = rule
        self._casual = rule.clash == "too-casual"
        self._wordings = {
            **dict(_read_wordings(rule.fine, weight=0)),
            **dict(_read_wordings(rule.hints, weight=1)),
            **dict(_read_wordings(rule.telling, weight=2)),
        }
        self._clashing = lru_cache(maxsize=1024)(self._find_clashing)

    def run(self, scene: Scene, conversation: Conversation, customer: _Customer) -> Iterator[Finding]:
        distance = customer.score if self._casual else -customer.score
        if distance > (FORMAL_ABOVE if self._casual else -CASUAL_BELOW):
            enough = _ENOUGH_FOR_CLASHING_CUSTOMER
        elif distance > -0.3:
            enough = _ENOUGH_FOR_NEUTRAL_CUSTOMER
        else:
            return
        found = []
        for offset, passage in scene.draft.passages:
            for sentence in self._clashing(passage):
                hits = [hit for hit in sentence.hits if hit.key not in customer.vocabulary.runs]
                weight = sum(hit.wording.weight for hit in hits) + self._heaviness(sentence)
                if weight >= enough:
                    found.append((weight, offset, sentence, hits))
        found.sort(key=lambda entry: -entry[0])
        # Beside a much heavier passage the others are not what the customer will trip over.
        found = [entry for entry in found[:_MOST_FINDINGS] if 3 * entry[0] >= 2 * found[0][0]]
        evidence = _evidence(conversation, "formal" if self._casual else "casual")
        for _, offset, sentence, hits in found:
            start, end = _passage_of(sentence.placed.sentence, hits)
            base = offset + sentence.placed.start
            span = Span(base + start, base + end)
            yield self._rule.finding(
                scene.draft.text,
                span,
                evidence=evidence,
                fixes=_fixes(sentence.placed.sentence, hits, span=span, base=base),
            )

    def _heaviness(self, sentence: Clashing) -> int:
        return 2 if not self._casual and sentence.score > _HEAVY_SENTENCE else 0

    def _find_clashing(self, passage: Passage) -> tuple[Clashing, ...]:
        found = []
        quoting = False
        for placed in passage.placed:
            hits = self._hits(placed.sentence, quoting=quoting)
            quoting ^= bool(placed.sentence.folded.count('"') % 2)
            score = score_of_sentence(placed.sentence)
            if hits or score > _HEAVY_SENTENCE:
                found.append(Clashing(placed, hits, score))
        return tuple(found)

    def _hits(self, sentence: Sentence, *, quoting: bool) -> tuple[Hit, ...]:
        words = words_of(sentence)
        hits = []
        first = 0
        while first < len(words):
            found, behind = None, first + 1
            for key, end in runs(words, first):
                wording = self._wordings.get(key)
                if wording and (
                    wording.parted or " " not in sentence.text[words[first].start : words[end - 1].end]
                ):
                    found, behind = (key, wording), end
            if found and found[1].weight:
                hits.append(Hit(words[first].start, words[behind - 1].end, *found))
            first = behind
        if self._casual:
            taken = [range(hit.start, hit.end) for hit in hits]
            hits += [
                Hit(match.start(), match.end(), match.group(), Wording(1, None, False))
                for pattern in (EMOJI, _STRETCHED_WORD)
                for match in pattern.finditer(sentence.folded)
                if not any(match.start() in span for span in taken)
            ]
        quoted = [match.span() for match in _QUOTED.finditer(sentence.folded)]
        if quoting:
            # The quotation began in an earlier sentence; what looks like its start is its end.
            end = sentence.folded.find('"')
            quoted = [(0, end if end >= 0 else len(sentence.folded))]
        return tuple(
            sorted(hit for hit in hits if not any(start <= hit.start < end for start, end in quoted))
        )


def _read_wordings(lines: str, *, weight: int) -> Iterator[tuple[str, Wording]]:
    for line in lines.splitlines():
        left, equals, right = line.partition("=")
        plainer = right.strip() if equals else None
        for name in filter(None, map(str.strip, left.split(","))):
            # A whole formula such as "please be advised that" tells more than one word.
            formula = weight > 1 and name.count(" ") > 2
            wording = Wording(weight + formula, plainer, " " in name or "-" in name)
            if name.startswith("{"):
                word = name.strip("{}")
                yield key_of(word), wording
                forms = {form for found in getAllInflections(word, "VERB").values() for form in found}
                yield from ((key_of(form), Wording(weight, None, False)) for form in forms if form != word)
            else:
                yield key_of(name), wording


def _passage_of(sentence: Sentence, hits: Sequence[Hit]) -> tuple[int, int]:
    """Return the most telling clause of a sentence: from its first clashing word to its last.

    A sentence that is heavy as a whole is marked as a whole, without its full stop.
    """
    if not hits:
        return 0, len(sentence.text.rstrip(".!? "))
    ends = [match.end() for match in _CLAUSE_END.finditer(sentence.text)] or [len(sentence.text)]
    clauses: dict[int, list[Hit]] = {}
    for hit in hits:
        clauses.setdefault(next((end for end in ends if hit.start < end), len(sentence.text)), []).append(hit)
    best = max(clauses.values(), key=lambda clause: sum(hit.wording.weight for hit in clause))
    return best[0].start, best[-1].end


def _evidence(conversation: Conversation, register: RegisterName) -> tuple[Evidence, ...]:
    """Return the customer's own words that set the tone, of the newest turns first."""
    return tuple(islice(_marks(conversation, register), _MOST_EVIDENCE))


def _marks(conversation: Conversation, register: RegisterName) -> Iterator[Evidence]:
    for number, turn in reversed(list(enumerate(conversation.turns))):
        if turn.role != "customer":
            continue
        for placed in analyse(turn.text).sentences():
            for mark in marks_of(placed.sentence, register):
                start, end = placed.start + mark.start, placed.start + mark.end
                yield Evidence(number, Span(start, end), turn.text[start:end])


def _fixes(sentence: Sentence, hits: Sequence[Hit], *, span: Span, base: int) -> tuple[Fix, ...]:
    """Return the passage with plainer wordings in it, where every clashing wording has one."""
    inside = [hit for hit in hits if span.start - base <= hit.start < span.end - base]
    if any(hit.wording.plainer is None for hit in inside if hit.wording.weight > 1):
        return ()
    parts = []
    at = span.start - base
    for hit in inside:
        if hit.wording.plainer is not None:
            parts += [sentence.text[at : hit.start], hit.wording.plainer]
            at = hit.end
    parts.append(sentence.text[at : span.end - base])
    text = re.sub(r"\s+", " ", "".join(parts)).strip()
    # "The aforementioned order" becomes "this order".
    text = re.sub(r"\b(?:the|our|your) (this|these)\b", r"\1", text, flags=re.IGNORECASE)
    if sentence.text[span.start - base].isupper() and text:
        text = text[0].upper() + text[1:]
    if not text:
        return ()
    return (Fix(text, span, text),)
