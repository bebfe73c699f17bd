"""The customer's side of a conversation: mood over turns, feelings, name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.model import Conversation, Turn
from tactlint.reading.customer import read_customer


def conversation(*turns: str, name: str | None = None) -> Conversation:
    """Make a conversation; a turn that starts with "A:" is the agent's."""
    return Conversation(
        tuple(
            Turn("agent", turn[2:].strip()) if turn.startswith("A:") else Turn("customer", turn)
            for turn in turns
        ),
        customer_name=name,
    )


def upset(*turns: str) -> int:
    reading = read_customer(conversation(*turns))
    assert reading is not None
    return reading.upset


UPSET = [
    "I am furious. You lost my luggage and nobody has called me in four days.",
    "My rent bounced because you charged me twice!!",
    "The caterer cancelled and the wedding is TOMORROW. I don't know what to do.",
    "wow, fourth engineer who didn't show up. useless company",
    "Our dog ate this and is at the vet's now. He might die.",
    "I want to speak to your supervisor. This is the third time the same thing goes wrong.",
    "You have stolen 300 euros from me and I will go to the ombudsman.",
]


@pytest.mark.parametrize("text", UPSET)
def test_strong_words_are_strongly_upset(text: str) -> None:
    assert upset(text) == 2


CALM = [
    "Hi, how do I change the address of my next order?",
    "No problem at all, take your time!",
    "THANK YOU so much!!! It arrived and it's PERFECT, we love it!",
    "Which form do I need, the URGENT one or the regular one?",
    "Could you send me the invoice for March? Kind regards, Jonas",
    "Do your headphones work with the older tablet?",
    "All sorted now, it was my own mistake. Thanks for explaining!",
]


@pytest.mark.parametrize("text", CALM)
def test_calm_and_joyful_words_are_not_upset(text: str) -> None:
    assert upset(text) == 0


def test_thanks_at_the_end_calm_an_angry_start() -> None:
    assert (
        upset(
            "I am furious, the parcel is lost again!",
            "A: It is on its way to you now.",
            "It arrived! Thank you so much for your help, all sorted now.",
        )
        == 0
    )


def test_an_answer_to_a_question_does_not_calm() -> None:
    assert (
        upset(
            "You lost my passport and my flight is tomorrow. I'm desperate.",
            "A: What is your booking number?",
            "TR-5512",
        )
        == 2
    )


def test_terse_reply_after_a_detailed_message_is_a_cue() -> None:
    long = (
        "The scanner stops after each page. I cleaned the glass, changed the cable, installed the "
        "driver again, tried another computer, the other port, and it still stops with the same sound."
    )
    reading = read_customer(conversation(long, "A: Please change the cable.", "did that."))
    assert reading is not None
    assert [(cue.kind, cue.turn, cue.text) for cue in reading.cues if cue.kind == "terse"] == [
        ("terse", 2, "did that.")
    ]
    answered = read_customer(conversation(long, "A: Is the light on?", "no."))
    assert answered is not None
    assert not any(cue.kind == "terse" for cue in answered.cues)


def test_same_complaint_again_is_a_cue_of_the_last_turn() -> None:
    reading = read_customer(
        conversation(
            "The washing machine leaks from the front door during rinsing.",
            "A: Please check the filter.",
            "The front door of the washing machine leaks during rinsing. The filter is clean.",
        )
    )
    assert reading is not None
    assert any(cue.kind == "repetition" and cue.turn == 2 for cue in reading.cues)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Where is my parcel?\n\nKind regards,\nMarta Nowak", "Marta Nowak"),
        ("Where is my parcel?\nThanks, \nLiam", "Liam"),
        ("Where is my parcel?", None),
        ("Hello\n\nPlease help", None),
    ],
)
def test_name_from_the_sign_off(text: str, name: str | None) -> None:
    reading = read_customer(conversation(text))
    assert reading is not None
    assert reading.name == name


def test_given_name_wins_over_the_sign_off() -> None:
    reading = read_customer(conversation("Where is it?\n\nBest,\nMimi", name="Miriam Katz"))
    assert reading is not None
    assert reading.name == "Miriam Katz"


def test_without_a_customer_turn_there_is_nothing_to_read() -> None:
    assert read_customer(conversation("A: Hello, how can I help?")) is None
    assert read_customer(Conversation(())) is None


def test_escalation_takes_two_kinds_of_cue() -> None:
    both = read_customer(conversation("This is the third time. Get me your manager, you useless clowns."))
    one = read_customer(conversation("This is the third time and I am really angry about it."))
    assert both is not None
    assert one is not None
    assert both.escalating
    assert not one.escalating


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["customer", "agent"]), st.text(max_size=120) | st.sampled_from(UPSET + CALM)
        ),
        max_size=5,
    )
)
def test_cue_text_is_the_turns_own(turns: list[tuple[str, str]]) -> None:
    made = Conversation(
        tuple(Turn("customer" if role == "customer" else "agent", text) for role, text in turns)
    )
    reading = read_customer(made)
    assert (reading is None) == all(turn.role == "agent" for turn in made.turns)
    for cue in reading.cues if reading else ():
        assert made.turns[cue.turn].role == "customer"
        assert made.turns[cue.turn].text[cue.span.start : cue.span.end] == cue.text


@pytest.mark.parametrize("text", ["!!! " * 250_000, "NO " * 300_000, "x" * 1_000_000, "furious\n" * 100_000])
def test_a_huge_turn_keeps_few_cues(text: str) -> None:
    reading = read_customer(conversation(text))
    assert reading is not None
    assert len(reading.cues) < 1000
