"""`narasumber read`: sources in, statements out, failures named."""

import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from narasumber.article import Article, ReadFailure, read_articles
from narasumber.cli.outputs import JsonWriter, LineWriter, PageWriter, TerminalWriter, Writer
from narasumber.cli.parallel import records
from narasumber.cli.progress import counted
from narasumber.cli.wording import failure_text, fault_text, input_name
from narasumber.export import to_json, to_standoff_json
from narasumber.messages import Language, translation

FAILED = 2


class Output(StrEnum):
    """What is printed on standard output."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    STANDOFF = "standoff"


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Everything the `read` command was asked."""

    sources: list[str]
    output: Output
    page: Path | None
    page_language: Language
    jobs: int
    allow_network: bool
    model: str
    keep: float | None
    language: Language


def run_read(request: ReadRequest, out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Read every source and write what was asked; return the exit code, 2 if anything could not be read."""
    out, err = out or sys.stdout, err or sys.stderr
    ngettext = translation(request.language).ngettext
    writers = _writers(request, out)
    failures: list[ReadFailure] = []
    done = 0
    try:
        analysed = records(_items(request), request.model, request.jobs, request.keep)
        for item in counted(analysed, request.sources, err, request.language):
            if isinstance(item, ReadFailure):
                failures.append(item)
                print(f"narasumber: {failure_text(item, request.language)}", file=err)
                continue
            done += 1
            for writer in writers:
                writer.write(item)
        for writer in writers:
            writer.close()
    except BrokenPipeError:
        raise
    except (OSError, BrokenExecutor) as fault:
        print(f"narasumber: {fault_text(fault, request.language)}", file=err)
        return FAILED
    if not failures:
        return 0
    total = done + len(failures)
    if total > 1:
        line = ngettext("{failed} of {total} could not be read:", "{failed} of {total} could not be read:", total)
        names = ", ".join(input_name(failure.input, request.language) for failure in failures)
        print(f"narasumber: {line.format(failed=len(failures), total=total)} {names}", file=err)
    return FAILED


def _items(request: ReadRequest) -> Iterator[Article | ReadFailure]:
    for source in request.sources:
        yield from read_articles(source, allow_network=request.allow_network)


def _writers(request: ReadRequest, out: TextIO) -> list[Writer]:
    printed: Writer
    match request.output:
        case Output.JSON:
            printed = JsonWriter(out)
        case Output.JSONL:
            printed = LineWriter(out, to_json)
        case Output.STANDOFF:
            printed = LineWriter(out, to_standoff_json)
        case Output.TERMINAL:
            printed = TerminalWriter(out, request.language)
    if request.page is None:
        return [printed]
    return [printed, PageWriter(request.page, request.page_language, sys.stderr, request.language)]
