"""spaCy's English tokenizer: the only importer of spaCy.

`import spacy` brings the whole of its command line (typer, rich, requests: a fifth of the service's memory
and a fifth of its start), for one function that nothing here calls. An empty stand-in keeps it out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType


def _leave_out_command_line() -> None:
    if "spacy" in sys.modules:
        return
    info = ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]
    sys.modules.setdefault("spacy.cli", ModuleType("spacy.cli"))
    sys.modules.setdefault("spacy.cli.info", info)


_leave_out_command_line()

from spacy.lang.en import English  # noqa: E402 - after the stand-in

_nlp = English()


def tokenize(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each token but white space: text, start in code points, whether it is all letters."""
    for token in _nlp(text):
        if not token.is_space:
            yield token.text, token.idx, token.is_alpha
