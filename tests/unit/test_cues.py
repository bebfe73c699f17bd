"""Cues in one turn: each kind, and what looks like it and is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.reading.cues import KINDS, read_turn

SHOWN = [
    ("feeling", "Honestly I'm livid about this.", "livid"),
    ("feeling", "We are very upset with the delay.", "upset"),
    ("feeling", "My order came broken 😡", "😡"),
    ("capitals", "You sent the WRONG one.", "WRONG"),
    ("capitals", "WHERE IS MY REFUND", "WHERE IS MY REFUND"),
    ("exclamation", "Is anybody there???", "???"),
    ("repetition", "This is the third time I write about the lamp.", "the third time"),
    ("repetition", "As I already said, the plug is fine.", "As I already said"),
    ("repetition", "Nobody called me back.", "Nobody called"),
    ("threat", "I will talk to my lawyer on Monday.", "my lawyer"),
    ("threat", "Refund me or I file a chargeback.", "chargeback"),
    ("supervisor", "I want to speak to a manager.", "speak to a manager"),
    ("hostility", "You people are thieves.", "thieves"),
    ("sarcasm", "Oh great, another update that breaks things.", "Oh great, another"),
    ("harm", "My daughter is in hospital because of your toy.", "hospital"),
    ("harm", "We have no heating and a newborn at home.", "no heating"),
    ("money-loss", "You charged me twice this month.", "charged me twice"),
    ("money-loss", "£450 gone from my account", "£450 gone"),
    ("deadline", "The exam is tomorrow.", "exam is tomorrow"),
    ("deadline", "I need an answer by noon.", "by noon"),
    ("time-lost", "I have been waiting for three weeks.", "for three weeks"),
    ("effort", "I have tried everything in the manual.", "tried everything"),
    ("disbelief", "Are you kidding me?", "Are you kidding"),
]


@pytest.mark.parametrize(("kind", "text", "quote"), SHOWN)
def test_read_turn_finds(kind: str, text: str, quote: str) -> None:
    found = [text[cue.span.start : cue.span.end] for cue in read_turn(text).cues if cue.kind == kind]
    assert any(quote in words or words in quote for words in found), found


HIDDEN = [
    ("capitals", "The GPS and the USB-C port work with the API."),
    ("capitals", "Order NO-55817 and form B2, please."),
    ("exclamation", "Thank you!"),
    ("feeling", "I'm not angry at all, only curious."),
    ("feeling", "Where can I download Angry Birds?"),
    ("feeling", 'The label "furious" is missing in the filter.'),
    ("feeling", "I'm afraid that the file is too large."),
    ("threat", "Could you cancel order 12 and send the blue one?"),
    ("supervisor", "Your manager account page does not list my team."),
    ("hostility", "Some of my mail ends up in the trash folder."),
    ("harm", "Which smoke alarm do you recommend?"),
    ("sarcasm", "Great, thank you, that answers it."),
    ("terse", "no."),
]


@pytest.mark.parametrize(("kind", "text"), HIDDEN)
def test_read_turn_leaves_alone(kind: str, text: str) -> None:
    assert [cue for cue in read_turn(text).cues if cue.kind == kind] == []


def test_hedge_softens_and_intensifier_strengthens() -> None:
    weights = [
        read_turn(text).strength("feeling")
        for text in ("I'm a bit annoyed.", "I'm annoyed.", "I'm so annoyed.", "I'm absolutely furious.")
    ]
    assert weights == [1, 1, 2, 3]


def test_quoted_mail_is_not_the_customers_own_mood() -> None:
    text = "Fine by me.\n> I am furious, this is the fifth time\n"
    assert read_turn(text).cues == ()


@given(st.text(max_size=300) | st.sampled_from([text for _, text, _ in SHOWN]))
def test_spans_lie_in_the_turn(text: str) -> None:
    for cue in read_turn(text).cues:
        assert cue.kind in KINDS
        assert 0 <= cue.span.start < cue.span.end <= len(text)
        assert 1 <= cue.weight <= 3


@given(
    st.lists(
        st.sampled_from([text for _, text, _ in SHOWN] + ["👩‍👩‍👧", "e\u0301", "\r\n", "\u00a0"]), max_size=8
    )
)
def test_cues_of_one_kind_never_overlap(parts: list[str]) -> None:
    cues = read_turn(" ".join(parts)).cues
    for kind in KINDS:
        spans = sorted((cue.span.start, cue.span.end) for cue in cues if cue.kind == kind)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_neighbours_of_one_kind_are_one_cue() -> None:
    text = "The baby is due on Sunday."
    assert [
        text[cue.span.start : cue.span.end] for cue in read_turn(text).cues if cue.kind == "deadline"
    ] == ["due on Sunday"]


def test_a_day_that_brought_nothing_is_no_deadline() -> None:
    assert not [cue for cue in read_turn("It did NOT arrive tomorrow.").cues if cue.kind == "deadline"]
    assert [cue for cue in read_turn("It has to arrive tomorrow.").cues if cue.kind == "deadline"]
