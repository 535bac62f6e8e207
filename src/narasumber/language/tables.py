"""Reading the reviewed data files: tab-separated, one header line, `#` comments, checked on load."""

from collections.abc import Sequence
from importlib.resources import files


class DataFileError(ValueError):
    """A data file breaks its own rules; the message names file, line and fault."""


def read_table(package: str, name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of `package`'s `data/name` as dicts, in file order.

    `columns` are the columns the caller relies on; the header must name exactly these. Empty cells are "".

    Raises:
        DataFileError: header or row has the wrong columns, or a row is repeated.
    """
    lines = (files(package) / "data" / name).read_text(encoding="utf8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered or numbered[0][1].split("\t") != list(columns):
        raise DataFileError(f"{package}/data/{name}: the first line must name the columns {', '.join(columns)}")
    rows: list[dict[str, str]] = []
    seen: dict[str, int] = {}
    for n, line in numbered[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (len(columns) - len(cells))
        if len(cells) > len(columns):
            raise DataFileError(f"{package}/data/{name}:{n}: {len(cells)} cells where {len(columns)} are named")
        key = "\t".join(cells)
        if key in seen:
            raise DataFileError(f"{package}/data/{name}:{n}: repeats line {seen[key]}")
        seen[key] = n
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows
