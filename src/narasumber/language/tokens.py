"""Cutting Indonesian text into tokens: a scanner over the text, so that nothing is ever lost or changed.

Words stay whole with their clitics («katanya» is one token, see `clitics`), as do reduplications («anak-anak»),
numbers, dates and times. Quotation marks and brackets are always tokens of their own.
"""

import re
from collections.abc import Iterator

from narasumber.article import TextSpan
from narasumber.language.abbreviations import abbreviations
from narasumber.language.addresses import ADDRESS

NUMBER = r"""
    \d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?!\w)                 # 14/9/2023, 2023-09-14
    | \d{1,2}/\d{1,2}(?![\w/])                          # 14/9
    | \d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?![\w.,:]\d|\d)    # 07.12, 07:12:30
    | \d+(?:[.,]\d+)*(?:-(?:an|a)\b)?                   # 1.500.000, 1,5, 80-an
"""
MARK = r"['’]"
WORD = rf"[^\W\d_]\w*(?:(?:-|{MARK}|[\u0300-\u036f]+)\w+)*"
DOTTED = r"(?:[^\W\d_]{1,2}\.){2,}(?!\w)|(?:[^\W\d_]{1,3}\.)+[^\W\d_](?:\.|(?![\w.]))"

_TOKEN = re.compile(
    rf"""
    (?P<address>{ADDRESS.pattern})
    | (?P<number>{NUMBER})
    | (?P<dotted>{DOTTED})
    | (?P<word>{WORD}|\w+)
    | (?P<mark>''|’’|‘‘|``|,,|\.{{2,}}|-{{2,}})
    | (?P<char>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_tokens(text: str) -> Iterator[TextSpan]:
    """Yield the tokens of `text` in order; between two tokens stands nothing but blanks."""
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match.lastgroup == "word" and text.startswith(".", at) and match[0].lower() in abbreviations():
            at += 1
        yield TextSpan(match.start(), at)
