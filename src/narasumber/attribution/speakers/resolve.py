"""From statements with spans to entities that speak: the whole of speaker resolution on plain records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from narasumber.article import TextSpan
from narasumber.attribution.records import MentionKind, Statement
from narasumber.attribution.speakers.clusters import Cluster
from narasumber.attribution.speakers.layers import whole
from narasumber.attribution.speakers.loglinear import Weights, score, shipped_weights, softmax
from narasumber.attribution.speakers.mentions import fold, outlet_in, phrase_kind
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.ranking import Told, candidates, describe, in_order, remember
from narasumber.attribution.speakers.scene import Scene, build, noun_phrase
from narasumber.language import title_kinds

# A description is made another name of somebody only where the speaker is at least this sure.
JOINED = 0.5
# What a rule of the language settles outweighs any sum of learned weights.
CERTAIN = 8.0
LAW = re.compile(
    r"(?:(?:contoh|misal)nya,?\s+)?(?:pasal|ayat|r?uu|undang-undang|rancangan undang-undang|kuhp|rkuhp|perppu)\b", re.I
)
# Below this a description («pejabat itu») stays one by itself rather than being taken for somebody.
LINKED = 0.5
PERSONS = frozenset(("ia", "dia", "beliau", "dirinya"))
PACKAGE = "narasumber.attribution.speakers"

TOLD = re.compile(r"[(,]\s*(?!yakni|yaitu|alias)[a-z]")  # an apposition that describes, names nobody
BYNAME = re.compile(r"\w+(?:\s\w+)?\s+yang\s+(?:\w+\s+){0,2}di(?:sapa|panggil|juluki|kenal)\b.*\b(?:itu|ini|tersebut)")
ISSUED = re.compile(r"(?:sebuah\s+)?(\w+)\s+(?:(?:tertulis|resmi|bersama|pers|singkat)\s+)?(?:dari|oleh)\s+", re.I)


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
        if spoken_for(scene, statement):
            scores[0] = max(scores) + CERTAIN
        elif (
            said := named_by_source(scene, statement)
            or named_outlet(scene, statement)
            or issuer(scene, statement)
            or known_as(scene, statement)
            or newly_told(scene, statement)
        ) is not None:
            scores[choices.index(said)] += CERTAIN
        if by_person(scene, statement):
            scores = [
                s - CERTAIN if c is not None and c.kind not in ("PER", "GROUP") else s
                for s, c in zip(scores, choices, strict=True)
            ]
        chances = softmax(scores, temperature)
        order = sorted(range(len(choices)), key=lambda i: -chances[i])
        best, sure = choices[order[0]], chances[order[0]]
        own = scene.own.get(statement.id)
        if best is not None and own is not None and own is not best and sure < LINKED:
            n = choices.index(own)
            order.remove(n)
            order.insert(0, n)
            best, sure = own, max(chances[n], 1 - sure)  # it stays itself where it is not the other
        cast.speakers[statement.id] = (best, sure)
        cast.second[statement.id] = choices[order[1]] if len(order) > 1 else None
        remember(told, statement, best)
    _join_descriptions(cast)
    return cast


def by_person(scene: Scene, statement: Statement) -> bool:
    """Say whether the source is a pronoun for a person, never for a body («dia», not «pihaknya»)."""
    return statement.source is not None and statement.source.of(scene.text).strip().lower() in PERSONS


def spoken_for(scene: Scene, statement: Statement) -> bool:
    """Say whether a law is the source, behind which nobody speaks: «Pasal 417 menyebut», «UU itu mengatur»."""
    return statement.source is not None and LAW.match(scene.text, statement.source.start) is not None


def named_by_source(scene: Scene, statement: Statement) -> Cluster | None:
    """Return the one whose name the source is, whole or before an apposition («Zarif, menteri luar negeri Iran»)."""
    if statement.id not in scene.sources:
        return None
    source = noun_phrase(scene.text, whole(scene.text, scene.sources[statement.id]))
    own = scene.own.get(statement.id)
    if own is not None and any(len(m.aliases) > 1 and m.kind == "GROUP" and m.span == source for m in own.mentions):
        return own  # «Iskandar dan Sasmito»
    for c in scene.clusters:
        for m in c.mentions:
            if m.named and m.span.start == source.start and m.span.end <= source.end:
                rest = scene.text[m.span.end : source.end].lstrip()
                told = rest[:1] in (",", "(") and " dan " not in rest
                if not rest or (told and (m.kind == "PER" or TOLD.match(rest))):
                    return c
    return None


def named_outlet(scene: Scene, statement: Statement) -> Cluster | None:
    """Return the outlet that a source describes and names: «kantor berita Korut, yakni | KCNA»."""
    source = scene.sources.get(statement.id)
    phrase = source.of(scene.text) if source is not None else ""
    if source is None or phrase_kind(phrase) != "MEDIA" or (name := outlet_in(phrase)) is None:
        return None
    return next((c for c in scene.clusters for m in c.mentions if source.covers(m.span) and m.text == name), None)


def issuer(scene: Scene, statement: Statement) -> Cluster | None:
    """Return the one whom a document in the source comes from by name: «sebuah pernyataan dari angkatan bersenjata»."""
    source = scene.sources.get(statement.id)
    found = ISSUED.match(source.of(scene.text)) if source is not None else None
    if source is None or found is None or "document" not in title_kinds(found[1].lower()):
        return None
    rest = TextSpan(source.start + found.end(), source.end)
    return next((c for c in scene.clusters for m in c.mentions if m.named and m.span == rest), None)


def known_as(scene: Scene, statement: Statement) -> Cluster | None:
    """Return the person named last before «Pria yang akrab disapa Pacul itu», a byname for whoever was just told of."""
    source = scene.sources.get(statement.id)
    if source is None or BYNAME.fullmatch(source.of(scene.text)) is None:
        return None
    before = [
        (m.span.end, n)
        for n, c in enumerate(scene.clusters)
        if c.kind == "PER"
        for m in c.mentions
        if m.named and m.span.end <= source.start
    ]
    return scene.clusters[max(before)[1]] if before else None


def newly_told(scene: Scene, statement: Statement) -> Cluster | None:
    """Return the one whom a source phrase brings in, known by no name: «seorang pejabat», «para pakar», «dua saksi»."""
    source = scene.sources.get(statement.id)
    if source is None:
        return None
    # A tagger of names may have marked the phrase, which then is a mention like any other.
    marked = (c for c in scene.clusters for m in c.mentions if m.span == source and not m.named)
    own = scene.own.get(statement.id) or next(marked, None)
    if own is None or own.named:
        return None
    words = re.findall(r"[\w'’-]+", source.of(scene.text).lower())
    first = title_kinds(words[0]) if words else frozenset()
    new = bool(first & {"one", "plural"}) or words[:2] in (
        ["tidak", "sedikit"],
        ["salah", "seorang"],
        ["salah", "satu"],
    )
    pointed = bool(words) and words[0] != "seorang" and "determiner" in title_kinds(words[-1])
    known = pointed or not words or words[0] in ("sebuah", "sang", "si")
    person = any(m.named and m.kind == "PER" and source.covers(m.span) for c in scene.clusters for m in c.mentions)
    return own if new and not known and not person else None


def _join_descriptions(cast: Cast) -> None:
    """Make «sang menteri», found to be somebody, a mention of that one; descriptions left without a mention go."""
    scene = cast.scene
    needed = {id(who) for who, _ in cast.speakers.values()} | {id(c) for r in scene.relays.values() for c in r}
    for statement in scene.statements:
        own, (who, sure) = scene.own.get(statement.id), cast.speakers[statement.id]
        source = statement.source
        if own is None or who is None or source is None or own.named or id(own) in needed or sure < JOINED:
            continue
        if any(source.overlaps(m.span) for m in who.mentions):
            continue
        for mention in [m for m in own.mentions if source.covers(m.span)]:
            own.mentions.remove(mention)
            who.mentions.append(mention)
    scene.clusters = [c for c in scene.clusters if c.mentions]


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
