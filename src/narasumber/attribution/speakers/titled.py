"""Titles beside names: «Kepala Dinas Pendidikan Kota Bekasi, Inayatullah» into role, affiliation and name.

Rules of the noun phrase, for what the tagger of names missed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from narasumber.article import TextSpan
from narasumber.language import find_country, read_table, title_kinds

TOKEN = re.compile(r"\([^()\n]*\)|[\w](?:[\w'’&/-]|\.(?=\w))*\.?|[^\w\s]")
NAME_WORDS = frozenset(("bin", "binti", "al", "de", "van", "von", "da", "ibn", "el"))
# Roles whose office is a place: what follows them is the affiliation.
PLACED = re.compile(
    r"(?:waka|ka)pol\w*|(?:wakil )?(?:gubernur|bupati|walikota)|wagub|camat|lurah|dandim|pangdam|kota|desa"
)
# Nouns that a place always follows.
DISTRICTS = frozenset(("kabupaten", "kab", "kecamatan", "kelurahan", "provinsi", "kota"))
PREPOSITIONS = frozenset(("di", "dari", "pada", "untuk", "asal", "bagi", "bidang"))
LONGEST = 16
# What is done in an office, by the form of the noun: «Kebudayaan», «Pendidikan», «Perhubungan».
FIELD = re.compile(r"(?:Ke|Pe|Pem|Pen|Peng|Per)[a-z]{2,}an")
VERB = re.compile(r"(?:me[mnlrwy]\w{3,}|di(?!nas)\w{4,}|ber(?!sama|ita|kas)\w{3,}|ter(?!tinggi|besar|tua)\w{4,})")
CALLED = (
    r"(?:[Kk]ata|ujar|ucap|tutur|jelas|ungkap|papar|tegas|tambah|lanjut|[Mm]enurut)\s+{0}(?!\w)"
    r"|(?<!\w){0}\s+(?:(?:juga|telah|sudah|pun|tak|tidak|akan|belum|sendiri|kemudian|lalu|masih)\s+)?"
    r"(?:me[a-z]+|ber[a-z]+)"
)


@cache
def office_words() -> frozenset[str]:
    """Return the words of offices and bodies that are no names, in lower case.

    Raises:
        DataFileError: `offices.tsv` cannot be read.
    """
    return frozenset(row["word"] for row in read_table("narasumber.attribution.speakers", "offices.tsv", ("word",)))


@cache
def given_names(place: str) -> frozenset[str]:
    """Return the title words that are names of persons too, at that `place` of a name («first», «within»).

    Raises:
        DataFileError: `given.tsv` cannot be read.
    """
    rows = read_table("narasumber.attribution.speakers", "given.tsv", ("place", "word"))
    return frozenset(row["word"] for row in rows if row["place"] == place)


@dataclass(frozen=True, slots=True)
class Titled:
    """The parts of a titled name; what is not there is None."""

    name: TextSpan | None
    role: TextSpan | None = None
    affiliation: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a tagger saw of titles: where affiliations start (characters), and stretches that are one role."""

    affiliations: frozenset[int] = frozenset()
    roles: tuple[TextSpan, ...] = ()

    def parts(self, at: int) -> bool:
        """Say whether a role may end at character `at`."""
        return not any(r.start < at < r.end for r in self.roles)


NO_HINTS = Hints()
Token = tuple[int, int, str]


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return tokens as (start, end, text); a bracket is one token."""
    return [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, max(0, start), end)]


@lru_cache(maxsize=20_000)
def kinds_of(word: str) -> frozenset[str]:
    """Return the kinds that a word has in the title list, with or without a full stop."""
    return title_kinds(word) | title_kinds(word.rstrip("."))


def is_kind(token: Token, *kinds: str) -> bool:
    """Say whether the token, full stop or not, is of one of the kinds of the title list."""
    return not kinds_of(token[2]).isdisjoint(kinds)


def namelike(token: Token) -> bool:
    """Say whether the token can be part of a person's name."""
    word = token[2]
    if not (word[0].isupper() or word.startswith(("al-", "el-"))) or any(c.isdigit() for c in word):
        return False
    # «Jack Ma» is no «MA»: short bodies are abbreviations, in capitals only.
    if is_kind(token, "role", "rank") or (is_kind(token, "body") and (len(word) > 3 or word.isupper())):
        return False
    return word.lower() not in office_words() and FIELD.fullmatch(word) is None


