"""How reports look on the command line: text for people, JSON for programs, annotations for GitHub.

All offsets count code points.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from tactlint.commands.sources import Case
from tactlint.model import Finding, Report
from tactlint.server.outward import report_in_code_points

_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
AROUND = 30
"""Code points shown on either side of a passage."""

_STATES = {"done": "✓", "missing": "·", "not-needed": "–", "unknown": "?"}


class Paint:
    """Colours, where somebody looks: a terminal, and no NO_COLOR in the environment."""

    def __init__(self) -> None:
        self.on = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def bold(self, text: str) -> str:
        return self._paint(text, "1")

    def quiet(self, text: str) -> str:
        return self._paint(text, "2")

    def mark(self, text: str) -> str:
        return self._paint(text, "4;33")

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def as_object(report: Report) -> dict[str, Any]:
    """Return a report's findings, customer and checklist as JSON has them."""
    data = report_in_code_points(report).model_dump(mode="json")
    for finding in data["findings"]:
        del finding["page"]
    return {key: data[key] for key in ("findings", "customer", "checklist")}


def as_line(name: str, report: Report) -> str:
    """Return one case as one line of JSON."""
    return json.dumps({"id": name, **as_object(report)}, ensure_ascii=False)


def as_broken_line(problem: str) -> str:
    """Return the line that keeps the others in step where a case could not be read."""
    return json.dumps({"id": None, "findings": [], "customer": None, "checklist": [], "error": problem})


def as_json(report: Report) -> str:
    """Return the whole report of one draft."""
    data = {
        **as_object(report),
        "readability": report_in_code_points(report).readability.model_dump(),
        "skipped": list(report.skipped),
        "abstained": list(report.abstained),
    }
    return dumps(data)


def dumps(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_github(case: Case, report: Report) -> str:
    """Return one workflow annotation per finding."""
    lines = []
    for finding in report.findings:
        line, column = (case.line, 1) if case.line else place(case.draft, finding.span.start)
        message = f"{finding.message} {finding.why}" if not case.line else f"{case.name}: {finding.message}"
        lines.append(
            f"::{_GITHUB[finding.severity]} file={_property(case.source)},line={line},col={column},"
            f"title={_property(finding.rule)}::{_data(message)}"
        )
    return "\n".join(lines)


def as_text(case: Case, report: Report, paint: Paint) -> str:
    """Return a report for a person: the passage, what it may do, the customer's words, other wordings."""
    blocks = [_finding(case, finding, paint) for finding in report.findings]
    if not case.line:
        blocks.append(_summary(report, paint))
    return "\n\n".join(blocks)


def place(draft: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a code-point offset."""
    return draft.count("\n", 0, offset) + 1, offset - draft.rfind("\n", 0, offset)


def _finding(case: Case, finding: Finding, paint: Paint) -> str:
    line, column = place(case.draft, finding.span.start)
    where = f"{case.source}:{case.line} {case.name}" if case.line else f"{case.source}:{line}:{column}"
    head = f"{paint.bold(where)}  {finding.severity}  {finding.rule}"
    lines = [head, f"  {_passage(case.draft, finding, paint)}", f"  {finding.message}"]
    lines += [f"  The customer wrote: “{_flat(item.text)}”" for item in finding.evidence]
    lines += [f"  Perhaps: {_flat(fix.replacement) or '(leave it out)'}" for fix in finding.fixes]
    lines.append(paint.quiet(f"  {finding.why}"))
    return "\n".join(lines)


def _passage(draft: str, finding: Finding, paint: Paint) -> str:
    """Return the found words with a little around them, on one line."""
    start, end = finding.span.start, finding.span.end
    before = draft[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = draft[end : end + AROUND].partition("\n")[0]
    # Words that the cut went through are left out.
    if len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    left, right = ("", "") if paint.on else ("[", "]")
    found = f"{left}{paint.mark(_flat(finding.text))}{right}"
    return f"{paint.quiet(_flat(before, ends=True))}{found}{paint.quiet(_flat(after, ends=True))}"


def _summary(report: Report, paint: Paint) -> str:
    count = len(report.findings)
    lines = [f"{count} passage{'' if count == 1 else 's'} to look at." if count else "Nothing to point out."]
    if report.checklist:
        items = (f"{_STATES[item.state]} {item.label}" for item in report.checklist)
        lines.append(paint.quiet("   ".join(items)))
    if report.abstained:
        lines.append(paint.quiet(f"Without the customer's message, left out: {', '.join(report.abstained)}."))
    return "\n".join(lines)


def _flat(text: str, *, ends: bool = False) -> str:
    """Put a passage on one line and make control characters harmless to a terminal."""
    flat = "".join(char if char.isprintable() else " " for char in text)
    return flat if ends else " ".join(flat.split())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
