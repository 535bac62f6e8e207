"""`narasumber_speakers`: resolves the speakers of `doc._.statements` and sets `doc._.entities`."""

from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from narasumber.article import TextSpan
from narasumber.attribution.records import Entity, Relay, Statement
from narasumber.attribution.relays.chains import set_scopes
from narasumber.attribution.scoring import Scorer
from narasumber.attribution.speakers.clusters import Cluster
from narasumber.attribution.speakers.layers import combine
from narasumber.attribution.speakers.mentions import ENTITY_KINDS
from narasumber.attribution.speakers.naming import Naming, find_names
from narasumber.attribution.speakers.resolve import Cast, mention_kind, resolve
from narasumber.attribution.speakers.roles import without_loose_end
from narasumber.attribution.speakers.tokens import mark_parts, split_words
from narasumber.language import Stateless, text_of

LEAST = 0.25
# For somebody the article has not come to yet when the statement ends: below this, 12 of 15 were wrong.
LEAST_AHEAD = 0.5
DOUBTFUL = 0.6


def learned_names(*layers: Sequence[tuple[TextSpan, str, float]] | None) -> list[Naming] | None:
    """Put learned mention and role layers into one, in text order; None where none ran."""
    if all(layer is None for layer in layers):
        return None
    names = [
        Naming(span, kind, score)
        for layer in layers
        for span, kind, score in layer or ()
        if kind in (*ENTITY_KINDS, "role", "affiliation")
    ]
    return sorted(names, key=lambda n: n.span)


def names_of(
    text: str, statements: Sequence[Statement], *layers: Sequence[tuple[TextSpan, str, float]] | None
) -> list[Naming]:
    """Find the names in a text: with the shipped tagger, and with what learned layers are sure of."""
    words = split_words(text)
    shipped = find_names(words, mark_parts(words, statements))
    learned = learned_names(*layers)
    return shipped if learned is None else combine(learned, shipped)


def assign(cast: Cast, least: float = LEAST) -> list[Entity]:
    """Write speakers, relays, mention kinds and confidence into the statements; return all entities found.

    A speaker less sure than `least` is left open and noted as a doubt.
    """
    clusters = sorted(cast.scene.clusters, key=lambda c: c.mentions[0].span)
    ids = {id(c): f"e{n}" for n, c in enumerate(clusters, 1)}
    entities = [_entity(ids[id(c)], c) for c in clusters]
    names = {id(c): e.name for c, e in zip(clusters, entities, strict=True)}
    for statement in cast.scene.statements:
        who, sure = cast.speakers[statement.id]
        bar = max(least, LEAST_AHEAD) if who is not None and _comes_later(statement, who) else least
        _note_doubt(statement, who, cast.second.get(statement.id), sure, bar, names)
        statement.mention_kind = mention_kind(cast.scene, statement, who)
        statement.speaker = ids[id(who)] if who is not None and sure >= bar else None
        statement.confidence["speaker"] = round(sure, 4)
        found = cast.scene.relays.get(statement.id, [])
        for relay, cluster in zip(statement.via, found, strict=False):
            relay.entity = ids[id(cluster)]
        statement.via = _joined(statement.via)
    return entities


def _comes_later(statement: Statement, who: Cluster) -> bool:
    """Say whether all mentions of `who` stand behind the statement."""
    spans = [s for s in (*statement.content, statement.cue, statement.source) if s is not None]
    return who.mentions[0].span.start >= max(s.end for s in spans)


def _joined(relays: Sequence[Relay]) -> list[Relay]:
    """Return the relays, those of one entity as one where it stands first («akun resminya», «Twitter»)."""
    kept: list[Relay] = []
    for relay in relays:
        if relay.entity is None or all(relay.entity != k.entity for k in kept):
            kept.append(relay)
    return kept


def _note_doubt(
    statement: Statement,
    who: Cluster | None,
    second: Cluster | None,
    sure: float,
    least: float,
    names: dict[int, str],
) -> None:
    if sure >= DOUBTFUL:
        return
    first, other = (names.get(id(c), "nobody") for c in (who, second))
    said = f"speaker: {first} or {other}" if who is not second else f"speaker: {first}"
    statement.doubts.append(f"{said} ({sure:.2f}){', left open' if sure < least and who is not None else ''}")


def _entity(key: str, c: Cluster) -> Entity:
    """Make the record: bodies carry no role."""
    person = c.kind in ("PER", "GROUP")
    return Entity(
        key,
        c.name,
        c.kind,
        role=without_loose_end(c.role) if person else None,
        affiliation=without_loose_end(c.affiliation) if person else None,
        aliases=c.aliases(),
        mentions=c.spans,
        code=c.code if c.kind == "GPE" else None,
    )


class Speakers(Stateless):
    """Sets `statement.speaker`, `relay.entity` and `doc._.entities`."""

    def __init__(self, name: str, least: float, scorer: Scorer | None) -> None:
        self.name = name
        self.least = least
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Resolve one document."""
        text, statements = text_of(doc), doc._.statements or []
        layers = [doc._.get(layer) if doc.has_extension(layer) else None for layer in ("mentions", "roles")]
        doc._.entities = assign(resolve(text, statements, names_of(text, statements, *layers)), self.least)
        set_scopes(statements, text)  # how far a relay reaches, now that it is known who goes on speaking
        return doc

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the measures of the scorer that the config names."""
        return self.scorer(examples, **options) if self.scorer else {}


@Language.factory(
    "narasumber_speakers",
    requires=["doc._.statements"],
    assigns=["doc._.entities"],
    default_config={"least": LEAST, "scorer": {"@scorers": "narasumber.speaker_scorer.v1"}},
    default_score_weights={"speaker_acc": 1.0},
)
def make_speakers(nlp: Language, name: str, least: float, scorer: Scorer | None) -> Speakers:
    """Make the component; `least` is the confidence below which a speaker stays open."""
    for extension in ("statements", "entities"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    return Speakers(name, least, scorer)
