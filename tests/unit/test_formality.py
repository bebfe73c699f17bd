"""Passages whose register collides with this customer's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.engine import compile_linter
from tactlint.model import Conversation, Finding, Turn
from tactlint.packs.load import built_in_folder, load_pack

LINTER = compile_linter(load_pack(built_in_folder() / "formality").rules)

CASUAL = "heyy quick q, can u move my delivery to sat? lol im away"
FORMAL = (
    "Dear Sir or Madam,\n\nI should be grateful if you would confirm in writing that the carriage of my late "
    "husband's desk has been arranged.\n\nYours faithfully,\nMargaret Ellory"
)
NEUTRAL = "Hello, could you move my delivery to Saturday? I am away until Friday evening. Thank you."


def lint(draft: str, *customer: str) -> list[Finding]:
    conversation = Conversation(tuple(Turn("customer", text) for text in customer))
    return list(LINTER.lint(draft, conversation).findings)


def rules(draft: str, *customer: str) -> set[str]:
    return {finding.rule for finding in lint(draft, *customer)}


@pytest.mark.parametrize(
    "draft",
    [
        "Please be advised that the aforementioned delivery has been rescheduled.",
        "Kindly note that redelivery necessitates prior authorisation by the addressee.",
        "Pursuant to our terms, a modification is permissible once per calendar month.",
        "We are in receipt of your enquiry and shall revert in due course.",
        "The undersigned remains at your disposal.",
        "Hi Ben, all done. Should the consignment be delayed, you shall be notified forthwith.",
    ],
)
def test_letter_prose_to_a_casual_customer_is_too_formal(draft: str) -> None:
    assert rules(draft, CASUAL) == {"formality/too-formal"}
    assert rules(draft, FORMAL) == set()


@pytest.mark.parametrize(
    "draft",
    [
        "Hiya! No probs at all, we'll chuck it in the van 🙌",
        "All sorted hun x",
        "Dear Mrs Ellory,\n\nIt is Tuesday. Gimme a shout if that's no good.\n\nKind regards,\nTom",
        "Yup, easy-peasy, Tuesday it is.",
        "Soz about that, it leaves on Tuesday.",
    ],
)
def test_slang_to_a_formal_customer_is_too_casual(draft: str) -> None:
    assert rules(draft, FORMAL) == {"formality/too-casual"}
    assert rules(draft, CASUAL) == set()


@pytest.mark.parametrize("customer", [CASUAL, FORMAL, NEUTRAL])
@pytest.mark.parametrize(
    "draft",
    [
        "Hi, it's moved to Saturday. The driver will ring you before noon.",
        "Done, your delivery comes on Saturday and there's no charge.",
        "I'm so sorry for the muddle! I've moved it to Saturday, and I'll check on it myself.",
        "Dear Mrs Ellory,\n\nOf course. I have moved it to Saturday.\n\nKind regards,\nTom",
        "Shall I move it to Saturday, or would Sunday be better?",
        "Please let me know if Saturday suits you. Thank you for your patience.",
        "Your order has been moved. The new date is in your account.",
        "What a lovely desk! We'll take good care of it.",
        "You have the receipt here in the mail, and the desk is there to be collected.",
    ],
)
def test_plain_english_never_clashes(draft: str, customer: str) -> None:
    assert rules(draft, customer) == set()


def test_a_neutral_customer_minds_only_the_thick_of_it() -> None:
    assert rules("No worries, it's moved to Saturday 🙂", NEUTRAL) == set()
    assert rules("Kindly note that it has been moved.", NEUTRAL) == set()
    assert rules("lol no probs mate, gonna sort it asap 😂🙌", NEUTRAL) == {"formality/too-casual"}


@pytest.mark.parametrize(
    "customer",
    [
        "WHERE IS MY DESK!!! THREE WEEKS!!!",
        "I am still waiting for the desk!!! Nobody answers!!!",
        "I HAVE WRITTEN FOUR TIMES AND NOBODY ANSWERS. THIS IS A DISGRACE.",
    ],
)
def test_an_upset_customers_capitals_are_not_casual(customer: str) -> None:
    assert rules("Kindly note that it will be with you tomorrow.", customer) == set()


@pytest.mark.parametrize(
    ("draft", "customer"),
    [
        ('Dear Mrs Ellory, "gonna" and "gimme a shout" were a slip in our text.', FORMAL),
        (
            'Hey! The letter says "you are hereby given notice pursuant to clause 4", no need to worry.',
            CASUAL,
        ),
        ('Dear Mrs Ellory, the text "Oopsie! We borked it lol" was left in by mistake.', FORMAL),
        ("> Gimme a shout, mate\n\nDear Mrs Ellory, that was not for you.", FORMAL),
    ],
)
def test_quoted_words_do_not_clash(draft: str, customer: str) -> None:
    assert rules(draft, customer) == set()


def test_what_the_customer_says_too_is_mirrored() -> None:
    assert rules("The consignment shall be forwarded forthwith.", CASUAL) == {"formality/too-formal"}
    mirrored = "hey where is the consignment lol, u said it shall come forthwith"
    assert rules("The consignment shall come forthwith.", mirrored) == set()


def test_the_customers_words_are_the_evidence() -> None:
    (finding,) = lint("Please be advised that it was moved.", "😀 I wait.", "hey u there? lol")
    assert {evidence.turn for evidence in finding.evidence} == {1}
    assert "lol" in {evidence.text for evidence in finding.evidence}
    for evidence in finding.evidence:
        assert "hey u there? lol"[evidence.span.start : evidence.span.end] == evidence.text


def test_a_register_in_no_single_word_is_shown_by_how_the_turn_begins() -> None:
    customer = "is it open on saturday morning or do i have to wait until monday"
    (finding,) = lint("Please be advised that the premises shall remain closed.", customer)
    assert [evidence.text for evidence in finding.evidence] == ["is it open on saturday"]


@pytest.mark.parametrize(
    ("draft", "fixed"),
    [
        ("Please be advised that your order is late.", "Your order is late."),
        ("Ben, please be advised that your order is late.", "Ben, your order is late."),
        ("Please utilise the form prior to Monday.", "Please use the form before Monday."),
        ("Kindly note that the aforementioned order is late.", "This order is late."),
    ],
)
def test_the_fix_reads_well_in_its_place(draft: str, fixed: str) -> None:
    (finding,) = lint(draft, CASUAL)
    (fix,) = finding.fixes
    assert draft[: fix.span.start] + fix.replacement + draft[fix.span.end :] == fixed


def test_words_without_a_plainer_wording_get_no_fix() -> None:
    (finding,) = lint("Notwithstanding the above, thereof and therein are hereby void.", CASUAL)
    assert finding.fixes == ()


def test_only_the_most_telling_passages_are_marked() -> None:
    draft = "Kindly be advised that it is late. " * 2 + "It is hereby noted. " * 10
    assert len(lint(draft, CASUAL)) <= 2


def test_without_a_conversation_it_abstains() -> None:
    report = LINTER.lint("Please be advised that your order is late.")
    assert report.findings == ()
    assert report.abstained == ("formality",)


WORDS = st.sampled_from(
    [
        "kindly note that",
        "the aforementioned",
        "lol",
        "😂",
        "\n\n",
        "noooo",
        "mate",
        '"',
        "'",
        ".",
        "prior to",
        "é",
        "ok",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from([CASUAL, FORMAL, NEUTRAL, "", "😀"]))
def test_findings_quote_the_draft_and_fixes_lie_in_it(draft: str, customer: str) -> None:
    for finding in lint(draft, customer):
        assert draft[finding.span.start : finding.span.end] == finding.text
        for fix in finding.fixes:
            assert 0 <= fix.span.start <= fix.span.end <= len(draft)
