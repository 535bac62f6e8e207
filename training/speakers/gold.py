"""Gold articles of the corpus as the records the speaker resolver reads, and the names in them as labels."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.attribution.speakers.naming import Naming
from narasumber.language import title_kinds

Gold = dict[str, Any]


def read_gold(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def statements_of(gold: Gold) -> list[Statement]:
    """The gold spans, without speakers: what the resolver is given."""

    def span(pair: list[int] | None) -> TextSpan | None:
        return TextSpan(*pair) if pair else None

    return [
        Statement(
            id=s["id"],
            type=s["type"],
            content=[TextSpan(*c) for c in s["content"]],
            cue=span(s["cue"]),
            source=span(s["source"]),
            addressee=span(s["addressee"]),
            via=[Relay(TextSpan(*v)) for v in s["via_spans"] if v],
            parent=s["parent"],
        )
        for s in gold["statements"]
    ]


def bare(name: str) -> str:
    """The name of a person without the titles before it; "" for a description («sang menteri»)."""
    words = name.split()
    while words and (words[0][0].islower() or title_kinds(words[0]) & {"role", "rank", "honorific"}):
        words.pop(0)
    return " ".join(words)


def label_names(gold: Gold) -> list[Naming]:
    """Where the entities' names, roles and affiliations stand; the gold lists strings, not places."""
    text = gold["text"]
    taken = bytearray(len(text))
    found: list[Naming] = []

    def claim(start: int, end: int, kind: str) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Naming(TextSpan(start, end), kind))

    people: list[tuple[str, Gold]] = []
    names: list[tuple[str, str]] = []
    for entity in gold["entities"]:
        for name in [entity["name"], *entity["aliases"]]:
            if entity["type"] == "PER" and name != entity["name"]:
                name = bare(name)
            if len(name) > 1:
                names.append((name, entity["type"]))
                if entity["type"] == "PER":
                    people.append((name, entity))
    # Roles and affiliations first, where they stand close by their person: «Presiden AS» before «AS» alone.
    for name, entity in people:
        places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        for field, kind in (("role", "role"), ("affiliation", "affiliation")):
            if not entity[field]:
                continue
            for m in re.finditer(rf"(?<!\w){re.escape(entity[field])}(?!\w)", text):
                if any(near(text, m.start(), m.end(), p, p + len(name)) for p in places):
                    claim(m.start(), m.end(), kind)
    for name, kind in sorted(set(names), key=lambda pair: -len(pair[0])):
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            claim(m.start(), m.end(), kind)
    return sorted(found, key=lambda naming: naming.span)


def fold(name: str | None) -> str:
    return re.sub(r"[^\w]+", " ", (name or "").casefold()).strip()


def same(a: set[str], b: set[str]) -> bool:
    """The measure's own test whether two entities are one (shared/corpus/score.py)."""
    return bool(a & b) or any(
        x.split()[-len(y.split()) :] == y.split() or y.split()[-len(x.split()) :] == x.split() for x in a for y in b
    )


def paired(gold: Gold, entities: Sequence[Entity]) -> dict[str, Gold]:
    """The annotators' entity for the id of each of ours that has one; one each, the best fitting first."""
    theirs = [(e, {fold(n) for n in [e["name"], *e["aliases"]]} - {""}) for e in gold["entities"]]
    ours = [(e, {fold(n) for n in [e.name, *e.aliases]} - {""}) for e in entities]
    fits = sorted(
        (
            -4 * (fold(g["name"]) == fold(e.name)) - 2 * (g["type"] == e.type) - (fold(g["name"]) in b),
            i,
            j,
        )
        for i, (g, a) in enumerate(theirs)
        for j, (e, b) in enumerate(ours)
        if same(a, b)
    )
    left, found = set[int](), dict[str, Gold]()
    for _, i, j in fits:
        if i not in left and entities[j].id not in found:
            left.add(i)
            found[entities[j].id] = theirs[i][0]
    return found


def near(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Within one noun phrase, as far as can be seen: at most 90 characters and no end of sentence between."""
    gap = text[end:first] if end <= first else text[last:start] if last <= start else None
    return gap is not None and len(gap) <= 90 and not re.search(r'[.?!]\s|["“”\n]', gap)
