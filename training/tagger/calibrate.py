"""What a trained tagger's layers see on real articles, and layers made ready for 8-bit products by it.

A product in 8 bits divides the range of all its inputs into 255 steps, so that a single loud channel leaves a few steps
to all others. Two remedies, both exact in whole numbers of the same layer:

* channels into a product are brought to like loudness, and its weights made up for it (SmoothQuant, Xiao et al. 2023,
  arXiv 2211.10438);
* the few neurons of the inner layer that reach far beyond the rest are multiplied apart, in whole precision.

Neurons that the rest can stand in for are left out: those that cost least once the others' weights are fitted anew
(optimal brain surgeon, Hassibi and Stork 1992). That is what makes the tagger quicker.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import InitVar, dataclass, field
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor

from narasumber.language import find_quotations
from narasumber.tagging.labels import distance
from narasumber.tagging.pieces import windows
from training.tagger.encoder import WIDTH, Layer
from training.tagger.examples import paragraphs_of
from training.tagger.model import Tagger

LOUD = 4  # neurons multiplied apart
DAMP = 0.01  # added to the neurons' covariance, as a share of the middle of its diagonal


@dataclass(slots=True)
class Seen:
    """What one layer saw: the greatest magnitude of each channel, and how its inner neurons vary together.

    Pieces count by how much the layer's last norm magnifies them.
    """

    neurons: InitVar[int]
    inputs: Tensor = field(default_factory=lambda: torch.zeros(WIDTH))
    attended: Tensor = field(default_factory=lambda: torch.zeros(WIDTH))
    weight: float = 0.0
    peaks: Tensor = field(init=False)
    total: Tensor = field(init=False)
    squares: Tensor = field(init=False)

    def __post_init__(self, neurons: int) -> None:
        self.peaks, self.total = torch.zeros(neurons), torch.zeros(neurons)
        self.squares = torch.zeros(neurons, neurons)

    def add(self, layer: Layer, inputs: Tensor, attended: Tensor) -> None:
        """Look at one pass: what comes into the layer and what its attention leaves, (pieces, WIDTH) each."""
        inner = F.gelu(layer.widen(attended))
        loudness = (attended + layer.narrow(inner)).var(-1).clamp_min(1e-6)
        weighted = inner / loudness[:, None]
        self.inputs = torch.maximum(self.inputs, inputs.abs().amax(0))
        self.attended = torch.maximum(self.attended, attended.abs().amax(0))
        self.peaks = torch.maximum(self.peaks, inner.abs().amax(0))
        self.weight += float((1 / loudness).sum())
        self.total += weighted.sum(0)
        self.squares += weighted.T @ inner


@dataclass(slots=True)
class Inner:
    """The inner layer of a transformer layer: quiet neurons, loud neurons, and how they come back together."""

    quiet: Tensor
    loud: Tensor
    narrow: Tensor
    bias: Tensor


def thin(layer: Layer, seen: Seen, share: float) -> Inner:
    """Leave out `share` of the inner neurons, fit the weights of the others anew, and set the loud ones apart."""
    loud = seen.peaks.argsort(descending=True)[:LOUD]
    neurons = layer.widen.out_features
    kept = torch.arange(neurons)
    fitted, bias = layer.narrow.weight, layer.narrow.bias
    if left := round(neurons * share):
        mean = (seen.total / seen.weight).double()
        together = seen.squares.double() / seen.weight - mean[:, None] * mean
        together += DAMP * together.diagonal().median() * torch.eye(neurons, dtype=torch.double)
        weights = fitted.double()
        cost = weights.pow(2).sum(0) / torch.cholesky_inverse(torch.linalg.cholesky(together)).diagonal()
        cost[loud] = float("inf")
        order = cost.argsort()
        out, kept = order[:left], order[left:].sort().values
        # Each neuron left out is the best linear guess from those kept.
        guess = torch.cholesky_solve(together[kept][:, out], torch.linalg.cholesky(together[kept][:, kept]))
        fitted = (weights[:, kept] + weights[:, out] @ guess.T).float()
        bias = (bias + weights[:, out] @ (mean[out] - guess.T @ mean[kept])).float()
    apart = torch.isin(kept, loud)
    order = torch.cat([(~apart).nonzero()[:, 0], apart.nonzero()[:, 0]])
    return Inner(kept[~apart], kept[apart], fitted[:, order], bias)


def evened(peaks: Tensor, weights: Tensor) -> Tensor:
    """Return what each channel is divided by on its way into a product with `weights` (outputs, channels)."""
    scale = (peaks.clamp_min(1e-3) / weights.abs().amax(0).clamp_min(1e-3)).sqrt()
    return scale / scale.mean()


def read_texts(path: Path, count: int) -> list[str]:
    """Return evenly spread articles of a gold file."""
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    return [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // count)]]


def look(model: Tagger, tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[list[Seen], list[Seen]]:
    """Return what the layers of reader and framer see in `texts`, the framer by the likeliest cue of a paragraph."""
    inner = model.shape.inner
    seen = ([Seen(inner) for _ in model.reader.layers], [Seen(inner) for _ in model.framer.layers])
    hooks = []
    for stage, notes in zip((model.reader, model.framer), seen, strict=True):
        for layer, note in zip(stage.layers, notes, strict=True):
            hooks += [layer.register_forward_hook(_note(note)), layer.norm1.register_forward_hook(_keep(layer))]
    with torch.no_grad():
        for text in texts:
            for window in windows(text, paragraphs_of(text), find_quotations(text), tokenizer):
                context, cue, *_ = model.reader(torch.tensor([window.ids]), torch.tensor([window.states]))
                for pieces in _paragraphs(window.paragraphs):
                    at = max(pieces, key=lambda i: float(cue[0, i, 1] - cue[0, i, 0]))
                    places = torch.tensor([[distance(i, at, at + 1) for i in pieces]])
                    model.framer(context[:, pieces], places, torch.ones_like(places, dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return seen


def _paragraphs(numbers: Sequence[int]) -> Iterator[list[int]]:
    for number in sorted({n for n in numbers if n >= 0}):
        yield [i for i, n in enumerate(numbers) if n == number]


def _keep(layer: Layer) -> Callable[..., None]:
    def keep(module: torch.nn.Module, given: tuple[Tensor, ...], result: Tensor) -> None:
        vars(layer)["_attended"] = result[0]

    return keep


def _note(seen: Seen) -> Callable[..., None]:
    def note(layer: torch.nn.Module, given: tuple[Tensor, ...], result: Tensor) -> None:
        assert isinstance(layer, Layer)
        seen.add(layer, given[0][0], vars(layer).pop("_attended"))

    return note
