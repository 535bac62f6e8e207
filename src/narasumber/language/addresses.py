"""Web addresses, mail addresses, handles and hashtags: stretches in which a full stop ends nothing."""

import re
from functools import lru_cache

from narasumber.article import TextSpan
from narasumber.language.lists import any_of

# Every repetition has a limit, so that matching stays linear; the possessive ones (a second +) could match no shorter.
ADDRESS = re.compile(
    rf"""
    (?:https?://|www\.)[^\s"“”«»<>]{{0,500}}[\w/&=%+~-]
    | (?<![\w+.-])[\w+-]{{1,64}}+(?:\.[\w+-]{{1,64}}+){{0,8}}+@\w[\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{1,8}}
    | (?<!\w)[@#]\w[\w.]{{0,62}}\w
    | (?<![\w.-])[^\W_][\w-]{{0,62}}+(?:\.[\w-]{{1,62}}+){{0,4}}\.(?:{any_of("domain ending")})\b
      (?:/[\w/?=&%.-]{{0,500}}[\w/])?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=2)
def find_addresses(text: str) -> tuple[TextSpan, ...]:
    """Return where the addresses of `text` stand, in order; kept, since more than one reader of an article asks."""
    return tuple(TextSpan(*match.span()) for match in ADDRESS.finditer(text))
