"""The article as words for the speaker models: tokens with shapes, and which statement part each stands in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from narasumber.article import TextSpan
from narasumber.attribution.records import Statement
from narasumber.language import WORD_OR_MARK


@dataclass(slots=True, eq=False)  # told apart by identity, so that what is worked out of them can be kept
class Words:
    """Tokens of one text: `texts[i]` stands at `starts[i]` to `ends[i]`; `lines[i]` counts its paragraph."""

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)


@lru_cache(maxsize=2)
def split_words(text: str) -> Words:
    """Split `text` into tokens, paragraph by paragraph (a line break ends one); not to be changed."""
    words = Words()
    at = 0
    for number, line in enumerate(text.split("\n")):
        spans = [m.span() for m in WORD_OR_MARK.finditer(text, at, at + len(line))]
        words.texts += [text[start:end] for start, end in spans]
        words.starts += [start for start, _ in spans]
        words.ends += [end for _, end in spans]
        words.lines += [number] * len(spans)
        at += len(line) + 1
    return words


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Return the look of `word`: Xx, XX, X (one capital), xx, dd (a digit in it), or the mark itself."""
    if not word[0].isalnum():
        return word
    if any(c.isdigit() for c in word):
        return "dd"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    if word[0].isupper():
        return "Xx"
    return "xX" if any(c.isupper() for c in word) else "xx"


def mark_parts(words: Words, statements: Iterable[Statement]) -> list[str]:
    """Return for each token the letter of the statement part it is in, "" for narration.

    s source, v via, a addressee, c cue, q content, innermost part first; a small letter goes on from the
    token before, a capital begins.
    """
    parts = [""] * len(words)
    spans: list[tuple[TextSpan, str]] = []
    for statement in statements:
        spans.extend((span, "q") for span in statement.content)
        for span, letter in ((statement.cue, "c"), (statement.addressee, "a"), (statement.source, "s")):
            if span is not None:
                spans.append((span, letter))
        spans.extend((relay.span, "v") for relay in statement.via)
    # Content first, so that what stands within it (a nested statement's source) is written over it.
    for span, letter in sorted(spans, key=lambda pair: pair[1] != "q"):
        first = True
        for i in range(*token_range(words, span)):
            parts[i] = letter.upper() if first and letter != "q" else letter
            first = False
    return parts


def token_range(words: Words, span: TextSpan) -> tuple[int, int]:
    """Return the half-open range of tokens that overlap `span`."""
    return bisect_right(words.ends, span.start), bisect_left(words.starts, span.end)
