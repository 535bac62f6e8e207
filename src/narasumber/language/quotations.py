"""Quotation segments that survive curly, straight, doubled, missing and nested marks.

The marks of a paragraph are read from left to right with a stack of those open. A mark that leans neither way,
or the wrong way, is decided by what is open and by the marks that follow; what had to be guessed is said in
`doubt`. A quotation that its paragraph leaves open goes on in the next one where that repeats the mark, or
closes what it never opened.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from narasumber.article import TextSpan
from narasumber.language.marks import CLOSING, OPENING, Mark, find_marks
from narasumber.language.paragraphs import blocks

CLOSING_MISSING = "closing mark missing"
OPENING_MISSING = "opening mark missing"
NOT_REPEATED = "opening mark not repeated in this paragraph"
DIFFERENT = "opening and closing mark differ"
WRONG_WAY = "closing mark stands as if it opened"
NEXT_LINE = "closing mark stands on the next line"

LOOK_AHEAD = 16
PARAGRAPHS_AHEAD = 3
SCARE_WORDS = 4
NEAR = 4
NARRATION = re.compile(r",\s+[a-z]+(?:nya\b|\s+[A-Z])")
SENTENCE_END = re.compile(r"[.?!…]\s+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of one paragraph.

    `outer` includes the marks, `inner` does not (where a mark is missing they agree on that side);
    `doubt` says what is unsure, or None; `continues` says that the next paragraph goes on with it, as the
    next quotation of the list that is not nested in this one.
    """

    outer: TextSpan
    inner: TextSpan
    doubt: str | None = None
    continues: bool = False


