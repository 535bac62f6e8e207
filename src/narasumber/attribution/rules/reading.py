"""A sentence as the rules read it: words and signs in order, every quotation one word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from narasumber.article import TextSpan
from narasumber.language import Quotation

PIECE = re.compile(r"[^\W_]+(?:[-'’./@][^\W_]+)*|[^\w\s]|_+")
QUOTED = "“”"


@dataclass(slots=True)  # not frozen: thousands are made for an article, and setting frozen fields takes longer
class Word:
    """A word, a sign, or a whole quotation (`quotation` set, `low` a pair of marks)."""

    start: int
    end: int
    text: str
    low: str
    quotation: Quotation | None = None

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def alphabetic(self) -> bool:
        """Whether the word begins with a letter."""
        return self.text[:1].isalpha()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, with the text they stand in and the paragraph they belong to."""

    text: str
    paragraph: int
    words: Sequence[Word]
    lows: Sequence[str] = field(default=())

    @property
    def span(self) -> TextSpan:
        """From the first word to the end of the last."""
        return TextSpan(self.words[0].start, self.words[-1].end)


def read_words(text: str, span: TextSpan, quotations: Sequence[Quotation]) -> list[Word]:
    """Return the words of `span`; a quotation that begins within it is one word."""
    words: list[Word] = []
    at = span.start
    for quotation in quotations:
        outer = quotation.outer
        if outer.start < at or outer.start >= span.end:
            continue
        words += plain_words(text, at, outer.start)
        words.append(Word(outer.start, outer.end, outer.of(text), QUOTED, quotation))
        at = outer.end
    return words + plain_words(text, at, span.end)


def plain_words(text: str, start: int, end: int) -> list[Word]:
    """Return words and signs between two offsets, marks of quotation not paired."""
    return [Word(m.start(), m.end(), m[0], m[0].lower()) for m in PIECE.finditer(text, start, max(start, end))]
