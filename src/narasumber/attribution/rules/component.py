"""`narasumber_rules`: statements from the rules alone, as a spaCy component with a scorer."""

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from narasumber.attribution.rules.finder import find_statements
from narasumber.attribution.scoring import Scorer
from narasumber.language import Stateless, find_quotations, sentence_spans, text_of


class Rules(Stateless):
    """Sets `doc._.statements`; speakers and relays are left to the components after it."""

    def __init__(
        self, name: str, nested: bool, least: float | None, least_nested: float | None, scorer: Scorer | None
    ) -> None:
        self.name = name
        self.nested = nested
        self.least = least
        self.least_nested = least_nested
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of one document."""
        text = text_of(doc)
        quotations = doc._.quotations or find_quotations(text)
        article = doc._.article
        furniture = [f.span for f in article.furniture] if article is not None else []
        doc._.statements = find_statements(
            text,
            quotations,
            sentence_spans(doc),
            furniture,
            nested=self.nested,
            least=self.least,
            least_nested=self.least_nested,
        )
        return doc

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the measures of the scorer that the config names."""
        return self.scorer(examples, **options) if self.scorer else {}


@Language.factory(
    "narasumber_rules",
    assigns=["doc._.statements"],
    default_config={
        "nested": True,
        "least": None,
        "least_nested": None,
        "scorer": {"@scorers": "narasumber.statement_scorer.v1"},
    },
    default_score_weights={"statements_f": 1.0, "statements_p": 0.0, "statements_r": 0.0},
)
def make_rules(
    nlp: Language,
    name: str,
    nested: bool,
    least: float | None,
    least_nested: float | None,
    scorer: Scorer | None,
) -> Rules:
    """Return the component that finds statements by rule.

    `nested`: also statements within the content of another; `least`: finds less sure than this are dropped.
    `least_nested`: within another's words, also finds down to this are given, for a component that weighs them.
    """
    for extension in ("article", "quotations", "statements"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None if extension == "article" else ())
    return Rules(name, nested, least, least_nested, scorer)
