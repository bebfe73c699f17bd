"""What a pack is made of, and the JSON Schema that gives rule authors completion in their editor.

`python -m tactlint.packs.schema` prints the schema (`rules/pack.schema.json`).
"""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.json_schema import models_json_schema

from tactlint.checks import CHECKS
from tactlint.checks.rule import RuleBase, RuleModel, Text

RULE_MODELS: dict[str, type[RuleBase]] = {check.name: check.rule_model for check in CHECKS}


class Manifest(RuleModel):
    """pack.yaml. `name` is the first half of every rule's id and is for ever.

    `words` are lists of wordings that the phrases of all rules may use as <name>.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    language: Literal["en"]
    description: Text
    licence: Text
    requires: Annotated[str, Field(pattern=r"^>=\d+\.\d+$")] = ">=0.1"
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def json_schema() -> dict[str, Any]:
    """Return the schema of a rule file: a list of rules, told apart by `check`."""
    models: list[type[RuleModel]] = [*RULE_MODELS.values(), Manifest]
    refs, schema = models_json_schema([(model, "validation") for model in models])
    rules = [refs[(model, "validation")] for model in RULE_MODELS.values()]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tactlint rule file or pack.yaml",
        "anyOf": [{"type": "array", "items": {"oneOf": rules}}, refs[(Manifest, "validation")]],
        **schema,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
