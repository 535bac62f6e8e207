"""The path from speaker to reader as it is shown, how far a relay reaches, and who heard the words first-hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from narasumber.article import Article
from narasumber.attribution.records import Entity, Relay, RelayKind, Statement
from narasumber.attribution.relays.phrases import relay_name
from narasumber.language import find_outlet

StationKind = Literal["speaker", "channel", "agency", "outlet", "person", "publisher"]
_ORDER: dict[RelayKind, int] = {"person": 0, "channel": 1, "agency": 2, "outlet": 2}


@dataclass(frozen=True, slots=True)
class Station:
    """One stop on the way of somebody's words. `entity` is an entity id, `name` what to call it; None is unknown."""

    kind: StationKind
    name: str | None
    entity: str | None = None
    key: str | None = None


def chain(statement: Statement, entities: Iterable[Entity], article: Article) -> list[Station]:
    """Return the stations of `statement` from its speaker to the publisher of `article`, who is always the last.

    Speaker and publisher are there even when the text doesn't name them (their `name` is None then). A relay that is
    the publisher itself («seperti dikutip Okezone» in Okezone) is not shown twice.
    """
    known = {entity.id: entity for entity in entities}
    speaker = known.get(statement.speaker or "")
    mention = statement.source.of(article.text) if statement.source else None
    stations = [
        Station("speaker", speaker.name if speaker else mention, statement.speaker, speaker.code if speaker else None)
    ]
    for relay in statement.via:
        entity = known.get(relay.entity or "")
        name = entity.name if entity else relay_name(relay.span.of(article.text))
        outlet = find_outlet(name)
        if not _is_publisher(name, article):
            stations.append(Station(relay.kind, name, relay.entity, outlet.key if outlet else None))
    publisher = find_outlet(article.publisher) if article.publisher else None
    shown = publisher.name if publisher else article.publisher
    stations.append(Station("publisher", shown, None, publisher.key if publisher else None))
    return stations


def is_primary(
    statement: Statement, article: Article, others: Sequence[Statement] = (), entities: Iterable[Entity] = ()
) -> bool:
    """Say whether the publisher heard the words itself; False where it read them in another outlet.

    A channel of the speaker's own (a tweet, a site) is first-hand. With `others`, the article's statements, a relay
    that reaches further than its sentence counts for those it reaches; with `entities`, an outlet that speaks counts
    also where it is only pointed to («kata laporan itu»).
    """
    relays = [*statement.via, *(relay for relay in reaching(statement, others))]
    names = [relay_name(r.span.of(article.text)) for r in relays if r.kind in ("agency", "outlet")]
    if any(not _is_publisher(name, article) for name in names):
        return False
    source = statement.source.of(article.text) if statement.source else ""
    outlet = find_outlet(relay_name(source)) if source else None
    if outlet is not None:
        return outlet.kind == "platform" or _is_publisher(outlet.name, article)
    speaker = next((e for e in entities if e.id == statement.speaker), None)
    return speaker is None or speaker.type != "MEDIA" or _is_publisher(speaker.name, article)


def reaching(statement: Statement, statements: Sequence[Statement]) -> list[Relay]:
    """Return the relays of other statements that reach `statement` by their scope."""
    found: list[Relay] = []
    run: list[Relay] = []
    speaker: str | None = None
    for other in statements:
        if other is statement:
            return (
                found + (run if not found and _same_speaker(speaker, other.speaker) else []) + _whole(statements, other)
            )
        if other.via:
            run = [relay for relay in other.via if relay.scope == "run"]
            speaker = other.speaker
        elif not _same_speaker(speaker, other.speaker):
            run = []
    return found


def _whole(statements: Sequence[Statement], statement: Statement) -> list[Relay]:
    return (
        [r for s in statements if s is not statement for r in s.via if r.scope == "article"]
        if not statement.via
        else []
    )


def _same_speaker(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def set_scopes(statements: Sequence[Statement], text: str) -> None:
    """Set how far each relay reaches.

    A channel or a person passes on its own sentence. An agency or outlet that is the only one in the article, named
    with its first or last quoted sentence, stands for the article; another stands for the run of statements after it
    that name no relay of their own, if there is such a run.
    """
    carrying = [(n, relay) for n, s in enumerate(statements) for relay in s.via if relay.kind in ("agency", "outlet")]
    names = {relay_name(relay.span.of(text)).casefold() for _, relay in carrying}
    first_line = text.find("\n")
    for n, relay in carrying:
        following = statements[n + 1] if n + 1 < len(statements) else None
        opens = relay.span.start < first_line or n == 0
        if len(names) == 1 and opens and len(statements) > 1:
            relay.scope = "article"
        elif following is not None and not following.via and _may_be_same(statements[n], following):
            relay.scope = "run"
        else:
            relay.scope = "sentence"


def _may_be_same(one: Statement, other: Statement) -> bool:
    if one.speaker is not None or other.speaker is not None:
        return one.speaker == other.speaker
    # Before speakers are known: a statement without a source of its own goes on with the speaker before.
    return other.source is None


def _is_publisher(name: str, article: Article) -> bool:
    if not article.publisher:
        return False
    if name.casefold().split(".")[0] == article.publisher.casefold().split(".")[0]:
        return True
    one, other = find_outlet(name), find_outlet(article.publisher)
    return one is not None and one == other
