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

from tactlint.checks.check import Scene
from tactlint.checks.rule import RuleBase
from tactlint.language.analysis import Passage, Placed, analyse
from tactlint.model import Conversation, Evidence, Finding, Fix, Span
from tactlint.reading.register import (
    CASUAL_BELOW,
    FORMAL_ABOVE,
    RegisterName,
    marks_of,
    score_of,
    score_of_sentence,
)
from tactlint.reading.vocabulary import Vocabulary, vocabulary_of
from tactlint.terms.wordings import Hit, Wordings, telling_clause

_MOST_EVIDENCE = 3
_MOST_FINDINGS = 2
_FIRST_WORDS = re.compile(r"\S+(?: \S+){0,4}")
_NEXT_WORD = re.compile(r",? ([^\W_]+)")
# How much weight a sentence needs before it clashes, by how the customer writes.
_ENOUGH_FOR_CLASHING_CUSTOMER = 2
_ENOUGH_FOR_NEUTRAL_CUSTOMER = 4
# A customer further than this on the draft's own side never meets a clash.
_OWN_SIDE = -0.3
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
        self._wordings = Wordings({0: rule.fine, 1: rule.hints, 2: rule.telling}, playful=self._casual)
        self._clashing = lru_cache(maxsize=1024)(self._find_clashing)

    def run(self, scene: Scene, conversation: Conversation, customer: _Customer) -> Iterator[Finding]:
        distance = customer.score if self._casual else -customer.score
        if distance > (FORMAL_ABOVE if self._casual else -CASUAL_BELOW):
            enough = _ENOUGH_FOR_CLASHING_CUSTOMER
        elif distance > _OWN_SIDE:
            enough = _ENOUGH_FOR_NEUTRAL_CUSTOMER
        else:
            return
        found = []
        for offset, passage in scene.draft.passages:
            for sentence in self._clashing(passage):
                hits = [hit for hit in sentence.hits if hit.key not in customer.vocabulary.runs]
                if sentence.hits and not hits:
                    # The customer says it all in the same words.
                    continue
                weight = sum(hit.wording.weight for hit in hits) + self._heaviness(sentence)
                if weight >= enough:
                    found.append((weight, offset, sentence, hits))
        found.sort(key=lambda entry: -entry[0])
        # Beside a much heavier passage the others are not what the customer will trip over.
        found = [entry for entry in found[:_MOST_FINDINGS] if 3 * entry[0] >= 2 * found[0][0]]
        evidence = _evidence(conversation, "formal" if self._casual else "casual")
        for _, offset, sentence, hits in found:
            start, end = telling_clause(sentence.placed.sentence, hits)
            base = offset + sentence.placed.start
            span = Span(base + start, base + end)
            yield self._rule.finding(
                scene.draft.text,
                span,
                evidence=evidence,
                fixes=_fixes(scene.draft.text, hits, span=span, base=base),
            )

    def _heaviness(self, sentence: Clashing) -> int:
        return 2 if not self._casual and sentence.score > _HEAVY_SENTENCE else 0

    def _find_clashing(self, passage: Passage) -> tuple[Clashing, ...]:
        found = []
        quoting = False
        for placed in passage.placed:
            hits = self._wordings.hits(placed.sentence, quoting=quoting)
            quoting ^= bool(placed.sentence.folded.count('"') % 2)
            score = score_of_sentence(placed.sentence)
            if hits or score > _HEAVY_SENTENCE:
                found.append(Clashing(placed, hits, score))
        return tuple(found)


def _evidence(conversation: Conversation, register: RegisterName) -> tuple[Evidence, ...]:
    """Return the customer's own words that set the tone, of the newest turns first."""
    marks = tuple(islice(_marks(conversation, register), _MOST_EVIDENCE))
    return marks or tuple(islice(_beginnings(conversation), 1))


def _customer_turns(conversation: Conversation) -> Iterator[tuple[int, str]]:
    for number, turn in reversed(list(enumerate(conversation.turns))):
        if turn.role == "customer":
            yield number, turn.text


def _marks(conversation: Conversation, register: RegisterName) -> Iterator[Evidence]:
    for number, text in _customer_turns(conversation):
        for placed in analyse(text).sentences():
            for mark in marks_of(placed.sentence, register):
                start, end = placed.start + mark.start, placed.start + mark.end
                yield Evidence(number, Span(start, end), text[start:end])


def _beginnings(conversation: Conversation) -> Iterator[Evidence]:
    """Yield how each turn begins, for a register that shows in no single word."""
    for number, text in _customer_turns(conversation):
        for placed in analyse(text).sentences():
            if match := _FIRST_WORDS.match(placed.sentence.text):
                yield Evidence(number, Span(placed.start, placed.start + match.end()), match.group())
                break


def _fixes(draft: str, hits: Sequence[Hit], *, span: Span, base: int) -> tuple[Fix, ...]:
    """Return the passage with plainer wordings in it, where every telling wording has one."""
    inside = [hit for hit in hits if span.start <= base + hit.start < span.end]
    if not inside or any(hit.wording.plainer is None for hit in inside if hit.wording.weight > 1):
        return ()
    parts = []
    at = span.start
    for hit in inside:
        if hit.wording.plainer is not None:
            parts += [draft[at : base + hit.start], hit.wording.plainer]
            at = base + hit.end
    text = re.sub(r"\s+", " ", "".join([*parts, draft[at : span.end]])).strip()
    # "The aforementioned order" becomes "this order".
    text = re.sub(r"\b(?:the|our|your) (this|these)\b", r"\1", text, flags=re.IGNORECASE)
    end, label = span.end, text
    if not text:
        # The words can go: the next one moves up to the start.
        following = _NEXT_WORD.match(draft, span.end)
        if following is None:
            return ()
        end, text = following.end(), following.group(1)
        label = f"{text}…"
    if draft[span.start].isupper():
        text, label = text[0].upper() + text[1:], label[0].upper() + label[1:]
    return (Fix(label, Span(span.start, end), text),)
