"""PFSA-ID articles as one run of tokens, and the published measure: exact spans, micro F1 over all labels.

The corpus (Purnomo W.P. et al. 2022, doi 10.1108/GKMC-04-2022-0091) cuts sentences inside quotations, so that a span
may run over sentence ends: sentences are kept as marks only, and everything reads and decodes the article whole.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = (
    "PERSON", "PERSONCOREF", "ROLE", "AFFILIATION", "CUE", "CUECOREF", "STATEMENT",
    "ISSUE", "DATETIME", "LOCATION", "EVENT",
)  # fmt: skip
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BILU"))
NUMBER = {tag: number for number, tag in enumerate(TAGS)}
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Article:
    """An article's tokens with their BILUO tags; `starts` says where its sentences begin."""

    name: str
    tokens: list[str]
    tags: list[str]
    starts: list[int]


def read(path: Path) -> list[Article]:
    """Return the articles of a gzipped file, one JSON object a line; a tag that is none raises KeyError."""
    found = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            given = json.loads(line)
            article = Article(given["id"], [], [], [])
            for sentence in given["sentences"]:
                article.starts.append(len(article.tokens))
                article.tokens.extend(sentence["tokens"])
                article.tags.extend(TAGS[NUMBER[tag]] for tag in sentence["tags"])
            found.append(article)
    return found


def spans(tags: Sequence[str]) -> list[Span]:
    """Return the spans that BILUO tags mark, in order: first token, token behind the last, kind.

    A span that is not opened and closed by tags of one kind is none.
    """
    found: list[Span] = []
    start, kind = -1, ""
    for at, tag in enumerate(tags):
        mark, here = tag[0], tag[2:]
        if mark in "BU":
            start, kind = at, here
        elif here != kind:
            kind = ""
        if mark in "LU" and kind:
            found.append((start, at + 1, kind))
        if mark not in "BI":
            kind = ""
    return found


@dataclass(frozen=True, slots=True)
class Score:
    """Spans found and right, found in all, and wanted."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def score(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> dict[str, Score]:
    """Return the scores of (predicted, gold) tags of articles: each kind's, and "all" over every span of every kind."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for predicted, gold in pairs:
        ours, theirs = spans(predicted), spans(gold)
        right.update(kind for _, _, kind in set(ours) & set(theirs))
        found.update(kind for _, _, kind in ours)
        wanted.update(kind for _, _, kind in theirs)
    scores = {kind: Score(right[kind], found[kind], wanted[kind]) for kind in KINDS}
    return {"all": Score(right.total(), found.total(), wanted.total()), **scores}
