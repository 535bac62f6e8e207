"""Abbreviations that keep their full stop: titles, ranks, degrees, address words, firms."""

from functools import cache
from typing import Literal, get_args

from narasumber.language.tables import DataFileError, read_table

Follow = Literal["always", "may"]


@cache
def abbreviations() -> dict[str, Follow]:
    """Map each abbreviation, without its full stop, to whether its sentence goes on.

    "always": something follows («dr. Boyke»); "may": it can close a sentence («beras, gula, dll. Ia …»).
    One written with a capital counts only with a capital.

    Raises:
        DataFileError: `abbreviations.tsv` says neither.
    """
    found: dict[str, Follow] = {}
    for row in read_table("narasumber.language", "abbreviations.tsv", ("abbreviation", "goes on", "meaning")):
        if row["goes on"] not in get_args(Follow):
            raise DataFileError(
                f"narasumber.language/data/abbreviations.tsv: {row['abbreviation']}: "
                f"no such answer as {row['goes on']!r}"
            )
        found[row["abbreviation"]] = "always" if row["goes on"] == "always" else "may"
    return found


def abbreviation(word: str) -> Follow | None:
    """Return whether a sentence goes on after `word` with a full stop; None where `word` is no abbreviation."""
    listed = abbreviations()
    if word[:1].isupper():
        return listed.get(word) or listed.get(word.capitalize()) or listed.get(word.lower())
    return listed.get(word)
