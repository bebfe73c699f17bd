"""What a check is, and the scene it sees.

To add a check: one module here with a rule model (a subclass of `RuleBase`) and a class as below, one
line in `CHECKS`. A check imports no other check and nothing of the wire.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from tactlint.checks.rule import RuleBase
from tactlint.language.analysis import Analysis
from tactlint.model import Conversation, CustomerReading, Finding


@dataclass(frozen=True, slots=True)
class Scene:
    """One lint: the draft and what was said before it.

    `customer` is None exactly when no turn of a customer is known; `conversation` may then still hold
    the agent's own turns.
    """

    draft: Analysis
    conversation: Conversation | None
    customer: CustomerReading | None


class Check(Protocol):
    """Code that can find; one object holds all rules of its kind and lives as long as the linter.

    `run` must cost little on a draft of which only one sentence changed: work that needs only the words
    of a passage or a sentence is kept by that object (see `language.analysis.Passage`), and no loop over
    `draft.sentences()` does more than a look-up per round.
    """

    name: ClassVar[str]
    rule_model: ClassVar[type[RuleBase]]
    needs_customer: ClassVar[bool]
    """True: the engine does not call `run` without a customer's turn, and reports that it abstained."""

    def __init__(self, rules: Sequence[Any]) -> None:
        """Take this check's rules (of `rule_model`), ids already `pack/rule`. May raise on a bad rule."""

    def run(self, scene: Scene) -> Iterable[Finding]:
        """Yield findings in any order; the engine sorts them and resolves overlaps."""
