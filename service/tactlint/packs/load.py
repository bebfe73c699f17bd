"""Folders of YAML -> packs. Every problem is reported at once; one bad rule never takes the others along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

import tactlint
from tactlint.checks.rule import RuleBase
from tactlint.packs.problem import Problem
from tactlint.packs.schema import RULE_MODELS, Manifest
from tactlint.packs.source import Source, SourceError
from tactlint.phrases import Phrase, PhraseError

MANIFEST = "pack.yaml"


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded pack: the rules that are sound, with ids `pack/rule`, and what is wrong with the others."""

    folder: Path
    name: str
    version: str
    description: str
    rules: tuple[RuleBase, ...]
    problems: tuple[Problem, ...]


def built_in_folder() -> Path:
    """Return the folder of the built-in packs: `rules/` of a checkout, or its copy inside the wheel."""
    package = Path(tactlint.__file__).parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parents[1] / "rules"


def built_in_packs() -> tuple[Pack, ...]:
    """Load the packs that come with Tactlint, in the order of their names."""
    folders = sorted(path.parent for path in built_in_folder().glob(f"*/{MANIFEST}"))
    return tuple(load_pack(folder) for folder in folders)


def load_pack(folder: Path) -> Pack:
    """Load one pack. Never raises for what is in the folder: see `Pack.problems`."""
    folder = folder.resolve()
    shown = folder.name
    try:
        source = Source(folder / MANIFEST, shown_as=f"{shown}/{MANIFEST}")
    except SourceError as error:
        missing = not (folder / MANIFEST).exists()
        problem = Problem(shown, 0, 0, f"{MANIFEST} is missing", "every pack has one; copy a built-in pack's")
        return Pack(folder, shown, "0.0.0", "", (), (problem if missing else error.problem,))
    manifest, problems = _manifest(source)
    if manifest is None:
        return Pack(folder, shown, "0.0.0", "", (), tuple(problems))
    rules: dict[str, RuleBase] = {}
    for path in sorted(folder.glob("*.y*ml")):
        if path.name == MANIFEST:
            continue
        try:
            source = Source(path, shown_as=f"{shown}/{path.name}")
        except SourceError as error:
            problems.append(error.problem)
            continue
        problems += _read_rules(source, manifest, rules)
    return Pack(
        folder, manifest.name, manifest.version, manifest.description, tuple(rules.values()), tuple(problems)
    )


def _manifest(source: Source) -> tuple[Manifest | None, list[Problem]]:
    if not isinstance(source.data, dict):
        return None, [Problem(source.shown_as, 1, 1, "a pack is a set of keys", "name, version, ...")]
    try:
        manifest = Manifest.model_validate(source.data)
    except ValidationError as error:
        return None, list(_problems(error, source, (), Manifest))
    problems = []
    needed = manifest.requires.removeprefix(">=")
    if _numbers(needed) > _numbers(tactlint.__version__):
        what = f"this pack needs Tactlint {needed}, this is {tactlint.__version__}"
        problems.append(Problem(source.shown_as, *source.place(("requires",)), what, "update Tactlint"))
    for name, phrases in manifest.words.items():
        for index, phrase in enumerate(phrases):
            try:
                Phrase(phrase)
            except PhraseError as error:
                problems.append(_phrase_problem(source, ("words", name, index), phrase, error))
    return (None if problems else manifest), problems


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _read_rules(source: Source, manifest: Manifest, rules: dict[str, RuleBase]) -> Iterator[Problem]:
    """Add the sound rules of one file to `rules` and yield what is wrong with the others."""
    if source.data is None:
        return
    if not isinstance(source.data, list):
        yield Problem(source.shown_as, 1, 1, "a rule file is a list of rules", "begin each with “- id:”")
        return
    for index, node in enumerate(source.data):
        place = source.place((index,))
        if not isinstance(node, dict):
            yield Problem(source.shown_as, *place, "a rule is a set of keys", "begin it with “- id:”")
            continue
        data = dict(node)
        model = RULE_MODELS.get(str(data.get("check")))
        if model is None:
            close = get_close_matches(str(data.get("check")), RULE_MODELS, n=1)
            hint = f"did you mean “{close[0]}”?" if close else "one of: " + ", ".join(RULE_MODELS)
            what = f"there is no check “{data['check']}”" if "check" in data else "the key “check” is missing"
            yield Problem(source.shown_as, *source.place((index, "check")), what, hint)
            continue
        if "words" in model.model_fields and isinstance(data.get("words", {}), dict):
            data["words"] = {**manifest.words, **data.get("words", {})}
        try:
            rule = model.model_validate(data)
        except ValidationError as error:
            yield from _problems(error, source, (index,), model)
            continue
        full_id = f"{manifest.name}/{rule.id}"
        if full_id in rules:
            place = source.place((index, "id"))
            yield Problem(
                source.shown_as, *place, f"the id “{rule.id}” is used twice", "the first one counts"
            )
            continue
        rules[full_id] = rule.model_copy(update={"id": full_id})


def _problems(
    error: ValidationError, source: Source, base: Sequence[str | int], model: type[BaseModel]
) -> Iterator[Problem]:
    """Turn pydantic's findings into problems that point into the file."""
    details = error.errors(include_url=False)
    for detail in details:
        # A list of nothing but bad phrases is not short of phrases.
        if detail["type"] == "too_short" and any(
            other is not detail and other["loc"][: len(detail["loc"])] == detail["loc"] for other in details
        ):
            continue
        where = (*base, *detail["loc"])
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, PhraseError):
            yield _phrase_problem(source, where, str(detail["input"]), cause)
            continue
        is_unknown = detail["type"] == "extra_forbidden"
        line, column = source.place(where, of_key=is_unknown)
        message, hint = _say(detail, model)
        yield Problem(source.shown_as, line, column, message, hint)


def _phrase_problem(source: Source, where: Sequence[str | int], text: str, error: PhraseError) -> Problem:
    line, column = source.place_within(where, text, error.column)
    marked = f"{text[: error.column]}▸{text[error.column :]}"
    return Problem(source.shown_as, line, column, f"{error.message}: {marked}", error.hint)


def _say(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Say in plain words what pydantic found, and what to do about it."""
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "extra_forbidden":
            known = _keys(model, detail["loc"][:-1])
            close = get_close_matches(key, known, n=1)
            return f"unknown key “{key}”", (
                f"did you mean “{close[0]}”?" if close else "known keys: " + ", ".join(known)
            )
        case "missing":
            hint = "every rule has at least one bad and one good example" if key == "examples" else "add it"
            return f"the key “{key}” is missing", hint
        case "too_short":
            return f"“{key}” is empty", "write at least one"
        case "string_pattern_mismatch" if key in {"id", "name"}:
            return f"“{key}” is no id", "small letters, digits and single hyphens, such as should-have"
        case _:
            return f"“{key}”: {detail['msg'].removeprefix('Value error, ')}", ""


def _keys(model: type[BaseModel], where: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the model knows at a place inside it."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for step in where:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        if isinstance(step, int):
            node = node.get("items", node)
        else:
            node = node.get("properties", {}).get(step, node)
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return list(node.get("properties", {}))
