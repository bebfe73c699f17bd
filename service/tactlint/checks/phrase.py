"""Phrase: wordings written in the phrase language of `rules/PHRASES.md`.

Finds: any phrase of a rule, unless one of its exceptions is there too.
Why it matters: each rule says it for itself.
Does not flag: masked text and what stands in double quotes, since those are somebody else's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from tactlint.checks.check import Scene
from tactlint.checks.fixes import make_fix
from tactlint.checks.rule import RuleBase, RuleModel, Text, unknown_gap
from tactlint.language.analysis import Passage, Sentence, analyse
from tactlint.model import Conversation, Evidence, Finding, Fix, Span
from tactlint.phrases import Found, PhraseSet, read_phrase

# Double quotes, or single ones that are no apostrophes.
_QUOTED = re.compile(r""""[^"]{2,300}"|(?<!\w)'(?:[^']|(?<=\w)'(?=\w)){2,300}'(?!\w)""")


def _readable(phrase: str, info: ValidationInfo) -> str:
    read_phrase(phrase, info.data.get("words"))
    return phrase


PhraseText = Annotated[str, AfterValidator(_readable)]
Phrases = tuple[PhraseText, ...]


class SentenceFix(RuleModel):
    """A fix for the whole sentence instead of the flagged words."""

    sentence: Text


class PhraseRule(RuleBase):
    """`unless` looks at the sentence, `unless-near` also at the sentences before and after it.

    `customer: upset` lets the rule speak only where the customer is upset; `customer-says` only where one
    of these phrases is in a turn of the customer, which is then shown as the reason. `words` are lists of
    wordings to use as <name>; those of pack.yaml are there already.
    """

    check: Literal["phrase"]
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    phrases: Annotated[Phrases, Field(min_length=1)]
    unless: Phrases = ()
    unless_near: Annotated[Phrases, Field(alias="unless-near")] = ()
    customer: Literal["upset"] | None = None
    customer_says: Annotated[Phrases, Field(alias="customer-says")] = ()
    fixes: tuple[str | SentenceFix, ...] = ()

    @field_validator("fixes")
    @classmethod
    def _fixes_are_filled(
        cls, fixes: tuple[str | SentenceFix, ...], info: ValidationInfo
    ) -> tuple[str | SentenceFix, ...]:
        phrases = [read_phrase(text, info.data.get("words")) for text in info.data.get("phrases", ())]
        names = {name for phrase in phrases for name in phrase.names}
        for fix in fixes:
            gap = unknown_gap(fix if isinstance(fix, str) else fix.sentence, names)
            if gap is not None and phrases:
                raise ValueError(f"no phrase of this rule has a part called “{gap}”: write ({gap}: …) in one")
        return fixes


class _Compiled:
    """One rule with its phrases; what only a hit needs is compiled at the first hit."""

    def __init__(self, rule: PhraseRule) -> None:
        self.rule = rule
        self.phrases = [read_phrase(text, rule.words) for text in rule.phrases]
        self.unless = [read_phrase(text, rule.words) for text in rule.unless]
        self.unless_near = [read_phrase(text, rule.words) for text in rule.unless_near]
        self.customer_says = [read_phrase(text, rule.words) for text in rule.customer_says]
        self.is_conditional = bool(rule.customer or rule.customer_says)


class _Hit(NamedTuple):
    """A rule's place in a sentence."""

    compiled: _Compiled
    found: Found


