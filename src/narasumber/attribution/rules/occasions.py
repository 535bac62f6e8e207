"""Where, or on which occasion, something was said: «di Gedung DPR, Jakarta», «dalam keterangan tertulis», «usai rapat».

A place stands beside the cue, behind its speaker or at the head of the sentence. What only looks like one is left out:
a time («pada Juli 2018»), a channel («melalui akun Twitter-nya»), what says more about the speaker («peneliti di
Kaspersky») and whole clauses («setelah Menteri Esper mengatakan …»).
"""

import re

from narasumber.article import TextSpan
from narasumber.attribution.rules.clauses import is_verb, words_of
from narasumber.attribution.rules.days import TIME, trimmed
from narasumber.attribution.rules.reading import plain_words

CROWD = r"(?:para|pendukung|wartawan|ribuan|ratusan|anggota|pengurus|massa)"
PLACE = re.compile(
    rf"(?:^|(?<=[\s,]))(?:di(?! mana| hadapan| depan {CROWD})|dalam|pada|saat|ketika|usai|seusai|setelah|selepas"
    r"|melalui|lewat|via|selama|pasca|ditemui|dihubungi|menjawab(?= pertanyaan))\b(?!-)",
    re.IGNORECASE,
)
# A comma inside a place is followed by a larger place: «di Gedung DPR, kawasan Senayan, Jakarta».
LARGER_PLACE = re.compile(
    r"\s*(?:di\s+)?(?:(?:kawasan|wilayah|Kota|Kabupaten|Kecamatan|Kelurahan|Jalan|Jl\.)\s+)?"
    r"(?!\d)[A-Z][\w-]+(?:[ .][A-Z][\w-]+)*\s*(?=[,.(]|$)"
)
STOP = re.compile(
    r"\s(?:yang\s+(?!di)|yang\s+(?:dilansir|dikutip|dirilis\b(?! oleh)|dilaporkan|disitat)|(?:ketika|saat)\s+ditanya"
    r"|(?:sebelum|apakah|mengapa|bahwa|tanpa|sambil|seraya|dikutip|dilansir|disitat|mengutip|melansir|mengenai|soal"
    r"|terkait|tentang)\b|(?:dan|serta)\s+(?:me|ber)\w+|dengan\s+mengatakan)"
)
TOLD = re.compile(r"\s(?:kepada|di\s+hadapan|pada\s+(?:para|wartawan|awak|media))\s")
HEARERS = re.compile(r"(?:hari|wartawan|awak|media|para wartawan|saat)\b")
ALONE = ("ditemui", "dihubungi")  # places of one word
AFTER_EVENT = frozenset(["setelah", "selepas", "pasca", "ketika", "selama"])
LOOKED_AT = 45  # characters after a preposition in which a platform would be named


def find_place(text: str, start: int, stretch: str, *, fronted: bool) -> TextSpan | None:
    """Return the first place in `stretch`, which begins at `start` of `text`; `fronted` stands before its speaker."""
    for place in PLACE.finditer(stretch):
        rest = stretch[place.end() :].lstrip(" ,\u00a0")
        if TIME.match(rest) or HEARERS.match(rest) or not _says_where(text, start, stretch, place, rest, fronted):
            continue
        last = len(stretch)
        dated = TIME.search(stretch, len(stretch) - len(rest))
        if dated and not stretch[: dated.start()].rstrip().endswith(("salat", "sholat", "shalat")):
            last = dated.start()
        if ends := STOP.search(stretch, place.end(), last):
            last = ends.start()
        span = trimmed(text, start + place.start(), start + _end(stretch, place.end(), last))
        if span is not None and (" " in span.of(text) or place[0].lower() in ALONE):
            return span
    return None


def _says_where(text: str, start: int, stretch: str, place: re.Match[str], rest: str, fronted: bool) -> bool:
    """Say whether what follows a preposition is the place of the saying."""
    low = place[0].lower()
    words = [w for w in plain_words(rest, 0, min(len(rest), LOOKED_AT)) if w.alphabetic]
    if not words:
        return low in ALONE
    first = words[0].low
    head = next((w.low for w in words if w.low not in words_of("classifier")), first)
    posted = head in words_of("post")
    if (posted or low in ("melalui", "lewat", "via", "di")) and any(
        w.low in words_of("channel noun") for w in words[:5]
    ):
        return False
    if low in ("dalam", "pada"):
        return posted or _occasion(head)
    if low in ("melalui", "lewat", "via"):
        return head in words_of("means") or _occasion(head)
    if first in words_of("no event"):
        return False
    if low in AFTER_EVENT:
        return _is_event(rest)
    if low == "di":
        return head not in words_of("no location") and not _of_speaker(text, start, stretch, place.start())
    return True


def _occasion(noun: str) -> bool:
    """Say whether a noun names an occasion or a document of saying, -nya aside."""
    return noun in words_of("occasion") or noun.removesuffix("nya") in words_of("occasion")


def _is_event(rest: str) -> bool:
    """Say whether no clause with a subject of its own follows: «setelah menghadiri rapat», «setelah salat Jumat»."""
    clause = re.split(r",|\b(?:sebelum|seperti|sebagaimana)\b", rest)[0]
    words = plain_words(clause, 0, min(len(clause), 100))
    if not words or words[0].capital or words[0].low in words_of("quantity") | words_of("pronoun"):
        return False
    if words[0].low.startswith(("me", "ber", "kembali", "di")):
        return True
    return _occasion(words[0].low) and not any(is_verb(w) for w in words[1:])


def _of_speaker(text: str, start: int, stretch: str, at: int) -> bool:
    """Say whether «di …» says more about the speaker: «…, peneliti keamanan di Kaspersky»."""
    before = text[max(0, start + at - 120) : start + at].rstrip()
    last = re.search(r"[\w’'-]+$", before)
    if last is None:
        return False
    word = last[0]
    if not word[0].isupper():
        low = word.lower()
        return not (low in words_of("pronoun") or low in words_of("before place") or low.endswith("nya"))
    # A run in small letters after a comma is an apposition, unless a date follows the place.
    run = re.split(r"[,\n\"”]", before)
    described = len(run) > 1 and re.match(r"\s*[a-z]+ (?!dia\b|ia\b|[A-Z])", run[-1]) is not None
    return described and not re.search(r"\(|\d{4}", stretch[at:])


def _end(stretch: str, at: int, last: int) -> int:
    """Return where the place that is open at `at` ends: at the one told, a comma without a larger place, or `last`."""
    while True:
        comma = stretch.find(",", at, last)
        told = TOLD.search(stretch, at, last)
        if told and (comma < 0 or told.start() <= comma):
            return told.start()
        if comma < 0:
            break
        larger = LARGER_PLACE.match(stretch[:last], comma + 1)
        if not larger or TIME.match(larger[0].strip()):
            last = comma
            break
        at = larger.end()
    cut = re.search(r"\s(?:pada(?: hari)?|hari)\s*$", stretch[:last])
    return cut.start() if cut else last
