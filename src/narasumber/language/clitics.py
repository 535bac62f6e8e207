"""Enclitics: what hangs at the end of a word («kata|nya», «diri|-Nya», «apa|kah», «rumah|ku»).

A token stays whole, so that offsets stay simple; `token._.host` and `token._.clitic` give its parts.
"""

import re
from functools import cache

from narasumber.language.tables import read_table

SHORTEST_HOST = 2
_HYPHENED = re.compile(r"(.*\w)(-(?:nya|ku|mu|lah|kah|pun))", re.IGNORECASE | re.DOTALL)
_ENDING = re.compile(r"(.*\w)(nya|ku|mu|lah|kah|pun)", re.IGNORECASE | re.DOTALL)


@cache
def whole_words() -> frozenset[str]:
    """Return the words, in lower case, that only end as if they had a clitic («hanya», «buku», «telah»)."""
    return frozenset(row["word"] for row in read_table("narasumber.language", "whole_words.tsv", ("ending", "word")))


def split_clitic(word: str) -> tuple[str, str]:
    """Return `word` as host and clitic; the clitic is "" where the word has none.

    A hyphen belongs to the clitic («Instagram|-nya»). Of capitalised words only «-nya» is split, since names
    end as they like («Maluku», «Abdullah»).
    """
    if match := _HYPHENED.fullmatch(word):
        return match[1], match[2]
    match = _ENDING.fullmatch(word)
    if not match or len(match[1]) < SHORTEST_HOST or word.lower().rpartition("-")[2] in whole_words():
        return word, ""
    if match[2].lower() != "nya" and not word.islower():
        return word, ""
    return match[1], match[2]
