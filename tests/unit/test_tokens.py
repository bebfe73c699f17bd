"""spaCy's tokenizer, without what its package brings along."""

import subprocess
import sys

from tactlint.language.tokens import tokenize


def test_tokens_say_where_they_start() -> None:
    text = "Don't  wait, Zoë – it's done 👍."
    tokens = list(tokenize(text))
    assert [word for word, _, _ in tokens][:3] == ["Do", "n't", "wait"]
    assert all(text[start : start + len(word)] == word for word, start, _ in tokens)
    assert [word for word, _, is_alpha in tokens if is_alpha] == ["Do", "wait", "Zoë", "it", "done"]


def test_the_command_line_of_spacy_stays_out() -> None:
    heavy = ("typer", "rich")
    asked = f"import sys, tactlint.language.tokens; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_spacy_imported_before_is_left_as_it_is() -> None:
    asked = "import spacy, tactlint.language.tokens; print(callable(spacy.info))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "True"
