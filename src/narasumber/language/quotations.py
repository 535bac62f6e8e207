"""Quotation segments that survive curly, straight, doubled, missing and nested marks."""

from dataclasses import dataclass

from narasumber.article import TextSpan


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch. `outer` includes the marks, `inner` does not; `doubt` says what is unsure, or None."""

    outer: TextSpan
    inner: TextSpan
    doubt: str | None = None


OPENING = "“„«"
CLOSING = "”»"


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of `text` in order: a first, plain version that pairs marks within a paragraph."""
    found: list[Quotation] = []
    start: int | None = None
    for at, char in enumerate(text + "\n"):
        if start is None:
            if char in OPENING or char == '"':
                start = at
        elif char in CLOSING or char == '"':
            found.append(Quotation(TextSpan(start, at + 1), TextSpan(start + 1, at)))
            start = None
        elif char == "\n":
            found.append(Quotation(TextSpan(start, at), TextSpan(start + 1, at), "closing mark missing"))
            start = None
    return found
