"""Where, or on which occasion, something was said: «di Gedung DPR, Jakarta», «dalam keterangan tertulis», «usai rapat».

A place stands beside the cue, behind its speaker or at the head of the sentence. What only looks like one is left out: a
time («pada Juli 2018»), a channel («melalui akun Twitter-nya»), what says more about the speaker («peneliti di Kaspersky»)
and whole clauses («setelah Menteri Esper mengatakan …»).
"""

import re
from collections.abc import Callable

from narasumber.article import TextSpan
from narasumber.attribution.rules.clauses import is_verb, words_of
from narasumber.attribution.rules.reading import plain_words

PLACE = re.compile(
    r"(?:^|(?<=[\s,]))(?:di(?! mana| hadapan| depan (?:para|pendukung|wartawan|ribuan|ratusan|anggota|pengurus|massa))|dalam|pada|saat|ketika|usai|seusai|setelah|selepas|melalui|lewat|via"
    r"|selama|pasca|ditemui|dihubungi|menjawab(?= pertanyaan))\b(?!-)",
    re.IGNORECASE,
)
# A comma inside a place is followed by a larger place: «di Gedung DPR, kawasan Senayan, Jakarta».
LARGER_PLACE = re.compile(
    r"\s*(?:di\s+)?(?:(?:kawasan|wilayah|Kota|Kabupaten|Kecamatan|Kelurahan|Jalan|Jl\.)\s+)?(?!\d)[A-Z][\w-]+(?:[ .][A-Z][\w-]+)*"
    r"\s*(?=[,.(]|$)"
)
STOP = re.compile(
    r"\s(?:yang\s+(?!di)|yang\s+(?:dilansir|dikutip|dirilis\b(?! oleh)|dilaporkan|disitat)|(?:ketika|saat)\s+ditanya|sebelum\s|apakah\s"
    r"|mengapa\s|bahwa\s|tanpa\s|sambil\s|seraya\s|(?:dikutip|dilansir|disitat|mengutip|melansir|mengenai|soal|terkait|tentang)\b"
    r"|(?:dan|serta)\s+(?:me|ber)\w+|dengan\s+mengatakan)"
)
TOLD = re.compile(r"\s(?:kepada|di\s+hadapan|pada\s+(?:para|wartawan|awak|media))\s")
HEARERS = re.compile(r"(?:hari|wartawan|awak|media|para wartawan|saat)\b")
AFTER_EVENT = frozenset(["setelah", "selepas", "pasca", "ketika", "selama"])
NOW = frozenset(
    [
        "ini",
        "itu",
        "tersebut",
        "lalu",
        "sama",
        "ditanya",
        "ditanyakan",
        "tersadar",
        "bersamaan",
        "setelah",
        "berbicara",
        "dia",
        "ia",
    ]
)

Pattern = re.Pattern[str]


def find_place(
    text: str,
    start: int,
    stretch: str,
    time: Pattern,
    trimmed: Callable[[str, int, int], TextSpan | None],
    fronted: bool,
) -> TextSpan | None:
    """Return the first place in `stretch`, which begins at `start` of `text`; `fronted` stands before its speaker."""
    for place in PLACE.finditer(stretch):
        rest = stretch[place.end() :].lstrip(" ,\u00a0")
        at = len(stretch) - len(rest)
        if time.match(rest) or HEARERS.match(rest) or not _says_where(text, start, stretch, place, rest, fronted):
            continue
        last = len(stretch)
        if (dated := time.search(stretch, at)) and not _belongs(stretch, dated):
            last = dated.start()
        if ends := STOP.search(stretch, at, last):
            last = ends.start()
        span = trimmed(text, start + place.start(), start + _end(stretch, place.end(), last, time))
        if span is not None and len(span.of(text).split()) > (place[0].lower() not in ("ditemui", "dihubungi")):
            return span
    return None


