"""Paragraphs as the stretches of text that nothing but a new line parts."""

import re
from collections.abc import Sequence
from itertools import pairwise

from narasumber.article import TextSpan

_LINE = re.compile(r"[^\n]+")


def trim(text: str, start: int, end: int) -> TextSpan | None:
    """Return `start` to `end` without the blanks at its edges; None where nothing else is there."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside.rstrip())
    return TextSpan(start + left, start + right) if left < right else None


def split_paragraphs(text: str) -> list[TextSpan]:
    """Return the lines of `text` that hold more than blanks, without the blanks around them."""
    lines = (trim(text, match.start(), match.end()) for match in _LINE.finditer(text))
    return [line for line in lines if line]


def blocks(text: str, paragraphs: Sequence[TextSpan] | None) -> list[TextSpan]:
    """Return `paragraphs` and the lines between them without blank edges: together all of `text` that is written.

    Without `paragraphs` the lines are the paragraphs. Spans that reach beyond the text or overlap are cut there.
    """
    if paragraphs is None:
        return split_paragraphs(text)
    found: list[TextSpan] = []
    inside = {(p.start, p.end) for p in paragraphs}
    edges = {at for p in paragraphs for at in (p.start, p.end) if 0 <= at <= len(text)}
    for start, end in pairwise(sorted({0, len(text), *edges})):
        if (start, end) in inside:
            pieces = [trim(text, start, end)]
        else:
            pieces = [trim(text, start + m.start(), start + m.end()) for m in _LINE.finditer(text[start:end])]
        found.extend(piece for piece in pieces if piece)
    return found
