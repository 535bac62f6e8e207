"""Of what type an entity is: person, body, country, outlet or group.

The resolver goes by titles and by the tagger of names, mention by mention. Here the whole entity is looked at: the
words of its names, what stands around its places, and whether it speaks or relays. A log-linear model
(`data/kinds.json`, `training/speakers/fit_kinds.py`) guesses from these; its guess is weighed with the type so far and
with the types that the learned tagger heard (`data/kinds_weighed.json`, `training/agreement/kinds.py`).
"""

import math
from collections.abc import Sequence
from functools import cache

from narasumber.article import TextSpan
from narasumber.attribution import Entity, EntityType, Statement, shipped_weights, softmax
from narasumber.language import NAME_WORD, WORD_OR_MARK, find_country, find_outlet, title_kinds, word_list
from narasumber.tagging import Mention

PACKAGE = "narasumber.entities"
KINDS: tuple[EntityType, ...] = ("PER", "ORG", "GPE", "MEDIA", "GROUP")
ALIASES, PLACES, REACH = 5, 6, 40  # looked at: other names, places, characters around a place
UNHEARD = 0.02


def name_features(name: str) -> list[str]:
    """Return the feature names of one name."""
    words = NAME_WORD.findall(name)
    if not words:
        return ["wordless"]
    lower, country = [w.lower() for w in words], find_country(name)
    first, last, few = lower[0], lower[-1], min(len(words), 3)
    half, dash, rest = first.partition("-")
    return [
        f"first={first}",
        f"last={last}",
        f"first={first}|{min(len(words), 4)}",
        f"words={min(len(words), 5)}",
        f"upper={words[0].isupper() and len(words[0]) > 1}|{few}",
        f"all upper={all(w.isupper() for w in words)}|{few}",
        f"capital={words[0][0].isupper()}",
        f"last capital={words[-1][0].isupper()}",
        f"digit={words[0][0].isdigit()}",
        f"title={'+'.join(sorted(title_kinds(words[0])))}|{few}",
        f"country={'none' if country is None else 'capital' if country.capital else 'name'}",
        f"outlet={find_outlet(name) is not None}",
        f"joined={'dan' in lower[1:]}",
        f"shape={''.join('X' if w[0].isupper() else 'x' for w in words[:4])}",
        f"doubled={bool(dash) and half == rest}",
        f"pointer={last in word_list('pointer')}",
        f"begins={first[:4]}",
        f"ends={first[-3:]}",
        f"last ends={last[-3:]}",
        *(f"word={w}" for w in lower),
        *([f"two={first} {lower[1]}"] if len(lower) > 1 else []),
    ]


def surroundings(text: str, places: Sequence[TextSpan]) -> list[str]:
    """Return the words right before and behind the first places of an entity, as feature names."""
    row = []
    for place in places[:PLACES]:
        before = WORD_OR_MARK.findall(text[max(0, place.start - REACH) : place.start].lower())[-1:]
        after = WORD_OR_MARK.findall(text[place.end : place.end + REACH].lower())[:2]
        row += [f"<{w}" for w in before] + [f">{w}" for w in after[:1]]
        if len(after) > 1:
            row.append(f">>{' '.join(after)}")
    return row


def features(entity: Entity, text: str, statements: Sequence[Statement]) -> list[str]:
    """Return the feature names of an entity, each once."""
    row = name_features(entity.name)
    row += [f"also {f}" for alias in entity.aliases[:ALIASES] for f in name_features(alias)]
    row += surroundings(text, entity.mentions)
    row.append(f"speaks={any(s.speaker == entity.id for s in statements)}")
    row.append(f"relays={any(r.entity == entity.id for s in statements for r in s.via)}")
    row.append(f"role={bool(entity.role)}")
    return list(dict.fromkeys(row))


@cache
def shipped_kinds() -> dict[str, list[float]]:
    """Return the weights of each feature, in the order of `KINDS`, from `data/kinds.json` («PER|first=para»)."""
    table: dict[str, list[float]] = {}
    columns = {str(kind): n for n, kind in enumerate(KINDS)}
    for key, weight in shipped_weights(PACKAGE, "kinds.json").items():
        kind, _, feature = key.partition("|")
        table.setdefault(feature, [0.0] * len(KINDS))[columns[kind]] = weight
    return table


def guess(row: Sequence[str], table: dict[str, list[float]] | None = None) -> list[float]:
    """Return the probability of each of `KINDS` from features alone."""
    table = shipped_kinds() if table is None else table
    found = [weights for f in ("bias", *row) if (weights := table.get(f)) is not None]
    scores = [sum(column) for column in zip(*found, strict=True)] or [0.0] * len(KINDS)
    return softmax(scores)


def signs(entity: Entity, guessed: Sequence[float], heard: Sequence[Mention]) -> list[dict[str, float]]:
    """Return for each of `KINDS` what speaks for it. `heard`: names that the learned tagger heard, faint ones too."""
    loudest = dict.fromkeys(KINDS, 0.0)
    for mention in heard:
        kind = mention.kind
        if kind in loudest and any(mention.span.overlaps(place) for place in entity.mentions):
            loudest[kind] = max(loudest[kind], mention.score)
    return [
        {
            kind: 1.0,
            "guessed": math.log(chance + 1e-3),
            "so far": float(entity.type == kind),
            "heard": math.log(loudest[kind] + UNHEARD),
        }
        for kind, chance in zip(KINDS, guessed, strict=True)
    ]


def settle_kind(entity: Entity, text: str, statements: Sequence[Statement], heard: Sequence[Mention]) -> float:
    """Give an entity the likeliest type and return its probability; a country's code goes with the type."""
    weights = shipped_weights(PACKAGE, "kinds_weighed.json")
    rows = signs(entity, guess(features(entity, text, statements)), heard)
    chances = softmax([sum(weights[name] * sign for name, sign in row.items()) for row in rows])
    sure = max(chances)
    kind = KINDS[chances.index(sure)]
    if kind != entity.type and not (entity.type == "GPE" and find_country(entity.name)):
        entity.type, entity.code = kind, None
    return sure
