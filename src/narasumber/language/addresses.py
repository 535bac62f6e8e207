"""Web addresses, mail addresses, handles and hashtags: stretches in which a full stop ends nothing."""

import re

from narasumber.language.lists import any_of

# Every repetition has a limit, so that matching stays linear.
ADDRESS = re.compile(
    rf"""
    (?:https?://|www\.)[^\s"“”«»<>]{{0,500}}[\w/&=%+~-]
    | (?<![\w+.-])[\w+-]{{1,64}}(?:\.[\w+-]{{1,64}}){{0,8}}@\w[\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{1,8}}
    | (?<!\w)[@#]\w[\w.]{{0,62}}\w
    | (?<![\w.-])[^\W_][\w-]{{0,62}}(?:\.[\w-]{{1,62}}){{0,4}}\.(?:{any_of("domain ending")})\b
      (?:/[\w/?=&%.-]{{0,500}}[\w/])?
    """,
    re.VERBOSE | re.IGNORECASE,
)
