"""The linear model: a CRF over the features of `training.pfsa.features`."""

import random
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.pfsa.corpus import NUMBER, TAGS, Article
from training.pfsa.crf import Crf, Floats

LEAST = 3  # a feature that fewer words of train show is left out
WORDS_AT_ONCE = 5000
DROPPED = 0.4
SHORTEST = 40  # words in a sequence to learn from


def vocabulary(shown: list[list[list[str]]], least: int = LEAST) -> dict[str, int]:
    """Number the features that at least `least` words show; shown: articles, words, features."""
    seen = Counter(feature for article in shown for word in article for feature in set(word))
    return {feature: at for at, feature in enumerate(f for f, n in seen.items() if n >= least)}


class Bags:
    """The known features of each word of an article, end to end."""

    def __init__(self, shown: list[list[str]], known: dict[str, int]) -> None:
        words = [[known[f] for f in dict.fromkeys(word) if f in known] for word in shown]
        self.ids: NDArray[np.int64] = np.array([f for word in words for f in word], dtype=np.int64)
        self.offsets: NDArray[np.int64] = np.cumsum([0, *map(len, words)])

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def part(self, start: int, end: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Feature ids of the words `start` up to `end`, and where each word's begin."""
        low, high = self.offsets[start], self.offsets[end]
        return self.ids[low:high], self.offsets[start:end] - low


class Linear(nn.Module):
    """Feature weights of each tag, and transitions."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.weights = nn.EmbeddingBag(features, len(TAGS), mode="sum")
        nn.init.zeros_(self.weights.weight)
        self.crf = Crf()

    def forward(self, ids: Tensor, offsets: Tensor) -> Tensor:
        # While learning, a word shows a part of its features only, so that none is leaned on alone.
        kept = functional.dropout(torch.ones(len(ids)), DROPPED, self.training)
        scores: Tensor = self.weights(ids, offsets, per_sample_weights=kept)
        return scores


def cuts(article: Article, shortest: int = SHORTEST) -> list[tuple[int, int]]:
    """Cut an article into runs of sentences, `shortest` words or more, that no span leaves."""
    free = [at for at in article.starts if at == 0 or article.tags[at - 1][0] in "OLU"]
    bounds = [0]
    for at in free:
        if at - bounds[-1] >= shortest:
            bounds.append(at)
    return list(pairwise([*bounds, len(article.tokens)]))


def stacked(scores: Tensor, tags: list[list[int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Lay the words' scores (words, tags) and the tags of sequences side by side: scores, tags, presence."""
    lengths = torch.tensor([len(run) for run in tags])
    present = torch.arange(int(lengths.max()))[None] < lengths[:, None]
    laid = scores.new_zeros((*present.shape, scores.shape[1])).masked_scatter(present[:, :, None], scores)
    wanted = torch.zeros(present.shape, dtype=torch.long)
    wanted[present] = torch.tensor([tag for run in tags for tag in run])
    return laid, wanted, present


def train(
    articles: list[Article], bags: list[Bags], features: int, saved: Path, epochs: int, rate: float, seed: int
) -> Linear:
    """Learn feature weights with Adagrad; a checkpoint is written to `saved` after each epoch, and gone on from."""
    model = Linear(features)
    optimizer = torch.optim.Adagrad(model.parameters(), lr=rate)
    first = 0
    if saved.exists():
        state = torch.load(saved)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epoch"]
        print(f"linear: resumed after epoch {first}", flush=True)
    runs = [(n, start, end) for n, article in enumerate(articles) for start, end in cuts(article)]
    begun = time.time()
    model.train()
    for epoch in range(first, epochs):
        torch.manual_seed(seed * 1000 + epoch)
        chance = random.Random(seed * 1000 + epoch)
        total, words = 0.0, 0
        plan = batches(runs, chance)
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - epoch / epochs)
        for batch in plan:
            parts = [bags[n].part(start, end) for n, start, end in batch]
            ends = np.cumsum([0, *(len(ids) for ids, _ in parts)])
            ids = torch.from_numpy(np.concatenate([ids for ids, _ in parts]))
            offsets = torch.from_numpy(np.concatenate([o + e for (_, o), e in zip(parts, ends, strict=False)]))
            tags = [[NUMBER[tag] for tag in articles[n].tags[start:end]] for n, start, end in batch]
            count = sum(map(len, tags))
            loss = model.crf.loss(*stacked(model(ids, offsets), tags)).sum()
            optimizer.zero_grad(set_to_none=True)
            (loss / count).backward()
            optimizer.step()
            total, words = total + float(loss.detach()), words + count
        print(f"linear: epoch {epoch + 1} loss {total / words:.4f} {time.time() - begun:.0f}s", flush=True)
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}, saved)
    return model


def batches(runs: list[tuple[int, int, int]], chance: random.Random) -> list[list[tuple[int, int, int]]]:
    """Batches of runs of like length, `WORDS_AT_ONCE` words each, in random order."""
    order = sorted(runs, key=lambda run: run[2] - run[1] + chance.random() * 20)
    made: list[list[tuple[int, int, int]]] = [[]]
    for run in order:
        if made[-1] and (len(made[-1]) + 1) * (run[2] - run[1]) > WORDS_AT_ONCE:
            made.append([])
        made[-1].append(run)
    chance.shuffle(made)
    return made


def scores(model: Linear, bag: Bags) -> Floats:
    """Return the scores of an article's words, (words, tags)."""
    model.eval()
    with torch.inference_mode():
        ids, offsets = bag.part(0, len(bag))
        found: Floats = model(torch.from_numpy(ids), torch.from_numpy(offsets)).numpy()
    return found
