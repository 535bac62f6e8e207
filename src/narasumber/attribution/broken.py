"""Sentences cut by a paragraph break that is none: where pages lost a link, text breaks off after a bracket.

«… menuduh Amerika Serikat (AS)⏎Suriah, dan Rusia telah melakukan kejahatan perang.»: the words said go on below.
"""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.edges import trim
from narasumber.attribution.records import Statement

OPENING = "\"“”„«'‘"


def follow_breaks(text: str, sentences: Sequence[TextSpan], found: Sequence[Statement]) -> None:
    """Add to each paraphrase of `found` that such a break cuts off the rest of its sentence."""
    cues = [s.cue for s in found if s.cue]
    for statement in found:
        last = statement.content[-1]
        if statement.type == "direct" or not text[: last.end].endswith(")"):
            continue
        rest = _rest(text, sentences, last)
        if rest is not None and not any(rest.overlaps(cue) for cue in cues):
            statement.content.append(trim(rest, text))


def _rest(text: str, sentences: Sequence[TextSpan], last: TextSpan) -> TextSpan | None:
    """Return the sentence after the break that follows `last` at once; None where there is no such break."""
    below = text[last.end :]
    blank = len(below) - len(below.lstrip())
    if "\n" not in below[:blank] or below[blank : blank + 1] in OPENING:
        return None
    return next((s for s in sentences if s.start == last.end + blank), None)
