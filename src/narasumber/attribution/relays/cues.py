"""The words that say through whom a report came, from `language/data/relay_cues.tsv`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from narasumber.language import DataFileError, read_table

Way = Literal["brought", "bringing", "named", "through", "in", "channel", "echoed", "echoing"]
FILE = "relay_cues.tsv"


@dataclass(frozen=True, slots=True)
class RelayCue:
    """A word before or after a relay; the ways and `sure` are explained in the data file."""

    word: str
    way: Way
    sure: bool


@cache
def relay_cues() -> Mapping[str, RelayCue]:
    """Return the cues by word (lower case).

    Raises:
        DataFileError: a word stands twice, a way is none, `sure` is neither yes nor no.
    """
    cues: dict[str, RelayCue] = {}
    for row in read_table("narasumber.language", FILE, ("word", "way", "sure")):
        word, way = row["word"], row["way"]
        if word in cues or way not in get_args(Way) or row["sure"] not in ("yes", "no"):
            raise DataFileError(
                f"narasumber.language/data/{FILE}: {word}: stands twice, or its way or sureness is none"
            )
        cues[word] = RelayCue(word, way, row["sure"] == "yes")  # type: ignore[arg-type]
    return cues


@cache
def cue_pattern() -> re.Pattern[str]:
    """Return the pattern that finds the cues as whole words."""
    words = sorted(relay_cues(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)
