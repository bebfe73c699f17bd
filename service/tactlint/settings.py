"""One person's settings: a YAML file in the operating system's own folder for them.

    port: 8746
    packs: [~/team/tone]
    rules:
      dismissive/calm-down: {severity: error}
      jargon/acronym: {enabled: false}

Packs are never edited to switch a rule off; this file is the place. What is not understood is named with
file, line and remedy, and nothing is guessed. Without a file the defaults hold.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tactlint.model import Severity
from tactlint.packs.problem import Problem
from tactlint.packs.source import Source, SourceError

FILE_NAME = "settings.yaml"
FOLDER_VARIABLE = "TACTLINT_CONFIG_DIR"
DEFAULT_PORT = 8746
"""Also the extension's default; above the well-known ports, and on no list of browsers' blocked ones."""


class RuleSetting(BaseModel):
    """What a person changed about one rule."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    enabled: bool = True
    severity: Severity | None = None


class Settings(BaseModel):
    """`packs` are folders beside the built-in ones; relative ones count from the settings file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    port: Annotated[int, Field(ge=0, le=65535)] = DEFAULT_PORT
    packs: list[str] = []
    rules: dict[str, RuleSetting] = {}


@dataclass(frozen=True)
class Loaded:
    """Settings, the folder they belong to, and what was wrong, one line each with the remedy."""

    settings: Settings
    folder: Path
    problems: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        return self.folder / FILE_NAME

    def pack_folders(self) -> list[Path]:
        return [self.folder / Path(path).expanduser() for path in self.settings.packs]


def config_folder(asked: str | None = None) -> Path:
    """Return the settings folder: as asked, else from the environment, else the operating system's."""
    chosen = asked or os.environ.get(FOLDER_VARIABLE)
    return Path(chosen).expanduser() if chosen else platformdirs.user_config_path("tactlint", appauthor=False)


def load_settings(folder: Path) -> Loaded:
    """Read the settings file. With problems the defaults hold, so that nothing is half applied."""
    file = folder / FILE_NAME
    if not file.exists():
        return Loaded(Settings(), folder)
    try:
        source = Source(file, shown_as=str(file))
    except SourceError as error:
        return Loaded(Settings(), folder, (str(error.problem),))
    if source.data is None:
        return Loaded(Settings(), folder)
    try:
        return Loaded(Settings.model_validate(source.data), folder)
    except ValidationError as error:
        return Loaded(Settings(), folder, tuple(_problems(error, source)))


def _problems(error: ValidationError, source: Source) -> Iterator[str]:
    for detail in error.errors(include_url=False, include_context=False):
        where = detail["loc"]
        name = ".".join(str(part) for part in where) or "settings"
        unknown = detail["type"] == "extra_forbidden"
        place = source.place(where, of_key=unknown)
        if unknown:
            known = list((RuleSetting if where[0] == "rules" else Settings).model_fields)
            close = difflib.get_close_matches(str(where[-1]), known, n=1)
            hint = f"did you mean “{close[0]}”?" if close else f"known keys: {', '.join(known)}"
            yield str(Problem(source.shown_as, *place, f"unknown key “{name}”", hint))
        else:
            yield str(Problem(source.shown_as, *place, f"“{name}”: {detail['msg']}"))
