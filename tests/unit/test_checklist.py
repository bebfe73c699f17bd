"""The checklist: what a reply does, what it lacks, and what this conversation does not call for."""

from __future__ import annotations

from tactlint.checklist import LABELS, checklist
from tactlint.checks.check import Scene
from tactlint.language.analysis import analyse
from tactlint.model import ChecklistItem, Conversation, Turn
from tactlint.reading.customer import read_customer

ANGRY = "I am furious. The fridge door has been broken for two weeks and all our food is ruined."
GOOD = (
    "Hi Ines,\n\nTwo weeks with a broken fridge door and all that food ruined is awful, and I'm sorry. "
    "The spare part was held up because our supplier moved. The technician will be with you tomorrow at 9."
    "\n\n"
    "Kind regards,\nTom"
)


def items(draft: str, *turns: Turn) -> dict[str, ChecklistItem]:
    conversation = Conversation(turns) if turns else None
    customer = read_customer(conversation) if conversation else None
    return {item.id: item for item in checklist(Scene(analyse(draft), conversation, customer))}


def test_a_caring_reply_has_every_tick() -> None:
    found = items(GOOD, Turn("customer", ANGRY))
    assert {name: item.state for name, item in found.items()} == dict.fromkeys(LABELS, "done")
    for item in found.values():
        assert item.span is not None
        assert GOOD[item.span.start : item.span.end].strip()


def test_ticks_point_at_the_words() -> None:
    found = items(GOOD, Turn("customer", ANGRY))
    span = found["next-step"].span
    assert span is not None
    assert GOOD[span.start : span.end] == "The technician will be with you tomorrow at 9."


def test_a_cold_reply_lacks_them() -> None:
    found = items("Unfortunately that is not covered.", Turn("customer", ANGRY))
    assert {name for name, item in found.items() if item.state == "missing"} == set(LABELS)


def test_a_calm_customer_needs_no_feeling_acknowledged() -> None:
    found = items(
        "Hi, it is in the second drawer.",
        Turn("customer", "Hi, where do I find the long screws for the shelf?"),
    )
    assert found["feeling"].state == "not-needed"


def test_a_running_chat_needs_neither_greeting_nor_closing() -> None:
    turns = (Turn("customer", ANGRY), Turn("agent", "Hello! Which model is it?"), Turn("customer", "KX 200"))
    found = items("I have ordered the door.", *turns)
    assert found["greeting"].state == "not-needed"
    assert found["closing"].state == "not-needed"


def test_without_the_customer_some_things_are_unknown() -> None:
    found = items("Hello, please send the invoice by Friday.")
    assert found["feeling"].state == "unknown"
    assert found["issue"].state == "unknown"
    assert found["next-step"].state == "done"


def test_a_refusal_calls_for_a_reason() -> None:
    asked = Turn("customer", "Can I return the lamp I bought in January?")
    assert items("We cannot take the lamp back.", asked)["reason"].state == "missing"
    assert items("We cannot take it back because it was cut to size.", asked)["reason"].state == "done"
    assert items("Yes, send the lamp back.", asked)["reason"].state == "not-needed"


def test_labels_are_short() -> None:
    assert all(len(label) <= 24 for label in LABELS.values())
