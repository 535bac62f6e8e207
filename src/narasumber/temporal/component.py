"""`narasumber_times`: the time expressions of a document and the times of its statements, in spaCy's manner."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from narasumber.article import TextSpan
from narasumber.attribution import Statement
from narasumber.language import Stateless, text_of
from narasumber.temporal.expression import TimeExpression
from narasumber.temporal.find import find_times
from narasumber.temporal.saying import (
    belongs_to_told,
    lies_after,
    own_sentence,
    saying_time,
    statement_time,
    whole_time,
)

Scorer = Callable[..., dict[str, Any]]


def fill_times(
    text: str,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    published: date | datetime | None,
) -> None:
    """Set `time` of those `statements` that have none, where `saying_time` finds one in their sentence.

    A time found before counts as none where it stands outside the statement's own sentence, lies after the
    publication, or hangs on something told («serangan 14 September»).
    """
    by_id = {statement.id: statement for statement in statements}
    for statement in statements:
        if not statement.content:
            continue
        sentence = own_sentence(text, statement.content, statement.cue)
        if statement.time is not None and not _may_stay(text, statement.time, sentence, times, published):
            statement.time = None
        if statement.time is not None:
            statement.time = whole_time(text, statement.time, times)
            continue
        parent = by_id.get(statement.parent or "")
        if parent is not None:
            sentence = _within(sentence, parent, statement)
        if _is_question(text, statement):
            continue
        asked = [span for other in statements if _is_question(text, other) for span in other.content]
        others = [
            span
            for other in statements
            if other is not statement and other is not parent and other.parent != statement.id
            for span in other.content
            if span not in asked
        ]
        own = [*statement.content, *asked]
        found = saying_time(text, sentence, own, statement.cue, times, others, published)
        statement.time = whole_time(text, found.span, times) if found else None


def set_values(
    text: str,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    published: date | datetime | None,
) -> None:
    """Set `time_value` of the `statements` that have a time.

    Within a quotation only what says everything itself has a value: «tadi malam» there counts from the day the
    quotation was spoken, which the text need not tell.
    """
    by_id = {statement.id: statement for statement in statements}
    for statement in statements:
        if statement.time is None:
            continue
        parent = by_id.get(statement.parent or "")
        quoted = parent is not None and parent.type == "direct"
        known = [one for one in times if one.anchor == "explicit"] if quoted else times
        statement.time_value = statement_time(text, statement.time, published, known)


def _is_question(text: str, statement: Statement) -> bool:
    """Say whether a statement only tells what was asked: in «kata X saat ditanya apakah …, Rabu» the day is X's."""
    return statement.cue is not None and statement.cue.of(text).lower().startswith("ditanya")


def _may_stay(
    text: str,
    time: TextSpan,
    sentence: TextSpan,
    times: Sequence[TimeExpression],
    published: date | datetime | None,
) -> bool:
    """Say whether a time found before can be that of the saying: in its sentence, not after publication, not told."""
    return (
        sentence.overlaps(time)
        and not belongs_to_told(text, time)
        and not any(one.span.overlaps(time) and lies_after(one, published) for one in times)
    )


def _within(sentence: TextSpan, parent: Statement, statement: Statement) -> TextSpan:
    """Cut the sentence of a nested statement to the part of its parent's content that holds its cue."""
    place = statement.cue or statement.content[0]
    for span in parent.content:
        if span.covers(place):
            return TextSpan(max(sentence.start, span.start), min(sentence.end, span.end))
    return TextSpan(place.start, place.start)


class Times(Stateless):
    """Sets `doc._.times`, and `time_value` of each statement that has a time.

    With `fill`, statements without a time get the expression in their own sentence that says when they were
    made. Relative expressions count from `doc._.article.published`; without it they have no value.
    """

    def __init__(self, name: str, fill: bool, scorer: Scorer | None) -> None:
        self.name = name
        self.fill = fill
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its time expressions and the times of its statements."""
        article = doc._.article
        published = article.published if article is not None else None
        text = text_of(doc)
        times = find_times(text, published)
        doc._.times = times
        statements: Sequence[Statement] = doc._.statements or []
        if self.fill:
            fill_times(text, statements, times, published)
        set_values(text, statements, times, published)
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterable[Doc]:
        """Yield each of `docs` with its times."""
        for doc in docs:
            yield self(doc)

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the measures of the scorer that the config names."""
        return self.scorer(examples, **options) if self.scorer else {}


def score_times(examples: Iterable[Example], **options: Any) -> dict[str, Any]:
    """Return precision, recall and F1 of the days that statements were made on.

    Statements are paired by the same first character of content; a hit agrees in year, month and day. The
    measures of record are the evaluation room's.
    """
    hits = found = wanted = 0
    for example in examples:
        gold = {_place(s): s.time_value for s in example.reference._.statements or [] if s.time_value}
        predicted = {_place(s): s.time_value for s in example.predicted._.statements or [] if s.time_value}
        hits += sum(predicted.get(place, "")[:10] == value[:10] for place, value in gold.items())
        found, wanted = found + len(predicted), wanted + len(gold)
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"times_p": precision, "times_r": recall, "times_f": f1}


def _place(statement: Statement) -> int:
    return statement.content[0].start if statement.content else -1


def make_time_scorer() -> Scorer:
    """Return the scorer that a pipeline's config names."""
    return score_times


registry.scorers.register("narasumber.time_scorer.v1", func=make_time_scorer)


@Language.factory(
    "narasumber_times",
    assigns=["doc._.times", "doc._.statements"],
    default_config={"fill": True, "scorer": {"@scorers": "narasumber.time_scorer.v1"}},
    default_score_weights={"times_f": 1.0, "times_p": 0.0, "times_r": 0.0},
)
def make_times(nlp: Language, name: str, fill: bool, scorer: Scorer | None) -> Times:
    """Return the component that finds times; with `fill`, statements without a time are given one by rule."""
    for extension in ("article", "statements", "times"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    return Times(name, fill, scorer)
