"""The labels of the learned layers, in the order of the model's outputs."""


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the BIO tags over `kinds`: O first, then B and I of each kind."""
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


CUE = bio(("cue",))
MENTION = bio(("PER", "ORG", "GPE", "MEDIA", "GROUP"))
ROLE = bio(("role", "affiliation"))
CONTENT = bio(("direct", "indirect", "mixed"))
ARGUMENT = bio(("content", "source", "addressee", "time", "place", "via"))

REACH = 48


def distance(piece: int, cue_start: int, cue_end: int) -> int:
    """Bucket how far `piece` stands from the cue (pieces `cue_start` up to `cue_end`): 0 to 2 * REACH, REACH on it."""
    if piece < cue_start:
        return max(0, REACH - (cue_start - piece))
    if piece >= cue_end:
        return min(2 * REACH, REACH + (piece - cue_end + 1))
    return REACH
