"""A model says which articles it learned from."""

from pathlib import Path

from narasumber.tagging import learned_from, write_card


def test_the_card_names_the_training_articles(tmp_path: Path) -> None:
    assert learned_from(tmp_path) == frozenset()
    write_card(tmp_path, ["kompas-2", "tempo-1"])
    assert learned_from(tmp_path) == {"kompas-2", "tempo-1"}
