"""Short closed word lists of the language (`data/word_lists.tsv`): closed classes, a few dozen words each."""

from functools import cache
from typing import Literal, get_args

from narasumber.language.tables import DataFileError, read_table

ListName = Literal[
    "opener",
    "domain ending",
    "degree",
    "lettered",
    "channel",
    "channel phrase",
    "show",
    "pointer",
    "counter",
    "auxiliary",
    "group noun",
    "pair title",
    "subordinator",
    "government",
]


@cache
def word_list(name: ListName) -> frozenset[str]:
    """Return the words of the list `name`, as written there.

    Raises:
        DataFileError: the file has a list that nobody reads.
    """
    rows = read_table("narasumber.language", "word_lists.tsv", ("list", "word"))
    for row in rows:
        if row["list"] not in get_args(ListName):
            raise DataFileError(f"narasumber.language/data/word_lists.tsv: {row['word']}: no list {row['list']!r}")
    return frozenset(row["word"] for row in rows if row["list"] == name)


def any_of(*names: ListName) -> str:
    """Return the lists `names` as alternatives of a regular expression, longest first; a blank is any blanks."""
    words = {word for name in names for word in word_list(name)}
    return "|".join(word.replace(" ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))
