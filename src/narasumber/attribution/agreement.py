"""Two readers, one list: what the rules found and what the tagger found, and how far to believe each find.

Rules and tagger err in different places. Where both give the same words, they are nearly always right; where one stands
alone, a logistic regression over a few signs says how likely it is, fitted on articles that neither learned from
(`training/agreement`), so that its probability is the statement's calibrated confidence.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, log

from narasumber.article import TextSpan
from narasumber.attribution.framed import extent, framed
from narasumber.attribution.records import Statement
from narasumber.language import Quotation, cue_lexicon
from narasumber.tagging import Frame

SAME = 0.8  # overlap at which two contents are the same words
RELATED = 0.5  # overlap above which only one of two statements can be right
END = re.compile(r"[, \u00a0]*(?:[.!?\"”\n]|$)")
FIELDS = ("source", "addressee", "time", "place")
# Fields that the tagger reads better than the rules; in the others it only fills what they left open.
TAGGER_FIRST = frozenset(["source", "place"])


@dataclass(frozen=True, slots=True)
class Opinion:
    """One statement as one reader gives it, with what the other says of the same cue or words.

    `nested` says that its cue stands within another content found.
    """

    statement: Statement
    ruled: Statement | None
    frame: Frame | None
    tagged: Statement | None
    nested: bool = False

    @property
    def by_rule(self) -> bool:
        """Say whether the rules found it."""
        return self.statement is self.ruled


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted regression: a weight for each sign, and the probability above which a find is kept.

    A statement within another's words has a bar of its own, `keep_nested`: few are marked, and they are as good as
    lost under the bar that suits the rest. One that the tagger alone sees there must clear `keep_nested_alone`: to
    readers, an invented voice within a quotation is worse than a missed one.
    """

    signs: Mapping[str, float]
    keep: float
    keep_nested: float
    keep_nested_alone: float

    def bar(self, opinion: Opinion) -> float:
        """Return the least probability with which `opinion` is kept."""
        if not opinion.nested:
            return self.keep
        return self.keep_nested if opinion.by_rule else self.keep_nested_alone


@cache
def weights() -> Weights:
    """Return the weights shipped in `data/agreement.json`."""
    stored = json.loads((files("narasumber.attribution") / "data" / "agreement.json").read_text(encoding="utf8"))
    return Weights(stored["signs"], stored["keep"], stored["keep_nested"], stored["keep_nested_alone"])


def opinions(
    text: str,
    quotations: Sequence[Quotation],
    sentences: Sequence[TextSpan],
    ruled: Sequence[Statement],
    frames: Sequence[Frame],
) -> list[Opinion]:
    """Pair the statements of the rules with the tagger's frames, by cue first, then by words."""
    read = [(frame, framed(text, quotations, sentences, frame)) for frame in frames]
    found = []
    for statement in ruled:
        frame, tagged = next(((f, s) for f, s in read if statement.cue and f.cue.overlaps(statement.cue)), (None, None))
        found.append(Opinion(statement, statement, frame, tagged))
    for frame, tagged in read:
        if tagged is None:
            continue
        twin = next((s for s in ruled if s.cue and frame.cue.overlaps(s.cue)), None)
        if twin is None:
            twin = next((s for s in ruled if overlap(s.content, tagged.content, text) >= RELATED), None)
        if twin is None or overlap(twin.content, tagged.content, text) < SAME:
            found.append(Opinion(tagged, twin, frame, tagged))
    return [replace(o, nested=_within_another(o.statement, found)) for o in found]


def _within_another(statement: Statement, found: Sequence[Opinion]) -> bool:
    return any(_holds(o.statement, statement) for o in found)


