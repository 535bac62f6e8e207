"""Make a trained tagger narrower: leave out the inner neurons that the others can stand in for.

    python -m training.tagger.thin model.pt VOCABULARY_DIR GOLD.jsonl SHARE OUT.pt

SHARE, 0 to 1, of the inner neurons of every layer are left out, and the weights of the others fitted anew to what the
layers see in some of GOLD (`calibrate.thin`). `training.tagger.train --start OUT.pt` then trains what is left.
"""

import sys
from dataclasses import asdict, replace
from pathlib import Path

import torch

from narasumber.tagging.pieces import load_tokenizer
from training.tagger.calibrate import look, read_texts, thin
from training.tagger.model import Shape, Tagger

ARTICLES = 40  # looked at


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


def main() -> None:
    model_file, vocabulary, gold, share, out = sys.argv[1:]
    stored = torch.load(model_file, weights_only=False)
    model = Tagger(Shape(**stored["shape"]))
    model.load_state_dict(stored["state"])
    with torch.no_grad():
        made = narrower(model.eval(), Path(vocabulary), list(read_texts(Path(gold), ARTICLES)), float(share))
    torch.save({**stored, "shape": asdict(made.shape), "state": made.state_dict()}, out)


if __name__ == "__main__":
    main()
