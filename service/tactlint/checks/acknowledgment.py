"""Finds a reply to an upset customer that starts on steps, process or refusal and no word on what happened.

*Finds*: the customer is strongly upset or harmed, no earlier turn of the agent has acknowledged it, and no
sentence of the draft does. The finding stands at the sentence that should wait and quotes the customer's
strongest words.

*Why it matters*: someone who does not feel heard does not take in the solution.

*Does not flag*: acknowledgment in one's own words, drafts that have only just begun, a request to hold on,
calm customers, and any sentence that might be an acknowledgment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tactlint.checks.check import Scene
from tactlint.checks.rule import RuleBase, RuleModel, Text
from tactlint.language.analysis import Analysis, Passage, Sentence, analyse
from tactlint.model import Conversation, Cue, CustomerReading, Evidence, Finding, Fix, Span
from tactlint.phrases import Phrase
from tactlint.reading.acknowledging import Acknowledgment, acknowledges, is_courtesy, might_acknowledge
from tactlint.reading.course import content_words

# A draft of fewer words has only just begun; the agent sees this while typing.
_ENOUGH_WORDS = 8
_MOST_EVIDENCE = 3
# So many content words in common with the customer make a sentence about what they said.
_OWN_WORDS = 2
_GAP = "…"
_HOLD = re.compile(
    r"\b(?:(?:one|a|just a|give me an?|bear with me an?) (?:moment|minute|second|sec|mo)|bear with me|hold on"
    r"|let me (?:\w+ )?(?:check|look|see|find|pull)|(?:checking|looking into) (?:it|this)"
    r"|i'?ll (?:check|look))\b"
)
_LONGEST_HOLD = 20
_ENDED = re.compile(r"[.!?:…]\s|[.!?:…]$|\n")


class Opening(RuleModel):
    """A sentence to put first. `fits` are feelings and cue kinds; without it, it fits all."""

    text: Text
    fits: tuple[Text, ...] = ()


class AcknowledgmentRule(RuleBase):
    """`acknowledging` adds phrases that count, `hollow` phrases whose sentence never counts."""

    check: Literal["acknowledgment"]
    openings: Annotated[tuple[Opening, ...], Field(min_length=1)]
    acknowledging: tuple[Text, ...] = ()
    hollow: tuple[Text, ...] = ()

    message_gaps: ClassVar[frozenset[str]] = frozenset({"text", "customer"})


class AcknowledgmentCheck:
    name: ClassVar[str] = "acknowledgment"
    rule_model: ClassVar[type[RuleBase]] = AcknowledgmentRule
    needs_customer: ClassVar[bool] = True

    def __init__(self, rules: Sequence[AcknowledgmentRule]) -> None:
        self._rules = [_Compiled(rule) for rule in rules]

    def run(self, scene: Scene) -> Iterable[Finding]:
        conversation, customer = scene.conversation, scene.customer
        if conversation is None or customer is None or not _is_clear(customer):
            return
        since = min(cue.turn for cue in customer.cues if cue.weight >= 2)
        enough = Acknowledgment.GENERAL if _is_harmed(customer) else Acknowledgment.FORMULA
        theirs = _words_of(conversation)
        for rule in self._rules:
            if rule.acknowledged_before(conversation, since):
                continue
            waiting = rule.sentence_that_should_wait(scene.draft, theirs, enough)
            if waiting is not None:
                yield rule.finding(scene.draft.text, waiting, customer)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What matters of a passage; `first` counts from its start.

    `doubtful` are the content words of sentences that acknowledge only if they take up the customer's.
    """

    level: Acknowledgment
    doubtful: tuple[frozenset[str], ...]
    first: Span | None
    words: int


