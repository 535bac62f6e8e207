"""`narasumber evaluate`: gold and predictions in, the measures out."""

import json
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from narasumber.article import ArticleError, ReadFailure, translatable
from narasumber.cli.parallel import records
from narasumber.cli.progress import counted
from narasumber.cli.wording import fault_text
from narasumber.evaluation import Fault, Part, Report, evaluate
from narasumber.export import article_of
from narasumber.messages import Language, translation
from narasumber.tagging import MODELS, learned_from

FAILED = 2
PIPED_WIDTH = 100
"""Columns of the table where there is no terminal to ask."""


NOT_ANNOTATED = translatable("line {line}: not an annotated article in the stand-off form")


def run_evaluate(
    gold_path: Path,
    predictions_path: Path | None,
    *,
    list_errors: bool,
    as_json: bool,
    jobs: int,
    model: str,
    keep: float | None,
    language: Language,
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Score and print; return the exit code, 2 when a file can't be read."""
    out, err = out or sys.stdout, err or sys.stderr
    _ = translation(language).gettext
    try:
        gold = read_lines(gold_path)
        if predictions_path:
            predicted = read_lines(predictions_path)
        else:
            analysed = records((article_of(g) for g in gold), model, jobs, keep)
            predicted = [
                dict(record)
                for record in counted(analysed, [str(gold_path)], err, language)
                if not isinstance(record, ReadFailure)
            ]
        report = evaluate(gold, predicted, list_faults=list_errors)
    except BrokenPipeError:
        raise
    except (ArticleError, OSError, BrokenExecutor) as fault:
        print(f"narasumber: {fault_text(fault, language)}", file=err)
        return FAILED
    if report.unanswered and predictions_path:
        said = _("{n} articles have no prediction and count as empty").format(n=len(report.unanswered))
        print(f"narasumber: {said}", file=err)
    if not predictions_path and (seen := _learned(gold, model)):
        said = _("the model was trained on {seen} of these {total} articles: its figures flatter it").format(
            seen=seen, total=len(gold)
        )
        print(f"narasumber: {said}", file=err)
    if as_json:
        out.write(json.dumps(as_data(report, list_errors), ensure_ascii=False, indent=1) + "\n")
    else:
        show(report, out, language, list_errors)
    return 0


def _learned(gold: list[dict[str, Any]], model: str) -> int:
    """Return how many of the articles the model was trained on."""
    seen = learned_from(MODELS / model)
    return sum(str(article["id"]) in seen for article in gold)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a JSON Lines file.

    Raises:
        ArticleError: a line is no annotated article: not JSON, without an id, its text or its statements.
        OSError: there is no such file, or it may not be read.
    """
    articles: list[dict[str, Any]] = []
    with path.open("rb") as lines:
        for n, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                article = json.loads(line.decode("utf-8-sig"))
            except UnicodeDecodeError as fault:
                raise ArticleError(str(path), "line {line}: not UTF-8 text", line=n) from fault
            except (ValueError, RecursionError) as fault:
                raise ArticleError(str(path), "line {line}: broken JSON", line=n) from fault
            if not isinstance(article, dict) or not {"id", "text", "statements"} <= article.keys():
                raise ArticleError(str(path), NOT_ANNOTATED, line=n)
            articles.append(article)
    if not articles:
        raise ArticleError(str(path), "empty; there is nothing to read")
    return articles


def as_data(report: Report, list_errors: bool) -> dict[str, Any]:
    """Return the report as plain data for JSON."""
    data = asdict(report)
    if not list_errors:
        del data["faults"]
    return data


def show(report: Report, out: TextIO, language: Language, list_errors: bool) -> None:
    """Print the report as tables."""
    from narasumber.cli.console import PlainConsole

    _ = translation(language).gettext
    console = PlainConsole(file=out, highlight=False, width=None if out.isatty() else PIPED_WIDTH)
    console.print(_table(report, language))
    if report.statement_calibration:
        found = {"statement": report.statement_calibration, **report.field_calibrations}
        console.print(_("Calibration error (ECE) of confidence:"))
        for field, c in found.items():
            console.print(f"  {field:10} {c.ece:.3f}  (n={c.count})")
    if list_errors:
        for fault in report.faults:
            console.print()
            console.print(_fault_lines(fault, language))


def _table(report: Report, language: Language) -> Any:
    from rich.table import Table

    _ = translation(language).gettext
    names = {"international": _("international"), "other": _("everything else")}
    title = _("{articles} articles, {statements} statements").format(
        articles=report.whole.articles, statements=report.whole.statements
    )
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column(_("measure"), no_wrap=True)
    for heading in ("P", "R", "F1", "95 %", _("gold")):
        table.add_column(heading, justify="right", no_wrap=True)
    for kind, part in report.kinds.items():
        table.add_column(f"F1 {names.get(kind, kind)} ({part.articles})", justify="right")
    for measure, score in report.whole.scores.items():
        low, high = report.whole.intervals[measure]
        table.add_row(
            measure,
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            f"{low:.3f}–{high:.3f}",
            str(score.gold),
            *(_half(part, measure) for part in report.kinds.values()),
        )
    return table


def _half(part: Part, measure: str) -> str:
    return f"{part.scores[measure].f1:.3f}" if part.scores[measure].gold else "–"


def _fault_lines(fault: Fault, language: Language) -> Any:
    from rich.text import Text

    _ = translation(language).gettext
    names = {
        "missed": _("missed"),
        "false": _("false"),
        "extent": _("wrong extent"),
        "speaker": _("wrong speaker"),
        "field": _("wrong {field}").format(field=fault.field),
    }
    lines = Text(f"{names[fault.kind]}", style="bold")
    lines.append(f"  {fault.article} @{fault.start}", style="not bold dim")
    for sign, said, style in (("gold", fault.gold, "green"), ("read", fault.predicted, "red")):
        label = _("gold") if sign == "gold" else _("predicted")
        if said is not None or fault.kind not in ("missed", "false"):
            lines.append(f"\n  {label:9} ", style="not bold dim").append(said or "–", style=f"not bold {style}")
    lines.append(f"\n  {fault.passage}", style="not bold dim")
    return lines
