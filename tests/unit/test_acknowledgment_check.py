"""The missing acknowledgment: when it is found, where, and with which of the customer's words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tactlint.checks.acknowledgment import AcknowledgmentCheck, AcknowledgmentRule
from tactlint.checks.check import Scene
from tactlint.language.analysis import analyse
from tactlint.model import Conversation, Finding, Turn
from tactlint.reading.customer import read_customer

RULES = Path(__file__).parents[2] / "rules" / "acknowledgment" / "acknowledgment.yaml"
CHECK = AcknowledgmentCheck(
    [AcknowledgmentRule(**rule) for rule in yaml.safe_load(RULES.read_text(encoding="utf-8"))]
)
ANGRY = "I am furious. This is the third time your courier did not come, and I lost a day's pay."
STEPS = "Hi Petra,\n\nPlease choose a new slot in the app. The courier will then come within two days."


def lint(draft: str, *turns: Turn) -> list[Finding]:
    conversation = Conversation(turns)
    scene = Scene(analyse(draft), conversation, read_customer(conversation))
    return list(CHECK.run(scene))


def test_steps_to_an_angry_customer_wait() -> None:
    (finding,) = lint(STEPS, Turn("customer", ANGRY))
    assert finding.category == "acknowledgment"
    assert finding.text == "Please choose a new slot in the app."
    assert STEPS[finding.span.start : finding.span.end] == finding.text
    assert {evidence.text for evidence in finding.evidence} & {"the third time", "furious"}
    for evidence in finding.evidence:
        assert ANGRY[evidence.span.start : evidence.span.end] == evidence.text


def test_the_message_quotes_the_customer() -> None:
    (finding,) = lint(STEPS, Turn("customer", ANGRY))
    assert finding.evidence[0].text in finding.message
    assert "{customer}" not in finding.message


def test_fixes_insert_before_the_sentence() -> None:
    (finding,) = lint(STEPS, Turn("customer", ANGRY))
    assert finding.fixes
    for fix in finding.fixes:
        assert fix.span.start == fix.span.end == finding.span.start
        assert fix.template == ("…" in fix.replacement)
        assert fix.replacement.endswith(" ")


def test_a_fix_without_a_gap_clears_the_finding() -> None:
    (finding,) = lint(STEPS, Turn("customer", ANGRY))
    ready = [fix for fix in finding.fixes if not fix.template]
    assert ready
    for fix in ready:
        draft = STEPS[: fix.span.start] + fix.replacement + STEPS[fix.span.end :]
        assert lint(draft, Turn("customer", ANGRY)) == []


@pytest.mark.parametrize(
    "draft",
    [
        "Hi Petra,\n\nThree missed visits, a day's pay gone: that's on us. Please choose a new slot.",
        "Hi Petra,\n\nI'd be angry too. Please choose a new slot in the app and tell me when it is done.",
        "Please choose a new slot in the app. I'm sorry you waited three days for nothing, Petra.",
        "Hi Petra,",
        "Hi Petra,\n\nPlease choose",
        "One moment please, I am checking with the courier.",
        "",
    ],
)
def test_acknowledging_or_unfinished_drafts_pass(draft: str) -> None:
    assert lint(draft, Turn("customer", ANGRY)) == []


@pytest.mark.parametrize(
    "customer",
    [
        "Hi, how do I choose a new slot?",
        "PERFECT!!! You're the best, thank you so much! How do I book the next one?",
        "My manager asked for the March invoice, please.",
    ],
)
def test_calm_customers_need_none(customer: str) -> None:
    assert lint(STEPS, Turn("customer", customer)) == []


def test_an_earlier_turn_may_have_acknowledged() -> None:
    turns = (
        Turn("customer", ANGRY),
        Turn("agent", "Three times is far too often, and I'm sorry about the lost pay. Which street is it?"),
        Turn("customer", "Elm Road 5"),
    )
    assert lint(STEPS, *turns) == []
    cold = (turns[0], Turn("agent", "Which street is it?"), turns[2])
    assert len(lint(STEPS, *cold)) == 1


def test_stock_apology_does_not_answer_harm() -> None:
    harmed = Turn("customer", "My son is in hospital after eating your cereal. He nearly died.")
    draft = "Dear customer,\n\nSorry for the inconvenience. Please send us a photo of the box. We reply soon."
    (finding,) = lint(draft, harmed)
    assert finding.text == "Please send us a photo of the box."


def test_an_opener_is_not_what_should_wait() -> None:
    draft = (
        "Hello,\n\nThank you for contacting us. Please send us a photo of the box, so that we can check it."
    )
    (finding,) = lint(draft, Turn("customer", ANGRY))
    assert finding.text.startswith("Please send")


def test_without_a_conversation_nothing_is_found() -> None:
    assert list(CHECK.run(Scene(analyse(STEPS), None, None))) == []


@given(st.text(alphabet="ab .!?\n😀é", max_size=200))
def test_findings_lie_in_the_draft(draft: str) -> None:
    for finding in lint(draft, Turn("customer", ANGRY)):
        assert draft[finding.span.start : finding.span.end] == finding.text != ""
