"""Cutting Indonesian text into tokens: a scanner over the text, so that nothing is ever lost or changed.

Words stay whole with their clitics («katanya» is one token, see `clitics`), and so do reduplications
(«anak-anak»), numbers, dates, times, addresses, and abbreviations with their full stops («Pol.», «S.H.»).
Quotation marks, brackets and all else are tokens of their own.
"""

import re
from collections.abc import Iterator
from functools import cache

from narasumber.article import TextSpan
from narasumber.language.abbreviations import abbreviation
from narasumber.language.addresses import ADDRESS
from narasumber.language.lists import any_of

NUMBER = r"""
    \d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?!\w)                 # 14/9/2023, 2023-09-14
    | \d{1,2}/\d{1,2}(?![\w/])                          # 14/9
    | \d{1,2}:\d{2}(?::\d{2})?(?!\w)                   # 07:12:30
    | \d+(?:[.,]\d+)*(?:-(?:an|a)\b)?                   # 1.500.000, 1,5, 07.12, 80-an
"""
# An apostrophe or hyphen between letters belongs to the word: Jum'at, anak-anak, ke-74, F-16.
WORD = r"[^\W\d_]\w*(?:(?:['’`-]|[\u0300-\u036f]+)\w+)*"
WITH_STOPS = r"(?:[^\W\d_]{1,2}\.){2,}(?!\w) | (?:[^\W\d_]\.)+[^\W\d_](?![\w.])"


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<address>{ADDRESS.pattern})
        | (?P<number>{NUMBER})
        | (?P<currency>(?-i:Rp(?=\d)|[A-Z]{{1,2}}\$))
        | (?P<degree>(?-i:[A-Z]{{1,2}}\.(?:{any_of("degree")})\b\.?))
        | (?P<stops>{WITH_STOPS})
        | (?P<word>{WORD}|\w+)
        | (?P<mark>''|’’|‘‘|``|,,|\.{{2,}}|-{{2,}})
        | (?P<char>\S)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_tokens(text: str) -> Iterator[TextSpan]:
    """Yield the tokens of `text` in order; between two tokens stands nothing but blanks."""
    return (TextSpan(start, end) for start, end in token_bounds(text))


def token_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the tokens of `text` start and end; see `find_tokens`."""
    search = _token_pattern().search
    at = 0
    while match := search(text, at):
        at = match.end()
        if match.lastgroup == "word" and text.startswith(".", at) and abbreviation(match[0]):
            at += 1
        yield match.start(), at
