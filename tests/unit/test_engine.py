"""The engine: what a report holds, what it survives, and that what was linted before changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactlint.checks.check import Scene
from tactlint.checks.phrase import PhraseCheck, PhraseRule
from tactlint.checks.rule import RuleBase
from tactlint.engine import Linter, compile_linter
from tactlint.model import Conversation, Finding, Span, Turn
from tactlint.packs.load import built_in_packs

RULES = [rule for pack in built_in_packs() for rule in pack.rules]
LINTER = compile_linter(RULES)
ANGRY = Conversation(
    (Turn("customer", "THIS IS THE THIRD TIME I ask!! My wedding is on Saturday, I am so upset."),)
)
CALM = Conversation((Turn("customer", "Hi, what are your opening hours?"),))


def rule(**keys: Any) -> PhraseRule:
    data = {
        "id": "it",  # replaced by the full id, as loading does
        "check": "phrase",
        "category": "blame",
        "title": "It",
        "phrases": ["you did it"],
        "message": "“{text}”",
        "why": "So.",
        "examples": {"bad": [{"draft": "[[You did it]]"}], "good": [{"draft": "We did it"}]},
    }
    full_id = f"test/{keys.get('id', 'it')}"
    return PhraseRule.model_validate({**data, **keys}).model_copy(update={"id": full_id})


def flagged(rules: Sequence[RuleBase], draft: str, conversation: Conversation | None = None) -> list[str]:
    return [finding.text for finding in compile_linter(rules).lint(draft, conversation).findings]


class Failing:
    name: ClassVar[str] = "failing"
    rule_model: ClassVar[type[RuleBase]] = RuleBase
    needs_customer: ClassVar[bool] = False

    def __init__(self, rules: Sequence[Any]) -> None:
        pass

    def run(self, scene: Scene) -> Iterable[Finding]:
        raise ValueError(scene.draft.text)


def test_a_failing_check_loses_nothing_else_and_logs_no_words(caplog: pytest.LogCaptureFixture) -> None:
    linter = Linter([Failing([]), PhraseCheck([rule()])])
    with caplog.at_level(logging.DEBUG):
        report = linter.lint("sentinel. You did it.", None)
    assert [finding.text for finding in report.findings] == ["You did it"]
    assert report.skipped == ("failing",)
    assert "failing" in caplog.text
    assert "sentinel" not in caplog.text


def test_context_checks_abstain_without_a_customer() -> None:
    for conversation in (None, Conversation(()), Conversation((Turn("agent", "Hello"),))):
        report = LINTER.lint("You need to log in.", conversation)
        assert report.customer is None
        assert {"acknowledgment", "jargon", "formality"} <= set(report.abstained)
    assert LINTER.lint("You need to log in.", CALM).abstained == ()


def test_a_report_carries_checklist_reading_and_readability() -> None:
    report = LINTER.lint("Hi Jo,\nI am sorry that it is late.\nKind regards\nMay", ANGRY)
    assert report.customer is not None
    assert report.customer.upset >= 1
    assert report.checklist
    assert report.readability.words > 5


def test_one_finding_per_place_and_category() -> None:
    rules = [
        rule(id="short", phrases=["did it"]),
        rule(id="long", phrases=["you did it again"]),
        rule(id="other", phrases=["you did"], category="dismissive"),
    ]
    report = compile_linter(rules).lint("You did it again.", None)
    assert [(f.rule, f.text) for f in report.findings] == [
        ("test/other", "You did"),
        ("test/long", "You did it again"),
    ]


def test_the_more_severe_finding_wins() -> None:
    rules = [rule(id="short", phrases=["did it"], severity="error"), rule(id="long")]
    assert flagged(rules, "You did it.") == ["did it"]


def test_exceptions_look_at_the_sentence_and_its_neighbours() -> None:
    exceptions = [rule(**{"unless": ["well done"], "unless-near": ["we are sorry"]})]
    assert flagged(exceptions, "You did it, well done.") == []
    assert flagged(exceptions, "Well done. You did it.") == ["You did it"]
    assert flagged(exceptions, "We are sorry. You did it.") == []
    assert flagged(exceptions, "You did it.\n\nWe are sorry.") == []
    assert flagged(exceptions, "We are sorry. So. You did it.") == ["You did it"]


def test_a_neighbour_may_stand_in_the_next_passage() -> None:
    padding = "The parcel left our warehouse on Monday and comes soon. " * 40
    exceptions = [rule(**{"unless-near": ["we are sorry"]})]
    for length in range(300, 660, 9):
        draft = f"{padding[:length]}.\nYou did it.\nWe are sorry.\n{padding}"
        assert flagged(exceptions, draft) == []


def test_conditions_on_the_customer() -> None:
    upset = [rule(customer="upset")]
    assert flagged(upset, "You did it.") == []
    assert flagged(upset, "You did it.", CALM) == []
    assert flagged(upset, "You did it.", ANGRY) == ["You did it"]
    said = [rule(**{"customer-says": ["my (birthday|wedding)"]})]
    assert flagged(said, "You did it.", CALM) == []
    (finding,) = compile_linter(said).lint("You did it.", ANGRY).findings
    (evidence,) = finding.evidence
    assert evidence.text == "My wedding"
    assert ANGRY.turns[evidence.turn].text[evidence.span.start : evidence.span.end] == "My wedding"


@pytest.mark.parametrize(
    "draft",
    [
        "> You did it.",
        "You wrote “you did it” to me.",
        "It says 'you did it, didn't you' in red.",
        "`you did it`",
        "Fine.\n-- \nYou did it",
        "```\nYou did it\n```",
        "On Mon, 3 May 2026, Jo wrote:\nYou did it",
    ],
)
def test_masked_and_quoted_words_are_never_flagged(draft: str) -> None:
    assert flagged([rule()], draft) == []


@pytest.mark.parametrize(
    ("fix", "draft", "fixed"),
    [
        ("it happened", "You did it.", "It happened."),
        ("It happened", "And you did it.", "And it happened."),
        ("I see it", "And you did it.", "And I see it."),
        ("", "You did it, it is open.", "It is open."),
        ("", "It is open now, you did it.", "It is open now."),
        ("it happened.", "You did it.", "It happened."),
        ({"sentence": "All is well."}, "So, you did it now. Bye.", "All is well. Bye."),
    ],
)
def test_fixes_read_well_in_place(fix: object, draft: str, fixed: str) -> None:
    (finding,) = compile_linter([rule(fixes=[fix])]).lint(draft, None).findings
    (edit,) = finding.fixes
    assert draft[: edit.span.start] + edit.replacement + draft[edit.span.end :] == fixed
    assert not edit.template


@pytest.mark.parametrize("draft", ["You did it!", "You did it with the lamp.", "Now you did it."])
def test_what_would_leave_half_a_sentence_is_not_offered(draft: str) -> None:
    (finding,) = compile_linter([rule(fixes=[""])]).lint(draft, None).findings
    assert finding.fixes == ()


def test_a_fix_with_a_gap_is_a_template_and_takes_named_parts() -> None:
    named = rule(phrases=["you broke (what: ...3) again"], fixes=["{what} broke because …"])
    (finding,) = compile_linter([named]).lint("You broke the lamp again.", None).findings
    assert finding.fixes[0].replacement == "The lamp broke because …"
    assert finding.fixes[0].template


FLAGGED = ["You should have read it. ", "Please calm down. ", "That's our policy. ", "The API is down. "]
QUIET = ["Because of rain. ", "> you failed to read\n", "Hi Jo,\n", "`calm down` ", "I am sorry. "]
PIECES = st.sampled_from([*FLAGGED, *QUIET, "🙂", "\n", "\n\n", "e\u0301"])
DRAFTS = st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=40, deadline=None)
@given(DRAFTS, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 4), PIECES), max_size=4))
def test_linting_after_edits_is_linting_afresh(draft: str, edits: list[tuple[int, int, str]]) -> None:
    LINTER.lint(draft, ANGRY)
    for at, removed, inserted in edits:
        draft = draft[:at] + inserted + draft[at + removed :]
        report = LINTER.lint(draft, ANGRY)
    assert LINTER.lint(draft, ANGRY) == compile_linter(RULES).lint(draft, ANGRY)
    report = LINTER.lint(draft, ANGRY)
    for finding in report.findings:
        assert draft[finding.span.start : finding.span.end] == finding.text
        for fix in finding.fixes:
            assert Span(0, 0).start <= fix.span.start <= fix.span.end <= len(draft)
