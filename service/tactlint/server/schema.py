"""Prints the wire's JSON Schema, from which the extension's types are generated."""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic.json_schema import models_json_schema

from tactlint.server import intake, wire

MODELS = (
    wire.LintRequest,
    wire.LintReport,
    wire.Status,
    wire.Rules,
    wire.PairRequest,
    wire.PairStart,
    wire.PairClaim,
    wire.PairResult,
    wire.ErrorReply,
)


def wire_schema() -> dict[str, Any]:
    """Return one schema: a definition per wire model, fields without own titles, and the constants."""
    _, schema = models_json_schema([(model, "serialization") for model in MODELS], title="Wire")
    for definition in schema["$defs"].values():
        for field in definition.get("properties", {}).values():
            field.pop("title", None)
            # Limits are the service's business; as types they only become noise.
            field.pop("maxItems", None)
    # No keyword of JSON Schema: the numbers that both sides must agree on.
    schema["constants"] = {
        "PROTOCOL": wire.PROTOCOL,
        "MAX_DRAFT": wire.MAX_DRAFT,
        "MAX_TURNS": wire.MAX_TURNS,
        "MAX_TURN": wire.MAX_TURN,
        "MAX_BODY": intake.MAX_BODY,
    }
    return schema


if __name__ == "__main__":
    json.dump(wire_schema(), sys.stdout, indent=1)
