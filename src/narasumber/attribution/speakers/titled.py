"""Titles beside names: «Kepala Dinas Pendidikan Kota Bekasi, Inayatullah» into role, affiliation and name.

Rules of the noun phrase, for what the tagger of names missed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from narasumber.article import TextSpan
from narasumber.language import find_country, title_kinds

TOKEN = re.compile(r"\([^()\n]*\)|[\w](?:[\w'’&/-]|\.(?=\w))*\.?|[^\w\s]")
NAME_WORDS = frozenset(("bin", "binti", "al", "de", "van", "von", "da", "ibn", "el"))
# Roles whose office is a place: what follows them is the affiliation.
PLACED = re.compile(
    r"(?:waka|ka)pol\w*|(?:wakil )?(?:gubernur|bupati|walikota)|wagub|camat|lurah|dandim|pangdam|kota|desa"
)
PREPOSITIONS = frozenset(("di", "dari", "pada", "untuk", "asal", "bagi", "bidang"))
LONGEST = 16
# Second words of offices, never names: «Duta Besar», «Putra Mahkota», «Kepala Negara».
OFFICES = frozenset(("Besar", "Mahkota", "Negara", "Bicara", "Umum", "Utama", "Jenderal", "Negeri"))
CALLED = (
    r"(?:[Kk]ata|ujar|ucap|tutur|jelas|ungkap|papar|tegas|tambah|lanjut|[Mm]enurut)\s+{0}(?!\w)"
    r"|(?<!\w){0}\s+(?:juga\s+|telah\s+|pun\s+)?(?:me[a-z]+|ber[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """The parts of a titled name; what is not there is None."""

    name: TextSpan | None
    role: TextSpan | None = None
    affiliation: TextSpan | None = None


Token = tuple[int, int, str]


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return tokens as (start, end, text); a bracket is one token."""
    return [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, max(0, start), end)]


def is_kind(token: Token, *kinds: str) -> bool:
    """Say whether the token, full stop or not, is of one of the kinds of the title list."""
    found = title_kinds(token[2]) | title_kinds(token[2].rstrip("."))
    return not found.isdisjoint(kinds)


def namelike(token: Token) -> bool:
    """Say whether the token can be part of a person's name."""
    word = token[2]
    return word[0].isupper() and not any(c.isdigit() for c in word) and not is_kind(token, "role", "body", "rank")


def split_titled(text: str, span: TextSpan) -> Titled:
    """Take a phrase apart that opens with a role, rank or honorific; name None where no name closes it."""
    tokens = tokens_of(text, span.start, span.end)
    while tokens and is_kind(tokens[0], "rank", "honorific", "one") and not is_kind(tokens[0], "role"):
        tokens = tokens[1:]
    if not tokens:
        return Titled(None)
    if not is_kind(tokens[0], "role"):
        stripped = tokens[0][0] > span.start
        return Titled(_span(tokens) if stripped and all(map(namelike, tokens)) else None)
    at = _name_start(text, tokens)
    if at is None or find_country(tokens[-1][2]) or tokens[at][2] in OFFICES:
        return Titled(None, *split_role(text, tokens))
    return Titled(_span(tokens[at:]), *split_role(text, tokens[:at]))


def _name_start(text: str, tokens: Sequence[Token]) -> int | None:
    """Return the index of the token that begins the name: after a comma, bracket, rank or country, else by guess."""
    last = len(tokens)
    run = last
    while run > 0 and (namelike(tokens[run - 1]) or (run < last and tokens[run - 1][2] in NAME_WORDS)):
        run -= 1
    if run == last or run == 0:
        return None
    before = tokens[run - 1]
    if before[2] == "," or before[2][0] == "(" or is_kind(before, "rank", "honorific"):
        return run if last - run <= 5 else None
    for i in range(last - 1, run - 1, -1):
        word = tokens[i][2]
        pair = text[tokens[i - 1][0] : tokens[i][1]] if i > run else word
        if i + 1 < last and (find_country(word) or find_country(pair) or (word.isupper() and len(word) > 1)):
            return i + 1
        if is_kind(tokens[i], "honorific") and i + 1 < last:
            return i + 1
    # The word by which the article goes on to call the person («kata Yohana», «Yohana menilai»).
    for i in range(run, last):
        if re.search(CALLED.format(re.escape(tokens[i][2])), text):
            return i if i < last - 1 else max(run, last - 2)
    return None