class _Compiled:
    """One rule and what it has worked out for passages seen before."""

    def __init__(self, rule: AcknowledgmentRule) -> None:
        self._rule = rule
        self._acknowledging = [Phrase(phrase) for phrase in rule.acknowledging]
        self._hollow = [Phrase(phrase) for phrase in rule.hollow]
        self._level = lru_cache(maxsize=4096)(self._judge)
        self._facts = lru_cache(maxsize=1024)(self._sum_up)
        self._earlier = lru_cache(maxsize=64)(self._acknowledged_before)

    def sentence_that_should_wait(
        self, draft: Analysis, theirs: frozenset[str], enough: Acknowledgment
    ) -> Span | None:
        """Return the first body sentence of a draft without acknowledgment; None where all is well."""
        words = 0
        first: Span | None = None
        for offset, passage in draft.passages:
            facts = self._facts(passage)
            if facts.level >= enough or any(len(theirs & own) >= _OWN_WORDS for own in facts.doubtful):
                return None
            if first is None and facts.first is not None:
                first = Span(offset + facts.first.start, offset + facts.first.end)
            words += facts.words
        if first is None or words < _ENOUGH_WORDS or not _ENDED.search(draft.text, first.start):
            return None
        if words <= _LONGEST_HOLD and _HOLD.search(draft.text.lower(), first.start):
            return None
        return first

    def acknowledged_before(self, conversation: Conversation, since: int) -> bool:
        """Say whether an agent's turn after turn `since` already acknowledged."""
        return self._earlier(conversation, since)

    def finding(self, draft: str, span: Span, customer: CustomerReading) -> Finding:
        cues = _strongest(customer)
        evidence = [Evidence(cue.turn, cue.span, cue.text) for cue in cues]
        made = self._rule.finding(draft, span, evidence=evidence, fixes=self._fixes(span, cues, customer))
        quote = min((cue.text for cue in cues), key=len) if len(cues[0].text) > 60 else cues[0].text
        return replace(made, message=made.message.replace("{customer}", quote))

    def _fixes(self, span: Span, cues: Sequence[Cue], customer: CustomerReading) -> Iterator[Fix]:
        known = {*customer.feelings, *(cue.kind for cue in cues)}
        fitting = [opening for opening in self._rule.openings if not opening.fits or known & {*opening.fits}]
        for opening in sorted(fitting, key=lambda opening: not opening.fits)[:3]:
            yield Fix(
                label=opening.text,
                span=Span(span.start, span.start),
                replacement=opening.text + " ",
                template=_GAP in opening.text,
            )

    def _sum_up(self, passage: Passage) -> _Facts:
        body = [placed for placed in passage.placed if placed.kind in ("body", "list-item")]
        plain = (placed for placed in body if not is_courtesy(placed.sentence))
        first = next(plain, None) or next(iter(body), None)
        return _Facts(
            level=max(
                (self._level(placed.sentence) for placed in passage.placed), default=Acknowledgment.NONE
            ),
            doubtful=tuple(
                content_words(placed.sentence.text) for placed in body if might_acknowledge(placed.sentence)
            ),
            first=None if first is None else Span(first.start, first.end),
            words=sum(len(placed.sentence.text.split()) for placed in body),
        )

    def _judge(self, sentence: Sentence) -> Acknowledgment:
        if any(phrase.is_in(sentence.folded) for phrase in self._acknowledging):
            return Acknowledgment.SPECIFIC
        if any(phrase.is_in(sentence.folded) for phrase in self._hollow):
            return Acknowledgment.NONE
        return acknowledges(sentence)

    def _acknowledged_before(self, conversation: Conversation, since: int) -> bool:
        return any(
            self._level(placed.sentence) > Acknowledgment.FORMULA
            for turn in conversation.turns[since + 1 :]
            if turn.role == "agent"
            for placed in analyse(turn.text).sentences()
        )


def _is_clear(customer: CustomerReading) -> bool:
    """Say whether the customer is strongly upset and their own words show it beyond doubt."""
    strong = [cue for cue in customer.cues if cue.weight >= 2 and cue.kind != "exclamation"]
    return customer.upset == 2 and (
        any(cue.weight >= 3 and cue.kind in _SPEAK_ALONE for cue in strong)
        or any(one.kind != other.kind and not _overlap(one, other) for one, other in combinations(strong, 2))
    )


def _is_harmed(customer: CustomerReading) -> bool:
    """Say whether something was lost that "sorry for the inconvenience" does not answer."""
    return any(cue.weight >= _HARMS.get(cue.kind, 4) for cue in customer.cues)


def _strongest(customer: CustomerReading) -> list[Cue]:
    """Return the cues to quote: the heaviest, one a kind where possible, the latest turn first."""
    ranked = sorted(
        customer.cues,
        key=lambda cue: (-cue.weight, -cue.turn, _RANK.get(cue.kind, 9), cue.span.start),
    )
    kinds: set[str] = set()
    chosen: list[Cue] = []
    for cue in ranked:
        if cue.kind not in kinds and not any(_overlap(cue, other) for other in chosen):
            kinds.add(cue.kind)
            chosen.append(cue)
    return chosen[:_MOST_EVIDENCE]


@lru_cache(maxsize=64)
def _words_of(conversation: Conversation) -> frozenset[str]:
    turns = (turn.text for turn in conversation.turns if turn.role == "customer")
    return frozenset().union(*map(content_words, turns))


# One strong cue of these is enough; "solicitor" or a word in capitals by itself may be plain information.
_SPEAK_ALONE = frozenset(
    {"feeling", "harm", "money-loss", "hostility", "repetition", "deadline", "sarcasm", "terse"}
)
_HARMS = {"harm": 2, "money-loss": 2, "deadline": 3}
# What says most, shown first among cues of equal weight.
_RANK = {
    "harm": 0,
    "feeling": 1,
    "money-loss": 2,
    "repetition": 3,
    "deadline": 4,
    "threat": 5,
    "time-lost": 6,
}


def _overlap(one: Cue, other: Cue) -> bool:
    return one.turn == other.turn and one.span.start < other.span.end and other.span.start < one.span.end
