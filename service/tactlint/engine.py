"""Packs in, a linter out; a draft and its conversation in, a report out. No I/O."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from tactlint.analysis import analyse
from tactlint.checks import CHECKS
from tactlint.checks.check import Check, Scene
from tactlint.checks.rule import RuleBase
from tactlint.model import Conversation, CustomerReading, Finding, Readability, Report

log = logging.getLogger(__name__)

_SEVERITY = {"error": 0, "warning": 1, "info": 2}


class Linter:
    """Compiled rules. Safe to use again and again from one thread; holds caches, no draft's state."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = tuple(checks)

    def lint(self, draft: str, conversation: Conversation | None = None) -> Report:
        """Lint one draft. Findings come in the order of the draft, at most one per place and category."""
        customer: CustomerReading | None = None
        scene = Scene(analyse(draft), conversation, customer)
        findings: list[Finding] = []
        skipped: list[str] = []
        abstained: list[str] = []
        for check in self._checks:
            if check.needs_customer and scene.customer is None:
                abstained.append(check.name)
                continue
            try:
                findings += check.run(scene)
            except Exception as problem:
                # The text of an exception may quote the draft, so only its type is logged.
                log.error("check %s failed: %s", check.name, type(problem).__name__)
                skipped.append(check.name)
        return Report(
            findings=_resolve(findings),
            checklist=(),
            customer=customer,
            readability=Readability(words=0, sentences=0, grade=None),
            skipped=tuple(skipped),
            abstained=tuple(abstained),
        )


def compile_linter(rules: Iterable[RuleBase]) -> Linter:
    """Build the checks that the rules need."""
    by_check: dict[str, list[RuleBase]] = {}
    for rule in rules:
        by_check.setdefault(rule.check, []).append(rule)
    return Linter([check(by_check[check.name]) for check in CHECKS if check.name in by_check])


def _resolve(findings: list[Finding]) -> tuple[Finding, ...]:
    """Keep one finding per place and category: the most severe, then the longest."""
    ranked = sorted(
        findings, key=lambda f: (_SEVERITY[f.severity], f.span.start - f.span.end, f.span.start, f.rule)
    )
    kept: list[Finding] = []
    for finding in ranked:
        if not any(
            other.category == finding.category
            and other.span.start < finding.span.end
            and finding.span.start < other.span.end
            for other in kept
        ):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.span.start, f.span.end, f.rule)))
