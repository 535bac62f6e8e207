"""`narasumber_confidence`: how sure each field of a statement is, as a calibrated probability.

A field's confidence is the chance that it is right where its statement is: a logistic regression over what the tagger
says of the same words around the same cue (agrees, names others, is silent, does not see the cue at all), how sure it
is of them, how sure the statement is, and how far the field stands from the cue. The weights in `data/fields.json` are
fitted on articles that neither reader learned from (`training/agreement/fields.py`); Platt 1999 is the method.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from narasumber.article import TextSpan
from narasumber.attribution.agreement import RELATED, chance, odds, overlap
from narasumber.attribution.records import Statement
from narasumber.language import Stateless, text_of
from narasumber.tagging import Frame

FIELDS = ("cue", "source", "addressee", "time", "place", "via")
FAR = 200  # characters between field and cue that count as all the way


def field_spans(statement: Statement, field: str) -> list[TextSpan]:
    """Return where a field was read: no span, one, or one for each relay. A time without a value has none."""
    if field == "via":
        return [relay.span for relay in statement.via]
    span = None if field == "time" and not statement.time_value else getattr(statement, field)
    return [span] if span else []


def field_signs(statement: Statement, field: str, span: TextSpan, frame: Frame | None, text: str) -> dict[str, float]:
    """Return what speaks for or against one field, each about -1 to 1."""
    named = frame.of(field) if frame else []
    same = max((a.score for a in named if overlap([a.span], [span], text) >= RELATED), default=None)
    agrees = same is not None or (field == "cue" and frame is not None)
    anchor = statement.cue or statement.content[0]
    gap = max(0, span.start - anchor.end, anchor.start - span.end)
    return {
        "always": 1.0,
        "agrees": float(agrees),
        "names others": float(bool(named) and not agrees),
        "silent": float(frame is not None and not named and not agrees),
        "sure": odds(frame.score if field == "cue" and frame else same or 0.5) / 5,
        "statement": odds(statement.confidence.get("statement", 0.5)) / 5,
        "far": min(gap, FAR) / FAR,
        "by pronoun": float(statement.mention_kind in ("pronoun", "clitic")),
    }


def frame_of(statement: Statement, frames: Sequence[Frame]) -> Frame | None:
    """Return the tagger's frame around the statement's cue."""
    return next((f for f in frames if statement.cue and f.cue.overlaps(statement.cue)), None)


@cache
def field_weights() -> dict[str, dict[str, dict[str, float]]]:
    """Return the weights shipped in `data/fields.json`: by pipeline ("default", "rules"), field and sign."""
    stored: dict[str, dict[str, dict[str, float]]] = json.loads(
        (files("narasumber.attribution") / "data" / "fields.json").read_text(encoding="utf8")
    )
    return stored


class Confidence(Stateless):
    """Sets `statement.confidence` of every field that the statement has, and of no other.

    What is there for the statement as a whole and for its speaker stays: they are calibrated where they are decided.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Judge the fields of one document's statements, when nothing will change them any more."""
        frames = doc._.frames if doc.has_extension("frames") else None
        weights = field_weights()["rules" if frames is None else "default"]
        text = text_of(doc)
        for statement in doc._.statements or []:
            frame = frame_of(statement, frames or ())
            for field in FIELDS:
                statement.confidence.pop(field, None)
                chances = [
                    chance(field_signs(statement, field, span, frame, text), weights[field])
                    for span in field_spans(statement, field)
                ]
                if chances:
                    statement.confidence[field] = min(chances)
        return doc


@Language.factory("narasumber_confidence", requires=["doc._.statements"], assigns=["doc._.statements"])
def make_confidence(nlp: Language, name: str) -> Confidence:
    """Make the component; it comes after all that decide fields."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)
    return Confidence(name)