def _says_where(text: str, start: int, stretch: str, place: re.Match[str], rest: str, fronted: bool) -> bool:
    """Say whether what follows a preposition is the place of the saying."""
    low = place[0].lower()
    following = rest.split(None, 2)
    if not following:
        return low in ("ditemui", "dihubungi")
    first = following[0].strip(",.;").lower()
    head = (
        following[1].strip(",.;").lower()
        if first in ("sebuah", "salah", "suatu", "satu") and len(following) > 1
        else first
    )
    if any(w.low in words_of("channel noun") for w in plain_words(rest, 0, min(len(rest), 45))[:5]) and (
        low in ("melalui", "lewat", "via", "di") or head in words_of("post")
    ):
        return False
    if low in ("dalam", "pada"):
        return head in words_of("occasion") or head in words_of("post")
    if low in ("melalui", "lewat", "via"):
        return head in words_of("occasion") or head in words_of("means")
    if low == "saat":
        return first not in NOW and not (fronted and first.startswith("ditanya"))
    if low in AFTER_EVENT:
        return first not in NOW and _is_event(rest) and not (fronted and low == "selama")
    if low == "di":
        return not _of_speaker(text, start, stretch, place.start()) and head not in (
            "antara",
            "mana",
            "masa",
            "balik",
            "sisi",
            "bulan",
            "tengah",
            "tahun",
        )
    return first not in NOW


def _is_event(rest: str) -> bool:
    """Say whether no clause with a subject of its own follows: «setelah menghadiri rapat», «setelah salat Jumat»."""
    words = plain_words(rest, 0, len(rest))[:12]
    if (
        not words
        or words[0].capital
        or words[0].low in ("para", "dia", "ia", "mereka", "negara", "kelompok", "pemerintah")
    ):
        return False
    if words[0].low.startswith(("me", "ber", "kembali", "di")):
        return True
    return words[0].low in words_of("occasion") | {"salat", "sholat", "shalat", "upacara", "rapat"} and not any(
        is_verb(w) for w in words[1:]
    )


def _of_speaker(text: str, start: int, stretch: str, at: int) -> bool:
    """Say whether «di …» says more about the speaker: «…, peneliti keamanan di Kaspersky»."""
    before = text[max(0, start + at - 120) : start + at].rstrip()
    last = re.search(r"[\w’'-]+$", before)
    if last is None or last[0][0].isupper() or start + at == 0:
        clause = re.split(r"[,\n\"”]", before)
        run = clause[-1].strip()
        # A run in small letters after a comma is an apposition, unless a date follows the place.
        return (
            len(clause) > 1
            and run[:1].islower()
            and " " in run
            and not re.match(r"[a-z]+ (?:[A-Z]|dia\b|ia\b)", run)
            and ("(" not in stretch[at:] and not re.search(r"\d{4}", stretch[at:]))
        )
    low = last[0].lower()
    return not (
        low in words_of("pronoun")
        or low.endswith("nya")
        or low.startswith(("ditemui", "dihubungi"))
        or low
        in (
            "kata",
            "ujar",
            "ucap",
            "tutur",
            "media",
            "wartawan",
            "pers",
            "itu",
            "tersebut",
            "ditemui",
            "berbicara",
            "mengatakan",
        )
    )


def _belongs(stretch: str, dated: re.Match[str]) -> bool:
    """Say whether a weekday is part of a name: «salat Jumat»."""
    return stretch[: dated.start()].rstrip().endswith(("salat", "sholat", "shalat"))


def _end(stretch: str, at: int, last: int, time: Pattern) -> int:
    while True:
        comma = stretch.find(",", at, last)
        told = TOLD.search(stretch, at, last)
        if told and (comma < 0 or told.start() <= comma):
            return told.start()
        if comma < 0:
            break
        larger = LARGER_PLACE.match(stretch[:last], comma + 1)
        if not larger or time.match(larger[0].strip()):
            last = comma
            break
        at = larger.end()
    cut = re.search(r"\s(?:pada(?: hari)?|hari)\s*$", stretch[:last])
    return cut.start() if cut else last
