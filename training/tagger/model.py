"""The tagger: a shared encoder over the article, then a frame of arguments read around each cue.

The second stage is semantic role labelling with the cue as predicate (the indicator of Shi and Lin 2019,
arXiv 1904.05255, added half-way up a pretrained encoder), decoded by a linear-chain CRF (Lafferty et al. 2001).
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from narasumber.tagging.labels import ARGUMENT, CONTENT, CUE, MENTION, REACH, ROLE
from narasumber.tagging.pieces import MAX_PIECES
from training.tagger.encoder import INNER, WIDTH, Arrays, Layer, take_over


@dataclass(frozen=True, slots=True)
class Shape:
    """How deep: layers that read the article, layers that read a cue's paragraph; and how wide their inner layer."""

    vocabulary: int
    shared: int = 8
    framed: int = 2
    dropout: float = 0.1
    inner: int = INNER


class Reader(nn.Module):
    """Pieces and quotation states to states of the article and the tags that need no cue."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, WIDTH)
        self.position = nn.Embedding(MAX_PIECES, WIDTH)
        self.quotation = nn.Embedding(4, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape.dropout, shape.inner) for _ in range(shape.shared))
        self.heads = nn.ModuleDict({k: nn.Linear(WIDTH, len(v)) for k, v in HEADS.items()})

    def forward(self, ids: Tensor, states: Tensor) -> tuple[Tensor, ...]:
        """ids, states: (batch, pieces); padding is id 1. Gives states (batch, pieces, WIDTH) and tag scores."""
        mask = (ids != 1)[:, None, None, :]
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.quotation(states)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return (x, *(head(x) for head in self.heads.values()))


class Framer(nn.Module):
    """A paragraph's states and the place of one cue to argument scores and the odds that the cue is one."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.layers = nn.ModuleList(Layer(shape.dropout, shape.inner) for _ in range(shape.framed))
        self.arguments = nn.Linear(WIDTH, len(ARGUMENT))
        self.real = nn.Linear(WIDTH, 1)

    def forward(self, x: Tensor, distances: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """x: (cues, pieces, WIDTH); distances, present: (cues, pieces)."""
        x = x + self.distance(distances)
        mask = present[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        cue = (distances == REACH).float()[:, :, None]
        pooled = (x * cue).sum(1) / cue.sum(1)
        return self.arguments(x), self.real(pooled)[:, 0]


HEADS = {"cue": CUE, "mention": MENTION, "role": ROLE, "content": CONTENT}


def forbidden(labels: tuple[str, ...]) -> Tensor:
    """(labels, labels + 1): true where tag j may not follow tag i; the last column: may not begin."""
    n = len(labels)
    no = torch.zeros(n, n + 1, dtype=torch.bool)
    for j, label in enumerate(labels):
        if label[0] == "I":
            for i, before in enumerate(labels):
                no[i, j] = before == "O" or before[2:] != label[2:]
            no[j, n] = True
    return no


class Crf(nn.Module):
    """Linear-chain CRF over argument tags; special pieces are not passed through it."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        n = len(labels)
        self.steps = nn.Parameter(torch.zeros(n, n))
        self.begin = nn.Parameter(torch.zeros(n))
        no = forbidden(labels)
        self.register_buffer("no_step", no[:, :n])
        self.register_buffer("no_begin", no[:, n])

    def transitions(self) -> tuple[Tensor, Tensor]:
        return self.steps.masked_fill(self.no_step, -1e4), self.begin.masked_fill(self.no_begin, -1e4)

    def loss(self, scores: Tensor, tags: Tensor, present: Tensor) -> Tensor:
        """Negative log likelihood a sequence. scores: (n, pieces, tags); present: left-aligned mask."""
        steps, begin = self.transitions()
        emitted = scores.gather(2, tags[:, :, None])[:, :, 0]
        stepped = steps[tags[:, :-1], tags[:, 1:]]
        gold = begin[tags[:, 0]] + (emitted * present).sum(1) + (stepped * present[:, 1:]).sum(1)
        alpha = scores[:, 0] + begin
        for t, on in enumerate(present[:, 1:, None].unbind(1), 1):
            then = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, t]
            alpha = torch.where(on, then, alpha)
        return torch.logsumexp(alpha, 1) - gold


class Tagger(nn.Module):
    """Both stages and the CRF."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.reader, self.framer, self.crf = Reader(shape), Framer(shape), Crf(ARGUMENT)
        for fresh in (self.reader.quotation, self.framer.distance):
            nn.init.zeros_(fresh.weight)

    def start_from(self, arrays: Arrays, kept: list[int]) -> None:
        """Take over pretrained embeddings of the pieces `kept` and evenly spread layers."""
        reader = self.reader
        take_over(arrays, kept, reader.word, reader.position, reader.norm, [*reader.layers, *self.framer.layers])

    def groups(self, rate: float, decay: float, head: float) -> list[dict[str, object]]:
        """Parameter groups with rates that fall by `decay` a layer towards the input."""
        fresh = [
            *self.reader.heads.parameters(),
            *self.reader.quotation.parameters(),
            *self.framer.distance.parameters(),
            *self.framer.arguments.parameters(),
            *self.framer.real.parameters(),
            *self.crf.parameters(),
        ]
        found: list[dict[str, object]] = [{"params": fresh, "lr": rate * head}]
        layers = [*self.reader.layers, *self.framer.layers]
        found += [{"params": [*layer.parameters()], "lr": rate * decay**d} for d, layer in enumerate(reversed(layers))]
        below = [
            *self.reader.word.parameters(),
            *self.reader.position.parameters(),
            *self.reader.norm.parameters(),
        ]
        return [*found, {"params": below, "lr": rate * decay ** len(layers)}]


def tag_loss(scores: Tensor, tags: Tensor) -> Tensor:
    """Mean cross entropy over the pieces that count."""
    return F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)
