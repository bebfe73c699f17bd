"""The keys that every rule has, whatever its check, and the findings made from it.

A check's own module subclasses `RuleBase` with its own keys and pins `check` to its name:

    class PhraseRule(RuleBase):
        check: Literal["phrase"]
        phrases: ...
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from tactlint.model import Conversation, Evidence, Finding, Fix, Role, Severity, Span, Turn

Text = Annotated[str, Field(min_length=1)]
_MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_GAP = re.compile(r"\{([^{}]*)\}")


def unknown_gap(text: str, known: Collection[str]) -> str | None:
    """Return the first {gap} of a wording that nothing would fill, or None."""
    return next((gap for gap in _GAP.findall(text) if gap not in known), None)


class RuleModel(BaseModel):
    """Strict base of everything read from a pack: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExampleTurn(RuleModel):
    role: Role
    text: Text


class Example(RuleModel):
    """A draft and, where it matters, what came before it.

    A bad example marks what the rule flags: `"[[You should have read]] the terms."`. For an absence it
    marks the sentence that should wait. A good example marks nothing.
    `customer` is short for one turn of the customer; `turns` is for longer conversations.
    """

    draft: Text
    customer: Text | None = None
    turns: tuple[ExampleTurn, ...] = ()

    def text(self) -> str:
        """Return the draft without its marks."""
        return _MARKED.sub(lambda match: match.group(1), self.draft)

    def spans(self) -> tuple[Span, ...]:
        """Return the marked spans, in code points of `text()`."""
        spans = []
        for index, match in enumerate(_MARKED.finditer(self.draft)):
            start = match.start() - 4 * index
            spans.append(Span(start, start + len(match.group(1))))
        return tuple(spans)

    def conversation(self) -> Conversation | None:
        """Return the turns before the draft, or None where the example has none."""
        turns = [Turn(turn.role, turn.text) for turn in self.turns]
        if self.customer is not None:
            turns.append(Turn("customer", self.customer))
        return Conversation(tuple(turns)) if turns else None


class Examples(RuleModel):
    """A rule's tests and its manual: what it flags, and the near misses that it must not."""

    bad: Annotated[tuple[Example, ...], Field(min_length=1)]
    good: Annotated[tuple[Example, ...], Field(min_length=1)]

    @field_validator("bad")
    @classmethod
    def _bad_is_marked(cls, bad: tuple[Example, ...]) -> tuple[Example, ...]:
        if any(not example.spans() for example in bad):
            raise ValueError("a bad example marks what is flagged: [[like this]]")
        return bad

    @field_validator("good")
    @classmethod
    def _good_is_not(cls, good: tuple[Example, ...]) -> tuple[Example, ...]:
        if any(example.spans() for example in good):
            raise ValueError("a good example marks nothing, because nothing is flagged there")
        return good


class RuleBase(RuleModel):
    """What every rule has. In the file `id` is local; in a loaded rule it is `pack/rule`.

    `message` is one short sentence on the place; `{text}` in it stands for the flagged words.
    `why` is one or two sentences on the effect on the customer.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    check: str
    category: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    severity: Severity = "warning"
    title: Text
    message: Text
    why: Text
    examples: Examples

    message_gaps: ClassVar[frozenset[str]] = frozenset({"text"})
    """What may stand in braces in `message`; a check that fills more says so in its rule model."""

    @field_validator("message")
    @classmethod
    def _message_is_filled(cls, message: str) -> str:
        if (gap := unknown_gap(message, cls.message_gaps)) is not None:
            known = ", ".join(f"{{{name}}}" for name in sorted(cls.message_gaps))
            raise ValueError(f"nothing fills {{{gap}}} (what can be filled: {known})")
        return message

    def finding(
        self,
        draft: str,
        span: Span,
        *,
        evidence: Iterable[Evidence] = (),
        fixes: Iterable[Fix] = (),
    ) -> Finding:
        """Make this rule's finding at a span of the draft, in code points."""
        return self.at(span, draft[span.start : span.end], evidence=evidence, fixes=fixes)

    def at(
        self, span: Span, text: str, *, evidence: Iterable[Evidence] = (), fixes: Iterable[Fix] = ()
    ) -> Finding:
        """Make this rule's finding at a span of the draft that is known to hold `text`."""
        return Finding(
            rule=self.id,
            category=self.category,
            severity=self.severity,
            span=span,
            text=text,
            message=self.message.replace("{text}", text),
            why=self.why,
            evidence=tuple(evidence),
            fixes=tuple(fixes),
        )
