"""A linear-chain CRF over BILUO tags (Lafferty et al. 2001), and its likeliest path."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.pfsa.corpus import TAGS

BARRED = -1e4
Floats = NDArray[np.float32]


def follows(before: str, tag: str) -> bool:
    """Say whether BILUO lets `tag` stand behind `before`."""
    if before[0] in "BI":
        return tag[0] in "IL" and tag[2:] == before[2:]
    return tag[0] in "OBU"


ALLOWED = torch.tensor([[follows(before, tag) for tag in TAGS] for before in TAGS])


class Crf(nn.Module):
    """Transitions between the tags; scores of the tags come from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def transitions(self) -> Tensor:
        """(tags, tags), from row to column; barred ones far below nought."""
        return self.steps.masked_fill(~ALLOWED, BARRED)

    def loss(self, scores: Tensor, tags: Tensor, present: Tensor) -> Tensor:
        """Negative log likelihood of each sequence.

        scores: (sequences, words, tags); tags: (sequences, words); present: left-aligned mask of the words.
        """
        steps = self.transitions()
        # Where a sequence begins, an O is thought before it.
        stepped = steps[tags[:, :-1], tags[:, 1:]] * present[:, 1:]
        emitted = scores.gather(2, tags[:, :, None])[:, :, 0] * present
        gold = steps[0, tags[:, 0]] + stepped.sum(1) + emitted.sum(1)
        moves = steps.exp()
        alpha = steps[0] + scores[:, 0]
        for emission, on in zip(scores.unbind(1)[1:], present.unbind(1)[1:], strict=True):
            high = alpha.max(1, keepdim=True).values.detach()
            then = ((alpha - high).exp() @ moves).clamp(min=1e-30).log() + high + emission
            alpha = torch.where(on[:, None], then, alpha)
        return torch.logsumexp(alpha, 1) - gold


def path(scores: Floats, steps: Floats) -> list[int]:
    """Return the likeliest tags (Viterbi). scores: (words, tags); steps: (tags, tags), from row to column."""
    best = steps[0] + scores[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        ways = best[:, None] + steps
        back[at] = ways.argmax(0)
        best = ways[back[at], np.arange(len(best))] + scores[at]
    # An article ends with no span open.
    last = int(np.where(ALLOWED[:, 0].numpy(), best, best + BARRED).argmax())
    found = [last]
    for at in range(len(scores) - 1, 0, -1):
        found.append(int(back[at, found[-1]]))
    return found[::-1]
