"""Fit how the guess at roles and the tagger's roles are weighed, on articles that neither learned from.

    python -m training.agreement.roles GOLD.jsonl [--out src/narasumber/attribution/speakers/data/heard.json]

Prints the F1 of roles of the entities that are listed, by ten-fold cross-validation over articles, with and without.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from narasumber.attribution.speakers.heard import SIGNS, signs
from narasumber.attribution.speakers.loglinear import score, shipped_weights
from narasumber.attribution.speakers.posts import LEAST, PACKAGE, describe, posts_of, seen_by
from narasumber.entities.component import choose
from training.agreement.crossing import FOLDS, rows_by_fold
from training.speakers.gold import Gold, fold, same

OUT = Path("src/narasumber/attribution/speakers/data/heard.json")
RIDGE = 2.0
START = np.array([1.0] + [0.0] * (len(SIGNS) - 1))


class Row(NamedTuple):
    """An entity: its fold, the signs of no role and of each stretch, what each says, and the role of the gold."""

    fold: int
    signs: NDArray[np.float64]
    said: list[str]
    gold: str


def names_of(entity: Gold) -> set[str]:
    return {fold(n) for n in [entity["name"], *entity["aliases"]]} - {""}


def rows_of(doc: Doc, gold: Gold, number: int) -> list[Row]:
    text = doc.text
    entities, names = choose(text, gold["title"], doc._.entities, doc._.statements, faint=doc._.faint)
    people = [m for e in entities if e.type == "PER" for m in e.mentions]
    seen, weights = seen_by(names), shipped_weights(PACKAGE, "posts.json")
    free = list(entities)
    owner: dict[str, Gold] = {}
    for theirs in gold["entities"]:
        ours = next((e for e in free if same(names_of(theirs), {fold(n) for n in (e.name, *e.aliases)} - {""})), None)
        if ours is not None:
            free.remove(ours)
            owner[ours.id] = theirs
    found = []
    for entity in entities:
        posts = posts_of(text, entity, people) if entity.type in ("PER", "GROUP") else []
        if posts:
            guesses = [score(weights, row) for row in describe(text, entity, posts, seen)]
            values = signs(guesses, [p.span for p in posts], [p.next_start for p in posts], doc._.roles)
            said = ["", *(fold(p.span.of(text)) for p in posts)]
            found.append(Row(number, np.array(values), said, fold(owner.get(entity.id, {}).get("role"))))
    return found


def learn(rows: list[Row]) -> NDArray[np.float64]:
    """Gradient descent on the log-linear loss; the right stretches share the probability of being right."""
    weights = START.copy()
    for step in range(300):
        slope = RIDGE * (weights - START)
        for row in rows:
            chances = softmax(row.signs @ weights)
            right = np.array([said == row.gold for said in row.said])
            if not right.any():
                right[0] = True  # nothing says what the gold has: none is best
            slope += row.signs.T @ (chances - chances * right / (chances @ right + 1e-12))
        weights -= 0.02 * slope / (1 + step / 100)
    return weights


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    shifted = np.exp(scores - scores.max())
    return np.asarray(shifted / shifted.sum())


def judged(row: Row, weights: NDArray[np.float64]) -> str:
    totals: Counter[str] = Counter()
    for said, chance in zip(row.said[1:], softmax(row.signs @ weights)[1:], strict=True):
        totals[said] += float(chance)  # type: ignore[assignment]
    said, sure = max(totals.items(), key=lambda pair: pair[1])
    return said if sure >= LEAST else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows, golds = rows_by_fold(given.gold, rows_of)
    total = sum(bool(e["role"]) for gold in golds for e in gold["entities"])
    crossed = [learn([row for row in rows if row.fold != k]) for k in range(FOLDS)]
    for name, answers in (
        ("guess alone", [judged(row, START) for row in rows]),
        ("with roles heard", [judged(row, crossed[row.fold]) for row in rows]),
    ):
        hits = sum(said == row.gold != "" for said, row in zip(answers, rows, strict=True))
        print(f"{name:17} F1 {2 * hits / (sum(map(bool, answers)) + total):.3f}")
    weights = {name: round(float(w), 4) for name, w in zip(SIGNS, learn(rows), strict=True)}
    given.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
