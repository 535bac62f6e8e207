"""Which entities an article is about: those that speak, relay or are addressed, and those its events turn on.

Whoever has no part in a statement is kept when a log-linear guess says that the article's events need them:
trained by `training/speakers/fit_selection.py` on which entities the annotators listed.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Naming, Statement
from narasumber.entities.happening import eventful, stem, trigger_weights
from narasumber.language import WORD_OR_MARK, title_kinds

# Words around a mention that are looked at, on either side, and places of an entity that are.
REACH = 4
PLACES = 6
SENTENCE_ENDS = frozenset(".?!")


@dataclass(slots=True)
class Setting:
    """What the selection knows of an article: its words, statements, and how eventful it is."""

    text: str
    title: str
    statements: Sequence[Statement]
    names: Sequence[Naming] = ()
    eventful: float = 0.5
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    triggers: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    said: list[TextSpan] = field(default_factory=list)


def look(
    text: str,
    title: str | None,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    names: Sequence[Naming] = (),
    happening: tuple[dict[str, float], dict[str, float]] | None = None,
) -> Setting:
    """Make the setting; `happening` are weights of eventful stems and of triggers, the shipped ones if None."""
    lead, triggers = happening or (None, None)
    setting = Setting(text, " ".join(WORD_OR_MARK.findall((title or "").lower())), statements, names)
    setting.eventful = eventful(text, title, lead)
    spans = [m.span() for m in WORD_OR_MARK.finditer(text)]
    setting.words = [text[start:end] for start, end in spans]
    setting.starts = [start for start, _ in spans]
    setting.ends = [end for _, end in spans]
    setting.triggers = trigger_weights(setting.words, triggers)
    setting.kinds = Counter(e.type for e in entities)
    setting.said = [c for s in statements for c in s.content]
    return setting


def needed(statements: Sequence[Statement]) -> set[str]:
    """Return the ids of the entities that speak or relay."""
    spoken = {s.speaker for s in statements if s.speaker}
    return spoken | {r.entity for s in statements for r in s.via if r.entity}


def bucket(n: float, *edges: float) -> str:
    """Name the first edge that `n` does not exceed."""
    return next((str(edge) for edge in edges if n <= edge), f"{edges[-1]}+")


def features(entity: Entity, setting: Setting) -> list[str]:
    """Return the feature names of an entity."""
    kind, spans, text = entity.type, entity.mentions, setting.text
    if not spans:
        return ["nowhere"]
    first = spans[0]
    words = WORD_OR_MARK.findall(entity.name)
    lower = entity.name.lower()
    line = text.count("\n", 0, first.start)
    happens = bucket(setting.eventful, 0.15, 0.35, 0.6, 0.85)
    belief = _belief(entity, setting)
    proper = lower != entity.name
    head = "+".join(sorted(title_kinds(words[0]))) if words else ""
    row = [
        f"k={kind}",
        f"{kind}|n={bucket(len(spans), 1, 2, 3, 5, 8)}",
        f"{kind}|line={bucket(line, 0, 1, 2, 4, 8)}",
        f"{kind}|role={bool(entity.role)}|{len(words) > 1}",
        f"{kind}|code={bool(entity.code)}",
        f"{kind}|words={min(len(words), 4)}|{proper}",
        f"{kind}|head={head}",
        f"w={words[0].lower() if words else ''}",
        f"name={lower}",
        f"{kind}|happens={happens}",
        f"{kind}|{proper}|happens={happens}",
        f"{kind}|belief={belief}",
        f"belief={belief}",
        f"{kind}|many={bucket(setting.kinds[kind], 1, 2, 4, 7)}",
        f"{kind}|statements={bucket(len(setting.statements), 0, 2, 5, 9)}",
    ]
    said = [any(c.covers(s) for c in setting.said) for s in spans]
    row.append(f"{kind}|said={'all' if all(said) else 'some' if any(said) else 'none'}")
    row += _in_title(entity, setting)
    if any(s.addressee is not None and s.addressee.overlaps(m) for s in setting.statements for m in spans):
        row += ["addressed", f"{kind}|addressed"]
    if any(s.source is not None and s.source.overlaps(m) for s in setting.statements for m in spans):
        row += ["source", f"{kind}|source"]
    best = 0.0
    for place in spans[:PLACES]:
        best = max(best, _around(row, kind, place, setting))
    near = bucket(best, 0, 0.5, 1, 1.5, 2, 3)
    row += [f"near={near}", f"{kind}|near={near}", f"near={near}|happens={happens}"]
    return list(dict.fromkeys(row))


def _belief(entity: Entity, setting: Setting) -> str:
    """Say how far the tagger of names believed in the entity at its surest place."""
    best = max((n.score for n in setting.names for m in entity.mentions if n.span.overlaps(m)), default=-1.0)
    return bucket(best, -1, 0.12, 0.25, 0.4, 0.5, 0.8, 0.95, 0.99)


def _in_title(entity: Entity, setting: Setting) -> list[str]:
    """Say whether a name stands in the title, whole or its last word, and in which part."""
    folded = f" {setting.title} "
    names = [" ".join(WORD_OR_MARK.findall(n.lower())) for n in (entity.name, *entity.aliases)]
    at = next((p for n in names if n and (p := folded.find(f" {n} ")) >= 0), -1)
    if at < 0 and entity.type == "PER" and names[0]:
        at = folded.find(f" {names[0].split()[-1]} ")
    where = "none" if at < 0 else "first" if at == 0 else "in"
    return [f"{entity.type}|title={where}", f"title={where}"]


def _around(row: list[str], kind: str, place: TextSpan, setting: Setting) -> float:
    """Add what stands around a mention, within its sentence; return the weight of the strongest event word near."""
    first, end = bisect_right(setting.ends, place.start), bisect_left(setting.starts, place.end)
    best = 0.0
    for side, run in (("<", range(first - 1, first - 9, -1)), (">", range(end, end + 8))):
        verb = ""
        for n, i in enumerate(run):
            if i < 0 or i >= len(setting.words):
                break
            word = setting.words[i]
            if word in SENTENCE_ENDS:
                if n == 0:
                    row.append(f"{kind}|{side}end")
                break
            if n == 0:
                row += [f"{kind}{side}{word.lower()}", f"{side}{word.lower()}", f"{kind}{side}v={verbal(word)}"]
            if n < REACH and word[0].islower():
                row.append(f"{side}near {stem(word)}")
            if not verb and verbal(word) not in ("", "akan"):
                verb = verbal(word)
                row += [f"{kind}{side}verb={verb}", f"{side}verb={stem(word)}"]
            weight = setting.triggers[i]
            if weight > best:
                best = weight
            if weight > 1:
                row.append(f"{kind}{side}trigger={bucket(weight, 2, 3)}")
    return best


@lru_cache(maxsize=20_000)
def verbal(word: str) -> str:
    """Guess from its prefix what verb a word is: «me», «di», «ber», «ter», or none («telah» counts as «akan»)."""
    lower = word.lower()
    if lower in ("akan", "telah", "sudah", "tidak", "juga", "bisa", "harus", "belum", "sedang", "pun"):
        return "akan"
    found = re.match(r"(me|di|ber|ter)[a-z]{3,}", lower)
    return found[1] if found and word[0].islower() else ""


def chance(weights: dict[str, float], row: Sequence[str]) -> float:
    """Return the probability that the entity is one to list."""
    total = sum(weights.get(f, 0.0) for f in row) + weights.get("bias", 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