Carry = Literal["nothing", "unmarked", "closed"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, its marks, and the double ones among them."""

    start: int
    end: int
    marks: Sequence[Mark]
    doubles: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Open:
    """A quotation that was opened, with its words from `inner` on."""

    start: int
    inner: int
    mark: Mark | None
    double: bool
    doubt: str | None = None


def find_quotations(text: str, paragraphs: Sequence[TextSpan] | None = None) -> list[Quotation]:
    """Return the quotations of `text` ordered by start, an outer one before those nested in it.

    Without `paragraphs` every line is one. Never raises; takes time linear in the length of the text.
    """
    lines = _lines(text, paragraphs)
    found: list[Quotation] = []
    carry: Carry = "nothing"
    for number in range(len(lines)):
        carry = Reader(text, lines, number, found).read(carry)
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return found


def is_scare(quotation: Quotation, text: str) -> bool:
    """Say whether `quotation` is a word or two set off («disebut "hoaks"»), not somebody's sentence.

    In the annotated training articles 160 of 168 such quotations are not direct speech.
    """
    words = quotation.inner.of(text).split()
    if not 0 < len(words) <= SCARE_WORDS or quotation.continues or words[-1][-1] in ",.?!…":
        return False
    before = text[max(0, quotation.outer.start - NEAR) : quotation.outer.start].rstrip()
    introduced = before[-1:] in (",", ":") and before[-2:-1].isalnum()
    return not introduced


def _lines(text: str, paragraphs: Sequence[TextSpan] | None) -> list[Line]:
    """Return the paragraphs with the marks in each."""
    lines = []
    marks = list(find_marks(text))
    at = 0
    for block in blocks(text, paragraphs):
        while at < len(marks) and marks[at].start < block.start:
            at += 1
        first = at
        while at < len(marks) and marks[at].end <= block.end:
            at += 1
        inside = marks[first:at]
        lines.append(Line(block.start, block.end, inside, [mark for mark in inside if mark.double]))
    return lines


@dataclass(slots=True)
class Reader:
    """Reads one line: keeps what is open, adds what closes to `found`."""

    text: str
    lines: Sequence[Line]
    number: int
    found: list[Quotation]
    stack: list[Open] = field(default_factory=list)
    at: int = 0
    cleared: int = 0

    @property
    def line(self) -> Line:
        """The line being read."""
        return self.lines[self.number]

    def read(self, carry: Carry) -> Carry:
        """Read the line, given what the line before left to it; say what is left to the next."""
        self.cleared = self.line.start
        marks = self.line.marks
        if carry == "unmarked":
            self.stack.append(Open(self.line.start, self.line.start, None, True, NOT_REPEATED))
        elif carry == "closed":
            closing = self.line.doubles[0]
            marks = [mark for mark in marks if mark.start > closing.start]
            self.at = 1
            self.cleared = closing.end
        for mark in marks:
            if mark.double:
                self.at += 1
                self.read_double(mark)
            else:
                self.read_single(mark)
        return self.finish()

    def next_lean(self) -> str | None:
        """Return how the next double mark of the line leans; None where there is none."""
        doubles = self.line.doubles
        return doubles[self.at].lean if self.at < len(doubles) else None

    def read_single(self, mark: Mark) -> None:
        """Take a single mark: it opens only on trial, an apostrophe closes nothing."""
        opened = bool(self.stack) and not self.stack[-1].double
        if mark.lean == "open" or (mark.lean == "either" and not opened and mark.before in (",", ":")):
            if opened:
                self.stack.pop()
            self.stack.append(Open(mark.start, mark.end, mark, False))
        elif opened:
            self.close(mark)

    def read_double(self, mark: Mark) -> None:
        """Take a double mark."""
        if not any(entry.double for entry in self.stack):
            self.read_outside(mark)
        elif mark.lean == "open":
            self.read_opening_inside(mark)
        else:
            self.read_closing(mark)

    def read_outside(self, mark: Mark) -> None:
        """Take a double mark where none is open."""
        following = self.next_lean()
        if mark.start == self.line.start and following in (None, "open") and self.is_left_over(mark):
            return
        stray = mark.lean == "close" or (mark.lean == "either" and mark.after in tuple(",;:?!)"))
        if not stray or (mark.lean == "either" and following in ("close", "either")):
            self.push(mark)
        elif self.stack:
            self.close(mark, DIFFERENT)
        elif mark.before in tuple(",:") and following == "close" and self.follows(mark).isupper():
            self.push(mark)
        else:
            self.open_late(mark)

    def read_opening_inside(self, mark: Mark) -> None:
        """Take a mark that leans to open within an open quotation: nested, or one of the two is wrong."""
        depth = sum(entry.double for entry in self.stack)
        if depth == 1 and self.balances():
            self.push(mark)
            return
        ended = self.precedes(mark) in tuple(",.?!…")
        if ended and mark.after.islower():
            self.close(mark, WRONG_WAY)
            return
        if ended and self.shape(mark) in CLOSING and self.opened_shape() in OPENING:
            self.close(mark, WRONG_WAY)
            return
        self.give_up(mark.start, repeated=ended and mark.after.isupper())
        self.push(mark)

    def read_closing(self, mark: Mark) -> None:
        """Take a mark that leans to close, or neither way, within an open quotation."""
        depth = sum(entry.double for entry in self.stack)
        if not self.stack[-1].double:
            if self.next_lean() == "close" and self.shape(mark) in CLOSING:
                self.close(mark, DIFFERENT)
                return
            self.stack.pop()
        if mark.lean == "either":
            if mark.glued and self.shape(mark) in OPENING and self.next_lean() == "close" and mark.after.isupper():
                self.give_up(mark.start)
                self.push(mark)
                return
        elif mark.before.isdigit() and self.shape(mark) == '"' and self.next_lean() == "close" and depth == 1:
            return  # an inch mark: «layar 6,1" itu»
        self.close(mark)

    def balances(self) -> bool:
        """Say whether two quotations open now would both be closed by the marks that follow."""
        depth = 2
        for mark in self.line.doubles[self.at : self.at + LOOK_AHEAD]:
            depth += 1 if mark.lean == "open" else -1
            if depth == 0:
                return True
        return False

    def push(self, mark: Mark) -> None:
        """Open a quotation."""
        self.stack.append(Open(mark.start, mark.end, mark, True))

    def close(self, mark: Mark, doubt: str | None = None) -> None:
        """Close the innermost open quotation with `mark`."""
        entry = self.stack.pop()
        self.cleared = mark.end
        self.add(entry.start, mark.end, entry.inner, mark.start, entry.doubt or doubt)

    def give_up(self, end: int, repeated: bool = False) -> None:
        """End all that is open before `end`, for want of a closing mark.

        `repeated`: the mark at `end` may open the same quotation again, unless a clause like «, kata Budi» came
        between.
        """
        for entry in self.stack:
            if entry.double:
                goes_on = repeated and not NARRATION.search(self.text, entry.inner, end)
                self.add(entry.start, end, entry.inner, end, CLOSING_MISSING, goes_on)
        self.stack.clear()
        self.cleared = end

    def open_late(self, mark: Mark) -> None:
        """Take a closing mark that nothing opened: what it closes begins after what was quoted before."""
        start = self.cleared
        self.cleared = mark.end
        if start > self.line.start:
            boundary = SENTENCE_END.search(self.text, start, mark.start)
            if boundary is None:
                return
            start = boundary.end()
        if self.precedes(mark) in tuple(",.?!…"):
            self.stack.clear()
            self.add(start, mark.end, start, mark.start, OPENING_MISSING)

    def add(self, start: int, end: int, inner: int, inner_end: int, doubt: str | None, goes_on: bool = False) -> None:
        """Add a quotation without the blanks at the edges that lack a mark; one without words is none."""
        words = self.text[inner:inner_end]
        if not words.strip(" \t\r\n\xa0,.;:"):
            return
        if end == inner_end:
            end = inner_end = inner + len(words.rstrip())
        self.found.append(Quotation(TextSpan(start, end), TextSpan(inner, inner_end), doubt, goes_on))

    def finish(self) -> Carry:
        """Settle what the line leaves open; say what that means for the next line."""
        entries = [entry for entry in self.stack if entry.double]
        if not entries:
            return "nothing"
        end = self.line.end
        for entry in entries[1:]:
            self.add(entry.start, end, entry.inner, end, CLOSING_MISSING)
        first = entries[0]
        following = self.lines[self.number + 1] if self.number + 1 < len(self.lines) else None
        opening = self.opening_mark(following) if following else None
        if opening and self.is_left_over(opening):
            self.add(first.start, opening.end, first.inner, end, NEXT_LINE)
            return "closed"
        if opening:
            self.add(first.start, end, first.inner, end, first.doubt, goes_on=True)
            return "nothing"
        if self.closes_later():
            self.add(first.start, end, first.inner, end, first.doubt, goes_on=True)
            return "unmarked"
        self.add(first.start, end, first.inner, end, CLOSING_MISSING)
        return "nothing"

    def closes_later(self) -> bool:
        """Say whether the next line with double marks begins with one that closes."""
        for line in self.lines[self.number + 1 : self.number + 1 + PARAGRAPHS_AHEAD]:
            if line.doubles:
                opening = self.opening_mark(line)
                return self.is_left_over(opening) if opening else line.doubles[0].lean == "close"
        return False

    def opening_mark(self, line: Line) -> Mark | None:
        """Return the double mark at the very start of `line`, where there is one (a single one may precede)."""
        mark = line.doubles[0] if line.doubles else None
        return mark if mark and mark.start - line.start <= 1 and mark.before == "" else None

    def is_left_over(self, mark: Mark) -> bool:
        """Say whether `mark` at the start of a line closes the line before: «" imbuh dia.»."""
        following = self.follows(mark)
        return mark.after.isspace() and not (following.isupper() or following.isdigit())

    def shape(self, mark: Mark) -> str:
        """Return the first character of `mark`."""
        return self.text[mark.start]

    def opened_shape(self) -> str:
        """Return the first character of the mark that opened the innermost quotation."""
        entry = self.stack[-1]
        return self.shape(entry.mark) if entry.mark else '"'

    def follows(self, mark: Mark) -> str:
        """Return the first character after `mark` that is no blank, "" where none is near."""
        return self.text[mark.end : mark.end + NEAR].strip()[:1]

    def precedes(self, mark: Mark) -> str:
        """Return the last character before `mark` that is no blank, "" where none is near."""
        return self.text[max(0, mark.start - NEAR) : mark.start].strip()[-1:]
