"""What happens in an article: how much of it tells of political events, and where their words stand.

Annotators list whoever acts or is acted upon in an article's events, so the words of events («menyerang», «sanksi»,
«kunjungan») tell who matters. Both word lists are learned by `training/speakers/fit_selection.py`.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from narasumber.language import WORD_OR_MARK, DataFileError, read_table

PACKAGE = "narasumber.entities"
# The lead: an article says what it is about in its first lines.
LEAD = 600
PREFIX = re.compile(r"(?:meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|di|ber|ter|ke|se)(?=\w{3,}$)")
SUFFIX = re.compile(r"(?<=\w{3})(?:nya|kan|an|i)$")
NASAL = {"meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Strip a word of prefix and suffix, roughly: «menuduh», «tuduhan», «dituduh» all «tuduh»."""
    lower = word.lower()
    found = PREFIX.match(lower)
    if found:
        rest = lower[found.end() :]
        lower = NASAL.get(found[0], "") + rest if rest[0] in "aeiou" else rest
    return SUFFIX.sub("", lower)


@cache
def shipped_words(name: str) -> dict[str, float]:
    """Read a list of stems with weights from the room's `data/`.

    Raises:
        DataFileError: a weight is no number.
    """
    weights: dict[str, float] = {}
    for row in read_table(PACKAGE, name, ("stem", "weight")):
        try:
            weights[row["stem"]] = float(row["weight"])
        except ValueError as error:
            raise DataFileError(f"{PACKAGE}/data/{name}: {row['stem']}: {error}") from error
    return weights


def lead_stems(text: str, title: str | None) -> set[str]:
    """Return the stems of title and lead."""
    return {stem(w) for w in WORD_OR_MARK.findall(f"{title or ''} {text[:LEAD]}") if w[0].isalpha()}


def eventful(text: str, title: str | None, weights: Mapping[str, float] | None = None) -> float:
    """Return the probability that the article tells of political events, from title and lead."""
    weights = shipped_words("eventful.tsv") if weights is None else weights
    total = weights.get("*bias", 0.0) + sum(weights.get(s, 0.0) for s in lead_stems(text, title))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def trigger_weights(words: Sequence[str], weights: Mapping[str, float] | None = None) -> list[float]:
    """Return for each word how much it speaks for an event, 0 for none."""
    weights = shipped_words("triggers.tsv") if weights is None else weights
    return [weights.get(stem(w), 0.0) if w[0].isalpha() else 0.0 for w in words]
