"""`narasumber_assembler`: the tagger's frames become statements.

A frame is a cue with its arguments; what is left to do is to clean the edges, to name the type, to follow quotations
that run on without a cue, and to see which statement stands within another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from narasumber.article import TextSpan
from narasumber.attribution.edges import kind_of, snap, trim
from narasumber.attribution.records import Relay, Statement
from narasumber.attribution.uncued import follow_quotations
from narasumber.language import Quotation
from narasumber.tagging import Frame


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What makes a frame a statement, chosen on the development articles.

    least: probability of the cue; nested_least: the same within another's words; share: of a quotation that a content
    must fill to be given all of it; least_letters: shorter contents are dropped.
    """

    least: float = 0.4
    nested_least: float = 0.6
    share: float = 0.5
    least_letters: int = 3


def assemble(
    text: str,
    paragraphs: Sequence[TextSpan],
    quotations: Sequence[Quotation],
    frames: Sequence[Frame],
    thresholds: Thresholds,
) -> list[Statement]:
    """Return the statements of `frames` in text order, with spans only: speakers and values come later."""
    found = [s for f in frames if (s := _statement(text, quotations, f, thresholds))]
    found = _without_doubles(found, text)
    found = follow_quotations(text, paragraphs, quotations, found)
    found.sort(key=lambda s: (s.content[0].start, -s.content[-1].end))
    for number, statement in enumerate(found, 1):
        statement.id = f"s{number}"
    return _nest(found, thresholds)


def _statement(text: str, quotations: Sequence[Quotation], frame: Frame, thresholds: Thresholds) -> Statement | None:
    arguments = frame.of("content")
    if frame.score < thresholds.least or not arguments:
        return None
    content: list[TextSpan] = []
    for argument in arguments:
        span = trim(snap(trim(argument.span, text), quotations, text, thresholds.share), text)
        if content and not any(c.isalnum() for c in text[content[-1].end : span.start]):
            content[-1] = TextSpan(content[-1].start, max(span.end, content[-1].end))
        elif span.end > span.start:
            content.append(span)
    if sum(c.isalnum() for span in content for c in span.of(text)) < thresholds.least_letters:
        return None
    statement = Statement("", kind_of(content, quotations, text), content, cue=trim(frame.cue, text))
    extent = sum(a.score * len(a.span) for a in arguments) / sum(len(a.span) for a in arguments)
    statement.confidence = {"statement": frame.score * extent, "cue": frame.score}
    for kind in ("source", "addressee", "time", "place"):
        options = frame.of(kind)
        if options:
            best = max(options, key=lambda a: a.score)
            setattr(statement, kind, _closed(trim(best.span, text), text))
            statement.confidence[kind] = best.score
    for argument in frame.of("via"):
        statement.via.append(Relay(_closed(trim(argument.span, text), text)))
        statement.confidence["via"] = max(argument.score, statement.confidence.get("via", 0.0))
    return statement


def _closed(span: TextSpan, text: str) -> TextSpan:
    """Take in the bracket that closes one opened within the span («Kamis (14/9/2023»)."""
    inner = span.of(text)
    if inner.count("(") > inner.count(")") and text[span.end : span.end + 1] == ")":
        return TextSpan(span.start, span.end + 1)
    return span


def _overlap(a: Statement, b: Statement, text: str) -> float:
    """Return the shared letters of two contents over those of either."""
    one, two = ({i for c in s.content for i in range(c.start, c.end) if text[i].isalnum()} for s in (a, b))
    return len(one & two) / len(one | two) if one | two else 0.0


def _without_doubles(found: Sequence[Statement], text: str) -> list[Statement]:
    """Two cues may claim the same words («ujar X, dilaporkan TASS»): the likelier keeps them."""
    kept: list[Statement] = []
    for statement in sorted(found, key=lambda s: -s.confidence["statement"]):
        if not any(_overlap(statement, other, text) > 0.7 for other in kept if _near(statement, other)):
            kept.append(statement)
    return kept


def _near(a: Statement, b: Statement) -> bool:
    return a.content[0].start < b.content[-1].end and b.content[0].start < a.content[-1].end


def _nest(found: list[Statement], thresholds: Thresholds) -> list[Statement]:
    """Set `parent` where a statement's cue stands within another's content; one level deep only."""
    by_id: dict[str, Statement] = {}
    kept: list[Statement] = []
    for statement in found:
        inner = statement.cue or statement.content[0]
        around = [o for o in kept if any(c.covers(inner) for c in o.content)]
        if around:
            parent = min(around, key=lambda o: sum(len(c) for c in o.content))
            if parent.parent or statement.confidence["cue"] < thresholds.nested_least:
                continue
            statement.parent = parent.id
        by_id[statement.id] = statement
        kept.append(statement)
    for number, statement in enumerate(kept, 1):
        old, statement.id = statement.id, f"s{number}"
        for other in kept:
            if other.parent == old and other is not statement:
                other.parent = statement.id
    return kept


class Assembler:
    """Sets `doc._.statements` from `doc._.frames`."""

    def __init__(self, thresholds: Thresholds) -> None:
        self.thresholds = thresholds

    def __call__(self, doc: Doc) -> Doc:
        """Assemble the statements of one document."""
        paragraphs = doc._.article.paragraphs
        doc._.statements = assemble(doc.text, paragraphs, doc._.quotations, doc._.frames, self.thresholds)
        return doc


@Language.factory(
    "narasumber_assembler",
    requires=["doc._.frames", "doc._.quotations"],
    assigns=["doc._.statements"],
    default_config={"least": 0.4, "nested_least": 0.6, "share": 0.5, "least_letters": 3},
)
def make_assembler(
    nlp: Language, name: str, least: float, nested_least: float, share: float, least_letters: int
) -> Assembler:
    """Make the assembler; see `Thresholds` for its settings."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)
    return Assembler(Thresholds(least, nested_least, share, least_letters))
