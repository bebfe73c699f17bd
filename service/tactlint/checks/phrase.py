"""Finds wordings written in the phrase language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from tactlint.checks.check import Scene
from tactlint.checks.rule import RuleBase
from tactlint.model import Finding


class PhraseRule(RuleBase):
    check: Literal["phrase"]
    phrases: tuple[str, ...]


class PhraseCheck:
    name: ClassVar[str] = "phrase"
    rule_model: ClassVar[type[RuleBase]] = PhraseRule
    needs_customer: ClassVar[bool] = False

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        self._rules = rules

    def run(self, scene: Scene) -> Iterable[Finding]:
        return ()
