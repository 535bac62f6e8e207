"""Sentences of news text: a full stop ends one unless it stands in a quotation, a number or an abbreviation."""

import re
from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.language.abbreviations import abbreviation
from narasumber.language.addresses import find_addresses
from narasumber.language.lists import word_list
from narasumber.language.paragraphs import blocks, trim
from narasumber.language.quotations import Quotation, find_quotations

CLOSERS = frozenset(")]}\"'”’»“„›")
_STOP = re.compile(r"[.?!…]+")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[.'’-])+\Z")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,4})+")
_NEXT_WORD = re.compile(r"\w+")
_GLUED = re.compile(r"[A-Z][a-z]")
LONGEST_WORD = 40


def find_sentences(
    text: str,
    quotations: Sequence[Quotation] | None = None,
    paragraphs: Sequence[TextSpan] | None = None,
) -> list[TextSpan]:
    """Return the sentences of `text` in order, without the blanks between them.

    `quotations` and `paragraphs` are found in `text` where they are not given; a paragraph always ends a
    sentence, whatever is outside the paragraphs counts as one of its own. A quotation is never cut, and
    «… siap.", kata X.» is one sentence.
    """
    if quotations is None:
        quotations = find_quotations(text, paragraphs)
    quoted = bytearray(len(text) + 1)
    openings = set()
    for quotation in quotations:
        outer = quotation.outer
        quoted[outer.start + 1 : outer.end] = b"\1" * max(0, len(outer) - 1)
        openings.add(outer.start)
    for address in find_addresses(text):
        quoted[address.start + 1 : address.end] = b"\1" * (len(address) - 1)
    found: list[TextSpan] = []
    for block in blocks(text, paragraphs):
        start = block.start
        for end in _ends(text, block, quoted, openings):
            if span := trim(text, start, end):
                found.append(span)
            start = end
        if span := trim(text, start, block.end):
            found.append(span)
    return found


def _ends(text: str, block: TextSpan, quoted: bytearray, openings: set[int]) -> list[int]:
    """Return where sentences end within `block`, its own end left out."""
    ends = []
    for stop in _STOP.finditer(text, block.start, block.end):
        end = stop.end()
        while end < block.end and text[end] in CLOSERS and end not in openings:
            end += 1
        if end < block.end and not quoted[end] and _ends_here(text, block, stop, end, openings):
            ends.append(end)
    return ends


def _ends_here(text: str, block: TextSpan, stop: re.Match[str], end: int, openings: set[int]) -> bool:
    """Say whether the marks `stop`, with closing marks up to `end`, close a sentence."""
    after = end
    while after < block.end and text[after].isspace():
        after += 1
    if after == block.end:
        return False
    following = text[after]
    closed = end > stop.end()
    if after == end:
        if end in openings:
            return stop.end() == end and stop[0] != "…"
        if not closed and not (stop[0] == "." and text[stop.start() - 1 : stop.start()].islower()):
            return False
        return _GLUED.match(text, after) is not None and (
            closed or not _is_abbreviation(text, block.start, stop.start(), after)
        )
    if not (following.isupper() or following.isdigit() or following in "([" or after in openings):
        return False
    return closed or stop[0] != "." or not _is_abbreviation(text, block.start, stop.start(), after)


def _is_abbreviation(text: str, floor: int, dot: int, after: int) -> bool:
    """Say whether the full stop at `dot` belongs to the word before it, and the sentence goes on at `after`."""
    match = _WORD_BEFORE.search(text, max(floor, dot - LONGEST_WORD), dot)
    if match is None:
        return False
    word = match[0]
    if match.start() == floor and word.isdigit():
        return True
    next_word = _NEXT_WORD.match(text, after)
    opens = next_word is not None and next_word[0].lower() in word_list("opener")
    follow = abbreviation(word)
    if follow is not None:
        return text[after] == "(" or (follow == "always" and (not opens or word.islower()))
    if _DOTTED.fullmatch(word) or (len(word) == 1 and word.isupper()):
        before = text[max(floor, match.start() - LONGEST_WORD) : match.start()].split()
        return not opens and not (before and before[-1].lower() in word_list("lettered"))
    return False
