"""Two cues of one speaker in a sentence, where neither stands within the words of the other.

«Sambung dia menerangkan, …» is one statement, whose first cue only opens it. «Meski mengaku tidak khawatir, Darmin
menerangkan …» are two, one after the other.
"""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.edges import EDGE, trim
from narasumber.attribution.records import Statement
from narasumber.language import NAME_WORD, word_list


def part_openers(text: str, found: Sequence[Statement]) -> list[Statement]:
    """Return `found` without cues that only open another's sentence; clauses end where the main clause begins."""
    dropped: set[int] = set()
    for outer in found:
        for inner in found:
            if inner is outer or inner.cue is None or not outer.content[0].covers(inner.cue):
                continue
            if _opens(text, outer, inner):
                inner.source = inner.source or outer.source
                dropped.add(id(outer))
            elif (end := _clause_end(text, outer, inner)) is not None:
                outer.content = [TextSpan(outer.content[0].start, end)]
    return [s for s in found if id(s) not in dropped]


def _opens(text: str, outer: Statement, inner: Statement) -> bool:
    """«Sambung dia | menerangkan»: cue and source of the outer right before the inner's cue."""
    if outer.cue is None or outer.source is None or inner.cue is None or outer.cue.end > outer.source.start:
        return False
    own = inner.source is None or inner.source.overlaps(outer.source)
    return own and outer.source.end <= inner.cue.start and not text[outer.source.end : inner.cue.start].strip()


def _clause_end(text: str, outer: Statement, inner: Statement) -> int | None:
    """Return where «Meski mengaku tidak khawatir | , Darmin menerangkan» parts; None where it doesn't."""
    first = outer.content[0]
    if outer.cue is None or outer.source is not None or inner.source is None or not first.covers(inner.source):
        return None
    before = NAME_WORD.findall(text[max(0, outer.cue.start - 20) : outer.cue.start].lower())
    said = text[first.start : inner.source.start].rstrip()
    if not before or before[-1] not in word_list("subordinator") or not said.endswith(","):
        return None
    end = trim(TextSpan(first.start, first.start + len(said.rstrip(EDGE))), text).end
    return end if end > first.start else None
