"""From statements with spans to entities that speak: the whole of speaker resolution on plain records."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from narasumber.attribution.records import MentionKind, Statement
from narasumber.attribution.speakers.clusters import Cluster
from narasumber.attribution.speakers.loglinear import Weights, score, shipped_weights, softmax
from narasumber.attribution.speakers.mentions import fold
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.ranking import Told, candidates, describe, in_order, remember
from narasumber.attribution.speakers.scene import Scene, build

PACKAGE = "narasumber.attribution.speakers"


@dataclass(slots=True)
class Cast:
    """Who speaks in an article: `speakers[id]` is the statement's entity (None: nobody) and the confidence."""

    scene: Scene
    speakers: dict[str, tuple[Cluster | None, float]] = field(default_factory=dict)
    second: dict[str, Cluster | None] = field(default_factory=dict)


def resolve(
    text: str,
    statements: Sequence[Statement],
    names: Sequence[Naming] | None = None,
    weights: Weights | None = None,
) -> Cast:
    """Find the speaker of each statement from its spans; `names` are learned mention spans, if any."""
    weights = shipped_weights(PACKAGE, "ranking.json") if weights is None else weights
    scene = build(text, statements, names)
    cast = Cast(scene)
    told = Told()
    temperature = weights.get("temperature", 1.0)
    for statement in in_order(scene.statements):
        choices = candidates(scene, statement)
        scores = [score(weights, row) for row in describe(scene, statement, told)]
        chances = softmax(scores, temperature)
        order = sorted(range(len(choices)), key=lambda i: -chances[i])
        best = choices[order[0]]
        cast.speakers[statement.id] = (best, chances[order[0]])
        cast.second[statement.id] = choices[order[1]] if len(order) > 1 else None
        remember(told, statement, best)
    return cast


def mention_kind(scene: Scene, statement: Statement, speaker: Cluster | None) -> MentionKind:
    """Say how the statement names its speaker, as the table of the docs counts them."""
    kind = scene.kinds[statement.id]
    if kind in ("one", "many", "self", "first"):
        return "pronoun"
    if kind == "clitic":
        return "clitic"
    if statement.source is None:
        return "none"
    if speaker is None:
        return "role"
    source = fold(statement.source.of(scene.text))
    padded = f" {source} "
    if f" {fold(speaker.name)} " in padded or source == fold(speaker.name):
        return "name"
    named = {fold(m.text) for m in speaker.mentions if m.named} | {fold(a) for m in speaker.mentions for a in m.aliases}
    return "short name" if any(f" {form} " in padded for form in named) else "role"
