"""Which entities an article is about: those that speak, relay or are addressed, and those its events turn on.

Whoever has no part in a statement is kept when a log-linear guess says that the article's events need them:
trained by `training/speakers/fit_selection.py` on which entities the annotators listed.
"""

import math
import re
from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Statement
from narasumber.language import title_kinds

WORD = re.compile(r"[\w'’-]+")


def needed(statements: Sequence[Statement]) -> set[str]:
    """Return the ids of the entities that speak or relay."""
    spoken = {s.speaker for s in statements if s.speaker}
    return spoken | {r.entity for s in statements for r in s.via if r.entity}


def bucket(n: int, *edges: int) -> str:
    """Name the first edge that `n` does not exceed."""
    return next((str(edge) for edge in edges if n <= edge), f"{edges[-1]}+")


def features(
    entity: Entity, text: str, title: str | None, statements: Sequence[Statement], contents: Sequence[TextSpan]
) -> list[str]:
    """Return the feature names of an entity; `contents` are the stretches that somebody says."""
    kind = entity.type
    spans = entity.mentions
    if not spans:
        return ["nowhere"]
    first = spans[0]
    words = WORD.findall(entity.name)
    line = text.count("\n", 0, first.start)
    row = [
        f"k={kind}",
        f"{kind}|n={bucket(len(spans), 1, 2, 3, 5, 8)}",
        f"{kind}|line={bucket(line, 0, 1, 2, 4, 8)}",
        f"{kind}|role={bool(entity.role)}",
        f"{kind}|code={bool(entity.code)}",
        f"{kind}|words={min(len(words), 4)}|{entity.name[:1].isupper()}",
        f"{kind}|head={'+'.join(sorted(title_kinds(words[0]))) if words else ''}",
        f"w={words[0].lower() if words else ''}",
        f"name={entity.name.lower()}",
    ]
    said = [any(c.covers(s) for c in contents) for s in spans]
    row.append(f"{kind}|said={'all' if all(said) else 'some' if any(said) else 'none'}")
    if title:
        folded = f" {' '.join(WORD.findall(title.lower()))} "
        names = [entity.name, *entity.aliases]
        row.append(f"{kind}|title={any(f' {n.lower()} ' in folded for n in names)}")
    if any(s.addressee is not None and s.addressee.overlaps(m) for s in statements for m in spans):
        row += ["addressed", f"{kind}|addressed"]
    for place in spans[:6]:
        before = WORD.findall(text[max(0, place.start - 30) : place.start])
        after = WORD.findall(text[place.end : place.end + 30])
        opens = (
            place.start == 0
            or text[place.start - 1 : place.start] in ("", "\n", '"')
            or text[max(0, place.start - 2) : place.start] == ". "
        )
        if after:
            row.append(f"{kind}|next={verbal(after[0])}|{opens}")
            row.append(f"next={after[0].lower()}")
        if before:
            row.append(f"{kind}|last={before[-1].lower()}")
            row.append(f"{kind}|lastverb={verbal(before[-1])}")
    return list(dict.fromkeys(row))


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
