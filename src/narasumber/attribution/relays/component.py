"""The spaCy component that adds relays to the statements of a `Doc`."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from narasumber.attribution.relays.chains import set_scopes
from narasumber.attribution.relays.finding import find_relays
from narasumber.attribution.scoring import Scorer
from narasumber.language import Stateless, sentence_spans, text_of

Mode = Literal["merge", "rules", "keep"]


class Relays(Stateless):
    """Sets `via` of `doc._.statements`, and `time` where only the relay has a date.

    mode "merge" keeps relays that are there and adds what the rules find, "rules" begins anew, "keep" adds none.
    """

    def __init__(self, mode: Mode = "merge", scorer: Scorer | None = None) -> None:
        if mode not in get_args(Mode):
            raise ValueError(f"no mode {mode!r}: choose one of {', '.join(get_args(Mode))}")
        self.mode = mode
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with the relays of its statements."""
        text, statements = text_of(doc), doc._.statements or []
        if self.mode == "rules":
            for statement in statements:
                statement.via = []
        if self.mode != "keep":
            find_relays(text, sentence_spans(doc), statements)
        set_scopes(statements, text)
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterable[Doc]:
        """Yield each of `docs` with its relays."""
        for doc in docs:
            yield self(doc)

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the measures of the scorer that the config names."""
        return self.scorer(examples, **options) if self.scorer else {}


@Language.factory(
    "narasumber_relays",
    default_config={"mode": "merge", "scorer": {"@scorers": "narasumber.relay_scorer.v1"}},
    assigns=["doc._.statements"],
    requires=["doc._.statements"],
    default_score_weights={"via_f": 1.0, "via_p": 0.0, "via_r": 0.0},
)
def make_relays(nlp: Language, name: str, mode: Mode, scorer: Scorer | None) -> Relays:
    """Return the component that finds through whom each statement came; `mode` as in `Relays`."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)
    return Relays(mode, scorer)
