"""Web addresses, mail addresses, handles and hashtags: stretches in which a full stop ends nothing."""

import re

# Endings that make «Kompas.com» one word; a longer list would swallow sentences that lack a blank.
DOMAIN_ENDINGS = "com|net|org|info|tv|co|id|gov|edu|go|ac|sch|web|mil|news|io|uk|au|sg|my|eu|asia"

ADDRESS = re.compile(
    rf"""
    (?:https?://|www\.)[^\s"“”«»<>]*[\w/&=%+~-]
    | [\w+-]{{1,64}}(?:\.[\w+-]{{1,64}}){{0,8}}@\w[\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{1,8}}
    | (?<!\w)[@#]\w[\w.]{{0,62}}\w
    | (?<![\w.])[^\W_][\w-]{{0,62}}(?:\.[\w-]{{1,62}}){{0,4}}\.(?:{DOMAIN_ENDINGS})\b(?:/[\w/?=&%.-]*[\w/])?
    """,
    re.VERBOSE | re.IGNORECASE,
)
