"""Fit the small linear models of `tactlint.reading` on the labelled lines in this folder.

    python service/training/fit.py

Writes `mood.json` (customers.jsonl) and `likeness.json` (acknowledgment.jsonl) into the package. Fitting is
plain logistic regression, full batch, from zero, so the same lines give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "tactlint" / "reading"
sys.path.insert(0, str(PACKAGE.parents[1]))

from tactlint.language.analysis import analyse  # noqa: E402
from tactlint.model import Turn  # noqa: E402
from tactlint.reading.course import course_cues  # noqa: E402
from tactlint.reading.cues import read_turn  # noqa: E402
from tactlint.reading.linear import word_features  # noqa: E402
from tactlint.reading.mood import mood_features  # noqa: E402

Features = Mapping[str, float]
# Features that can only make a customer more upset.
_GROWS = ("cue:", "cues", "kinds", "heaviest", "sum")
# Weights nearer to zero than this are left out of the file.
_SMALL = 0.06


def fit(rows: Sequence[Features], labels: Sequence[bool], *, strength: float) -> dict[str, float]:
    """Return the weights of a balanced logistic regression; `strength` is the inverse of the penalty.

    A cue never calms: the weights of what `_GROWS` are kept from falling below zero.
    """
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= 2)
    column = {name: index for index, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1
    for index, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                x[index, column[name]] = value
    y = np.array(labels, dtype=float)
    share = y.mean()
    sample = np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    penalty = np.full(len(names) + 1, 1 / strength)
    penalty[-1] = 0
    weights = np.zeros(len(names) + 1)
    growing = [column[name] for name in names if name.startswith(_GROWS)]
    momentum, speed = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 1501):
        guess = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (sample * (guess - y)) + penalty * weights
        momentum = 0.9 * momentum + 0.1 * gradient
        speed = 0.999 * speed + 0.001 * gradient**2
        rate = 0.05 * (1 - step / 1501)
        weights -= rate * (momentum / (1 - 0.9**step)) / (np.sqrt(speed / (1 - 0.999**step)) + 1e-8)
        weights[growing] = np.maximum(weights[growing], 0)
    kept = {name: round(float(w), 2) for name, w in zip(names, weights) if abs(w) >= _SMALL}
    return {"": round(float(weights[-1]), 2), **kept}


def customer_rows(lines: Sequence[dict[str, object]]) -> list[Features]:
    """Return the mood features of each labelled customer."""
    rows: list[Features] = []
    for line in lines:
        texts = [str(text) for text in [*_list(line["turns"]), line["text"]]]
        turns = [Turn("customer", text) for text in texts]
        course = course_cues(turns, len(turns) - 1)
        rows.append(dict(mood_features([read_turn(text) for text in texts], course, texts[-1])))
    return rows


def sentence_rows(lines: Sequence[dict[str, object]]) -> tuple[list[Features], list[bool]]:
    """Return features and label of each sentence whose label is certain."""
    rows: list[Features] = []
    labels = []
    for line in lines:
        text, quote = str(line["text"]), str(line["quote"])
        for placed in analyse(text).sentences():
            sentence = placed.sentence
            acknowledges = bool(quote) and (sentence.text[:25] in quote or quote[:25] in sentence.text)
            if line["label"] == "none" or (line["label"] == "specific" and acknowledges):
                rows.append(word_features(sentence.folded))
                labels.append(acknowledges)
    return rows, labels


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _read(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def _write(name: str, models: Mapping[str, Mapping[str, float]]) -> None:
    text = json.dumps(models, indent=0, ensure_ascii=False, sort_keys=True) + "\n"
    (PACKAGE / name).write_text(text, encoding="utf-8")


def main() -> None:
    customers = _read("customers.jsonl")
    rows = customer_rows(customers)
    upset = [int(str(line["upset"])) for line in customers]
    _write(
        "mood.json",
        {
            "upset": fit(rows, [level > 0 for level in upset], strength=0.3),
            "strongly": fit(rows, [level > 1 for level in upset], strength=0.3),
        },
    )
    sentences, labels = sentence_rows(_read("acknowledgment.jsonl"))
    _write("likeness.json", {"acknowledges": fit(sentences, labels, strength=9)})


if __name__ == "__main__":
    main()
