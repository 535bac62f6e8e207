"""Decoding the tagger's scores: cue candidates, and the best arguments around each cue."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from narasumber.article import TextSpan

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Argument:
    """A span and what it is to the cue (`content`, `source` …); `score` is its probability, 0 to 1."""

    kind: str
    span: TextSpan
    score: float


@dataclass(slots=True)
class Frame:
    """A cue with its arguments.

    `seen` is the probability that the reader gives to a cue beginning there, `real` the one that the framer gives to
    its attributing a statement, after a look at its paragraph.
    """

    cue: TextSpan
    seen: float
    real: float
    arguments: list[Argument] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Both stages together, 0 to 1."""
        return self.seen * self.real

    def of(self, kind: str) -> list[Argument]:
        """Return the arguments of one kind, in text order."""
        return sorted((a for a in self.arguments if a.kind == kind), key=lambda a: a.span)


class Mention(NamedTuple):
    """A place where an entity, a role or an affiliation is named; `score` is its probability."""

    span: TextSpan
    kind: str
    score: float


def softmax(scores: Scores) -> Scores:
    """Return probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


def runs(tags: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the (start, end, kind) runs of a BIO tag sequence; a stray I opens a run of its own."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        label = labels[tag]
        if label == "O":
            continue
        kind = label[2:]
        if label[0] == "I" and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found


def viterbi(scores: Scores, steps: Scores, begin: Scores, lengths: Sequence[int]) -> list[list[int]]:
    """Return the best tag sequence of each frame. scores: (frames, pieces, tags), left-aligned."""
    frames, pieces, tags = scores.shape
    best = scores[:, 0] + begin
    back = np.zeros((pieces, frames, tags), dtype=np.int64)
    ends = np.zeros((frames, tags), dtype=np.float32)
    last = np.asarray(lengths) - 1
    ends[last == 0] = best[last == 0]
    for t in range(1, pieces):
        through = best[:, :, None] + steps[None]
        back[t] = through.argmax(1)
        best = np.take_along_axis(through, back[t][:, None], 1)[:, 0] + scores[:, t]
        ends[last == t] = best[last == t]
    found = []
    for frame in range(frames):
        tag = int(ends[frame].argmax())
        path = [tag]
        for t in range(int(last[frame]), 0, -1):
            tag = int(back[t, frame, tag])
            path.append(tag)
        found.append(path[::-1])
    return found


def marginals(scores: Scores, steps: Scores, begin: Scores, lengths: Sequence[int]) -> Scores:
    """Return the probability of each tag at each piece (forward-backward). Shapes as in `viterbi`."""
    pieces = scores.shape[1]
    exp_steps = np.exp(np.maximum(steps, -50.0))
    exp_scores = np.exp(scores - scores.max(-1, keepdims=True))
    inside = np.arange(pieces)[None] < np.asarray(lengths)[:, None]
    forward = np.empty_like(exp_scores)
    backward = np.ones_like(exp_scores)
    at = exp_scores[:, 0] * np.exp(np.maximum(begin, -50.0))
    forward[:, 0] = at / at.sum(-1, keepdims=True)
    for t in range(1, pieces):
        at = (forward[:, t - 1] @ exp_steps) * exp_scores[:, t]
        forward[:, t] = at / at.sum(-1, keepdims=True)
    for t in range(pieces - 2, -1, -1):
        after = (backward[:, t + 1] * exp_scores[:, t + 1]) @ exp_steps.T
        after /= after.sum(-1, keepdims=True)
        backward[:, t] = np.where(inside[:, t + 1, None], after, 1.0)
    both = forward * backward
    return np.asarray(both / both.sum(-1, keepdims=True), dtype=np.float32)


def candidates(probabilities: Scores, spans: Sequence[TextSpan | None], least: float) -> list[tuple[int, int, float]]:
    """Return cue candidates (start, end, score) in pieces: every likely beginning with what continues it.

    probabilities: (pieces, 3) for O, B, I. A word is never cut: pieces that touch belong together.
    """
    found: list[tuple[int, int, float]] = []
    count = len(spans)
    for start in range(count):
        span = spans[start]
        if span is None or probabilities[start, 1] < least:
            continue
        if found and start < found[-1][1]:
            continue
        end = start + 1
        while end < count and (here := spans[end]) is not None:
            before = spans[end - 1]
            touches = before is not None and before.end == here.start
            if probabilities[end, 2] < max(0.5 * (1 - touches), least * touches):
                break
            end += 1
        found.append((start, end, float(probabilities[start, 1])))
    return found
