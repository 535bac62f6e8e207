"""Quotations without a cue of their own: they belong to whoever spoke just before.

In the same paragraph, after the sentence that names the speaker, such a quotation is a statement of its own; one that
fills the next paragraph runs on from the quotation before it (guidelines, «Decisions»).
"""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.edges import trim
from narasumber.attribution.records import Statement
from narasumber.language import Quotation

LEAST_WORDS = 4
OWN_CONFIDENCE = 0.7


def follow_quotations(
    text: str, paragraphs: Sequence[TextSpan], quotations: Sequence[Quotation], found: Sequence[Statement]
) -> list[Statement]:
    """Return `found` with the quotations that nobody claims joined to, or put after, the statement before them."""
    statements = list(found)
    for quotation in quotations:
        inner = trim(quotation.inner, text)
        if len(inner.of(text).split()) < LEAST_WORDS or _claimed(inner, statements):
            continue
        paragraph = next((p for p in paragraphs if p.covers(TextSpan(inner.start, inner.start))), None)
        if paragraph is None or not _ends_sentence(text, quotation, paragraph):
            continue
        before = _last_before(inner, statements)
        if before is None:
            continue
        last = max([before.content[-1].end, before.cue.end if before.cue else 0])
        if paragraph.start <= last and _starts_sentence(text, quotation):
            statements.append(_own(before, inner))
        elif _fills(text, quotation, paragraph) and _adjacent(text, last, paragraph):
            if before.type == "direct" and not before.parent:
                before.content.append(inner)
            else:
                statements.append(_own(before, inner))
    return statements


def _own(before: Statement, inner: TextSpan) -> Statement:
    confidence = OWN_CONFIDENCE * before.confidence.get("statement", 1.0)
    return Statement("", "direct", [inner], confidence={"statement": confidence, "cue": confidence})


def _claimed(inner: TextSpan, statements: Sequence[Statement]) -> bool:
    def touches(span: TextSpan | None) -> bool:
        return span is not None and span.overlaps(inner)

    return any(touches(s.cue) or touches(s.source) or any(c.overlaps(inner) for c in s.content) for s in statements)


def _last_before(inner: TextSpan, statements: Sequence[Statement]) -> Statement | None:
    earlier = [s for s in statements if s.content[-1].end <= inner.start and not s.parent]
    return max(earlier, key=lambda s: s.content[-1].end, default=None)


def _starts_sentence(text: str, quotation: Quotation) -> bool:
    """Only blanks stand between the quotation and the end of the sentence before it."""
    before = text[: quotation.outer.start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?\n"”:)'


def _ends_sentence(text: str, quotation: Quotation, paragraph: TextSpan) -> bool:
    """The quotation is a whole sentence: it closes with a full stop or nothing of its sentence follows it."""
    after = text[quotation.outer.end : paragraph.end].lstrip()
    inner = quotation.inner.of(text).rstrip()
    return not after or after[0] in '.“"' or (inner[-1:] in ".!?" and after[:1].isupper())


def _fills(text: str, quotation: Quotation, paragraph: TextSpan) -> bool:
    return not text[paragraph.start : quotation.outer.start].strip()


def _adjacent(text: str, last: int, paragraph: TextSpan) -> bool:
    """The statement before ends in the paragraph just above."""
    between = text[last : paragraph.start].rstrip("\n")
    return "\n" not in between
