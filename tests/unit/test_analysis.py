"""Analysis: sentences, kinds and masks, and that keystrokes change nothing but what they touch."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tactlint.language import analysis
from tactlint.language.analysis import MASKED, analyse


def sentences(text: str) -> list[str]:
    return [text[placed.start : placed.end] for placed in analyse(text).sentences()]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(placed.kind, placed.sentence.text) for placed in analyse(text).sentences()]


def masks(text: str) -> list[tuple[str, str]]:
    return [(mask.kind, text[mask.span.start : mask.span.end]) for mask in analyse(text).masks()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Smith called. He waits.", ["Mr. Smith called.", "He waits."]),
        ("Bring tools, e.g. a wrench. Fine.", ["Bring tools, e.g. a wrench.", "Fine."]),
        ("We open at 3 p.m. on Monday. Come by.", ["We open at 3 p.m. on Monday.", "Come by."]),
        ("We close at 5 p.m. Come by.", ["We close at 5 p.m.", "Come by."]),
        ("It costs 3.5 EUR. OK.", ["It costs 3.5 EUR.", "OK."]),
        ("Well... that is odd. Yes", ["Well... that is odd.", "Yes"]),
        ("Really?! that is odd", ["Really?!", "that is odd"]),
        ("i see. it works now", ["i see.", "it works now"]),
        ("All done 🎉 Let me know", ["All done 🎉", "Let me know"]),
        ("See www.a.example/b.c?d=1. Thanks for that", ["See www.a.example/b.c?d=1.", "Thanks for that"]),
        ("No. 5 is yours. No. 6 is mine", ["No. 5 is yours.", "No. 6 is mine"]),
        ("It said “no.” Then it stopped.", ["It said “no.”", "Then it stopped."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("wrapped mail goes\non here. Next", ["wrapped mail goes\non here.", "Next"]),
        ("One.\r\nTwo", ["One.", "Two"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_splits_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_tells_kinds_of_sentence() -> None:
    assert kinds("Hi Anna, thanks for waiting.\n\n1. Open it.\n- Close it\n\nBest regards,\nJo\nSupport") == [
        ("greeting", "Hi Anna,"),
        ("body", "thanks for waiting."),
        ("list-item", "Open it."),
        ("list-item", "Close it"),
        ("closing", "Best regards,"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        ("> old words\nNew words", "quote", "> old words\n"),
        ("New\nOn Mon, 3 May 2026, Jo wrote:\nold words", "quote", "old words"),
        ("Text.\n-- \nJo Ray", "signature", "-- \nJo Ray"),
        ("Text.\nKind regards\nJo Ray\nSupport", "signature", "Jo Ray\nSupport"),
        ("Run `a. b` now", "code", "`a. b`"),
        ("a\n```\nrm x\n```\nb", "code", "rm x\n"),
        ("See https://a.example/b, ok", "link", "https://a.example/b"),
        ("Write to jo@a.example.", "address", "jo@a.example"),
        ("Order #12-A45 is here", "number", "#12-A45"),
        ("Ticket ABC-1234 is here", "number", "ABC-1234"),
        ("Hi {{ first name }}", "placeholder", "{{ first name }}"),
        ("Hi [NAME]", "placeholder", "[NAME]"),
        ("Hi <name>", "placeholder", "<name>"),
        ("Hi [your name]", "placeholder", "[your name]"),
    ],
)
def test_masks(text: str, kind: str, masked: str) -> None:
    assert (kind, masked) in masks(text)


@pytest.mark.parametrize(
    "text",
    [
        "You should [really] read it",
        "It costs 3.50 or 1 200",
        "Thanks,\nyou should have read it.",
        "I am (a) b",
    ],
)
def test_leaves_plain_words_unmasked(text: str) -> None:
    assert masks(text) == []


def test_a_sentence_seen_before_is_the_same_object() -> None:
    first = next(analyse("You again.").sentences()).sentence
    assert next(analyse("Hello.\n\nYou again. And more").sentences()).sentence is not first
    assert [p.sentence for p in analyse("Hello.\n\nYou again. And more").sentences()][1] is first


LINES = ["Hi Anna,", "> quoted. ", "- item", "```", "--", "Best regards,", "On Mon, 3 May 2026, Jo wrote:\n"]
WORDS = ["You should have read it. ", "ok", "`x. Y`", "{{name}}", "a@b.example", "#1234", "…", "?!", " ", "."]
CHARACTERS = ["\n", "\n\n", "\r\n", "🙂", "👩\u200d👩\u200d👧", "é", "e\u0301", "İ", "\u00a0"]
PIECES = st.sampled_from([*LINES, *WORDS, *CHARACTERS, "The parcel left our warehouse on Monday. " * 4])
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


@given(TEXTS)
@example("İ. A")
@example("The parcel left our warehouse on Monday. " * 60)
def test_spans_match_the_text_and_never_overlap(text: str) -> None:
    analysed = analyse(text)
    end = 0
    for placed in analysed.sentences():
        assert text[placed.start : placed.end] == placed.sentence.text
        assert placed.start >= end
        end = placed.end
        assert len(placed.sentence.folded) == len(placed.sentence.text)
        for token in placed.sentence.tokens:
            assert placed.sentence.text[token.start : token.end] == token.text


@given(TEXTS)
def test_every_word_is_in_a_sentence_or_masked(text: str) -> None:
    analysed = analyse(text)
    covered = [False] * len(text)
    for placed in analysed.sentences():
        covered[placed.start : placed.end] = [True] * (placed.end - placed.start)
    for mask in analysed.masks():
        covered[mask.span.start : mask.span.end] = [True] * (mask.span.end - mask.span.start)
    lost = "".join(char for char, is_covered in zip(text, covered, strict=True) if not is_covered)
    # Only the signs of lists may be left out, never a word.
    assert not any(char.isalpha() for char in lost)


@given(TEXTS)
def test_masked_characters_are_masked_in_folded(text: str) -> None:
    for placed in analyse(text).sentences():
        for mask in placed.sentence.masks:
            part = placed.sentence.folded[mask.span.start : mask.span.end]
            assert set(part) == {MASKED}


@settings(max_examples=60)
@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 5), st.sampled_from(["a", ". B", "\n", "> ", ""]))
    ),
)
def test_after_edits_all_is_as_if_read_afresh(text: str, edits: list[tuple[int, int, str]]) -> None:
    analyse(text)
    for at, removed, inserted in edits:
        text = text[:at] + inserted + text[at + removed :]
        warm = _shape(text)
        analysis._passage.cache_clear()
        analysis._sentence.cache_clear()
        analysis._signature.cache_clear()
        assert _shape(text) == warm


def test_a_keystroke_reads_one_passage_anew() -> None:
    text = "The parcel left our warehouse on Monday. It comes tomorrow. " * 200
    for draft in (text, text.replace("tomorrow. ", "tomorrow.\n\n")):
        analyse(draft)
        before = analysis._passage.cache_info().misses
        analyse(f"{draft}x")
        analyse(f"{draft[:300]}x{draft[300:]}")
        assert analysis._passage.cache_info().misses - before <= 4


def _shape(text: str) -> list[object]:
    analysed = analyse(text)
    return [
        [(placed.start, placed.kind, placed.sentence.text) for placed in analysed.sentences()],
        [(mask.kind, mask.span) for mask in analysed.masks()],
    ]


@pytest.mark.parametrize(
    "run", [".", "!", "?!", "😀", "👨‍👩‍👧", "a.", "A-", '"', "[[", "{{", "> ", "--\n", "`", ","]
)
def test_long_runs_without_a_blank_come_to_an_end(run: str) -> None:
    # In quadratic time each would take minutes, and the suite would stop it.
    text = run * (150_000 // len(run))
    for placed in analyse(text).sentences():
        assert text[placed.start : placed.end] == placed.sentence.text
