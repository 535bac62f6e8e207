"""Where a content begins and ends: the marks, blanks and edge punctuation that are not part of the words said."""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.records import StatementType
from narasumber.language import Quotation

BLANKS = " \t\n\u00a0"
EDGE = BLANKS + ",.;:–—-"
MARKS = "\"“”„«»'‘’"
PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}


def trim(span: TextSpan, text: str) -> TextSpan:
    """Take blanks, edge punctuation and quotation marks without a partner inside off both ends."""
    start, end = span.start, span.end
    while start < end:
        first, last = text[start], text[end - 1]
        if first in EDGE:
            start += 1
        elif last in EDGE and not text[start:end].endswith("..."):
            end -= 1
        elif first in MARKS and not _paired(text[start:end], 0):
            start += 1
        elif last in MARKS and not _paired(text[start:end], end - start - 1):
            end -= 1
        elif first in MARKS and last in MARKS and _one_quotation(text[start:end]):
            start, end = start + 1, end - 1
        else:
            break
    return TextSpan(start, end)


def _paired(text: str, at: int) -> bool:
    """Say whether the mark at either edge of `text` has its partner further in."""
    mark = text[at]
    rest = text[1:] if at == 0 else text[:-1]
    if mark in "“”":
        return ("”" if mark == "“" else "“") in rest
    if mark in "'‘’":
        # An apostrophe («Ma'ruf») is no partner.
        return any(
            c in "'‘’"
            for i, c in enumerate(rest)
            if not (0 < i < len(rest) - 1 and rest[i - 1].isalnum() and rest[i + 1].isalnum())
        )
    return mark in rest


def _one_quotation(text: str) -> bool:
    """Say whether the marks at both edges are each other's partners."""
    return not any(c in MARKS for c in text[1:-1])


def kind_of(content: Sequence[TextSpan], quotations: Sequence[Quotation], text: str) -> StatementType:
    """Return `direct` where all letters of the content stand in quotation marks, `indirect` where none do."""
    inside = outside = 0
    for span in content:
        quoted = sum(
            _letters(text, max(span.start, q.inner.start), min(span.end, q.inner.end))
            for q in quotations
            if q.inner.overlaps(span)
        )
        inside += quoted
        outside += _letters(text, span.start, span.end) - quoted
    if inside == 0:
        return "indirect"
    return "direct" if outside <= 0.05 * inside else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])


def snap(span: TextSpan, quotations: Sequence[Quotation], text: str, share: float) -> TextSpan:
    """Let a content that fills at least `share` of a quotation fill all of it, and no more than it.

    A content never ends inside an open mark; what sticks out by a few letters was said by nobody.
    """
    for q in quotations:
        if not q.inner.overlaps(span):
            continue
        shared = _letters(text, max(span.start, q.inner.start), min(span.end, q.inner.end))
        own = _letters(text, span.start, span.end)
        whole = _letters(text, q.inner.start, q.inner.end)
        if whole and shared >= share * whole and own - shared <= 0.1 * whole:
            return q.inner
    return span
