"""The commands and their options, in the reader's language. Everything heavy is imported when a command runs."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from narasumber.messages import LANGUAGES, Language, language_of, translation

AS_IS = "\b\n"
"""Before a paragraph of help: keep its line breaks."""
INTERRUPTED = 130
BROKEN_PIPE = 141
WRONG_USAGE = 2
UsageError: Any = typer.BadParameter.__base__
"""Typer brings a Click of its own or takes the one that is installed; this is the right one's."""


class ModelName(StrEnum):
    """How statements are found."""

    default = "default"
    fast = "fast"
    rules = "rules"


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 when all went well, 2 after any failure.

    141 says that the reader of the output left before its end, 130 that the person stopped it.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    language = asked_language(arguments)
    try:
        # Not standalone: Typer's own words for a wrong command line are in one language only.
        code = build_app(language)(args=arguments, prog_name="narasumber", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(INTERRUPTED)
    except UsageError as fault:
        if type(fault).__name__ == "NoArgsIsHelpError":
            fault.show()
        else:
            from narasumber.cli.usage import usage_text

            print(f"narasumber: {usage_text(fault, language)}", file=sys.stderr)
        sys.exit(WRONG_USAGE)
    sys.exit(code)


class Commands(TyperGroup):
    """Commands that end quietly with `BROKEN_PIPE` when the reader of their output has left («| head»).

    Typer would end with 1, as if something had gone wrong, so the error is met before it gets there.
    """

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        """Read the command line; help and version are printed here."""
        with quiet_when_reader_leaves():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with quiet_when_reader_leaves():
            return super().invoke(ctx)


@contextmanager
def quiet_when_reader_leaves() -> Iterator[None]:
    """Turn a broken pipe within into the exit code that a shell gives to programs that SIGPIPE ended.

    Not that signal's default action itself: it would end this process before it stops its workers (-j), and on any
    broken connection.
    """
    try:
        try:
            yield
        finally:
            # What is still held back would break only while Python exits, where it can't be kept quiet.
            sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        raise typer.Exit(BROKEN_PIPE) from None


def asked_language(arguments: list[str]) -> Language:
    """Return the language of `--lang` on a command line, else that of the locale."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or next(iter(arguments[at + 1 : at + 2]), "")
            return next((language for language in LANGUAGES if language == value), language_of())
    return language_of()


def build_app(language: Language) -> typer.Typer:
    """Return the application with its help in `language`."""
    _ = translation(language).gettext
    app = typer.Typer(
        cls=Commands,
        help=_("Read Indonesian news and say who said what, through whom, and when, with the evidence."),
        # Plain help starts in a tenth of a second; Rich's takes three times as long.
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    def show_version(asked: bool) -> None:
        if asked:
            from importlib.metadata import version

            typer.echo(f"narasumber {version('narasumber')}")
            raise typer.Exit

    keep_help = _("Drop statements less sure than this: higher for precision, lower for recall.")
    model_help = _(
        "How statements are found: default, learned; fast, many times as quick, at present by the rules alone; rules."
    )
    lang_help = _("Language of messages and pages: id or en.")

    @app.callback()
    def root(
        version: Annotated[
            bool,
            typer.Option("--version", callback=show_version, is_eager=True, help=_("Show the version.")),
        ] = False,
        lang: Annotated[str | None, typer.Option("--lang", metavar="id|en", help=lang_help)] = None,
    ) -> None:
        pass

    @app.command(
        help=_("Print the statements of articles: text, HTML, JSON, JSON Lines, folders, URLs."),
        epilog=AS_IS
        + _(
            "Examples:\n"
            "  narasumber read article.txt\n"
            "  narasumber read page.html --html out.html\n"
            "  narasumber read archive.jsonl --standoff -j 4 > statements.jsonl\n"
            "  narasumber read article.txt --keep 0.8\n"
            "  curl -s https://example.com/news | narasumber read - --json"
        ),
    )
    def read(
        sources: Annotated[
            list[str],
            typer.Argument(metavar="FILE", help=_("Files, folders or URLs; - is standard input.")),
        ],
        as_json: Annotated[
            bool, typer.Option("--json", help=_("JSON: an object; a list of objects for several articles."))
        ] = False,
        as_jsonl: Annotated[bool, typer.Option("--jsonl", help=_("JSON Lines: one article a line."))] = False,
        as_standoff: Annotated[
            bool, typer.Option("--standoff", help=_("The corpus's stand-off form, one article a line."))
        ] = False,
        html: Annotated[
            Path | None,
            typer.Option(
                "--html",
                metavar="FILE",
                help=_("Also write a page to read; a folder when there are several articles."),
            ),
        ] = None,
        jobs: Annotated[
            int, typer.Option("-j", "--jobs", min=0, metavar="N", help=_("Processes; 0 for one per core."))
        ] = 1,
        url: Annotated[bool, typer.Option("--url", help=_("Allow fetching URLs from the network."))] = False,
        model: Annotated[ModelName, typer.Option("--model", help=model_help)] = ModelName.default,
        keep: Annotated[
            float | None, typer.Option("--keep", min=0, max=1, metavar="P", help=keep_help, show_default=False)
        ] = None,
        lang: Annotated[str | None, typer.Option("--lang", metavar="id|en", help=lang_help)] = None,
    ) -> None:
        from narasumber.cli.reading import Output, ReadRequest, run_read

        chosen = [
            output
            for output, asked in (
                (Output.JSON, as_json),
                (Output.JSONL, as_jsonl),
                (Output.STANDOFF, as_standoff),
            )
            if asked
        ]
        if len(chosen) > 1:
            raise typer.BadParameter(_("choose one of --json, --jsonl and --standoff"))
        request = ReadRequest(
            sources=sources,
            output=chosen[0] if chosen else Output.TERMINAL,
            page=html,
            # A page is in Indonesian unless asked otherwise, like the news it shows; the terminal follows the locale.
            page_language=language if _said_language() else "id",
            jobs=jobs or os.cpu_count() or 1,
            allow_network=url,
            model=model.value,
            keep=keep,
            language=language,
        )
        raise typer.Exit(run_read(request))

    @app.command(
        help=_("Score predictions against gold in the stand-off form, with bootstrap intervals."),
        epilog=AS_IS
        + _(
            "Examples:\n"
            "  narasumber evaluate dev.jsonl\n"
            "  narasumber evaluate dev.jsonl --predictions mine.jsonl --errors"
        ),
    )
    def evaluate(
        gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help=_("Annotated articles."))],
        predictions: Annotated[
            Path | None,
            typer.Option(
                "--predictions",
                metavar="FILE",
                help=_("Predictions, from read --standoff or --jsonl; without it the articles are read now."),
            ),
        ] = None,
        errors: Annotated[bool, typer.Option("--errors", help=_("List every error."))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON."))] = False,
        jobs: Annotated[
            int, typer.Option("-j", "--jobs", min=0, metavar="N", help=_("Processes; 0 for one per core."))
        ] = 1,
        model: Annotated[ModelName, typer.Option("--model", help=model_help)] = ModelName.default,
        keep: Annotated[
            float | None, typer.Option("--keep", min=0, max=1, metavar="P", help=keep_help, show_default=False)
        ] = None,
        lang: Annotated[str | None, typer.Option("--lang", metavar="id|en", help=lang_help)] = None,
    ) -> None:
        from narasumber.cli.scoring import run_evaluate

        raise typer.Exit(
            run_evaluate(
                gold,
                predictions,
                list_errors=errors,
                as_json=as_json,
                jobs=jobs or os.cpu_count() or 1,
                model=model.value,
                keep=keep,
                language=language,
            )
        )

    return app


def _said_language() -> bool:
    return any(argument.partition("=")[0] == "--lang" for argument in sys.argv[1:])
