"""Terms that the customer did not use and the draft does not explain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.checks.rule import RuleBase
from tactlint.engine import compile_linter
from tactlint.model import Conversation, Finding, Turn
from tactlint.packs.load import built_in_folder, load_pack

RULES: tuple[RuleBase, ...] = load_pack(built_in_folder() / "jargon").rules
LINTER = compile_linter(RULES)
PLAIN_CUSTOMER = "Hello, my page is slow and my mails do not arrive. Can you help?"


def lint(draft: str, *turns: str | Turn) -> list[Finding]:
    said = [turn if isinstance(turn, Turn) else Turn("customer", turn) for turn in turns or (PLAIN_CUSTOMER,)]
    return list(LINTER.lint(draft, Conversation(tuple(said))).findings)


def flagged(draft: str, *turns: str | Turn) -> list[str]:
    return [finding.text for finding in lint(draft, *turns)]


@pytest.mark.parametrize(
    ("draft", "terms"),
    [
        ("We saw latency on the line.", ["latency"]),
        ("Your DKIM is missing and the nameservers are old.", ["DKIM", "nameservers"]),
        ("The name-servers are old.", ["name-servers"]),
        ("The car is with the PDC.", ["PDC"]),
        ("The BDRT team will look at it.", ["BDRT"]),
        ("Your API key ran out, so make a new API key.", ["API key"]),
        ("- check the DNS\n- wait an hour", ["DNS"]),
        ("The jitter is high and so is the packet loss.", ["jitter", "packet loss"]),
    ],
)
def test_an_unexplained_term_is_flagged(draft: str, terms: list[str]) -> None:
    assert flagged(draft) == terms


@pytest.mark.parametrize(
    "draft",
    [
        # explained
        "We saw latency (a delay on the line) last night.",
        "Your domain needs DKIM, which means that each mail is signed.",
        "Your domain needs DKIM. That is a kind of signature.",
        "The delay is called latency.",
        "The delay (latency) was long last night.",
        "DKIM is a signature that proves who sent a mail.",
        "The parts warehouse (PDC) has it.",
        "We wait for the PDC, our parts warehouse, to answer.",
        "First a word on DKIM: a signature that proves who sent a mail. Your DKIM is missing.",
        # labels and names
        'Press "Show DNS" at the top.',
        "Press 'Show DNS' at the top.",
        "Go to Settings > DNS > Records and press Save.",
        "Open the Cache tab.",
        # everyday
        "Send us a PDF or a JPG by e-mail, or a photo in the app.",
        "It costs 40 USD or 35 EUR including VAT.",
        "The USB cable and the SIM card are in the box. Your PIN comes by SMS.",
        "The NHS and the BBC wrote to us from the UK.",
        "Please log in, reset your password and restart the router.",
        # emphasis and codes
        "You did NOT do anything wrong, it is FREE and it is OK.",
        "PLEASE KEEP THE BOX UNTIL MONDAY.",
        "Your order KVX 218 and parcel SL-55120 are on the way.",
        "I have put it in the post to us and we will take it in.",
        # names of people and firms
        "I have asked Marc and the KRB Logistics team.",
        # everyday meanings of technical words
        "No jitters needed before the wedding, the dress is staged and the cast is off.",
        "The ball bounced over the header of the page.",
        "Someone at the bar asked for a token and a slot at the counter.",
        "The baby has a relay race and a sprint on Monday.",
    ],
)
def test_near_misses_are_not_flagged(draft: str) -> None:
    assert flagged(draft) == []


@pytest.mark.parametrize(
    ("draft", "customer"),
    [
        ("Your DKIM is missing.", "Is my DKIM set?"),
        ("Your DKIM is missing.", "is my dkim set?"),
        ("Your DNS is wrong.", "Did I break the domain name system?"),
        ("The webhook stopped.", "My web-hooks stopped."),
        ("The propagation takes a day.", "Has it propagated yet?"),
        ("The BDRT team will look at it.", "The BDRT told me to write to you."),
        # whoever speaks of CMYK needs no glossary for printing
        ("Leave the crop marks off.", "Should it be CMYK with a bleed?"),
    ],
)
def test_what_the_customer_said_is_not_flagged(draft: str, customer: str) -> None:
    assert flagged(draft, customer) == []


def test_an_earlier_explanation_of_the_agent_counts() -> None:
    explained = Turn("agent", "We need a DKIM record (a signature that proves who sent a mail).")
    named = Turn("agent", "We need a DKIM record.")
    assert flagged("Your DKIM is ready.", PLAIN_CUSTOMER, explained, "ok") == []
    assert flagged("Your DKIM is ready.", PLAIN_CUSTOMER, named, "ok") == ["DKIM"]


def test_greeting_closing_and_quoted_mail_are_left_alone() -> None:
    draft = "Hello BDRT,\n\n> the DNS is broken\n\nWe fixed it.\n\nKind regards,\nAnn\nBDRT Desk"
    assert flagged(draft) == []


def test_a_name_from_the_closing_is_a_name_everywhere() -> None:
    assert flagged("Hi Ann,\n\nThe BDRT has it.\n\nKind regards,\nBen\nBDRT Desk") == []
    assert flagged("Hello BDRT team,\n\nThe BDRT has it.") == []


def test_a_guarded_word_counts_among_terms_of_its_field() -> None:
    assert flagged("The jitter was high.") == []
    assert flagged("The jitter was high, and so was the latency.") == ["jitter", "latency"]


def test_without_a_conversation_it_abstains() -> None:
    report = LINTER.lint("Your DKIM is missing.")
    assert report.findings == ()
    assert "jargon" in report.abstained


def test_the_customers_own_word_is_the_evidence() -> None:
    (finding,) = lint("We saw latency on the line.", "😀 There is such a delay!")
    (evidence,) = finding.evidence
    assert (evidence.turn, evidence.text) == (0, "delay")
    assert "😀 There is such a delay!"[evidence.span.start : evidence.span.end] == "delay"


@pytest.mark.parametrize(
    ("draft", "fixed"),
    [
        ("An API key is missing.", "An access code for connected programs is missing."),
        ("There is a regression.", "There is a bug that came back."),
        ("The webhooks stopped.", "The automatic messages to your system stopped."),
        ("Pull requests are welcome.", "Proposed changes are welcome."),
        ("The car is with the PDC.", "The car is with the parts warehouse."),
        # no article to lean on, or a noun behind: the term stays
        ("Latency was high.", "Latency (delay) was high."),
        ("Our DNS team knows.", "Our DNS (internet address book) team knows."),
        ("We refactored it.", "We refactored (reworked) it."),
        # nothing known: a gap for the agent
        ("The BDRT has it.", "The BDRT (…) has it."),
    ],
)
def test_the_first_fix_reads_well_in_its_place(draft: str, fixed: str) -> None:
    (finding,) = lint(draft)
    fix = finding.fixes[0]
    assert draft[: fix.span.start] + fix.replacement + draft[fix.span.end :] == fixed
    assert fix.template == ("…" in fixed)


WORDS = st.sampled_from(
    [
        "the",
        "DNS",
        "API key",
        "latency",
        "😀",
        "a",
        "BDRT",
        "(a test)",
        "Hi Ann,\n\n",
        "'",
        '"',
        ">",
        "jitter",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=6).map(" ".join))
def test_findings_quote_the_draft_and_fixes_lie_in_it(draft: str, customer: str) -> None:
    for finding in lint(draft, customer or "Hello"):
        assert draft[finding.span.start : finding.span.end] == finding.text
        for fix in finding.fixes:
            assert 0 <= fix.span.start <= finding.span.start < finding.span.end <= fix.span.end <= len(draft)
