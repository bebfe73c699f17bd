"""The phrase language: parse, compile to RE2, match. See rules/PHRASES.md."""

from tactlint.phrases.compiler import Lists
from tactlint.phrases.matcher import Found, Phrase, PhraseSet, read_phrase
from tactlint.phrases.syntax import PhraseError

__all__ = ["Found", "Lists", "Phrase", "PhraseError", "PhraseSet", "read_phrase"]
