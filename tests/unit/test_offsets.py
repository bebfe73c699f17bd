"""Code points to UTF-16 and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactlint.offsets import Utf16Map

TRICKY = st.text(st.sampled_from("a é\u0301\r\n\u00a0👩\u200d👧🏽🇳🇴𝒳"), max_size=40) | st.text(max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TRICKY, st.data())
def test_to_utf16_counts_the_units_before_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Utf16Map(text).to_utf16(offset) == units(text[:offset])


@given(TRICKY, st.data())
def test_round_trip(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    converter = Utf16Map(text)
    assert converter.to_code_points(converter.to_utf16(offset)) == offset


def test_inside_a_surrogate_pair_goes_to_its_start() -> None:
    assert Utf16Map("a😀b").to_code_points(2) == 1


@pytest.mark.parametrize("offset", [-1, 3])
def test_offsets_outside_are_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        Utf16Map("ab").to_utf16(offset)
    with pytest.raises(ValueError, match="outside"):
        Utf16Map("ab").to_code_points(offset)
