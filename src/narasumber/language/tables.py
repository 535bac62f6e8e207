"""Reading the reviewed data files: tab-separated, one header line, `#` comments, checked on load."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files


class DataFileError(ValueError):
    """A data file breaks its own rules; the message names file, line and fault."""


def read_table(package: str, name: str, columns: Sequence[str]) -> Sequence[Mapping[str, str]]:
    """Return the rows of `package`'s `data/name` as dicts, in file order; not to be changed.

    `columns` are the columns the caller relies on; the header must name exactly these. Empty cells are "".

    Raises:
        DataFileError: header or row has the wrong columns, or a row is repeated.
    """
    return _read_table(package, name, tuple(columns))


@lru_cache(maxsize=8)  # some files hold several lists, each asked for by itself
def _read_table(package: str, name: str, columns: tuple[str, ...]) -> Sequence[Mapping[str, str]]:
    lines = (files(package) / "data" / name).read_text(encoding="utf8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered or numbered[0][1].split("\t") != list(columns):
        raise DataFileError(f"{package}/data/{name}: the first line must name the columns {', '.join(columns)}")
    rows: list[Mapping[str, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    width = len(columns)
    for n, line in numbered[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > width:
            raise DataFileError(f"{package}/data/{name}:{n}: {len(cells)} cells where {width} are named")
        cells += [""] * (width - len(cells))
        if (first := seen.setdefault(tuple(cells), n)) != n:
            raise DataFileError(f"{package}/data/{name}:{n}: repeats line {first}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows
