"""To whom, when and where something was said, read from the words around the cue."""

import re
from dataclasses import dataclass

from narasumber.article import TextSpan
from narasumber.attribution.rules.occasions import find_place
from narasumber.language import title_kinds

DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu|Ahad)"
MONTH = (
    r"(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Sep|Sept|Okt|Nov|Des)"
)
HOURS = r"(?:dini hari|pagi|siang|sore|petang|malam)"
NUMERIC = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
DATE = rf"\d{{1,2}} {MONTH}(?: \d{{4}})?"
TIME = re.compile(
    rf"\b{DAY}(?: {HOURS})?(?:,? ?\( ?(?:{NUMERIC}|{DATE}) ?\)|,? {DATE}|,? {NUMERIC})?"
    rf"(?: {HOURS})?(?: (?:lalu|kemarin|ini)\b)?"
    rf"(?: waktu setempat| WIB)?"
    rf"|\b{DATE}|\( ?{NUMERIC} ?\)|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    rf"|\b(?:kemarin|tadi malam|semalam)(?: {HOURS})?\b|\b(?:pekan|minggu|bulan|tahun) lalu\b",
)
RELAY = re.compile(
    r"(?:^|[\s,])(?:(?:seperti|sebagaimana)(?: yang)? (?:di\w+|ter\w+)|yang dilansir"
    r"|dilansir|dikutip|dilaporkan|melansir|mengutip"
    r"|seperti mengutip|lapor|demikian dilaporkan|diwartakan|diberitakan|mewartakan)\b"
)
ADDRESSEE = re.compile(
    r"(?:^|[\s,])(?:(?P<to>kepada)|pada(?= para| wartawan| awak| media)|di\s+(?:hadapan|depan(?=\s+(?:para|pendukung|wartawan|ribuan|ratusan|anggota|pengurus|massa)))"
    r"|(?:dihubungi|ditemui|dikonfirmasi|diwawancarai|ditanya)(?:\s+oleh)?|wawancara(?:nya)?\s+(?:dengan|bersama|kepada))(?:\s)",
    re.IGNORECASE,
)
# «mengacu kepada Rouhani» tells him nothing.
NOT_TOLD = re.compile(r"\b(?:mengacu|merujuk|mengarah|terhadap|berbicara|beralih)\s*$", re.IGNORECASE)
HEARERS = frozenset(["role", "group", "body", "media", "kin", "plural", "person", "one", "honorific", "rank"])
PHRASE_END = re.compile(
    r",|\s(?:di|dalam|pada|saat|ketika|usai|seusai|setelah|melalui|lewat|bahwa|seperti|sebagaimana|dilansir|dikutip"
    r"|soal|terkait|tentang|mengenai"
    r"|untuk|agar|supaya|karena|mengutip|melansir|tanpa|atas|sesaat|terhadap|ketika|sambil|seraya|dengan|sebelum|via|sebagai)\b|[.;:]\s|[.;:]$"
)


@dataclass(slots=True)
class Circumstances:
    """What stands around a cue; each None where it is not said."""

    addressee: TextSpan | None = None
    time: TextSpan | None = None
    place: TextSpan | None = None

    def filled(self, other: "Circumstances") -> "Circumstances":
        """Return these circumstances, what is missing taken from `other`."""
        return Circumstances(self.addressee or other.addressee, self.time or other.time, self.place or other.place)


def trimmed(text: str, start: int, end: int, edge: str = " \t\n,.;:–—-") -> TextSpan | None:
    """Return the span without blanks and edge signs, None when nothing is left."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return TextSpan(start, end) if start < end else None


def find_circumstances(text: str, start: int, end: int, *, fronted: bool = False) -> Circumstances:
    """Return addressee, time and place that stand between two offsets beside a cue; `fronted`: before its speaker."""
    found = Circumstances()
    stretch = text[start:end]
    time = TIME.search(stretch)
    if time:
        found.time = trimmed(text, start + time.start(), start + time.end(), " ,()" if time[0][0] == "(" else " ,")
    found.addressee = _addressee(text, start, stretch, time)
    relay = RELAY.search(stretch)
    limit = relay.start() if relay else len(stretch)
    found.place = find_place(text, start, stretch[:limit], TIME, trimmed, fronted)
    return found


def _addressee(text: str, start: int, stretch: str, time: re.Match[str] | None) -> TextSpan | None:
    for match in ADDRESSEE.finditer(stretch):
        if NOT_TOLD.search(stretch[: match.start()]):
            continue
        stop = PHRASE_END.search(stretch, match.end())
        last = min(stop.start() if stop else len(stretch), _time_after(time, match.end(), len(stretch)))
        span = trimmed(text, start + match.end(), start + last)
        if span is not None and (match["to"] or is_person(span.of(text))):
            return span
    return None


def is_person(phrase: str) -> bool:
    """Say whether a noun phrase can be told something: a name, a body, people."""
    first = phrase.split()[0]
    return first[0].isupper() or bool(title_kinds(first) & HEARERS)


def _time_after(time: re.Match[str] | None, at: int, otherwise: int) -> int:
    return time.start() if time and time.start() >= at else otherwise