def split_role(text: str, tokens: Sequence[Token]) -> tuple[TextSpan | None, TextSpan | None]:
    """Part a title into role and affiliation («Juru Bicara | Kremlin»), ranks and commas at the edges left out."""
    kept = list(tokens)
    while kept and (kept[-1][2] in ",-" or is_kind(kept[-1], "rank", "honorific")) and not is_kind(kept[-1], "role"):
        kept.pop()
    while kept and not is_kind(kept[0], "role"):
        kept.pop(0)
    if not kept:
        return None, None
    for i in range(1, len(kept)):
        word = kept[i][2]
        pair = text[kept[i][0] : kept[min(i + 1, len(kept) - 1)][1]]
        if word in PREPOSITIONS and word != "bidang" and i + 1 < len(kept):
            return _span(kept[:i]), _span(kept[i + 1 :])
        if is_kind(kept[i], "role"):
            continue
        ministry = kept[0][2].lower() in ("menteri", "menko") and i < 3 and not find_country(word) and word != "RI"
        if not ministry and (
            is_kind(kept[i], "body")
            or find_country(word)
            or find_country(pair)
            or (word.isupper() and len(word) > 1 and word != "SDM")
            or PLACED.fullmatch(kept[i - 1][2].lower())
        ):
            return _span(kept[:i]), _span(kept[i:])
    return _span(kept), None


def title_before(text: str, name: TextSpan) -> Titled | None:
    """Find the title that ends where `name` begins («pelatih Belgia, | Roberto Martinez»)."""
    tokens = tokens_of(text, max(0, name.start - 140), name.start)[-LONGEST:]
    first: int | None = None
    small = 0
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i][2]
        if is_kind(tokens[i], "role"):
            first = i
            small = 0
            continue
        if word in '"“”‘’.;:?!' or "\n" in text[tokens[i][1] : tokens[i + 1][0] if i + 1 < len(tokens) else name.start]:
            break
        if word == ",":
            if i < len(tokens) - 1 and first is None:
                break
            if first is not None:
                break
            continue
        if word[0].islower() and word not in ("dan", "of", "di"):
            small += 1
            if small > 2 or title_kinds(word) & {"determiner", "pronoun-one", "pronoun-many"} or word in STOPPERS:
                break
        if word.endswith(".") and not is_kind(tokens[i], "rank", "honorific") and len(word) > 4:
            break
    if first is None:
        return None
    role, affiliation = split_role(text, tokens[first:])
    return Titled(name, role, affiliation)


STOPPERS = frozenset(
    (
        "kata",
        "ujar",
        "ucap",
        "tutur",
        "jelas",
        "oleh",
        "kepada",
        "menurut",
        "dengan",
        "bahwa",
        "yang",
        "dan",
        "itu",
        "bersama",
        "saat",
        "ketika",
        "adalah",
        "untuk",
        "terhadap",
        "mengatakan",
        "ungkap",
        "papar",
        "tegas",
    )
)


def title_after(text: str, name: TextSpan) -> Titled | None:
    """Find the title in the apposition after a name («Nicholas Bequelin, | direktur Asia Timur di Amnesty»)."""
    found = re.match(
        r"(?:\s*\([^)\n]{1,30}\))?\s*,\s*(?:\d+,\s*)?(?:seorang\s+|yang\s+(?:juga\s+)?(?:adalah\s+|merupakan\s+|menjabat\s+)?(?:sebagai\s+)?|selaku\s+)?(?=\w)"
        r"|\s+(?:selaku|sebagai|yang\s+(?:juga\s+)?(?:merupakan|menjabat(?:\s+sebagai)?))\s+",
        text[name.end : name.end + 90],
    )
    if found is None:
        return None
    start = name.end + found.end()
    stop = re.search(
        r"[,.;:\"“”\n]|\s(?:yang|mengatakan|menyatakan|kata|dan|dalam|saat|kepada|untuk|bahwa|me\w+|ber\w+)\s",
        text[start : start + 90],
    )
    tokens = tokens_of(text, start, start + (stop.start() if stop else 90))
    if not tokens or not is_kind(tokens[0], "role"):
        return None
    role, affiliation = split_role(text, tokens)
    return Titled(name, role, affiliation)


def _span(tokens: Sequence[Token]) -> TextSpan:
    return TextSpan(tokens[0][0], tokens[-1][1])
