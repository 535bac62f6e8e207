"""What `narasumber read` writes, one writer for each form; a writer takes records one by one and then closes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TextIO

from narasumber.cli.console import PlainConsole
from narasumber.cli.terminal import article_view
from narasumber.export import ArticleRecord, page, to_json
from narasumber.messages import Language, translation


class Writer(Protocol):
    """Takes the records of a run in order."""

    def write(self, record: ArticleRecord) -> None:
        """Write one article."""

    def close(self) -> None:
        """Write what comes after the last."""


class LineWriter:
    """One article a line, in the form that `form` gives."""

    def __init__(self, out: TextIO, form: Callable[[Any], str]) -> None:
        self.out = out
        self.form = form

    def write(self, record: ArticleRecord) -> None:
        """Write one line, at once, so that a reader of the pipe can begin."""
        self.out.write(self.form(record) + "\n")
        self.out.flush()

    def close(self) -> None:
        """Nothing comes after the last line."""


class JsonWriter:
    """Indented JSON: one article is an object, several are a list. Holds one article, however many there are."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.first: ArticleRecord | None = None
        self.count = 0

    def write(self, record: ArticleRecord) -> None:
        """Hold the first article back until it is known whether there are several."""
        self.count += 1
        if self.count == 1:
            self.first = record
            return
        if self.first is not None:
            self.out.write("[\n" + to_json(self.first, indent=2))
            self.first = None
        self.out.write(",\n" + to_json(record, indent=2))

    def close(self) -> None:
        """Write the only article, or close the list."""
        if self.first is not None:
            self.out.write(to_json(self.first, indent=2) + "\n")
        elif self.count > 1:
            self.out.write("\n]\n")


class TerminalWriter:
    """Statements for a person at a terminal."""

    def __init__(self, out: TextIO, language: Language) -> None:
        self.console = PlainConsole(file=out, highlight=False, soft_wrap=False)
        self.language = language
        self.count = 0

    def write(self, record: ArticleRecord) -> None:
        """Print one article, set off from the one before."""
        if self.count:
            self.console.print()
        self.count += 1
        self.console.print(article_view(record, self.language))

    def close(self) -> None:
        """Nothing comes after the last article."""


class PageWriter:
    """One HTML page in the named file; several pages in a folder when the name is one (no «.html» at its end)."""

    def __init__(self, path: Path, page_language: Language, notes: TextIO, language: Language) -> None:
        self.path = path
        self.page_language = page_language
        self.notes = notes
        self.gettext = translation(language).gettext
        self.as_folder = path.is_dir() or path.suffix.lower() not in (".html", ".htm")
        self.written: dict[str, int] = {}

    def write(self, record: ArticleRecord) -> None:
        """Write one page and name it.

        Raises:
            OSError: the page can't be written, or a second one would take the first one's file.
        """
        _ = self.gettext
        path = self._place(record)
        if path is None:
            fault = _("there are several articles: name a folder after --html")
            raise OSError(None, fault, str(self.path))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(record, self.page_language), encoding="utf8")
        print(_("Page written: {path}").format(path=path), file=self.notes)

    def close(self) -> None:
        """Nothing comes after the last page."""

    def _place(self, record: ArticleRecord) -> Path | None:
        if not self.as_folder:
            self.written[""] = self.written.get("", 0) + 1
            return self.path if self.written[""] == 1 else None
        name = re.sub(r"[^\w.-]+", "-", record["id"] or record["title"] or "article").strip("-.")[:80] or "article"
        self.written[name] = self.written.get(name, 0) + 1
        suffix = f"-{self.written[name]}" if self.written[name] > 1 else ""
        return self.path / f"{name}{suffix}.html"