def given(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the title word at `i` is part of a name: «Menpora | Imam Nahrawi», «Sri Bintang Pamungkas»."""
    word = tokens[i][2]
    if not word[0].isupper():
        return False
    if word.lower() in given_names("first"):
        return i + 1 < len(tokens) and namelike(tokens[i + 1])
    behind = i > 0 and namelike(tokens[i - 1]) and not tokens[i - 1][2].isupper()
    return behind and word.lower() in given_names("within")


def split_titled(text: str, span: TextSpan, hints: Hints = NO_HINTS) -> Titled:
    """Take a phrase apart that opens with a role, rank or honorific; name None where no name closes it."""
    tokens = tokens_of(text, span.start, span.end)
    while tokens and is_kind(tokens[0], "rank", "honorific", "one") and not is_kind(tokens[0], "role"):
        tokens = tokens[1:]
    if not tokens:
        return Titled(None)
    if not is_kind(tokens[0], "role") or given(tokens, 0):
        while tokens and tokens[0][2][0].islower():
            tokens = tokens[1:]  # «perwira polisi | Sanjay Bhatia»
        if not tokens:
            return Titled(None)
        stripped = tokens[0][0] > span.start
        whole = all(namelike(t) or given(tokens, i) for i, t in enumerate(tokens))
        return Titled(_span(tokens) if stripped and whole else None)
    at = _name_start(text, tokens)
    if at is None or find_country(tokens[-1][2]):
        return Titled(None, *split_role(text, tokens, hints))
    return Titled(_span(tokens[at:]), *split_role(text, tokens[:at], hints))


def _name_start(text: str, tokens: Sequence[Token]) -> int | None:
    """Return the index of the token that begins the name: after a comma, bracket, rank or country, else by guess."""
    last = len(tokens)
    run = last
    while run > 0 and (
        namelike(tokens[run - 1]) or given(tokens, run - 1) or (0 < run < last and tokens[run - 1][2] in NAME_WORDS)
    ):
        run -= 1
    while run < last and tokens[run][2] in NAME_WORDS and tokens[run][2] != "el":
        run += 1
    if run == last or run == 0 or (run == last - 1 and tokens[run][2].isupper()):
        return None
    if last - run > 1 and _opens_with_place(tokens, run):
        run += 1
    before = tokens[run - 1]
    if before[2] == "," or before[2][0] == "(" or is_kind(before, "rank", "honorific"):
        return run if last - run <= 5 else None
    for i in range(last - 2, run - 1, -1):
        word = tokens[i][2]
        pair = text[tokens[i - 1][0] : tokens[i][1]] if i > run else word
        if find_country(word) or find_country(pair) or (word.isupper() and len(word) > 1):
            return i + 1
        if is_kind(tokens[i], "honorific"):
            return i + 1
    if last - run <= 2 or (last - run <= 4 and not is_kind(before, "body")):
        return run
    # The word by which the article goes on to call the person («kata Yohana», «Yohana menilai»).
    for i in range(run, last):
        if re.search(CALLED.format(re.escape(tokens[i][2])), text):
            return i if i < last - 1 else max(run, last - 2)
    return last - 2


def _opens_with_place(tokens: Sequence[Token], run: int) -> bool:
    """Say whether the word at `run` is the place of an office: «Kepala Dinas … Kabupaten | Pangandaran Sobirin»."""
    noun = tokens[run - 1][2].lower()
    return noun in DISTRICTS and not (noun == "kota" and run > 1 and tokens[run - 2][2].lower() == "wali")


def split_role(text: str, tokens: Sequence[Token], hints: Hints = NO_HINTS) -> tuple[TextSpan | None, TextSpan | None]:
    """Part a title into role and affiliation («Juru Bicara | Kremlin»), ranks and commas at the edges left out."""
    kept = list(tokens)
    while kept and (kept[-1][2] in ",-" or is_kind(kept[-1], "rank", "honorific")) and not is_kind(kept[-1], "role"):
        kept.pop()
    while kept and not is_kind(kept[0], "role"):
        kept.pop(0)
    if not kept or all(is_kind(t, "rank") for t in kept):
        return None, None
    for i in range(1, len(kept)):
        alone = i == 1 and kept[0][2].lower() == "menteri" and not find_country(kept[i][2])
        if kept[i][0] in hints.affiliations and not alone:  # «Menteri BUMN» is the role, no minister is without
            return _role_span(kept[:i]), _span(kept[i:])
    for i in range(1, len(kept)):
        if not hints.parts(kept[i][0]):
            continue
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
            or (word.isupper() and len(word) > 1 and word != "SDM" and word[0] != "(")
            or PLACED.fullmatch(kept[i - 1][2].lower())
        ):
            return _role_span(kept[:i]), _span(kept[i:])
    return _role_span(kept), None


def _role_span(tokens: Sequence[Token]) -> TextSpan:
    """Return the span of a role without a linking word or comma at its end: «perwakilan | dari»."""
    end = len(tokens)
    while end > 1 and (tokens[end - 1][2] in PREPOSITIONS or tokens[end - 1][2] == ","):
        end -= 1
    return _span(tokens[:end])


def title_before(text: str, name: TextSpan, floor: int = 0, hints: Hints = NO_HINTS) -> Titled | None:
    """Find the title that ends where `name` begins («pelatih Belgia, | Roberto Martinez»).

    It begins no earlier than `floor`, where another person's name ends, and runs over no verb.
    """
    tokens = tokens_of(text, max(floor, name.start - 140), name.start)[-LONGEST:]
    first: int | None = None
    small = 0
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i][2]
        if _line_ends(text, tokens[i], tokens[i + 1][0] if i + 1 < len(tokens) else name.start):
            break
        if is_kind(tokens[i], "role"):
            first = i
            small = 0
            continue
        if word in '"“”‘’.;:?!':
            break
        if word == ",":
            if i < len(tokens) - 1 and first is None:
                break
            if first is not None:
                break
            continue
        if first is not None and word[0].islower() and is_kind(tokens[i], "body"):
            break  # «pejabat pemerintahan | Presiden AS Donald Trump»
        if word[0].islower() and word not in ("dan", "of", "di"):
            small += 1
            if (
                small > 2
                or (VERB.fullmatch(word) and not title_kinds(word))
                or title_kinds(word) & {"determiner", "pronoun-one", "pronoun-many"}
                or word in STOPPERS
            ):
                break
        if word.endswith(".") and not is_kind(tokens[i], "rank", "honorific") and len(word) > 4:
            break
    if first is None:
        return None
    role, affiliation = split_role(text, tokens[first:], hints)
    return Titled(name, role, affiliation)


def _line_ends(text: str, token: Token, following: int) -> bool:
    """Say whether a paragraph ends after the token; one broken off after a bracket does not («Presiden (AS)¶Trump»)."""
    return "\n" in text[token[1] : following] and token[2][0] != "("


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


def title_after(text: str, name: TextSpan, hints: Hints = NO_HINTS) -> Titled | None:
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
    role, affiliation = split_role(text, tokens, hints)
    return Titled(name, role, affiliation)


def _span(tokens: Sequence[Token]) -> TextSpan:
    return TextSpan(tokens[0][0], tokens[-1][1])
