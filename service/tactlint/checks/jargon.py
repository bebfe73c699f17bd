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

from tactlint.checks.check import Scene
from tactlint.checks.rule import RuleBase
from tactlint.language.analysis import Analysis, Passage, Sentence, analyse
from tactlint.model import Conversation, Evidence, Finding, Span
from tactlint.reading.vocabulary import Vocabulary, key_of, vocabulary_of
from tactlint.terms.capitals import abbreviations_of, is_part_of_name
from tactlint.terms.explained import explains, is_label
from tactlint.terms.glossary import Form, Glossary, Term, read_terms
from tactlint.terms.plain import fixes_for


class JargonRule(RuleBase):
    """`terms` are lines "term, other form = plain wording" by field (see `terms.glossary`).

    `everyday` is what nobody needs explained, words with commas between. With `abbreviations`, capitals
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
        self._explained = lru_cache(maxsize=64)(self._explained_in)
        self._found = lru_cache(maxsize=4096)(self._find)
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
            yield from self._findings(places, scene.draft, scene.conversation)

    def _findings(
        self, places: list[tuple[int, Place]], draft: Analysis, conversation: Conversation
    ) -> Iterator[Finding]:
        numbers = tuple(n for n, turn in enumerate(conversation.turns) if turn.role == "customer")
        texts = tuple(conversation.turns[n].text for n in numbers)
        said = tuple(turn.text for turn in conversation.turns if turn.role == "agent")
        vocabulary, fluent, company = vocabulary_of(texts), self._fluent(texts), _Company(places)
        known = {place.key for _, place in places if place.explained} | self._explained(said)
        for offset, place in places:
            form = place.form
            term = form.term if form else None
            if place.key in known or place.label or (term and term.field in fluent):
                continue
            if form and form.guarded and not company.keeps(place):
                continue
            known.add(place.key)
            rule = self._rule_of[id(term)] if term else self._abbreviations
            if rule is None or vocabulary.uses(term.forms if term else (place.key,)):
                continue
            if term is None and _signs(draft, place.key):
                continue
            span = Span(offset + place.start, offset + place.end)
            yield rule.finding(
                draft.text,
                span,
                evidence=_evidence(term, vocabulary, conversation, numbers),
                fixes=fixes_for(draft.text, span, form),
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

    def _explained_in(self, texts: tuple[str, ...]) -> frozenset[str]:
        """Return the keys of what the agent's earlier turns explained."""
        return frozenset(
            place.key
            for text in texts
            for _, passage in analyse(text).passages
            for place in self._places(passage)
            if place.explained
        )

    def _find_places(self, passage: Passage) -> tuple[Place, ...]:
        return tuple(self._each_place(passage))

    def _each_place(self, passage: Passage) -> Iterator[Place]:
        for placed, following in zip(passage.placed, (*passage.placed[1:], None)):
            found = self._found(placed.sentence, following.sentence if following else None)
            # What signs or greets is a name: of a team, of a product.
            named = placed.kind in ("greeting", "closing")
            for place in found:
                yield place._replace(
                    start=placed.start + place.start,
                    end=placed.start + place.end,
                    explained=place.explained or named,
                )

    def _find(self, sentence: Sentence, following: Sentence | None) -> tuple[Place, ...]:
        """Find the places of a sentence, in code points of it."""
        found: list[tuple[Form | None, int, int]] = list(self._glossary.hits(sentence))
        if self._abbreviations:
            found += [
                (None, start, end)
                for start, end in abbreviations_of(sentence)
                if not self._glossary.knows(sentence.text[start:end])
                and not any(hit_start <= start < hit_end for _, hit_start, hit_end in found)
            ]
        return tuple(
            Place(
                form=form,
                key=_stem(form) if form else sentence.text[start:end].rstrip("s"),
                start=start,
                end=end,
                sentence=sentence,
                explained=explains(sentence, (start, end), following)
                or _says_plainly(form, sentence, following),
                label=is_label(sentence, (start, end)) or _is_name(form, sentence.text, (start, end)),
            )
            for form, start, end in sorted(found, key=lambda hit: hit[1])
        )


class _Company:
    """Tells whether a form with an everyday meaning stands among the terms of its field."""

    def __init__(self, places: list[tuple[int, Place]]) -> None:
        self._clear: set[str] = set()
        self._beside: dict[tuple[int, str], set[int]] = {}
        for _, place in places:
            if place.form is None or place.form.term is None:
                continue
            field = place.form.term.field
            if not place.form.guarded:
                self._clear.add(field)
            self._beside.setdefault((id(place.sentence), field), set()).add(id(place.form.term))

    def keeps(self, place: Place) -> bool:
        """A clear term anywhere in the draft is company enough, or two more like it in the sentence."""
        if place.form is None or place.form.term is None:
            return True
        field = place.form.term.field
        return field in self._clear or len(self._beside[id(place.sentence), field]) > 2


def _stem(form: Form) -> str:
    """Return what the inflections of a form share; another form of the term is another word to stumble on."""
    return key_of(form.text).rstrip("s")[:8]


@lru_cache(maxsize=1024)
def _says_plainly(form: Form | None, *sentences: Sentence | None) -> bool:
    """Tell whether a plain wording of the term stands in a sentence, word for word."""
    if form is None or form.term is None:
        return False
    wordings = [wording for wording in form.term.plain if " " in wording]
    return any(wording in sentence.folded for sentence in sentences if sentence for wording in wordings)


def _is_name(form: Form | None, text: str, span: tuple[int, int]) -> bool:
    """Tell whether a term is a name here: "the Cache tab", or two capitals amid names and numbers."""
    if form is None:
        return False
    start, end = span
    if form.text.islower():
        return start > 0 and text[start].isupper()
    return end - start == 2 and is_part_of_name(text, start, end)


def _signs(draft: Analysis, name: str) -> bool:
    """Tell whether a name stands in the signature, as a team's or a product's does."""
    return any(
        name in draft.text[mask.span.start : mask.span.end]
        for mask in draft.masks()
        if mask.kind == "signature"
    )


def _evidence(
    term: Term | None, vocabulary: Vocabulary, conversation: Conversation, numbers: tuple[int, ...]
) -> tuple[Evidence, ...]:
    """Return what the customer called it."""
    use = vocabulary.nearest(term.plain) if term else None
    if use is None:
        return ()
    turn = numbers[use.text]
    text = conversation.turns[turn].text[use.span.start : use.span.end]
    return (Evidence(turn, use.span, text),)
