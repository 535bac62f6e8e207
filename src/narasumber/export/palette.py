"""Colours of speakers on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from narasumber.language import read_table


@dataclass(frozen=True, slots=True)
class Colour:
    """One speaker's colour: ink on the page and wash behind the words, by light and by dark, as #rrggbb."""

    name: str
    ink_light: str
    wash_light: str
    ink_dark: str
    wash_dark: str


@cache
def palette() -> tuple[Colour, ...]:
    """Return the colours in the order in which speakers get them."""
    columns = ("name", "ink_light", "wash_light", "ink_dark", "wash_dark")
    return tuple(Colour(**row) for row in read_table("narasumber.export", "palette.tsv", columns))


def colour_numbers(speakers: Sequence[str]) -> dict[str, int]:
    """Give every speaker, in order of first speech, a colour from 1 on; after the last they begin again."""
    return {speaker: at % len(palette()) + 1 for at, speaker in enumerate(dict.fromkeys(speakers))}
