"""Every example of every built-in rule: bad ones are flagged exactly where marked, good ones never."""

from __future__ import annotations

import re

import pytest

from tactlint.checks.rule import RuleBase
from tactlint.engine import compile_linter
from tactlint.packs.examples import run_rule_examples
from tactlint.packs.load import built_in_packs

PACKS = built_in_packs()
RULES = [rule for pack in PACKS for rule in pack.rules]
ALL_RULES = compile_linter(RULES)


def test_all_built_in_packs_are_found() -> None:
    assert {"acknowledgment", "blame", "dismissive", "formality", "jargon"} <= {pack.name for pack in PACKS}


def test_no_built_in_pack_has_a_problem() -> None:
    assert [str(problem) for pack in PACKS for problem in pack.problems] == []


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_a_rule_hold(rule: RuleBase) -> None:
    assert list(run_rule_examples(rule)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_good_examples_stay_quiet_beside_the_category_s_other_rules(rule: RuleBase) -> None:
    flagged = [
        (finding.rule, finding.text)
        for example in rule.examples.good
        for finding in ALL_RULES.lint(example.text(), example.conversation()).findings
        if finding.category == rule.category
    ]
    assert flagged == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_accepting_a_fix_unread_takes_the_finding_away(rule: RuleBase) -> None:
    linter = compile_linter([rule])
    for example in rule.examples.bad:
        draft = example.text()
        findings = linter.lint(draft, example.conversation()).findings
        for finding in findings:
            for fix in finding.fixes:
                if fix.template:
                    continue
                fixed = draft[: fix.span.start] + fix.replacement + draft[fix.span.end :]
                left = linter.lint(fixed, example.conversation()).findings
                assert len(left) < len(findings), f"{fixed!r} is still flagged"


# Blanks before a mark, doubled blanks, a comma or a colon with nothing before or after it.
BROKEN = re.compile(r" [,.;:!?](?!\w)|(?<=\S)  +\S|,[.,;:!?]|(?:^|[.!?] )[,;:.!?]|[,:]\s*\Z", re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_fix_accepted_unread_leaves_good_english(rule: RuleBase) -> None:
    linter = compile_linter([rule])
    for example in rule.examples.bad:
        draft = example.text()
        for finding in linter.lint(draft, example.conversation()).findings:
            for fix in finding.fixes:
                if fix.template:
                    continue
                fixed = draft[: fix.span.start] + fix.replacement + draft[fix.span.end :]
                assert not BROKEN.search(fixed), fixed
                assert fixed.strip(" .,!?"), "a fix leaves nothing"
                assert draft[0].isupper() <= fixed[0].isupper(), fixed
                assert (draft[-1] in ".!?") <= (fixed[-1] in ".!?"), fixed
