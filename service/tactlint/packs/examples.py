"""Runs the examples that rules carry: they are the rules' tests."""

from __future__ import annotations

from collections.abc import Iterator

from tactlint.checks.rule import Example, RuleBase
from tactlint.engine import Linter, compile_linter
from tactlint.packs.load import Pack


def run_examples(pack: Pack) -> tuple[str, ...]:
    """Run all examples of a pack; return one sentence for each that does not hold."""
    return tuple(failure for rule in pack.rules for failure in run_rule_examples(rule))


def run_rule_examples(rule: RuleBase) -> Iterator[str]:
    """Run one rule's examples with this rule alone; yield one sentence for each that does not hold."""
    linter = compile_linter([rule])
    for example in rule.examples.bad:
        marked = [(span.start, span.end) for span in example.spans()]
        flagged = _flagged(linter, example)
        if flagged != marked:
            yield f"{rule.id}: {_shown(example, flagged)} is flagged in the bad example “{example.draft}”"
    for example in rule.examples.good:
        if flagged := _flagged(linter, example):
            yield f"{rule.id}: {_shown(example, flagged)} is flagged in the good example “{example.draft}”"


def _flagged(linter: Linter, example: Example) -> list[tuple[int, int]]:
    report = linter.lint(example.text(), example.conversation())
    return [(finding.span.start, finding.span.end) for finding in report.findings]


def _shown(example: Example, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return "nothing"
    return " and ".join(f"“{example.text()[start:end]}”" for start, end in spans)
