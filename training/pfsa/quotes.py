"""Quotations among tokens: which marks open, which close, by their neighbours; both may be written alike."""

from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

MARKS = frozenset('"“”„')
FINAL = frozenset(".,?!…")
NO_TURN = 2.5  # what it costs that two opening or two closing marks follow each other


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: its opening mark, and the token behind its closing mark."""

    start: int
    end: int


def evidence(tokens: list[str], at: int, cues: Set[str]) -> float:
    """Say how much speaks for an opening mark at `at` (below nought: a closing one)."""
    before = tokens[at - 1] if at else "."
    after = tokens[at + 1] if at + 1 < len(tokens) else "."
    found = {"“": 1.5, "„": 2.5}.get(tokens[at], 0.0)
    found += 1.0 if after[0].isupper() or after[0].isdigit() else -1.0
    if after.lower() in cues:
        found -= 2.5
    if after in FINAL:
        found -= 2.0
    if before in FINAL and not after[0].isupper():
        found -= 1.5
    if before == ":" or (before == "," and after[0].isupper()):
        found += 1.5
    return found


def quotations(tokens: list[str], cues: Set[str]) -> list[Quoted]:
    """Return the quotations, in order: the likeliest turns of opening and closing marks; `cues` are lower case."""
    marks = [at for at, token in enumerate(tokens) if token in MARKS]
    if not marks:
        return []
    best = [(0.0, ()), (-NO_TURN, ())]  # last mark closes, last mark opens
    for at in marks:
        opens = evidence(tokens, at, cues)
        closed, opened = best
        to_open = max((closed[0], closed[1]), (opened[0] - NO_TURN, opened[1]))
        to_close = max((opened[0], opened[1]), (closed[0] - NO_TURN, closed[1]))
        best = [(to_close[0] - opens, (*to_close[1], at, False)), (to_open[0] + opens, (*to_open[1], at, True))]
    path = max(best)[1]
    turns = list(zip(path[::2], path[1::2], strict=True))
    return [Quoted(start, end + 1) for (start, opens), (end, closes) in pairwise(turns) if opens and not closes]
