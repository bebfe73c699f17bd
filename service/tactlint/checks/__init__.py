"""The kinds of check, one file each. `CHECKS` is the whole list: nothing registers itself."""

from __future__ import annotations

from tactlint.checks.acknowledgment import AcknowledgmentCheck
from tactlint.checks.check import Check
from tactlint.checks.formality import FormalityCheck
from tactlint.checks.jargon import JargonCheck
from tactlint.checks.phrase import PhraseCheck

CHECKS: tuple[type[Check], ...] = (PhraseCheck, AcknowledgmentCheck, JargonCheck, FormalityCheck)
