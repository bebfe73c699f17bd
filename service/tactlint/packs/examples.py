"""Runs the examples that rules carry: they are the rules' tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tactlint.checks.rule import Example, RuleBase
from tactlint.engine import Linter, compile_linter
from tactlint.packs.load import MANIFEST, Pack
from tactlint.packs.problem import Problem
from tactlint.packs.source import Source, SourceError


class Failure(NamedTuple):
    """An example that does not hold; `position` counts from 0 in a rule's bad or good ones."""

    kind: Literal["bad", "good"]
    position: int
    message: str


def run_examples(pack: Pack) -> tuple[Problem, ...]:
    """Run all examples of a pack; return a problem, at its place in the file, for each that does not hold."""
    failures = [(rule, failure) for rule in pack.rules for failure in run_rule_examples(rule)]
    if not failures:
        return ()
    places = dict(_places(pack))
    return tuple(_problem(places, rule, failure) for rule, failure in failures)


def run_rule_examples(rule: RuleBase) -> Iterator[Failure]:
    """Run one rule's examples with this rule alone; yield those that do not hold."""
    linter = compile_linter([rule])
    for position, example in enumerate(rule.examples.bad):
        marked = [(span.start, span.end) for span in example.spans()]
        flagged = _flagged(linter, example)
        if flagged != marked:
            yield Failure("bad", position, f"{_shown(example, flagged)} is flagged in “{example.draft}”")
    for position, example in enumerate(rule.examples.good):
        if flagged := _flagged(linter, example):
            yield Failure("good", position, f"{_shown(example, flagged)} is flagged in “{example.draft}”")


def _places(pack: Pack) -> Iterator[tuple[str, tuple[Source, int]]]:
    """Yield where each rule stands: its file, and its index there. The first one with an id counts."""
    for path in sorted(pack.folder.glob("*.y*ml"), reverse=True):
        if path.name == MANIFEST:
            continue
        try:
            source = Source(path, shown_as=f"{pack.folder.name}/{path.name}")
        except SourceError:
            continue  # No rule was loaded from it.
        for index, node in reversed([*enumerate(source.data or ())]):
            if isinstance(node, dict):
                yield f"{pack.name}/{node.get('id')}", (source, index)


def _problem(places: dict[str, tuple[Source, int]], rule: RuleBase, failure: Failure) -> Problem:
    source, index = places[rule.id]
    line, column = source.place((index, "examples", failure.kind, failure.position))
    hint = f"the {failure.kind} examples of {rule.id} are its tests"
    return Problem(source.shown_as, line, column, failure.message, hint)


def _flagged(linter: Linter, example: Example) -> list[tuple[int, int]]:
    report = linter.lint(example.text(), example.conversation())
    return [(finding.span.start, finding.span.end) for finding in report.findings]


def _shown(example: Example, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return "nothing"
    return " and ".join(f"“{example.text()[start:end]}”" for start, end in spans)
