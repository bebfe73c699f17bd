"""Rules in, a linter out; a draft and its conversation in, a report out. No I/O."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tactlint.checklist import checklist
from tactlint.checks import CHECKS
from tactlint.checks.check import Check, Scene
from tactlint.checks.rule import RuleBase
from tactlint.language.analysis import analyse
from tactlint.model import Conversation, Finding, Readability, Report
from tactlint.readability import readability
from tactlint.reading.customer import read_customer

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_RANK = {"error": 0, "warning": 1, "info": 2}
_UNCOUNTED = Readability(words=0, sentences=0, grade=None)


class Linter:
    """Compiled rules. Safe to use again and again from one thread; holds caches, no draft's state."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = tuple(checks)

    def lint(self, draft: str, conversation: Conversation | None = None) -> Report:
        """Lint one draft. Findings come in the order of the draft, at most one per place and category."""
        skipped: list[str] = []
        abstained: list[str] = []
        findings: list[Finding] = []

        def attempt(name: str, work: Callable[[], _T], otherwise: _T) -> _T:
            """Do one part of the work; should it fail, the other parts still count."""
            try:
                return work()
            except Exception as problem:
                # The text of an exception may quote the draft, so only its type is logged.
                log.error("%s failed: %s", name, type(problem).__name__)
                skipped.append(name)
                return otherwise

        customer = attempt("reading", lambda: read_customer(conversation) if conversation else None, None)
        scene = Scene(analyse(draft), conversation, customer)
        for check in self._checks:
            if check.needs_customer and customer is None:
                abstained.append(check.name)
            else:
                findings += attempt(check.name, lambda check=check: list(check.run(scene)), [])  # type: ignore[misc]
        return Report(
            findings=_resolve(findings),
            checklist=attempt("checklist", lambda: checklist(scene), ()),
            customer=customer,
            readability=attempt("readability", lambda: readability(scene.draft), _UNCOUNTED),
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
    """Keep one finding per place and category: the more severe, then the longer."""
    kept: list[Finding] = []
    latest: dict[str, int] = {}
    for finding in sorted(findings, key=_in_order):
        index = latest.get(finding.category)
        if index is not None and finding.span.start < kept[index].span.end:
            if _importance(finding) < _importance(kept[index]):
                kept[index] = finding
            continue
        latest[finding.category] = len(kept)
        kept.append(finding)
    return tuple(sorted(kept, key=_in_order))


def _in_order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule


def _importance(finding: Finding) -> tuple[int, int]:
    return _RANK[finding.severity], finding.span.start - finding.span.end
