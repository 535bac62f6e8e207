"""Decoding: tags to spans, the best path, probabilities, cue candidates."""

import itertools

import numpy as np
import pytest

from narasumber.article import TextSpan
from narasumber.tagging.frames import candidates, marginals, runs, softmax, viterbi
from narasumber.tagging.labels import ARGUMENT, REACH, bio, distance


def test_bio_names_every_kind_twice() -> None:
    assert bio(("time", "via")) == ("O", "B-time", "I-time", "B-via", "I-via")


def test_runs_keep_neighbours_of_one_kind_apart() -> None:
    labels = bio(("content",))
    assert runs([1, 2, 1, 0, 2], labels) == [(0, 2, "content"), (2, 3, "content"), (4, 5, "content")]


@pytest.mark.parametrize(
    ("piece", "expected"), [(4, REACH - 1), (5, REACH), (6, REACH), (7, REACH + 1), (500, 2 * REACH), (0, REACH - 5)]
)
def test_distance_counts_from_the_edges_of_the_cue(piece: int, expected: int) -> None:
    assert distance(piece, 5, 7) == expected


def enumerated(scores: np.ndarray, steps: np.ndarray, begin: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every path there is."""
    pieces, tags = scores.shape
    found = {}
    for path in itertools.product(range(tags), repeat=pieces):
        total = begin[path[0]] + sum(scores[t, tag] for t, tag in enumerate(path))
        found[path] = total + sum(steps[a, b] for a, b in itertools.pairwise(path))
    return found


def test_viterbi_and_marginals_agree_with_counting_every_path() -> None:
    chance = np.random.default_rng(3)
    lengths = [4, 1, 3]
    scores = chance.normal(size=(3, 4, 3)).astype(np.float32)
    steps, begin = chance.normal(size=(3, 3)).astype(np.float32), chance.normal(size=3).astype(np.float32)
    paths = viterbi(scores, steps, begin, lengths)
    chances = marginals(scores, steps, begin, lengths)
    for frame, length in enumerate(lengths):
        every = enumerated(scores[frame, :length], steps, begin)
        assert tuple(paths[frame]) == max(every, key=lambda path: every[path])
        weights = {path: np.exp(score) for path, score in every.items()}
        total = sum(weights.values())
        for t in range(length):
            for tag in range(3):
                expected = sum(w for path, w in weights.items() if path[t] == tag) / total
                assert chances[frame, t, tag] == pytest.approx(expected, abs=1e-4)


def test_softmax_survives_large_scores() -> None:
    assert softmax(np.array([1000.0, 0.0], dtype=np.float32)).tolist() == [1.0, 0.0]


def test_a_candidate_takes_the_whole_word() -> None:
    spans = [TextSpan(0, 5), TextSpan(6, 10), TextSpan(10, 13), TextSpan(13, 14)]  # Putin| |kata|nya|,
    chances = np.array([[0.95, 0.05, 0], [0.2, 0.8, 0], [0.7, 0, 0.3], [1, 0, 0]], dtype=np.float32)
    assert candidates(chances, spans, 0.1) == [(1, 3, pytest.approx(0.8))]


def test_unlikely_cues_are_no_candidates() -> None:
    chances = np.array([[0.95, 0.05, 0]], dtype=np.float32)
    assert candidates(chances, [TextSpan(0, 4)], 0.1) == []


def test_arguments_are_those_of_the_guidelines() -> None:
    assert {label[2:] for label in ARGUMENT[1:]} == {"content", "source", "addressee", "time", "place", "via"}
