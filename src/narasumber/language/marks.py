"""The quotation marks of a text, each with the way in which its shape and the blanks beside it make it lean.

Newsrooms type «“», «”», «"», «''» and «’’» for both ends, so the blanks say more than the shape does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Lean = Literal["open", "close", "either"]

OPENING = frozenset("“„‟«‹‘‚‛`,〝")
CLOSING = frozenset("”»›’´〞")
_DOUBLE = "''|[‘’]{2}|``|´´|(?<![^\\s(]),,(?=\\w)|[\"＂]{1,2}|[“”„‟«»〝〞]"
_SINGLE = "['‘’‚‛`´‹›]"
_MARK = re.compile(rf"(?P<double>{_DOUBLE})|{_SINGLE}")
_ANY = frozenset("\"＂“”„‟«»〝〞'‘’‚‛`´‹›")
_BEFORE_OPENING = frozenset("([{-–—/:=")
_AFTER_CLOSING = frozenset(".,;:?!…)]}-–—/")
LONGEST_RUN = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: `before` and `after` are the characters beside its run of marks, "" at a line's edge."""

    start: int
    end: int
    double: bool
    before: str
    after: str
    lean: Lean

    @property
    def glued(self) -> bool:
        """Say whether a blank stands on neither side."""
        return not (_blank(self.before) or _blank(self.after))


def find_marks(text: str) -> Iterator[Mark]:
    """Yield the marks of `text` in order; an apostrophe within a word is none."""
    for match in _MARK.finditer(text):
        start, end = match.span()
        before, after = _beside(text, start, end)
        double = match.lastgroup == "double"
        if not double and before.isalnum() and after.isalnum():
            continue
        halves = end - start == 2 and match[0][0] in '"＂' and not (_blank(before) or _blank(after))
        if halves and before not in _BEFORE_OPENING and after not in _AFTER_CLOSING:
            # «siap.""Kami»: one closes, the next opens.
            yield Mark(start, start + 1, True, before, " ", "close")
            yield Mark(start + 1, end, True, " ", after, "open")
        else:
            yield Mark(start, end, double, before, after, _lean(before, after))


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the first characters left and right of `start` to `end` that are no marks, "" at a line's edge."""
    left, right = start - 1, end
    while left >= 0 and text[left] in _ANY and start - left <= LONGEST_RUN:
        left -= 1
    while right < len(text) and text[right] in _ANY and right - end < LONGEST_RUN:
        right += 1
    before = text[left] if left >= 0 else ""
    after = text[right] if right < len(text) else ""
    return before.replace("\n", ""), after.replace("\n", "")


def _blank(char: str) -> bool:
    return not char or char.isspace()


def _lean(before: str, after: str) -> Lean:
    """Return what the characters beside a mark make of it."""
    opens = (_blank(before) or before in _BEFORE_OPENING) and not (_blank(after) or after in _AFTER_CLOSING)
    closes = not _blank(before) and (_blank(after) or after in _AFTER_CLOSING)
    if opens == closes:
        # «""» with a dash on one side and nothing to tell by.
        return "either"
    return "open" if opens else "close"
