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
    best = np.empty((pieces, frames, tags), dtype=np.float32)  # of a path that ends with a tag, piece by piece
    best[0] = scores[:, 0] + begin
    back = np.zeros((pieces, frames, tags), dtype=np.int64)
    into = np.ascontiguousarray(steps.T)  # from the tag on the last axis
    emitted = np.ascontiguousarray(scores.swapaxes(0, 1))
    for t in range(1, pieces):
        through = best[t - 1][:, None, :] + into
        through.argmax(-1, out=back[t])
        np.add(through.max(-1), emitted[t], out=best[t])
    last = np.asarray(lengths) - 1
    found = []
    for frame, tag in enumerate(best[last, np.arange(frames)].argmax(-1).tolist()):
        path = [tag]
        for came_from in back[last[frame] : 0 : -1, frame].tolist():
            path.append(came_from[path[-1]])
        found.append(path[::-1])
    return found


def marginals(scores: Scores, steps: Scores, begin: Scores, lengths: Sequence[int]) -> Scores:
    """Return the probability of each tag at each piece (forward-backward). Shapes as in `viterbi`.

    Beyond a frame's length they mean nothing.
    """
    frames, pieces, _ = scores.shape
    # One pass for both directions: backward is forward over each frame turned round, with the steps turned round.
    order = np.arange(pieces)
    turned = np.asarray(lengths)[:, None] - 1 - order  # below 0 beyond the length: numbers that nobody reads
    rows = np.arange(frames)[:, None]
    emitted = np.exp(scores - scores.max(-1, keepdims=True))
    both = np.ascontiguousarray(np.stack([emitted, emitted[rows, turned]]).transpose(2, 0, 1, 3))
    exp_steps = np.exp(np.maximum(steps, -50.0))
    through = np.stack([exp_steps, exp_steps.T])
    passed = np.empty_like(both)
    passed[0, 0] = np.exp(np.maximum(begin, -50.0))
    passed[0, 1] = 1.0
    at = passed[0] * both[0]
    for t in range(1, pieces):
        at /= at.sum(-1, keepdims=True)
        np.matmul(at, through, out=passed[t])
        at = passed[t] * both[t]
    # `passed` is what reaches a piece from before it and from behind it, without its own score.
    chances = passed[:, 0].swapaxes(0, 1) * emitted * passed[:, 1].swapaxes(0, 1)[rows, turned]
    return np.asarray(chances / chances.sum(-1, keepdims=True), dtype=np.float32)


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
