"""Measures the engine alone: a keystroke in a warm draft, its growth with length, and a cold lint."""

from __future__ import annotations

import gc
import statistics
import time

from bench import sample
from tactlint.engine import Linter, compile_linter
from tactlint.model import Conversation
from tactlint.packs.load import built_in_packs

ROUNDS = 12
COLD_RUNS = 30
CATEGORIES = {"dismissive", "blame", "jargon"}
"""What the sample's sentences must be found to hold."""


def built_in_linter() -> Linter:
    """Compile the built-in packs; refuse to measure a linter that does not do its work."""
    packs = built_in_packs()
    linter = compile_linter([rule for pack in packs for rule in pack.rules])
    report = linter.lint(sample.draft(), sample.conversation())
    found = {finding.category for finding in report.findings}
    problems = [str(problem) for pack in packs for problem in pack.problems]
    if missing := [*problems, *report.skipped, *(CATEGORIES - found)]:
        raise SystemExit(f"Nothing was measured, because the linter is not whole: {', '.join(missing)}")
    # As the service does once all is loaded: collecting garbage then passes over what stays for ever.
    gc.collect()
    gc.freeze()
    return linter


def lint_time(linter: Linter, draft: str, conversation: Conversation) -> float:
    """Return the milliseconds of one lint."""
    begun = time.perf_counter()
    linter.lint(draft, conversation)
    return (time.perf_counter() - begun) * 1000


def quantile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def keystrokes(linter: Linter, *lengths: int) -> list[list[float]]:
    """Type a new sentence at the end of drafts of so many words, one key in each in turn, round after round.

    Return one time a keystroke in milliseconds, a list for each length. In turn, so that whatever else
    the machine does meanwhile falls on all alike.
    """
    conversation = sample.conversation()
    drafts = [sample.draft(words=words) for words in lengths]
    times: list[list[float]] = [[] for _ in lengths]
    for turn in range(ROUNDS):
        sentences = [sample.typed(1000 * words + turn) for words in lengths]
        for draft in drafts:
            linter.lint(draft, conversation)
        for end in range(1, min(map(len, sentences)) + 1):
            for draft, sentence, taken in zip(drafts, sentences, times):
                taken.append(lint_time(linter, draft + sentence[:end], conversation))
    return times


def growth(linter: Linter) -> float:
    """Return how many times more a keystroke costs at 5,000 words than at 50."""
    short, long = keystrokes(linter, 50, 5000)
    return statistics.median(long) / statistics.median(short)


def cold_texts() -> list[tuple[str, Conversation]]:
    """Return drafts that share no sentence with each other nor with any other measurement."""
    return [(sample.draft(variant), sample.conversation(variant)) for variant in range(1, COLD_RUNS + 1)]


def cold(linter: Linter) -> float:
    """Return the median time of a lint with no sentence and no turn seen before, in milliseconds."""
    return statistics.median(lint_time(linter, *text) for text in cold_texts())
