"""Measure the method on PFSA-ID: learn from its train, score on its eval, ship nothing.

    python -m training.pfsa --data ../shared/pfsa-id --vocabulary DIR --weights e5-small-q4.bin --out DIR

Two models read each article: a linear one over written features, minutes to train, and the encoder with a CRF on top.
Their scores are added, and the likeliest tags of the whole article taken. Both write a checkpoint to OUT after each
epoch and go on from it. With --held-out N the first N of the shuffled train articles are scored in place of eval, which
then is not even opened: choose by that. The corpus is CC BY-NC-SA: keep OUT out of the repository.

Set MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000: glibc's allocator costs a third of the time otherwise.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

from narasumber.tagging.pieces import load_tokenizer
from training.pfsa import deep, linear
from training.pfsa.corpus import TAGS, Article, read, score
from training.pfsa.crf import Floats, path
from training.pfsa.features import Lexicon, features, hints, lexicon, spoken
from training.tagger.encoder import read_weights

LEAST_HINT = 10


def split(data: Path, held_out: int) -> tuple[list[Article], list[Article]]:
    """Return the articles to learn from and those to score: eval, or the first `held_out` of the shuffled train."""
    articles = read(data / "train.jsonl.gz")
    if not held_out:
        return articles, read(data / "eval.jsonl.gz")
    random.Random(7).shuffle(articles)
    return articles[held_out:], articles[:held_out]


def hinted(articles: list[Article], known: Lexicon) -> list[list[list[str]]]:
    return [hints(article, known, spoken(article, known)) for article in articles]


def report(articles: list[Article], potentials: list[Floats], steps: Floats) -> dict[str, dict[str, float]]:
    """Print and return precision, recall and F1 of all labels and of each."""
    tags = [[TAGS[tag] for tag in path(scores, steps)] for scores in potentials]
    found = score((ours, article.tags) for ours, article in zip(tags, articles, strict=True))
    for kind, s in found.items():
        print(f"  {kind:12} P {s.precision:.4f} R {s.recall:.4f} F1 {s.f1:.4f} ({s.wanted})", flush=True)
    return {
        kind: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "wanted": s.wanted}
        for kind, s in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of train.jsonl.gz and eval.jsonl.gz")
    parser.add_argument("--vocabulary", type=Path, help="folder that training.tagger.vocabulary made")
    parser.add_argument("--weights", type=Path, help="the pretrained encoder")
    parser.add_argument("--start", type=Path, help="a tagger's model.pt whose reader to begin with, not --weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", type=int, default=0, help="score this many articles of train, not eval")
    parser.add_argument("--linear-epochs", type=int, default=10)
    parser.add_argument("--linear-rate", type=float, default=0.05)
    parser.add_argument("--linear-only", action="store_true")
    parser.add_argument("--share", type=float, default=0.5, help="the linear model's share in the joined scores")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    begun = time.time()

    learned, scored = split(given.data, given.held_out)
    known = lexicon(learned)
    shown = [features(article, known) for article in learned]
    numbers = linear.vocabulary(shown)
    bags = [linear.Bags(article, numbers) for article in shown]
    del shown
    print(f"{len(learned)} articles, {sum(map(len, bags))} words, {len(numbers)} features", flush=True)
    first = linear.train(
        learned, bags, len(numbers), given.out / "linear.pt", given.linear_epochs, given.linear_rate, given.seed
    )
    plain = [linear.scores(first, linear.Bags(features(article, known), numbers)) for article in scored]
    first_steps: Floats = first.crf.transitions().detach().numpy()
    results = {"linear": report(scored, plain, first_steps)}
    if not given.linear_only:
        hints_shown = hinted(learned, known)
        hint_numbers = linear.vocabulary(hints_shown, LEAST_HINT)
        cutter = deep.Cutter(load_tokenizer(given.vocabulary / "tokenizer.json"))
        ready, asked = (
            deep.Reading([cutter.pieces(a) for a in articles], [linear.Bags(h, hint_numbers) for h in hint])
            for articles, hint in ((learned, hints_shown), (scored, hinted(scored, known)))
        )
        del hints_shown
        kept = json.loads((given.vocabulary / "kept.json").read_text())
        model = deep.Deep(len(kept), len(hint_numbers), given.layers)
        if given.start:
            model.start_from_tagger(torch.load(given.start)["state"])
        else:
            model.start_from(read_weights(given.weights), kept)
        print(f"{sum(len(p.ids) for p in ready.pieces)} pieces, {len(hint_numbers)} hints", flush=True)
        schedule = deep.Schedule(given.epochs, given.rate, seed=given.seed)
        second = deep.train(model, learned, ready, given.out / "deep.pt", schedule)
        read_deep = [deep.scores(second, asked, number) for number in range(len(scored))]
        second_steps: Floats = second.crf.transitions().detach().numpy()
        np.savez(given.out / "scores.npz", *plain, *read_deep, first_steps, second_steps)
        results["deep"] = report(scored, read_deep, second_steps)
        share = given.share
        joined = [share * a + (1 - share) * b for a, b in zip(plain, read_deep, strict=True)]
        results["joined"] = report(scored, joined, share * first_steps + (1 - share) * second_steps)
    minutes = (time.time() - begun) / 60
    print(
        json.dumps({name: result["all"]["f1"] for name, result in results.items()}),
        f"{minutes:.1f} minutes",
        flush=True,
    )
    (given.out / "scores.json").write_text(json.dumps({"minutes": minutes, **results}, indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
