"""What acknowledges in a reply, and what only sounds like it."""

from __future__ import annotations

import pytest

from tactlint.language.analysis import analyse
from tactlint.reading.acknowledging import Acknowledgment, acknowledges, might_acknowledge


def level(text: str) -> Acknowledgment:
    return max(acknowledges(placed.sentence) for placed in analyse(text).sentences())


ACKNOWLEDGING = [
    "I'm so sorry that your suitcase spent the week in another country.",
    "That must have been a horrible moment at the border.",
    "I would be upset too, with guests on the way.",
    "No wonder you want this settled today.",
    "Four letters without an answer is not okay.",
    "You should never have had to ask three times.",
    "This is on us: we booked the wrong date.",
    "We let you down yesterday, and I apologise for that.",
    "I can see how much this delay has cost you.",
    "It makes complete sense that you're worried about the deposit.",
    "Thank you for explaining it again, after all those calls.",
    "oh no, on your first day of all days",
    "Your frustration is understandable.",
    "You're right, we promised Friday and we missed it.",
    "I understand this is urgent, but I can have it there by noon.",
    "Nobody should have to sleep in a cold flat with a toddler.",
    "Two nights without water with a newborn is awful.",
]


@pytest.mark.parametrize("text", ACKNOWLEDGING)
def test_acknowledging_sentences_count(text: str) -> None:
    assert level(text) >= Acknowledgment.GENERAL


HOLLOW = [
    "I'm sorry, but the offer has ended.",
    "We are sorry you feel that way.",
    "I'm sorry to say that the shop is closed.",
    "Sorry, which order do you mean?",
    "I understand you would like a refund.",
    "I understand your frustration, but the rules are the same for all.",
    "I understand, but delays are normal at this time of year.",
    "The parcel is held at the cross-dock because of an ASN mismatch.",
    "Thank you for contacting us.",
    "Thank you for your feedback.",
    "Please send us the serial number of the device.",
    "Refunds take three to five working days.",
    "You can change the date under My Bookings.",
    "Have you tried another browser?",
]


@pytest.mark.parametrize("text", HOLLOW)
def test_look_alikes_and_process_do_not(text: str) -> None:
    assert level(text) == Acknowledgment.NONE


@pytest.mark.parametrize(
    "text",
    ["Sorry for the inconvenience.", "We apologise for any inconvenience this may have caused."],
)
def test_stock_apology_is_only_a_formula(text: str) -> None:
    assert level(text) == Acknowledgment.FORMULA


def test_only_a_sentence_in_doubt_needs_the_customers_words() -> None:
    sentences = [
        placed.sentence for placed in analyse("That's on us. Please press the red button.").sentences()
    ]
    assert [might_acknowledge(sentence) for sentence in sentences] == [True, False]
