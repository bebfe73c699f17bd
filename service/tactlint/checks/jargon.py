"""Jargon: a technical or in-house term that the customer did not use and the draft does not explain.

Finds: terms of the pack's glossary in any form, and abbreviations in capitals that are no everyday ones.
Why it matters: a reader who has to look up a word reads the rest of the reply as not meant for them.
Does not flag: what the customer said in any form or spelled out, what the draft or an earlier turn of the
agent explains, labels to click, names, codes, emphasis, and words that everybody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Literal, NamedTuple

from pydantic import Field, field_validator

from tactlint.analysis import Passage, Sentence, analyse
from tactlint.checks.check import Scene
from tactlint.checks.rule import RuleBase
from tactlint.model import Conversation, Evidence, Finding, Span
from tactlint.reading.vocabulary import Vocabulary, key_of, vocabulary_of
from tactlint.terms.capitals import abbreviations_of, is_part_of_name
from tactlint.terms.explained import explains, is_label
from tactlint.terms.glossary import Form, Glossary, read_terms
from tactlint.terms.plain import fixes_for


class JargonRule(RuleBase):
    """`terms` are lines "term, other form = plain wording" by field (see PHRASES.md); `everyday` is what
    nobody needs explained, one line or more of words with commas between. With `abbreviations`, capitals
    that stand in no list are flagged as well.
    """

    check: Literal["jargon"]
    terms: dict[str, str] = Field(default_factory=dict)
    everyday: str = ""
    abbreviations: bool = False

    @field_validator("terms")
    @classmethod
    def _terms_are_readable(cls, terms: dict[str, str]) -> dict[str, str]:
        read_terms(terms)
        return terms


class Place(NamedTuple):
    """A term or an abbreviation in a passage, in code points of it."""

    form: Form | None
    key: str
    start: int
    end: int
    sentence: Sentence
    explained: bool
    label: bool


class JargonCheck:
    """All jargon rules share one glossary and one list of everyday words."""

    name: ClassVar[str] = "jargon"
    rule_model: ClassVar[type[RuleBase]] = JargonRule
    needs_customer: ClassVar[bool] = True

    def __init__(self, rules: Sequence[JargonRule]) -> None:
        owned = [(form, rule) for rule in rules for form in read_terms(rule.terms)]
        everyday = [word.strip() for rule in rules for word in rule.everyday.replace("\n", ",").split(",")]
        self._glossary = Glossary([form for form, _ in owned], filter(None, everyday))
        self._rule_of = {id(form.term): rule for form, rule in owned}
        self._abbreviations = next((rule for rule in rules if rule.abbreviations), None)
        self._fluent = lru_cache(maxsize=64)(self._fluent_fields)
        self._places = lru_cache(maxsize=1024)(self._find_places)

    def run(self, scene: Scene) -> Iterable[Finding]:
        """Yield a finding for each term at the first place where it stands."""
        places = [
            (offset, place)
            for offset, passage in scene.draft.passages
            if (found := self._places(passage))
            for place in found
        ]
        if places and scene.conversation:
            yield from self._findings(places, scene.draft.text, scene.conversation)

    def _findings(
        self, places: list[tuple[int, Place]], draft: str, conversation: Conversation
    ) -> Iterator[Finding]:
        numbers = tuple(n for n, turn in enumerate(conversation.turns) if turn.role == "customer")
        texts = tuple(conversation.turns[n].text for n in numbers)
        vocabulary = vocabulary_of(texts)
        known = {place.key for _, place in places if place.explained}
        known |= {
            place.key
            for turn in conversation.turns
            if turn.role == "agent"
            for _, passage in analyse(turn.text).passages
            for place in self._places(passage)
            if place.explained
        }
        fluent = self._fluent(texts)
        for offset, place in places:
            if place.form and place.form.term and place.form.term.field in fluent:
                continue
            if place.key in known or place.label or not self._in_company(place, places):
                continue
            known.add(place.key)
            form = place.form
            rule = self._rule_of[id(form.term)] if form else self._abbreviations
            forms = form.term.forms if form and form.term else (place.key,)
            if rule is None or vocabulary.uses(forms):
                continue
            span = Span(offset + place.start, offset + place.end)
            yield rule.finding(
                draft,
                span,
                evidence=_evidence(form, vocabulary, conversation, numbers),
                fixes=fixes_for(draft, span, form),
            )

    def _fluent_fields(self, texts: tuple[str, ...]) -> frozenset[str]:
        """Return the fields of which the customer used a clear term: there they need no glossary."""
        return frozenset(
            hit.form.term.field
            for text in texts
            for placed in analyse(text).sentences()
            for hit in self._glossary.hits(placed.sentence)
            if hit.form.term and not hit.form.guarded
        )

    @staticmethod
    def _in_company(place: Place, places: list[tuple[int, Place]]) -> bool:
        """Tell whether a form with an everyday meaning has a clear term of its field in the draft.

        Two more like it in its own sentence are as good.
        """
        form = place.form
        if form is None or not form.guarded or form.term is None:
            return True
        kin = [
            (other.form, other.sentence)
            for _, other in places
            if other.form
            and other.form.term
            and other.form.term.field == form.term.field
            and other.form.term is not form.term
        ]
        return any(not other.guarded for other, _ in kin) or (
            len({id(other.term) for other, sentence in kin if sentence is place.sentence}) > 1
        )

    def _find_places(self, passage: Passage) -> tuple[Place, ...]:
        return tuple(self._each_place(passage))

    def _each_place(self, passage: Passage) -> Iterator[Place]:
        body = [placed for placed in passage.placed if placed.kind in ("body", "list-item")]
        for index, placed in enumerate(body):
            sentence = placed.sentence
            found: list[tuple[Form | None, int, int]] = list(self._glossary.hits(sentence))
            if self._abbreviations:
                found += [
                    (None, start, end)
                    for start, end in abbreviations_of(sentence)
                    if not self._glossary.knows(sentence.text[start:end])
                    and not any(hit_start <= start < hit_end for _, hit_start, hit_end in found)
                ]
            following = body[index + 1].sentence if index + 1 < len(body) else None
            for form, start, end in sorted(found, key=lambda hit: hit[1]):
                yield Place(
                    form=form,
                    key=_stem(form) if form else sentence.text[start:end].rstrip("s"),
                    start=placed.start + start,
                    end=placed.start + end,
                    sentence=sentence,
                    explained=explains(sentence, (start, end), following)
                    or _says_plainly(form, (sentence, following)),
                    label=is_label(sentence, (start, end)) or _is_name(form, sentence.text, (start, end)),
                )


def _stem(form: Form) -> str:
    """Return what the inflections of a form share; another form of the term is another word to stumble on."""
    return key_of(form.text).rstrip("s")[:8]


def _says_plainly(form: Form | None, sentences: Iterable[Sentence | None]) -> bool:
    """Tell whether a plain wording of the term stands in a sentence, word for word."""
    if form is None or form.term is None:
        return False
    return any(
        wording in sentence.folded
        for sentence in sentences
        if sentence
        for wording in form.term.plain
        if " " in wording
    )


def _is_name(form: Form | None, text: str, span: tuple[int, int]) -> bool:
    """Tell whether a term is a name here: "the Cache tab", or two capitals amid names and numbers."""
    if form is None:
        return False
    start, end = span
    if form.text.islower():
        return start > 0 and text[start].isupper()
    return end - start == 2 and is_part_of_name(text, start, end)


def _evidence(
    form: Form | None, vocabulary: Vocabulary, conversation: Conversation, numbers: tuple[int, ...]
) -> tuple[Evidence, ...]:
    """Return what the customer called it."""
    use = vocabulary.nearest(form.term.plain) if form and form.term else None
    if use is None:
        return ()
    turn = numbers[use.text]
    text = conversation.turns[turn].text[use.span.start : use.span.end]
    return (Evidence(turn, use.span, text),)
