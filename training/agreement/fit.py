"""Fit how far to believe rules and tagger, on annotated articles that the tagger was not trained on.

    python -m training.agreement.fit GOLD.jsonl [--out src/narasumber/attribution/data/agreement.json]

The threshold, the F1 and the calibration error printed are of ten-fold cross-validation over articles, so no article
judges itself.
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import narasumber
from narasumber.article import TextSpan
from narasumber.attribution import Statement, Weights, assemble, opinions, signs
from narasumber.attribution.agreement import SAME, overlap
from narasumber.attribution.rules.confidence import KEEP
from narasumber.tagging import Frame
from training.agreement import regression

OUT = Path("src/narasumber/attribution/data/agreement.json")
FOLDS = 10
NESTED_WORTH = 0.2  # what a point of nested F1 is worth in points of statement F1, when its bar is chosen
THRESHOLDS = np.arange(0.10, 0.96, 0.05)
NESTED_THRESHOLDS = np.arange(0.12, 0.46, 0.03)
NESTED_ALONE = 0.25
FLAT = 0.003  # bars this close are equally good, and the lowest is taken: what it lets in says how unsure it is


@dataclass(slots=True)
class Read:
    """A gold article as far as the two readers have brought it."""

    text: str
    gold: list[list[TextSpan]]
    nested: list[bool]
    paragraphs: Sequence[TextSpan]
    quotations: list
    sentences: list[TextSpan]
    ruled: list[Statement]
    frames: list[Frame]
    signs: NDArray[np.float64]
    right: NDArray[np.float64]
    telling: NDArray[np.bool_]


def read(nlp, article: dict, names: list[str]) -> Read:
    doc = nlp(narasumber.language.make_doc(nlp, narasumber.article.article_from_record(article, "gold")))
    gold = [[TextSpan(*c) for c in s["content"]] for s in article["statements"]]
    sentences = [TextSpan(s.start_char, s.end_char) for s in doc.sents]
    found = opinions(doc.text, doc._.quotations, sentences, doc._.statements, doc._.frames)
    rows = [signs(o, doc.text) for o in found]
    names += [name for name in (rows[0] if rows else {}) if name not in names]
    right = [any(overlap(g, o.statement.content, doc.text) >= SAME for g in gold) for o in found]
    inner = [bool(s["parent"]) for s in article["statements"]]
    values = np.array([[row[name] for name in names] for row in rows])
    reading = (doc._.article.paragraphs, doc._.quotations, sentences, doc._.statements, doc._.frames)
    # Unsure finds within another's words come along as candidates only: fitted with the rest they cost it half a point.
    telling = np.array([not o.by_rule or o.statement.confidence["statement"] >= KEEP for o in found], dtype=bool)
    return Read(doc.text, gold, inner, *reading, values, np.array(right, dtype=float), telling)


def fit(reads: Sequence[Read]) -> NDArray[np.float64]:
    there = [r for r in reads if len(r.signs)]
    return regression.fit(
        np.vstack([r.signs[r.telling] for r in there]), np.concatenate([r.right[r.telling] for r in there])
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """Precision, recall and F1 of statements, F1 of nested ones, the confidence's calibration error in ten bins."""

    precision: float
    recall: float
    statement: float
    nested: float
    gap: float


def score(reads: Sequence[Read], fitted: Sequence[Weights]) -> Measured:
    hits = made = wanted = inner = inner_made = 0
    sure, right = [], []
    for r, w in zip(reads, fitted, strict=True):
        found = assemble(r.text, r.paragraphs, r.quotations, r.sentences, r.ruled, r.frames, w)
        left = list(zip(r.gold, r.nested, strict=True))
        for s in found:
            match = next((g for g in left if overlap(g[0], s.content, r.text) >= SAME), None)
            if match is not None:
                left.remove(match)
                hits += 1
                inner += match[1] and s.parent is not None
            inner_made += s.parent is not None
            sure.append(s.confidence["statement"])
            right.append(match is not None)
        made += len(found)
        wanted += len(r.gold)
    chances, truth = np.array(sure), np.array(right)
    bins = np.minimum((chances * 10).astype(int), 9)
    gap = sum(abs(chances[bins == b].mean() - truth[bins == b].mean()) * np.mean(bins == b) for b in set(bins.tolist()))
    inner_wanted = sum(sum(r.nested) for r in reads)
    return Measured(
        hits / made, hits / wanted, 2 * hits / (made + wanted), 2 * inner / (inner_made + inner_wanted), float(gap)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    nlp = narasumber.load("default")
    for name in nlp.pipe_names[nlp.pipe_names.index("narasumber_assembler") :]:
        nlp.remove_pipe(name)
    names: list[str] = []
    lines = given.gold.read_text(encoding="utf8").splitlines()
    reads = [read(nlp, json.loads(line), names) for line in lines if line.strip()]
    chance = random.Random(1)
    fold = [chance.randrange(FOLDS) for _ in reads]
    crossed = [fit([r for r, f in zip(reads, fold, strict=True) if f != k]) for k in range(FOLDS)]

    def at(keep: float, keep_nested: float, alone: float = NESTED_ALONE) -> Measured:
        return score(
            reads, [Weights(dict(zip(names, crossed[f], strict=True)), keep, keep_nested, alone) for f in fold]
        )

    # First the bar for all, then the one for nested statements, each by the measure it is there for.
    flat = {round(float(keep), 2): at(keep, keep, keep) for keep in THRESHOLDS}
    keep = max(flat, key=lambda bar: flat[bar].statement)
    inner = {round(float(bar), 2): at(keep, bar) for bar in NESTED_THRESHOLDS}
    worth = {bar: m.statement + NESTED_WORTH * m.nested for bar, m in inner.items()}
    keep_nested = min(bar for bar in worth if worth[bar] >= max(worth.values()) - FLAT)
    for title, curve, chosen in (("keep", flat, keep), ("keep nested", inner, keep_nested)):
        for bar, m in curve.items():
            star = "  *" if bar == chosen else ""
            counts = f"P {m.precision:.3f}  R {m.recall:.3f}  F1 {m.statement:.3f}  nested {m.nested:.3f}"
            print(f"{title} {bar:.2f}  {counts}  ECE {m.gap:.3f}{star}")
    weights = {name: round(float(w), 4) for name, w in zip(names, fit(reads), strict=True)}
    stored = {"keep": keep, "keep_nested": keep_nested, "keep_nested_alone": NESTED_ALONE, "signs": weights}
    given.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
