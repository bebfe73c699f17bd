"""From the model to the wire: the one edge where code points become UTF-16 units."""

from __future__ import annotations

from collections.abc import Callable

from tactlint import model
from tactlint.offsets import Utf16Map
from tactlint.server import wire

Convert = Callable[[int], int]


def report_to_wire(
    report: model.Report, *, draft: str, conversation: model.Conversation | None, revision: int = 0
) -> wire.LintReport:
    """Convert a report to UTF-16 offsets."""
    return _report(report, _utf16(draft), [_utf16(turn.text) for turn in _turns(conversation)], revision)


def report_in_code_points(report: model.Report) -> wire.LintReport:
    """Convert a report for callers that count code points (the command line)."""

    def same(offset: int) -> int:
        return offset

    turns = 1 + max((cue.turn for cue in report.customer.cues), default=0) if report.customer else 0
    evidence = 1 + max((item.turn for finding in report.findings for item in finding.evidence), default=-1)
    return _report(report, same, [same] * max(turns, evidence), revision=0)


def _turns(conversation: model.Conversation | None) -> tuple[model.Turn, ...]:
    return conversation.turns if conversation else ()


def _utf16(text: str) -> Convert:
    return Utf16Map(text).to_utf16


def _report(report: model.Report, at: Convert, turns: list[Convert], revision: int) -> wire.LintReport:
    return wire.LintReport(
        protocol=wire.PROTOCOL,
        revision=revision,
        findings=[_finding(finding, at, turns) for finding in report.findings],
        checklist=[
            wire.ChecklistItem(
                id=item.id,
                label=item.label,
                state=item.state,
                start=at(item.span.start) if item.span else None,
                end=at(item.span.end) if item.span else None,
            )
            for item in report.checklist
        ],
        customer=_customer(report.customer, turns) if report.customer else None,
        readability=wire.Readability(
            words=report.readability.words,
            sentences=report.readability.sentences,
            grade=report.readability.grade,
        ),
        skipped=list(report.skipped),
        abstained=list(report.abstained),
    )


def _finding(finding: model.Finding, at: Convert, turns: list[Convert]) -> wire.Finding:
    return wire.Finding(
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity,
        start=at(finding.span.start),
        end=at(finding.span.end),
        text=finding.text,
        message=finding.message,
        why=finding.why,
        evidence=[
            wire.Evidence(
                turn=item.turn,
                start=turns[item.turn](item.span.start),
                end=turns[item.turn](item.span.end),
                text=item.text,
            )
            for item in finding.evidence
        ],
        fixes=[
            wire.Fix(
                label=fix.label,
                start=at(fix.span.start),
                end=at(fix.span.end),
                replacement=fix.replacement,
                template=fix.template,
            )
            for fix in finding.fixes
        ],
        page=wire.rule_page(finding.rule),
    )


def _customer(reading: model.CustomerReading, turns: list[Convert]) -> wire.CustomerReading:
    return wire.CustomerReading(
        upset=reading.upset,
        feelings=list(reading.feelings),
        cues=[
            wire.Cue(
                kind=cue.kind,
                turn=cue.turn,
                start=turns[cue.turn](cue.span.start),
                end=turns[cue.turn](cue.span.end),
                text=cue.text,
                weight=cue.weight,
            )
            for cue in reading.cues
        ],
        register_=wire.Register(score=reading.register.score, label=reading.register.label),
        name=reading.name,
        escalating=reading.escalating,
    )
