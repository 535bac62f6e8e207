"""Cue words: what signals in Indonesian that somebody's words are being given («mengatakan», «katanya», «menurut»)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from narasumber.language.tables import DataFileError, read_table

CueFrame = Literal["active", "quotative", "clitic", "passive", "agentive", "fore"]

FILE = "cues.tsv"
COLUMNS = ("cue", "kind", "frame", "seen", "right")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in one frame: where its speaker and the words stand.

    active: speaker before, words after · quotative: words before, speaker after («…, kata X») · clitic: words before,
    speaker in -nya · passive: words around («X diduga …») · agentive: «Hal itu disampaikan X» · fore: «Menurut X, …».
    `seen` counts the form in the training articles, `right` how often it signalled a statement there.
    """

    form: str
    kind: str
    frame: CueFrame
    seen: int
    right: int

    @property
    def words(self) -> tuple[str, ...]:
        """The form's words, lower case."""
        return tuple(self.form.split())

    @property
    def precision(self) -> float:
        """Share of occurrences that are cues, drawn to one half where the form was seldom seen."""
        return (self.right + 1.0) / (self.seen + 2.0)


@cache
def cue_lexicon() -> Mapping[str, tuple[Cue, ...]]:
    """Return the cues by their first word, longest first.

    Raises:
        DataFileError: the data file names an unknown frame or a count that is no number.
    """
    by_first: dict[str, list[Cue]] = defaultdict(list)
    for row in read_table("narasumber.language", FILE, COLUMNS):
        if row["frame"] not in get_args(CueFrame):
            raise DataFileError(f"{FILE}: {row['cue']}: unknown frame {row['frame']!r}")
        if not (row["seen"].isdigit() and row["right"].isdigit()):
            raise DataFileError(f"{FILE}: {row['cue']}: seen and right must be whole numbers")
        frame = cast(CueFrame, row["frame"])
        cue = Cue(row["cue"], row["kind"], frame, int(row["seen"]), int(row["right"]))
        by_first[cue.words[0]].append(cue)
    return {first: tuple(sorted(cues, key=lambda c: -len(c.words))) for first, cues in by_first.items()}


def match_cue(words: Sequence[str], at: int, frames: Collection[str]) -> Cue | None:
    """Return the longest cue of one of the `frames` that stands at `words[at]` (lower case), or None."""
    for cue in cue_lexicon().get(words[at], ()):
        if cue.frame in frames and tuple(words[at : at + len(cue.words)]) == cue.words:
            return cue
    return None


@cache
def cue_precision(form: str) -> float:
    """Return the best precision of a form among its frames; one half where it is unknown."""
    if not form:
        return 0.5
    known = [cue.precision for cue in cue_lexicon().get(form.split()[0], ()) if cue.form == form]
    return max(known, default=0.5)