class PhraseCheck:
    name: ClassVar[str] = "phrase"
    rule_model: ClassVar[type[RuleBase]] = PhraseRule
    needs_customer: ClassVar[bool] = False

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        compiled = [_Compiled(rule) for rule in rules]
        self._phrases = [(each, phrase) for each in compiled for phrase in each.phrases]
        self._set = PhraseSet(phrase for _, phrase in self._phrases)
        self._hits = lru_cache(maxsize=4096)(self._find_hits)
        self._findings = lru_cache(maxsize=1024)(self._make_findings)
        self._evidence = lru_cache(maxsize=64)(self._find_evidence)

    def run(self, scene: Scene) -> Iterator[Finding]:
        passages = scene.draft.passages
        for index, (start, passage) in enumerate(passages):
            before = passages[index - 1][1] if index else None
            after = passages[index + 1][1] if index + 1 < len(passages) else None
            for compiled, finding in self._findings(start, passage, before, after):
                if not compiled.is_conditional:
                    yield finding
                elif (evidence := self._condition(compiled, scene)) is not None:
                    yield compiled.rule.at(finding.span, finding.text, evidence=evidence, fixes=finding.fixes)

    def _find_hits(self, sentence: Sentence) -> tuple[_Hit, ...]:
        folded = sentence.folded
        best: dict[tuple[str, int], _Hit] = {}
        quoted = [match.span() for match in _QUOTED.finditer(folded)]
        for index in self._set.candidates(folded):
            compiled, phrase = self._phrases[index]
            for found in phrase.find(folded):
                if any(start <= found.start and found.end <= end for start, end in quoted):
                    continue
                if any(exception.is_in(folded) for exception in compiled.unless):
                    break
                key = (compiled.rule.id, found.start)
                if key not in best or best[key].found.end < found.end:
                    best[key] = _Hit(compiled, found)
        return tuple(best.values())

    def _make_findings(
        self, start: int, passage: Passage, before: Passage | None, after: Passage | None
    ) -> tuple[tuple[_Compiled, Finding], ...]:
        """Return the findings of a passage at its place, as if all conditions on the customer held."""
        findings = []
        for index, placed in enumerate(passage.placed):
            for compiled, found in self._hits(placed.sentence):
                if compiled.unless_near and any(
                    phrase.is_in(sentence.folded)
                    for sentence in _neighbours(index, passage, before, after)
                    for phrase in compiled.unless_near
                ):
                    continue
                sentence = placed.sentence
                at = start + placed.start
                findings.append(
                    (
                        compiled,
                        compiled.rule.at(
                            Span(at + found.start, at + found.end),
                            sentence.text[found.start : found.end],
                            fixes=_fixes(compiled.rule, sentence, found, at=at),
                        ),
                    )
                )
        return tuple(findings)

    def _condition(self, compiled: _Compiled, scene: Scene) -> tuple[Evidence, ...] | None:
        """Return the customer's words that make a rule apply; None where it does not."""
        customer = scene.customer
        if customer is None or scene.conversation is None:
            return None
        evidence: tuple[Evidence, ...] = ()
        if compiled.rule.customer == "upset":
            if customer.upset < 1:
                return None
            cue = max(customer.cues, key=lambda cue: (cue.weight, cue.turn), default=None)
            evidence = (Evidence(cue.turn, cue.span, cue.text),) if cue else ()
        if compiled.customer_says:
            said = self._evidence(compiled, scene.conversation)
            if said is None:
                return None
            evidence = (said,)
        return evidence

    def _find_evidence(self, compiled: _Compiled, conversation: Conversation) -> Evidence | None:
        for index, turn in reversed(list(enumerate(conversation.turns))):
            if turn.role != "customer":
                continue
            for placed in analyse(turn.text).sentences():
                for phrase in compiled.customer_says:
                    for found in phrase.find(placed.sentence.folded):
                        span = Span(placed.start + found.start, placed.start + found.end)
                        return Evidence(index, span, turn.text[span.start : span.end])
        return None


def _neighbours(
    index: int, passage: Passage, before: Passage | None, after: Passage | None
) -> Iterator[Sentence]:
    """Yield a sentence and the ones before and after it."""
    yield passage.placed[index].sentence
    if index:
        yield passage.placed[index - 1].sentence
    elif before and before.placed:
        yield before.placed[-1].sentence
    if index + 1 < len(passage.placed):
        yield passage.placed[index + 1].sentence
    elif after and after.placed:
        yield after.placed[0].sentence


def _fixes(rule: PhraseRule, sentence: Sentence, found: Found, *, at: int) -> Iterable[Fix]:
    for fix in rule.fixes:
        whole = isinstance(fix, SentenceFix)
        text = fix.sentence if isinstance(fix, SentenceFix) else fix
        span = Span(0, len(sentence.text)) if whole else Span(found.start, found.end)
        made = make_fix(text, sentence.text, span, parts=found.parts, at=at)
        if made is not None:
            yield made
