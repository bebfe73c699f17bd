"""How formal a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.language.analysis import analyse
from tactlint.reading.register import register_of, score_of

CASUAL = [
    "hey can u tell me where my parcel is lol",
    "yooo",
    "wheres my refund?? im so done w this 😤",
    "gonna need a new one asap, cheers mate",
    "omg thx so much!! ur the best xx",
]
NEUTRAL = [
    "Where is my parcel?",
    "Please cancel my order.",
    "The left side of every page comes out faded.",
    "I have not received my refund yet.",
    "4410982",
    "",
]
FORMAL = [
    "Dear Sirs, I should be grateful for written confirmation. Yours faithfully, R. Hale",
    "I wish to enquire whether the aforementioned policy remains in force.",
    "To whom it may concern: kindly furnish a certified copy of the deed.",
    "Pursuant to clause 4.2, I hereby request disclosure of the data held on behalf of my client.",
]


@pytest.mark.parametrize("text", CASUAL)
def test_chatty_texts_are_casual(text: str) -> None:
    assert register_of(text).label == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_plain_texts_are_neutral(text: str) -> None:
    assert register_of(text).label == "neutral"


@pytest.mark.parametrize("text", FORMAL)
def test_letter_prose_is_formal(text: str) -> None:
    assert register_of(text).label == "formal"


@pytest.mark.parametrize(
    "text",
    [
        "WHERE IS MY PARCEL. I HAVE WAITED FOR THREE WEEKS.",
        "I WAS CHARGED TWICE AND NOBODY ANSWERS ME",
    ],
)
def test_capitals_are_not_casual(text: str) -> None:
    assert register_of(text).label != "casual"


def test_spans_show_the_words() -> None:
    text = "👩‍👧 hey, can u help? lol"
    spans = [text[span.start : span.end] for span in register_of(text).spans]
    assert "hey" in spans
    assert "lol" in spans


def test_a_neutral_text_has_no_evidence() -> None:
    assert register_of("Please cancel my order.").spans == ()


def test_several_texts_are_weighed_together() -> None:
    casual, formal = (analyse(text) for text in (CASUAL[0], FORMAL[0]))
    assert score_of([casual]) < score_of([casual, formal]) < score_of([formal])


def test_nothing_weighs_nothing() -> None:
    assert score_of([]) == 0


@given(st.text(max_size=80) | st.text("aA lol!😀\u200d'’.\n\r\u00a0Dear Sir,", max_size=120))
def test_any_text_has_a_score_in_range_and_spans_inside(text: str) -> None:
    register = register_of(text)
    assert -2 <= register.score <= 2
    reached = 0
    for span in register.spans:
        assert reached <= span.start < span.end <= len(text)
        reached = span.end
