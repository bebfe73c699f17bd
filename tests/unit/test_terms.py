"""The glossary's lines, explanations, and abbreviations in capitals."""

import pytest

from tactlint.language.analysis import Sentence, analyse
from tactlint.terms.capitals import abbreviations_of
from tactlint.terms.explained import explains, is_label
from tactlint.terms.glossary import Glossary, read_terms


def sentence(text: str) -> Sentence:
    (placed,) = analyse(text).sentences()
    return placed.sentence


def hits(lines: str, text: str, everyday: str = "") -> list[str]:
    glossary = Glossary(read_terms({"field": lines}), everyday.split())
    return [text[hit.start : hit.end] for hit in glossary.hits(sentence(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The web-hooks and a name server.", ["web-hooks", "name server"]),
        ("The DNS is off.", ["DNS"]),
        ("The dmarc is off.", ["dmarc"]),
        ("It is in, it fits us.", []),
        ("We ask Sap and sap.", []),
        ("We ask SAP.", ["SAP"]),
        ("The name, server and web.", []),
        ("A stock and an A-stock.", ["A-stock"]),
        ("The name server record is long.", ["name server record"]),
        ("It is out of stock.", []),
    ],
)
def test_forms_are_found_in_their_spellings(text: str, found: list[str]) -> None:
    lines = (
        "webhook = message\nname server, name server record = server\nDNS = names\nITIN = number\nSAP = pay\n"
        "DMARC = rule\nA-stock = goods\nout of stock* = gone"
    )
    assert hits(lines, text) == found


def test_an_everyday_word_hides_a_shorter_term() -> None:
    assert hits("lock = hold", "The lock is on.") == ["lock"]
    assert hits("lock = hold", "The locksmith came to lock it.", "locksmith") == ["lock"]


def test_marks_are_no_part_of_a_form() -> None:
    forms = {form.text: form for form in read_terms({"a": "one?, two*, three = plain; other"})}
    assert forms["one"].guarded
    assert forms["two"].plain_enough
    assert not forms["three"].guarded
    assert forms["one"].term is forms["three"].term
    assert forms["one"].term is not None
    assert forms["one"].term.plain == ("plain", "other")


def test_kin_are_terms_of_their_own() -> None:
    first, second = read_terms({"a": "one, two ~ plain"})
    assert first.term is not None
    assert second.term is not None
    assert (first.term.plain, second.term.plain) == (("plain",), ())
    assert (first.term.forms, second.term.forms) == (("one",), ("two",))


@pytest.mark.parametrize("line", ["DNS", "DNS =", "= names", "DNS, = names", "a = b = c"])
def test_a_broken_line_names_itself(line: str) -> None:
    with pytest.raises(ValueError, match="telecom, line 2"):
        read_terms({"telecom": f"SIM = card\n{line}"})


def explained(text: str, term: str = "DNS", following: str | None = None) -> bool:
    start = text.index(term)
    return explains(sentence(text), (start, start + len(term)), sentence(following) if following else None)


@pytest.mark.parametrize(
    "text",
    [
        "Your DNS (the address book of the web) is off.",
        "Your DNS record (an entry in an address book) is off.",
        "Your DNS, which is the address book, is off.",
        "DNS means that names are looked up.",
        "DNS is an address book.",
        "DNS, that is, the address book, is off.",
        "The DNS, the address book of the web, is off.",
        "The DNS – an address book – is off.",
        "The address book is called DNS.",
        "The address book (DNS) is off.",
        "DNS stands for domain name system.",
    ],
)
def test_an_explanation_is_seen(text: str) -> None:
    assert explained(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your DNS is off.",
        "Your DNS, router and mail are off.",
        "Your DNS (2) is off.",
        "The DNS which broke is back.",
        "We call you when the DNS is back.",
        "Your DNS, however, is off.",
    ],
)
def test_a_mere_mention_is_none(text: str) -> None:
    assert not explained(text)


def test_the_next_sentence_may_explain() -> None:
    assert explained("Your DNS is off.", following="That is the address book of the web.")
    assert not explained("Your DNS is off.", following="That should be back at noon.")


@pytest.mark.parametrize(
    "text", ['Press "DNS" now.', "Press 'Show DNS' now.", "Open Tools > DNS now.", "Open DNS > Add."]
)
def test_labels_are_seen(text: str) -> None:
    start = text.index("DNS")
    assert is_label(sentence(text), (start, start + 3))


def test_an_apostrophe_makes_no_label() -> None:
    text = "It's the DNS that isn't there."
    assert not is_label(sentence(text), (9, 12))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The BDRT has it.", ["BDRT"]),
        ("Our BDRTs have it.", ["BDRTs"]),
        ("It is VERY late and NOT fine.", []),
        ("Ask the KRB Logistics desk.", []),
        ("Flight KVX 218 is late.", []),
        ("See KVX-218 and #KVX and @KVX.", []),
        ("Thank you ^KVX", []),
        ("KVX", []),
        ("THE BDRT HAS IT.", []),
        ("Write to BD or to ABCDEFG.", []),
    ],
)
def test_abbreviations_are_told_from_names_and_shouts(text: str, found: list[str]) -> None:
    one = sentence(text)
    assert [text[start:end] for start, end in abbreviations_of(one)] == found
