"""The progress bar, on standard error, where there is more than one article and somebody to see it."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO, TypeVar

from narasumber.messages import Language, translation

T = TypeVar("T")
ONE_A_LINE = (".jsonl", ".ndjson")


def counted(items: Iterable[T], sources: list[str], err: TextIO, language: Language) -> Iterator[T]:
    """Yield the items unchanged, drawing a bar from the second one on if `err` is a terminal."""
    if not err.isatty():
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from narasumber.cli.console import PlainConsole

    iterator = iter(items)
    first = list(zip(range(2), iterator, strict=False))
    if len(first) < 2:
        yield from (item for _, item in first)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=PlainConsole(file=err), transient=True) as progress:
        label = translation(language).gettext("Reading")
        task = progress.add_task(label, total=expected_total(sources))
        for item in chain((item for _, item in first), iterator):
            yield item
            progress.advance(task)


def expected_total(sources: list[str]) -> int | None:
    """Return how many articles the sources seem to hold, cheaply; None where that can't be known before reading."""
    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or "://" in source:
            return None
        if path.is_dir():
            total += sum(child.is_file() for child in path.iterdir())
        elif path.suffix.lower() in ONE_A_LINE and path.is_file():
            with path.open("rb") as lines:
                total += sum(1 for line in lines if line.strip())
        elif path.suffix.lower() == ".json" and path.is_file():
            total += _json_length(path)
        else:
            total += 1
    return total


def _json_length(path: Path) -> int:
    try:
        value = json.loads(path.read_bytes())
    except ValueError:
        return 1
    return len(value) if isinstance(value, list) else 1
