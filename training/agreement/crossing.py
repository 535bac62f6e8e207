"""What every fit of the entities starts from: the pipeline up to them, and articles dealt into folds."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc

import narasumber
from narasumber.article import article_from_record
from training.speakers.gold import Gold, read_gold

FOLDS = 10
Row = TypeVar("Row")


def rows_by_fold(path: Path, rows_of: Callable[[Doc, Gold, int], list[Row]]) -> tuple[list[Row], list[Gold]]:
    """Read articles with the default pipeline up to the entities room; `rows_of` gets each article and its fold."""
    nlp = narasumber.load("default")
    for pipe in ("narasumber_entities", "narasumber_confidence"):
        nlp.remove_pipe(pipe)
    draw = random.Random(1)
    golds = read_gold(path)
    read = ((narasumber.analyse(nlp, article_from_record(gold, "gold")), gold) for gold in golds)
    return [row for doc, gold in read for row in rows_of(doc, gold, draw.randrange(FOLDS))], golds
