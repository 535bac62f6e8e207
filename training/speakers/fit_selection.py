"""Learn which entities outside statements an article needs, and write the weights.

    python -m training.speakers.fit_selection ../shared/corpus/train.jsonl

Names in the training articles are found by taggers that have not seen them (two halves), and each fifth of the
articles is described with event words learned from the others, as it will be in use.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import narasumber.entities as entities_room
from narasumber.attribution.records import Entity, Statement
from narasumber.attribution.speakers import assign, bystanders, resolve
from narasumber.attribution.speakers.naming import Naming, NamingModel, find_faint_names, find_names
from narasumber.attribution.speakers.tokens import mark_parts, split_words
from narasumber.entities.happening import lead_stems, stem
from narasumber.entities.selection import features, look, needed
from narasumber.language import WORD_OR_MARK
from training.speakers.adam import Weights, descend
from training.speakers.fit_naming import sequences, train
from training.speakers.gold import Gold, paired, read_gold, statements_of

DATA = Path(entities_room.__file__).parent / "data"
Happening = tuple[dict[str, float], dict[str, float]]
Row = tuple[list[str], bool]


@dataclass(slots=True)
class Read:
    """An article as the pipeline reads it: statements with speakers, entities of statements and bystanders."""

    gold: Gold
    statements: list[Statement]
    entities: list[Entity]
    names: list[Naming]


def read_article(gold: Gold, names: list[Naming], faint: list[Naming]) -> Read:
    statements = statements_of(gold)
    found = assign(resolve(gold["text"], statements, names))
    return Read(gold, statements, [*found, *bystanders(gold["text"], found, faint)], faint)


def read_held_out(golds: list[Gold], halves: int = 2, epochs: int = 6) -> list[Read]:
    reads: list[Read] = []
    models: list[NamingModel] = [
        train([s for i, g in enumerate(golds) if i % halves != half for s in sequences(g)], epochs, 2)
        for half in range(halves)
    ]
    for i, gold in enumerate(golds):
        words = split_words(gold["text"])
        parts = mark_parts(words, statements_of(gold))
        model = models[i % halves]
        reads.append(read_article(gold, find_names(words, parts, model), find_faint_names(words, parts, model)))
    return reads


def listed(gold: Gold, entities: list[Entity]) -> set[str]:
    """The ids of the entities that the annotators listed with this type."""
    types = {e.id: e.type for e in entities}
    return {key for key, theirs in paired(gold, entities).items() if theirs["type"] == types[key]}


def fit(data: list[Row], ridge: float = 3.0, least: int = 4, rounds: int = 200) -> dict[str, float]:
    """Logistic regression by Adam on the whole set."""
    counts = Counter(f for row, _ in data for f in row)
    index = {f: i for i, f in enumerate(["bias", *sorted(f for f, n in counts.items() if n >= least)])}
    pairs = [(n, index[f]) for n, (row, _) in enumerate(data) for f in ["bias", *row] if f in index]
    owner, column = np.array(pairs).T
    truth = np.array([right for _, right in data], float)

    def slope(weights: Weights) -> Weights:
        guess = 1 / (1 + np.exp(-np.bincount(owner, weights[column], len(data))))
        return np.bincount(column, (guess - truth)[owner], len(index)) + ridge * weights

    weights = descend(slope, len(index), rounds)
    return {f: round(float(weights[i]), 3) for f, i in index.items() if abs(weights[i]) >= 0.01}


def happening(golds: list[Gold]) -> Happening:
    """Weights of stems in title and lead that tell of events, and of the stems that name events."""
    rows = [([*lead_stems(g["text"], g["title"])], bool(g["events"])) for g in golds]
    lead = {("*bias" if f == "bias" else f): w for f, w in fit(rows, 4.0, 5, 150).items()}
    named, there = Counter[str](), Counter[str]()
    for gold in golds:
        there.update(stem(w) for w in WORD_OR_MARK.findall(gold["text"]) if w[0].islower())
        for event in gold["events"]:
            if event["trigger"]:
                start, end = event["trigger"]
                named.update({stem(w) for w in WORD_OR_MARK.findall(gold["text"][start:end]) if w[0].isalpha()})
    base = sum(named.values()) / sum(there.values())
    odds = {s: float(np.log((n + 0.5) / (there[s] + 20) / base)) for s, n in named.items() if n >= 2}
    return lead, {s: round(w, 2) for s, w in odds.items() if w > 0.3}


def rows_of(reads: list[Read], words: Happening) -> list[Row]:
    """The entities outside statements, as features, and whether each is listed."""
    data: list[Row] = []
    for read in reads:
        wanted, right = needed(read.statements), listed(read.gold, read.entities)
        setting = look(read.gold["text"], read.gold["title"], read.statements, read.entities, read.names, words)
        data += [(features(e, setting), e.id in right) for e in read.entities if e.id not in wanted]
    return data


def crossed_rows(reads: list[Read], folds: int = 5) -> list[Row]:
    """`rows_of`, with event words learned from the other articles."""
    data: list[Row] = []
    for k in range(folds):
        words = happening([r.gold for i, r in enumerate(reads) if i % folds != k])
        data += rows_of(reads[k::folds], words)
    return data


def write(weights: dict[str, float], words: Happening) -> None:
    DATA.mkdir(exist_ok=True)
    text = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    (DATA / "selection.json").write_text(text + "\n", encoding="utf8")
    said = ("Stems of title and lead that tell of political events, or of none", "Stems that name political events")
    for name, table, what in zip(("eventful.tsv", "triggers.tsv"), words, said, strict=True):
        lines = [f"# {what}. Written by training/speakers/fit_selection.py from train.jsonl (CC BY 4.0)."]
        lines += ["stem\tweight", *(f"{s}\t{w}" for s, w in sorted(table.items()))]
        (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--ridge", type=float, default=3.0)
    args = parser.parse_args()
    golds = read_gold(args.train)
    reads = read_held_out(golds)
    data = crossed_rows(reads)
    print(len(data), "entities outside statements,", sum(right for _, right in data), "of them listed")
    write(fit(data, args.ridge), happening(golds))
