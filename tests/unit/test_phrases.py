"""The phrase language: its manual's examples, its errors, and that no text can break it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.language.analysis import fold
from tactlint.phrases import Phrase, PhraseError, PhraseSet

MANUAL = Path(__file__).parents[2] / "rules" / "PHRASES.md"


def manual_examples() -> list[tuple[str, str, str]]:
    """Read (phrase, sign, sentence) from the manual's block of examples."""
    found, phrase = [], ""
    for line in MANUAL.read_text(encoding="utf-8").split("```")[1].strip().splitlines():
        if line.startswith("  "):
            found.append((phrase, line[2], line[4:]))
        else:
            phrase = line
    return found


def test_the_manual_has_examples() -> None:
    assert len(manual_examples()) > 10


@pytest.mark.parametrize(("phrase", "sign", "sentence"), manual_examples())
def test_the_manual_is_right(phrase: str, sign: str, sentence: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", sentence)
    found = [text[place.start : place.end] for place in Phrase(phrase).find(fold(text))]
    assert found == (re.findall(r"\[\[(.+?)\]\]", sentence) if sign == "+" else [])


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("you're not", "You aren't, you’re not, you are not", ["You aren't", "you’re not", "you are not"]),
        ("we can not", "we can't or cannot, we cannot", ["we can't", "we cannot"]),
        ("we won't", "we will not, we won't", ["we will not", "we won't"]),
        ("you should have", "you should of, you should've", ["you should of", "you should've"]),
        ("you have", "some of you of course have", []),
        ("not easy", "it isn't easy", ["isn't easy"]),
        ("you would", "you'd and you would", ["you'd", "you would"]),
        ("policy", "policyholder, policy's, policyé, Policy", ["Policy"]),
        ("so (be it|what)", "So what? So be it.", ["So what", "So be it"]),
        ("i see , but", "I see, but no", ["I see, but"]),
        (
            "wait ...2 please",
            "wait a bit please; wait one two three please",
            ["wait a bit please"],
        ),
        ("<number> days", "3 days, two days, some days", ["3 days", "two days"]),
        ("you <verb-past>", "you need, you checked, you hundred", ["you checked"]),
        ("[really|just] no", "just no", ["just no"]),
        ("no ?", "is that a no?", ["no?"]),
    ],
)
def test_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert [text[place.start : place.end] for place in Phrase(phrase).find(fold(text))] == expected


def test_keeps_named_parts() -> None:
    found = next(Phrase("you forgot (what: ...4) again").find("you forgot your key again"))
    assert found.parts == {"what": "your key"}


def test_uses_the_pack_s_lists() -> None:
    phrase = Phrase("<company> policy", {"company": ("our [own]", "the company's")})
    assert phrase.is_in("it is our own policy")
    assert not phrase.is_in("it is a policy")


def test_a_list_may_hold_forms_and_word_classes() -> None:
    lists = {"undone": ("was never <verb-past>", "{forget} to")}
    phrase = Phrase("the form <undone> <word> <verb-ing>", lists)
    assert phrase.is_in("the form was never signed before sending")
    assert not phrase.is_in("the form was never blue before sending")


@pytest.mark.parametrize(
    ("phrase", "column", "hint"),
    [
        ("you (should", 4, "add “)”"),
        ("one|two", 3, "alternatives stand in brackets"),
        ("you should have <verb-pst>", 16, "did you mean <verb-past>?"),
        ("you {} it", 4, "write a word there"),
        ("so ...", 5, "a gap stands between words"),
        ("[really]", 0, "write at least one word"),
        ("(a|)", 3, "square brackets make words optional"),
        ("a.* b", 2, "no regular expressions"),
        ("a ...99 b", 2, "for example ...4"),
        ("so ^ what", 0, "move it there"),
        ("", 0, "write at least one word"),
    ],
)
def test_explains_a_bad_phrase(phrase: str, column: int, hint: str) -> None:
    with pytest.raises(PhraseError) as caught:
        Phrase(phrase)
    assert caught.value.column == column
    assert hint in caught.value.hint


def test_one_set_names_the_candidates() -> None:
    phrases = PhraseSet([Phrase("calm down"), Phrase("as i said"), Phrase("down")])
    assert phrases.candidates("please calm down") == [0, 2]
    assert phrases.candidates("hello") == []
    assert PhraseSet([]).candidates("hello") == []


SIGNS = st.lists(st.sampled_from([*"ab ()[]{}<>|^$.,:'-…é", "...", "<word>", "(a: b)", "{go}"]), max_size=15)


@given(SIGNS.map("".join) | st.text(max_size=40), st.text(max_size=80))
def test_no_text_breaks_the_parser(phrase: str, text: str) -> None:
    try:
        compiled = Phrase(phrase)
    except PhraseError as problem:
        compiled, column = None, problem.column
    else:
        column = 0
    assert 0 <= column <= len(phrase)
    folded = fold(text)
    for found in compiled.find(folded) if compiled else ():
        assert 0 <= found.start < found.end <= len(folded)


def test_more_phrases_than_one_automaton_holds_are_all_found() -> None:
    phrases = [Phrase(f"word{number} ...6 (calm|settle) [right] down ...6 now") for number in range(1500)]
    many = PhraseSet(phrases)
    for index in (0, 700, 1499):
        assert many.candidates(f"word{index} please do calm down right now") == [index]


@pytest.mark.parametrize(
    "text", ["you (will not|can not) [ever] wait", "(you can not|you will not) ...2 wait"]
)
def test_contractions_hold_inside_brackets(text: str) -> None:
    phrase = Phrase(text)
    for sentence in ("you won't wait", "you will not wait", "you can't wait", "you cannot wait"):
        assert phrase.is_in(sentence), sentence


def test_should_of_is_found_inside_brackets() -> None:
    assert Phrase("you (should have|ought) waited").is_in("you should of waited")
