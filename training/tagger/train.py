"""Train the tagger.

    python -m training.tagger.train --gold train.jsonl [dev.jsonl] --vocabulary DIR --weights e5-small-q4.bin --out DIR

With --start the weights of an earlier run are taken over and the rate rises anew (a warm restart: Loshchilov and Hutter
2017, arXiv 1608.03983). With --machine the articles that the pipeline itself has read are learned from as well, a new
part of them in each epoch (self-training; the labels are those of rules and tagger joined, which are better than the
tagger's own: `narasumber read --standoff`), or with --machine-epochs in each of the first so many.

Writes OUT/checkpoint.pt after every epoch and resumes from it; OUT/model.pt holds the averaged weights at the end.
Set MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000: glibc's allocator costs a third of the time otherwise.
"""

import argparse
import copy
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from narasumber.tagging.labels import REACH
from narasumber.tagging.pieces import PAD, SPECIAL, load_tokenizer
from training.tagger.encoder import read_weights
from training.tagger.examples import IGNORED, Example, cue_words, examples, read_gold
from training.tagger.model import HEADS, Shape, Tagger, tag_loss

WEIGHTS = {"cue": 2.0, "mention": 1.0, "role": 0.5, "content": 1.0}
FRAME_WEIGHT, REAL_WEIGHT = 3.0, 0.5
NEAR_MISSES = 0.15  # the share of them shown in each epoch
FRAMES_AT_ONCE = 16


def padded(rows: list[list[int]], filler: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows])


def batches(found: list[Example], budget: int, chance: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, `budget` pieces each, in random order."""
    order = sorted(found, key=lambda e: len(e.window.ids) + chance.random() * 40)
    made: list[list[Example]] = [[]]
    for example in order:
        if made[-1] and (len(made[-1]) + 1) * len(example.window.ids) > budget:
            made.append([])
        made[-1].append(example)
    chance.shuffle(made)
    return made


def loss_of(model: Tagger, batch: list[Example], chance: random.Random) -> Tensor:
    ids = padded([e.window.ids for e in batch], PAD)
    states = padded([e.window.states for e in batch], SPECIAL)
    x, *scores = model.reader(ids, states)
    loss = torch.zeros(())
    for name, out in zip(HEADS, scores, strict=True):
        loss = loss + WEIGHTS[name] * tag_loss(out, padded([getattr(e, name) for e in batch], IGNORED))
    frames = [(row, f) for row, e in enumerate(batch) for f in e.frames if f.real or chance.random() < NEAR_MISSES]
    frames.sort(key=lambda frame: len(frame[1].pieces))
    total = sum(len(f.pieces) for _, f in frames)
    for at in range(0, len(frames), FRAMES_AT_ONCE):
        part = frames[at : at + FRAMES_AT_ONCE]
        pieces = padded([f.pieces for _, f in part], -1)
        present = pieces >= 0
        rows = torch.tensor([row for row, _ in part])[:, None]
        distances = padded([f.distances for _, f in part], REACH * 2)
        arguments, real = model.framer(x[rows, pieces.clamp(min=0)], distances, present)
        nll = model.crf.loss(arguments, padded([f.labels for _, f in part], 0), present).sum()
        truth = torch.tensor([float(f.real) for _, f in part])
        odds = F.binary_cross_entropy_with_logits(real, truth, reduction="sum")
        loss = loss + FRAME_WEIGHT * nll / total + REAL_WEIGHT * odds / len(frames)
    return loss


def average(mean: Tagger, model: Tagger, keep: float) -> None:
    with torch.no_grad():
        for ours, theirs in zip(mean.parameters(), model.parameters(), strict=True):
            ours.lerp_(theirs, 1 - keep)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--machine", type=Path, help="articles with machine-made statements, each seen once")
    parser.add_argument("--machine-epochs", type=int, help="how many epochs, from the first, have them; else all")
    parser.add_argument("--start", type=Path, help="a model.pt to go on from")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=4.5e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--head", type=float, default=3.0)
    parser.add_argument("--budget", type=int, default=1600)
    parser.add_argument("--shared", type=int, default=8)
    parser.add_argument("--framed", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    np.random.seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)

    golds = [gold for path in given.gold for gold in read_gold(path)]
    tokenizer = load_tokenizer(given.vocabulary / "tokenizer.json")
    kept = json.loads((given.vocabulary / "kept.json").read_text())
    near = cue_words(golds)
    data = [e for gold in golds for e in examples(gold, tokenizer, near)]
    frames = [f for e in data for f in e.frames]
    pieces = sum(len(e.window.ids) for e in data)
    print(
        f"{len(golds)} articles, {len(data)} windows, {pieces} pieces, {sum(f.real for f in frames)} cues, "
        f"{sum(not f.real for f in frames)} near misses",
        flush=True,
    )

    extra = [examples(gold, tokenizer, near) for gold in (read_gold(given.machine) if given.machine else [])]
    parts = given.machine_epochs or given.epochs
    machine = [[e for part in extra[at::parts] for e in part] if at < parts else [] for at in range(given.epochs)]
    if extra:
        print(
            f"{len(extra)} machine-read articles, {sum(len(e.window.ids) for p in extra for e in p)} pieces", flush=True
        )

    shape = Shape(len(kept), given.shared, given.framed)
    before: list[str] = []  # what the weights we start from have learned from
    if given.start:
        stored = torch.load(given.start, weights_only=False)
        shape = Shape(**stored["shape"])
        model = Tagger(shape)
        model.load_state_dict(stored["state"])
        before = stored.get("articles", [])
    else:
        model = Tagger(shape)
        model.start_from(read_weights(given.weights), kept)
    mean = copy.deepcopy(model).requires_grad_(False)
    optimizer = torch.optim.AdamW(
        model.groups(given.rate, given.decay, given.head), weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    base = [group["lr"] for group in optimizer.param_groups]
    first, step = 0, 0
    steps = sum(len(batches([*data, *part], given.budget, random.Random(0))) for part in machine)
    saved = given.out / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=False)
        model.load_state_dict(state["model"])
        mean.load_state_dict(state["mean"])
        optimizer.load_state_dict(state["optimizer"])
        first, step = state["epoch"], state["step"]
        print(f"resumed after epoch {first}", flush=True)
    begun = time.time()
    for epoch in range(first, given.epochs):
        model.train()
        torch.manual_seed(given.seed * 1000 + epoch)
        total, done = 0.0, 0
        chance = random.Random(given.seed * 1000 + epoch)
        plan = batches([*data, *machine[epoch]], given.budget, chance)
        for at, batch in enumerate(plan):
            factor = min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * factor
            loss = loss_of(model, batch, chance)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            average(mean, model, min(0.995, step / (step + 10)))
            total += float(loss.detach())
            done += sum(len(e.window.ids) for e in batch)
            if at % 25 == 24:
                rate = done / (time.time() - begun) if epoch == first else 0
                print(f"  {at + 1}/{len(plan)} loss {total / (at + 1):.3f} {rate:.0f} pieces/s", flush=True)
        print(f"epoch {epoch + 1} loss {total / len(plan):.4f} {time.time() - begun:.0f}s", flush=True)
        torch.save(
            {
                "model": model.state_dict(),
                "mean": mean.state_dict(),
                "optimizer": optimizer.state_dict(),
                "epoch": epoch + 1,
                "step": step,
            },
            saved,
        )
    learned = sorted({*before, *(str(gold["id"]) for gold in golds)})
    torch.save({"shape": asdict(shape), "state": mean.state_dict(), "articles": learned}, given.out / "model.pt")


if __name__ == "__main__":
    main()
