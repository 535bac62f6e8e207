"""What a model learned from: the ids of its training articles, so that no score on them passes for an honest one."""

import json
from pathlib import Path

CARD = "card.json"


def learned_from(folder: Path) -> frozenset[str]:
    """Return the ids of the articles that the model in `folder` was trained on; none where it does not say."""
    path = folder / CARD
    if not path.is_file():
        return frozenset()
    return frozenset(json.loads(path.read_text(encoding="utf8"))["articles"])


def write_card(folder: Path, articles: list[str]) -> None:
    """Write the ids of the training articles beside the model's files."""
    text = json.dumps({"articles": sorted(articles)}, ensure_ascii=False, indent=0)
    (folder / CARD).write_text(text + "\n", encoding="utf8")
