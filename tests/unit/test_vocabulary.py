"""What a customer calls things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.language.analysis import analyse
from tactlint.reading.vocabulary import key_of, runs, vocabulary_of, words_of


def uses(text: str, *forms: str) -> bool:
    return vocabulary_of((text,)).uses(forms)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("My web-hook stopped.", "webhook"),
        ("My web hook stopped.", "webhook"),
        ("MY WEBHOOK STOPPED", "webhook"),
        ("the webhooks stopped", "webhook"),
        ("We deployed it yesterday.", "deploy"),
        ("I changed the DNS.", "DNS"),
        ("I changed the dns.", "DNS"),
        ("I set up the domain name system.", "DNS"),
        ("Which DNS do I use?", "domain name system"),
        ("my debt to income is fine", "DTI"),
        ("The T&Cs say so.", "T&Cs"),
        ("three times b.i.d. it says", "BID"),
        ("The e-mail bounced.", "email"),
    ],
)
def test_a_term_is_known_in_any_form(text: str, form: str) -> None:
    assert uses(text, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("My page is broken.", "webhook"),
        ("It is in. Take a web. Hook it up.", "webhook"),
        ("I paid, per month, on time.", "paidper"),
        ("Please do it.", "PD"),
        ("", "DNS"),
    ],
)
def test_other_words_are_not(text: str, form: str) -> None:
    assert not uses(text, form)


def test_a_text_is_named_by_its_place() -> None:
    texts = ("Hello there.", "😀 The machine for cards is dead.")
    use = vocabulary_of(texts).nearest(["card machine"])
    assert use is not None
    assert texts[use.text][use.span.start : use.span.end] in ("cards", "machine")
    assert use.text == 1


def test_nothing_near_is_none() -> None:
    assert vocabulary_of(("Hello there.",)).nearest(["card machine", "till"]) is None


def test_keys_drop_spaces_hyphens_and_dots() -> None:
    assert key_of("E-Mail") == key_of("e mail") == key_of("e.mail") == "email"


@given(st.text("ab' -&/.,\n😀é", max_size=60))
def test_words_lie_in_their_sentence(text: str) -> None:
    for placed in analyse(text).sentences():
        words = words_of(placed.sentence)
        for index, word in enumerate(words):
            assert key_of(placed.sentence.folded[word.start : word.end]) == word.key
            assert [key for key, _ in runs(words, index)][:1] == [word.key]
