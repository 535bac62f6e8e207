"""The weights of the naming model: read quickly, and a fault is named."""

from pathlib import Path

import numpy as np
import pytest

from narasumber.attribution.speakers import naming
from narasumber.language import DataFileError


def read(lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> naming.NamingModel:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "naming.tsv").write_text("\n".join(lines) + "\n", "utf8")
    monkeypatch.setattr(naming, "files", lambda _: tmp_path)
    return naming.shipped_model.__wrapped__()


def test_features_and_transitions_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = read(
        ["# from train", "after=0\t0:100\t1:-50", "w=kata\t2:150\t0:-25", "w=kami\t1:50"], tmp_path, monkeypatch
    )
    assert model.rows == {"w=kata": 0, "w=kami": 1}
    assert model.transitions[0, :2].tolist() == [1.0, -0.5]
    assert model.scores([["w=kata", "w=kami", "w=unknown"], []])[:, :3].tolist() == [[-0.25, 0.5, 1.5], [0, 0, 0]]


@pytest.mark.parametrize(
    "bad", ["w=dia\t1:x", "w=dia\t1", "w=dia\t99:5", "w=dia\t-1:5", "w=dia\t1:2:3", "after=0\t1:x"]
)
def test_a_line_that_cannot_be_read_is_named(bad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataFileError, match=r"naming\.tsv:3: "):
        read(["# from train", "w=kata\t2:150", bad, "w=kami\t1:50"], tmp_path, monkeypatch)


def test_lines_of_a_text_are_decoded_each_by_itself() -> None:
    chance = np.random.default_rng(5)
    transitions = naming.allowed() + chance.normal(size=(len(naming.TAGS),) * 2).astype(np.float32)
    lines = [chance.normal(size=(n, len(naming.TAGS))).astype(np.float32) for n in (3, 0, 7, 1)]
    assert naming.best_paths(lines, transitions) == [naming.viterbi(line, transitions) for line in lines]
    assert [len(path) for path in naming.best_paths(lines, transitions)] == [3, 0, 7, 1]
