"""Make a trained tagger smaller: leave out layers, and inner neurons that the others can stand in for.

    python -m training.tagger.thin model.pt VOCABULARY_DIR ARTICLES.jsonl OUT.pt [--layers 2] [--neurons 0.5]

Of the reader's layers, those are left out whose loss costs least, one after the other, on some of ARTICLES, annotated
articles that the model has not learned from (machine-read ones will do). Then a share of the inner neurons of every
layer is left out and the weights of the others fitted anew to what the layers see there (`calibrate.thin`).
`training.tagger.train --start OUT.pt` then trains what is left.
"""

import argparse
import random
from dataclasses import asdict, replace
from pathlib import Path

import torch
from torch import nn

from narasumber.tagging.pieces import load_tokenizer
from training.tagger.calibrate import look, thin
from training.tagger.examples import Example, examples, read_gold
from training.tagger.model import Shape, Tagger
from training.tagger.train import batches, loss_of

ARTICLES = 40  # looked at


def cost(model: Tagger, data: list[Example]) -> float:
    """Return the mean loss over `data`."""
    chance = random.Random(1)
    losses = [float(loss_of(model, batch, chance)) for batch in batches(data, 1600, random.Random(1))]
    return sum(losses) / len(losses)


def shallower(model: Tagger, data: list[Example], count: int) -> Tagger:
    """Leave out the `count` layers of the reader that are missed least on `data`, one after the other."""
    for _ in range(count):
        layers = list(model.reader.layers)
        losses = []
        for i in range(len(layers)):
            model.reader.layers = nn.ModuleList(layers[:i] + layers[i + 1 :])
            losses.append(cost(model, data))
        out = min(range(len(layers)), key=losses.__getitem__)
        print(f"without layer {out}: loss {losses[out]:.3f}", flush=True)
        model.reader.layers = nn.ModuleList(layers[:out] + layers[out + 1 :])
    model.shape = replace(model.shape, shared=len(model.reader.layers))
    return model


def narrower(model: Tagger, vocabulary: Path, texts: list[str], share: float) -> Tagger:
    """Return a copy of `model` with `share` of the inner neurons left out."""
    shape = model.shape
    made = Tagger(replace(shape, inner=shape.inner - round(shape.inner * share)))
    seen = look(model, load_tokenizer(vocabulary / "tokenizer.json"), texts)
    state = model.state_dict()
    for stage, notes in zip(("reader", "framer"), seen, strict=True):
        for number, (layer, note) in enumerate(zip(getattr(model, stage).layers, notes, strict=True)):
            inner = thin(layer, note, share)
            kept = torch.cat([inner.quiet, inner.loud])
            at = f"{stage}.layers.{number}"
            state[f"{at}.widen.weight"] = layer.widen.weight[kept]
            state[f"{at}.widen.bias"] = layer.widen.bias[kept]
            state[f"{at}.narrow.weight"] = inner.narrow
            state[f"{at}.narrow.bias"] = inner.bias
    made.load_state_dict(state)
    return made


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=2, help="of the reader, to leave out")
    parser.add_argument("--neurons", type=float, default=0.5, help="share of each inner layer to leave out, 0 to 1")
    given = parser.parse_args()
    stored = torch.load(given.model, weights_only=False)
    model = Tagger(Shape(**stored["shape"]))
    model.load_state_dict(stored["state"])
    model.eval()
    tokenizer = load_tokenizer(given.vocabulary / "tokenizer.json")
    golds = read_gold(given.articles)
    golds = golds[:: max(1, len(golds) // ARTICLES)][:ARTICLES]
    data = [e for gold in golds for e in examples(gold, tokenizer, set())]
    print(f"whole: loss {cost(model, data):.3f}", flush=True)
    model = shallower(model, data, given.layers)
    made = narrower(model, given.vocabulary, [gold["text"] for gold in golds], given.neurons).eval()
    print(f"narrower: loss {cost(made, data):.3f}", flush=True)
    torch.save({**stored, "shape": asdict(made.shape), "state": made.state_dict()}, given.out)


if __name__ == "__main__":
    main()
