"""`narasumber_assembler`: what rules and tagger found becomes one list of statements."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from narasumber.article import TextSpan
from narasumber.attribution.agreement import Weights, agree, weights
from narasumber.attribution.broken import follow_breaks
from narasumber.attribution.clauses import finish_sources, put_documents_aside
from narasumber.attribution.openers import part_openers
from narasumber.attribution.records import Statement
from narasumber.attribution.scoring import Scorer
from narasumber.attribution.uncued import follow_quotations
from narasumber.language import Quotation, sentence_spans, text_of
from narasumber.tagging import Frame

INNER_STOP = re.compile(r"[.!?]\s+(?=[A-Z#@])")


def assemble(
    text: str,
    paragraphs: Sequence[TextSpan],
    quotations: Sequence[Quotation],
    sentences: Sequence[TextSpan],
    ruled: Sequence[Statement],
    frames: Sequence[Frame],
    fitted: Weights,
) -> list[Statement]:
    """Return the statements in text order, numbered, with spans only: speakers and values come later."""
    found = part_openers(text, agree(text, quotations, sentences, ruled, frames, fitted))
    finish_sources(text, found)
    put_documents_aside(text, found)
    follow_breaks(text, sentences, found)
    nested = nest(follow_quotations(text, paragraphs, quotations, found))
    end_with_sentences(text, nested)
    return nested


def end_with_sentences(text: str, statements: Sequence[Statement]) -> None:
    """Let a paraphrase within quoted words end with its own sentence; `find_sentences` never parts a quotation."""
    by_id = {s.id: s for s in statements}
    for statement in statements:
        if statement.type != "indirect" or not statement.parent or by_id[statement.parent].type != "direct":
            continue
        last = statement.content[-1]
        if stop := INNER_STOP.search(text, last.start + 1, last.end):
            statement.content[-1] = TextSpan(last.start, stop.start())


def nest(found: Sequence[Statement]) -> list[Statement]:
    """Order and number the statements; set `parent` where a cue stands within another's content, one level deep."""
    kept: list[Statement] = []
    for statement in sorted(found, key=lambda s: (s.content[0].start, -s.content[-1].end)):
        inner = statement.cue or statement.content[0]
        around = [o for o in kept if any(c.covers(inner) for c in o.content)]
        outer = min(around, key=lambda o: sum(len(c) for c in o.content), default=None)
        if outer is not None and outer.parent:
            continue
        statement.id = f"s{len(kept) + 1}"
        statement.parent = outer.id if outer else None
        kept.append(statement)
    return kept


class Assembler:
    """Sets `doc._.statements` from those of the rules and from `doc._.frames`."""

    def __init__(self, keep: float | None, scorer: Scorer | None) -> None:
        self.scorer = scorer
        fitted = weights()
        self.weights = fitted if keep is None else replace(fitted, keep=keep, keep_nested=keep, keep_nested_alone=keep)

    def __call__(self, doc: Doc) -> Doc:
        """Assemble the statements of one document."""
        sentences = sentence_spans(doc)
        doc._.statements = assemble(
            text_of(doc),
            doc._.article.paragraphs,
            doc._.quotations,
            sentences,
            doc._.statements or [],
            doc._.frames,
            self.weights,
        )
        return doc

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the measures of the scorer that the config names."""
        return self.scorer(examples, **options) if self.scorer else {}


@Language.factory(
    "narasumber_assembler",
    requires=["doc._.frames", "doc._.quotations"],
    assigns=["doc._.statements"],
    default_config={"keep": None, "scorer": {"@scorers": "narasumber.statement_scorer.v1"}},
    default_score_weights={"statements_f": 1.0, "statements_p": 0.0, "statements_r": 0.0},
)
def make_assembler(nlp: Language, name: str, keep: float | None, scorer: Scorer | None) -> Assembler:
    """Make the assembler.

    `keep`: statements less likely than this are dropped; None takes the fitted bars, the best for F1. Raise it for
    precision, lower it for recall (docs/models.md shows the curve).
    """
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)
    return Assembler(keep, scorer)
