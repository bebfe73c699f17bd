"""Everything this person lints with: the built-in and own packs, as their settings leave them, compiled.

The command line and the service both start here, so that they always agree on what is on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tactlint.checks.rule import RuleBase
from tactlint.engine import Linter, compile_linter
from tactlint.packs.load import MANIFEST, Pack, built_in_packs, load_pack
from tactlint.packs.problem import Problem
from tactlint.server import wire
from tactlint.settings import Loaded, RuleSetting


@dataclass(frozen=True)
class Library:
    """`rules` holds every rule by id, switched off ones too, with the severity that holds here."""

    packs: tuple[Pack, ...]
    rules: dict[str, RuleBase]
    off: frozenset[str]
    linter: Linter
    problems: tuple[str, ...] = ()

    def enabled(self, rule: RuleBase) -> bool:
        return rule.id not in self.off

    def warm_up(self) -> None:
        """Lint an example of each check, so that what loads at first use has loaded before anybody types."""
        for rule in {rule.check: rule for rule in self.rules.values()}.values():
            example = rule.examples.bad[0]
            self.linter.lint(example.text(), example.conversation())

    def pack_states(self) -> list[wire.PackState]:
        """Return the packs as the wire shows them."""
        return [
            wire.PackState(
                name=pack.name,
                version=pack.version,
                rules=len(pack.rules),
                problems=[str(problem) for problem in pack.problems],
            )
            for pack in self.packs
        ]

    def rule_states(self) -> list[wire.Rule]:
        """Return the rules as the wire shows them."""
        return [
            wire.Rule(
                id=rule.id,
                category=rule.category,
                severity=rule.severity,
                title=rule.title,
                why=rule.why,
                enabled=self.enabled(rule),
                page=wire.rule_page(rule.id),
            )
            for rule in self.rules.values()
        ]


def load_library(loaded: Loaded, more_packs: Iterable[Path] = ()) -> Library:
    """Load and compile all packs. A bad pack or rule is left out and named in `problems`; others work."""
    packs = [*built_in_packs()]
    for folder in [*loaded.pack_folders(), *more_packs]:
        packs.append(_with_own_name(load_pack(folder), packs))
    settings = loaded.settings.rules
    rules = {rule.id: _as_set(rule, settings.get(rule.id)) for pack in packs for rule in pack.rules}
    off = frozenset(rule_id for rule_id, setting in settings.items() if not setting.enabled)
    problems = [*loaded.problems, *(str(problem) for pack in packs for problem in pack.problems)]
    problems += [
        f"{loaded.file}: no rule is called “{rule_id}”; run `tactlint rules` for their names"
        for rule_id in settings
        if rule_id not in rules
    ]
    linter = compile_linter([rule for rule in rules.values() if rule.id not in off])
    return Library(tuple(packs), rules, off, linter, tuple(problems))


def _with_own_name(pack: Pack, others: Iterable[Pack]) -> Pack:
    """Empty a pack whose name another one has: its rules would take the place of the other's unseen."""
    taken = next((other for other in others if other.name == pack.name and other.rules), None)
    if taken is None or not pack.rules:
        return pack
    where = "" if taken.folder.resolve() != pack.folder.resolve() else ", and it is this very folder"
    problem = Problem(
        f"{pack.name}/{MANIFEST}", 0, 0, f"a pack called “{pack.name}” is loaded already{where}", "rename it"
    )
    return replace(pack, rules=(), problems=(*pack.problems, problem))


def _as_set(rule: RuleBase, setting: RuleSetting | None) -> RuleBase:
    if setting is None or setting.severity is None:
        return rule
    return rule.model_copy(update={"severity": setting.severity})
