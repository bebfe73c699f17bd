"""Code points to UTF-16 units and back, for one string at a time.

Python counts code points, JavaScript counts UTF-16 units; the two differ after every character outside
the Basic Multilingual Plane (most emoji). Converting happens once, at the wire.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Utf16Map:
    """Converts offsets of one string. Costs one scan to build; each look-up is a binary search."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Code-point positions of the characters that take two units; empty for most texts.
        self._wide = [] if text.isascii() else [i for i, char in enumerate(text) if char > "\uffff"]
        # Where each of them starts in UTF-16 units.
        self._wide_units = [position + index for index, position in enumerate(self._wide)]

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code-point offset. ValueError outside the text."""
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is outside a text of {self._length} code points")
        return offset + bisect_left(self._wide, offset)

    def to_code_points(self, offset: int) -> int:
        """Return the code-point offset of a UTF-16 offset.

        An offset inside a surrogate pair goes to the start of its character. ValueError outside the text.
        """
        if not 0 <= offset <= self._length + len(self._wide):
            raise ValueError(
                f"offset {offset} is outside a text of {self._length + len(self._wide)} UTF-16 units"
            )
        before = bisect_right(self._wide_units, offset - 1)
        if before and self._wide_units[before - 1] == offset - 1:
            return self._wide[before - 1]
        return offset - before
