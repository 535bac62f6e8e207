"""Which prediction answers which gold: statements by their letters, entities by their names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

MATCH = 0.8
"""Least overlap of letters (intersection over union) at which a predicted content counts as the gold's."""


def fold(name: str | None) -> str:
    """Return a name without case and punctuation."""
    return re.sub(r"[^\w]+", " ", (name or "").casefold()).strip()


def letters(spans: Iterable[Sequence[int]], text: str) -> set[int]:
    """Return where the spans have letters and digits; quotation marks, spaces and edge commas don't count."""
    return {at for start, end in spans for at in range(start, min(end, len(text))) if text[at].isalnum()}


def overlap(a: set[int], b: set[int]) -> float:
    """Return intersection over union, 1.0 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 1.0


def pair_statements(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], text: str, least: float = MATCH
) -> list[tuple[int, int, float]]:
    """Return (gold index, predicted index, overlap of contents), one to one, the best overlaps first."""
    g = [letters(s["content"], text) for s in gold]
    p = [letters(s["content"], text) for s in predicted]
    candidates = sorted(((overlap(x, y), i, j) for i, x in enumerate(g) for j, y in enumerate(p)), reverse=True)
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs: list[tuple[int, int, float]] = []
    for value, i, j in candidates:
        if value < least:
            break
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j, value))
    return pairs


Names = dict[str, set[str]]


def names_of(entities: Iterable[Mapping[str, Any]]) -> Names:
    """Return for every entity id all the folded names it goes by."""
    return {e["id"]: {fold(e["name"]), *map(fold, e.get("aliases") or [])} - {""} for e in entities}


def same_entity(gold: set[str], predicted: set[str]) -> bool:
    """Say whether two sets of names are one entity's: a name in common, or one closing the other.

    «Peskov» closes «Dmitry Peskov».
    """
    if gold & predicted:
        return True
    return any(_closes(a, b) or _closes(b, a) for a in gold for b in predicted)


def same_speaker(gold: str | None, predicted: str | None, gold_names: Names, predicted_names: Names) -> bool:
    """Say whether two statements have one speaker; no speaker is matched by no speaker."""
    if not gold or not predicted:
        return not gold and not predicted
    return same_entity(gold_names.get(gold, set()), predicted_names.get(predicted, set()))


def _closes(short: str, long: str) -> bool:
    words = short.split()
    return bool(words) and long.split()[-len(words) :] == words