def signs(opinion: Opinion, text: str) -> dict[str, float]:
    """Return what speaks for or against an opinion, each about -1 to 1."""
    statement, frame = opinion.statement, opinion.frame
    other = opinion.tagged if opinion.by_rule else opinion.ruled
    shared = overlap(statement.content, other.content, text) if other is not None else 0.0
    words = sum(len(span.of(text).split()) for span in statement.content)
    cue = statement.cue.of(text).lower() if statement.cue else ""
    return {
        "always": 1.0,
        "by rule": float(opinion.by_rule),
        "rule's precision": odds(statement.confidence.get("statement", 0.5)) if opinion.by_rule else 0.0,
        "cue seen": odds(frame.seen) / 5 if frame else 0.0,
        "content sure": extent(frame) if frame else 0.0,
        "rule differs": float(not opinion.by_rule and other is not None),
        "overlap": shared,
        "shorter": float(other is not None and shared < SAME and _letters(statement) < _letters(other)),
        "ends its sentence": float(_ends(statement, text)),
        "same words": float(shared >= SAME),
        "no cue": float(not cue),
        "known cue": float(any(word in cue_lexicon() for word in (cue, *cue.split()))),
        "direct": float(statement.type == "direct"),
        "nested": float(opinion.nested),
        "nested by rule": float(opinion.by_rule and statement.parent is not None),
        "short": float(words <= 5),
        "length": min(words, 60) / 60,
    }


def _letters(statement: Statement) -> int:
    return sum(len(span) for span in statement.content)


def _ends(statement: Statement, text: str) -> bool:
    """Say whether a stop, a quotation mark or nothing follows the content."""
    return END.match(text, statement.content[-1].end) is not None


def probability(opinion: Opinion, text: str, fitted: Weights) -> float:
    """Return how likely the opinion is right, 0 to 1."""
    return chance(signs(opinion, text), fitted.signs)


def chance(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that a logistic regression with `weights` gives to the signs `found`."""
    return 1 / (1 + exp(-sum(weights[name] * value for name, value in found.items())))


def agree(
    text: str,
    quotations: Sequence[Quotation],
    sentences: Sequence[TextSpan],
    ruled: Sequence[Statement],
    frames: Sequence[Frame],
    fitted: Weights,
) -> list[Statement]:
    """Return the statements worth keeping, likeliest first where two cannot both be right; in no set order."""
    judged = [(probability(o, text, fitted), o) for o in opinions(text, quotations, sentences, ruled, frames)]
    kept: list[Statement] = []
    for chance, opinion in sorted(judged, key=lambda pair: -pair[0]):
        if chance < fitted.bar(opinion):
            continue
        if not any(_rivals(opinion.statement, other, text) for other in kept):
            kept.append(_joined(opinion, chance))
    return kept


def _rivals(a: Statement, b: Statement, text: str) -> bool:
    """Say whether only one of two can be right: one cue, or much the same words with neither within the other."""
    if a.cue and b.cue and a.cue.overlaps(b.cue):
        return True
    if _holds(a, b) or _holds(b, a):
        return False
    return overlap(a.content, b.content, text) > RELATED


def _holds(outer: Statement, inner: Statement) -> bool:
    return inner.cue is not None and any(c.covers(inner.cue) for c in outer.content)


def _joined(opinion: Opinion, chance: float) -> Statement:
    """Return the statement with the fields that the other reader adds or reads better."""
    statement = replace(opinion.statement, confidence={**opinion.statement.confidence, "statement": chance})
    other = opinion.tagged if opinion.by_rule else opinion.ruled
    if other is None:
        return statement
    for name in FIELDS:
        mine, theirs = getattr(statement, name), getattr(other, name)
        if theirs and (mine is None or (opinion.by_rule and name in TAGGER_FIRST)):
            setattr(statement, name, theirs)
            if name in other.confidence:
                statement.confidence[name] = other.confidence[name]
    if other.via and not statement.via:
        statement.via = other.via
    return statement


def overlap(a: Sequence[TextSpan], b: Sequence[TextSpan], text: str) -> float:
    """Return the letters that two contents share over those of either (Jaccard), as the corpus's scorer does."""
    if not any(x.overlaps(y) for x in a for y in b):
        return 0.0
    one, two = ({i for span in content for i in range(span.start, span.end) if text[i].isalnum()} for content in (a, b))
    return len(one & two) / len(one | two) if one | two else 0.0


def odds(chance: float) -> float:
    """Return log odds, bounded so that no certainty is infinite."""
    chance = min(max(chance, 1e-3), 1 - 1e-3)
    return log(chance / (1 - chance))
