"""Marks over a text turned into nested HTML: overlapping marks are split, everything else is escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to be marked, in characters.

    `id` goes on the first piece only. `lead` is drawn before the first piece, `follow` before the first piece of
    every later block. `href` makes it a link, unless it stands within one. Where two marks cover the same stretch,
    the one with the lower `rank` is outside.
    """

    start: int
    end: int
    classes: str
    id: str | None = None
    href: str | None = None
    label: str | None = None
    tag: str = "span"
    rank: int = 0
    lead: Markup = NOTHING
    follow: Markup = NOTHING


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """Return `text[start:end]` as HTML with the marks that touch it, properly nested.

    A mark that crosses another's edge is closed there and opened again, so that any set of marks gives valid HTML.
    """
    inside = [m for m in marks if m.start < end and start < m.end and m.start < m.end]
    edges = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    opens: dict[int, list[Mark]] = {}
    for mark in inside:
        opens.setdefault(max(mark.start, start), []).append(mark)
    out: list[Markup] = []
    stack: list[tuple[Mark, str]] = []

    def open_mark(mark: Mark, *, first: bool) -> None:
        in_link = any(tag == "a" for _, tag in stack)
        tag = "a" if mark.href and not in_link else mark.tag
        begins = first and mark.start >= start
        out.append(_opening(mark, tag, begins=begins))
        stack.append((mark, tag))
        if first and not in_link and tag != "a":
            out.append(mark.lead if begins else mark.follow)

    for at, following in zip(edges, [*edges[1:], end], strict=True):
        while stack and stack[-1][0].end <= at:
            out.append(Markup(f"</{stack.pop()[1]}>"))
        for mark in sorted(opens.get(at, []), key=_outermost_first):
            # Ends never grow towards the top of the stack: what ends sooner moves inside the longer mark.
            shorter: list[Mark] = []
            while stack and stack[-1][0].end < mark.end:
                closed, tag = stack.pop()
                out.append(Markup(f"</{tag}>"))
                shorter.append(closed)
            open_mark(mark, first=True)
            for again in reversed(shorter):
                open_mark(again, first=False)
        out.append(escape(text[at:following]))
    while stack:
        out.append(Markup(f"</{stack.pop()[1]}>"))
    return Markup("").join(out)


def _outermost_first(mark: Mark) -> tuple[int, int]:
    return (-mark.end, mark.rank)


def _opening(mark: Mark, tag: str, *, begins: bool) -> Markup:
    attributes = [("class", mark.classes)]
    if begins and mark.id:
        attributes.append(("id", mark.id))
    if tag == "a" and mark.href:
        attributes.append(("href", mark.href))
    if mark.label:
        attributes.append(("title", mark.label))
    inner = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes)
    return Markup("<{}{}>").format(Markup(tag), inner)


def blocks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs, and between them every line that no paragraph covers, in order; nothing is lost."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(paragraphs), (len(text), len(text))]:
        start = max(start, at)
        found += _lines(text, at, start)
        if end > start and text[start:end].strip():
            found.append((start, end))
        at = max(at, end)
    return found


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines
