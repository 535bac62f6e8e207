"""The measures are those of the corpus's score script, to the digit."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from narasumber.evaluation import MEASURES, evaluate, f1_intervals, scores, tally

SMALL = Path(__file__).parent / "data" / "small.jsonl"
"""Two articles with a prediction each, and what the corpus's script says of them."""


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def perturbed(article: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """What a middling reader would find: statements lost, edges moved, fields wrong, names shortened."""
    made = copy.deepcopy(article)
    entities = [e["id"] for e in made["entities"]]
    for e in made["entities"]:
        if rng.random() < 0.3:
            e["name"] = e["name"].split()[-1].upper()
        if rng.random() < 0.1:
            e["type"], e["role"] = "ORG", None
    made["entities"] = [e for e in made["entities"] if rng.random() > 0.1]
    kept = []
    for s in made["statements"]:
        if rng.random() < 0.15:
            continue
        if rng.random() < 0.3:
            start, end = s["content"][0]
            s["content"][0] = [start + rng.randrange(0, max(1, (end - start) // 2)), end]
        if rng.random() < 0.15:
            s["speaker"] = rng.choice([*entities, None]) if entities else None
        if rng.random() < 0.15:
            s["type"] = rng.choice(["direct", "indirect", "mixed"])
        for field in ("cue", "source", "addressee", "place"):
            if rng.random() < 0.2:
                s[field] = [s["content"][0][0], s["content"][0][0] + 12] if rng.random() < 0.5 else None
        if rng.random() < 0.3:
            s["via"] = [rng.choice(entities)] * 2 if entities else []
        if rng.random() < 0.3:
            s["time_norm"] = rng.choice([None, "2019-09-11", "2019-09-12T10:00"])
        if rng.random() < 0.2:
            s["parent"] = rng.choice([None, "s1"])
        kept.append(s)
        if rng.random() < 0.1:
            kept.append(copy.deepcopy(s))
    made["statements"] = kept
    for event in made["events"]:
        if rng.random() < 0.3:
            event["type"] = "CONSULT"
        if rng.random() < 0.3 and entities:
            event["actor"] = [rng.choice(entities)]
    return made


def corpus_script(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("corpus_score", shared / "corpus" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    whole = evaluate(gold, predicted).whole.scores
    return {
        measure: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "gold": s.gold}
        for measure, s in whole.items()
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_agrees_to_the_digit_with_the_corpus_script_on_perturbed_articles(shared: Path, seed: int) -> None:
    rng = random.Random(seed)
    gold = rng.sample(lines(shared / "corpus" / "dev.jsonl"), 60)
    predicted = [perturbed(article, rng) for article in gold[:-3]]
    assert ours(gold, predicted) == corpus_script(shared).score(gold, predicted)


def test_gold_scored_against_itself_is_perfect_where_the_gold_has_anything(shared: Path) -> None:
    gold = lines(shared / "corpus" / "dev.jsonl")[:20]
    for measure, score in ours(gold, gold).items():
        assert score["f1"] == (1.0 if score["gold"] else 0.0), measure


def test_the_small_frozen_case_keeps_its_scores() -> None:
    gold, predicted, expected = (json.loads(line) for line in SMALL.read_text(encoding="utf8").splitlines())
    assert ours(gold, predicted) == expected


def test_an_article_without_prediction_counts_as_empty_and_is_named() -> None:
    gold, predicted, _ = (json.loads(line) for line in SMALL.read_text(encoding="utf8").splitlines())
    report = evaluate(gold, predicted[:1])
    assert report.unanswered == [gold[1]["id"]]
    assert report.whole.scores["statement"].gold == sum(len(a["statements"]) for a in gold)


def test_intervals_hold_the_score_and_are_the_same_every_time() -> None:
    gold, predicted, _ = (json.loads(line) for line in SMALL.read_text(encoding="utf8").splitlines())
    tallies = np.array([tally(g, p) for g, p in zip(gold, predicted, strict=True)] * 10)
    intervals = f1_intervals(tallies)
    whole = scores(tallies.sum(axis=0))
    assert intervals == f1_intervals(tallies)
    for measure in MEASURES:
        low, high = intervals[measure]
        assert low - 1e-12 <= whole[measure].f1 <= high + 1e-12, measure
    assert intervals["statement"][0] < intervals["statement"][1]
