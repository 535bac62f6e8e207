"""What words say about the people and bodies they stand before: roles, ranks, honorifics, bodies, pronouns.

The lists are `data/titles.tsv`; a word may be of several kinds («ibu» is honorific, kin and person).
"""

from functools import cache, lru_cache
from typing import Literal, get_args

from narasumber.language.tables import DataFileError, read_table

TitleKind = Literal[
    "role",
    "rank",
    "honorific",
    "degree",
    "body",
    "media",
    "document",
    "kin",
    "plural",
    "one",
    "group",
    "person",
    "pronoun-one",
    "pronoun-many",
    "pronoun-self",
    "pronoun-first",
    "determiner",
]
NOTHING: frozenset[str] = frozenset()


@cache
def title_words() -> dict[str, frozenset[str]]:
    """Map each listed word or phrase, in lower case, to its kinds.

    Raises:
        DataFileError: `titles.tsv` names a kind that is none.
    """
    kinds: dict[str, set[str]] = {}
    for row in read_table("narasumber.language", "titles.tsv", ("kind", "word")):
        if row["kind"] not in get_args(TitleKind):
            raise DataFileError(f"narasumber.language/data/titles.tsv: {row['word']}: no kind {row['kind']!r}")
        kinds.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(found) for word, found in kinds.items()}


@lru_cache(maxsize=20_000)
def title_kinds(word: str) -> frozenset[str]:
    """Return the kinds of `word` (any case): empty where it is in no list."""
    return title_words().get(word.lower(), NOTHING)


def is_title(word: str, kind: TitleKind) -> bool:
    """Say whether `word` (any case) is of `kind`."""
    return kind in title_kinds(word)
