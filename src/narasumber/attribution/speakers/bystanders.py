"""Who is in an article without speaking or relaying: names that the tagger half believes in, countries.

The tagger learned from entities that annotators listed, so it doubts names that only some articles need. What it
doubts is no candidate for a speaker; whether the article needs it is for the entities room to say.
"""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.records import Entity, Statement
from narasumber.attribution.speakers.clusters import cluster
from narasumber.attribution.speakers.layers import tidy
from narasumber.attribution.speakers.mentions import fold, named_mentions
from narasumber.attribution.speakers.naming import Naming, find_faint_names
from narasumber.attribution.speakers.roles import give_roles
from narasumber.attribution.speakers.tokens import Words, mark_parts, shape, split_words
from narasumber.language import find_country


def faint_names(text: str, statements: Sequence[Statement]) -> list[Naming]:
    """Return the names in `text` as `find_faint_names` hears them."""
    words = split_words(text)
    return find_faint_names(words, mark_parts(words, statements))


def bystanders(text: str, entities: Sequence[Entity], names: Sequence[Naming]) -> list[Entity]:
    """Return the entities that `names` and the list of countries add to those found, with ids that go on counting.

    Where a name is that of an entity already found, its place is added to that entity's mentions; where it is the
    full name of a person known by one word of it («Gantz», «Benny Gantz»), that person goes by it.
    """
    words = split_words(text)
    taken = [m for e in entities for m in e.mentions]
    more = tidy(text, words, [*names, *_countries(text, words, names)], ())
    known = {(fold(name), e.type == "PER"): e for e in reversed(entities) for name in (e.name, *e.aliases)}
    fresh: list[Naming] = []
    for name in more:
        if any(name.span.overlaps(t) for t in taken):
            continue
        words_there = fold(name.span.of(text))
        owner = known.get((words_there, name.kind == "PER"))
        if owner is None and name.kind == "PER" and (owner := _known_by_one_word(words_there, entities)) is not None:
            owner.aliases = [owner.name, *owner.aliases]
            owner.name = name.span.of(text)
        if owner is None:
            fresh.append(name)
        else:
            owner.mentions = sorted([*owner.mentions, name.span])
    mentions = named_mentions(text, fresh, ())
    give_roles(text, mentions, more)
    first = max((int(e.id[1:]) for e in entities if e.id[1:].isdigit()), default=0) + 1
    return [
        Entity(
            f"e{n}",
            c.name,
            c.kind,
            role=c.role if c.kind in ("PER", "GROUP") else None,
            affiliation=c.affiliation if c.kind in ("PER", "GROUP") else None,
            aliases=c.aliases(),
            mentions=c.spans,
            code=c.code if c.kind == "GPE" else None,
        )
        for n, c in enumerate(cluster(mentions), first)
    ]


def _known_by_one_word(name: str, entities: Sequence[Entity]) -> Entity | None:
    """Return the person whose only name so far is the first or last word of a folded full name; None if not one."""
    parts = name.split()
    if not 2 <= len(parts) <= 4:
        return None
    found = [e for e in entities if e.type == "PER" and fold(e.name) in (parts[0], parts[-1])]
    return found[0] if len(found) == 1 else None


def _countries(text: str, words: Words, names: Sequence[Naming]) -> list[Naming]:
    """Find countries outside all names."""
    found: list[Naming] = []
    taken = {i for n in names for i in range(n.span.start, n.span.end)}
    end = 0  # of the country found last
    for i, word in enumerate(words.texts):
        start = words.starts[i]
        if not word[0].isupper() or start in taken or start < end:
            continue
        pair = i + 1 < len(words) and shape(words.texts[i + 1]) == "Xx" and words.lines[i] == words.lines[i + 1]
        for last in (i + 1, i) if pair else (i,):
            span = TextSpan(start, words.ends[last])
            if find_country(span.of(text)) is not None:
                found.append(Naming(span, "GPE", 0.1))
                end = span.end
                break
    return found
