"""To whom, when and where something was said, read from the words around the cue."""

import re
from dataclasses import dataclass

from narasumber.article import TextSpan

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
ADDRESSEE = re.compile(r"(?:^|[\s,])(?:kepada|pada (?=para|wartawan|awak|media))(?:\s)", re.IGNORECASE)
PLACE = re.compile(
    r"(?:^|(?<=[\s,]))(?:di(?! mana)|dalam|pada|saat|usai|seusai|setelah|selepas|melalui|lewat|selama"
    r"|pasca|ditemui|menjawab(?= pertanyaan))\b",
    re.IGNORECASE,
)
# A comma inside a place is followed by a larger place: «di Gedung DPR, Jakarta».
LARGER_PLACE = re.compile(rf"\s*(?!{DAY})[A-Z]\w+(?:[ .][A-Z]\w+)*\s*(?=[,.(]|$)")
CHANNEL = re.compile(
    r"^(?:melalui|lewat|di|dalam|via)\s+(?:akun\s+)?(?:Twitter|Instagram|Facebook|YouTube|WhatsApp)\b", re.IGNORECASE
)
PLACE_END = re.compile(
    r"\s(?:yang di|yang ter|ketika ditanya|saat ditanya|sebelum |apakah |mengapa |bahwa "
    r"|tanpa |sambil |seraya |dikutip )"
)
PHRASE_END = re.compile(
    r",|\s(?:di|dalam|pada|saat|ketika|usai|seusai|setelah|melalui|lewat|bahwa|seperti|sebagaimana|dilansir|dikutip"
    r"|soal|terkait|tentang|mengenai"
    r"|untuk|agar|supaya|sambil|seraya|dengan|sebelum|via|sebagai)\b|[.;:]\s|[.;:]$"
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


def find_circumstances(text: str, start: int, end: int) -> Circumstances:
    """Return addressee, time and place that stand between two offsets beside a cue."""
    found = Circumstances()
    stretch = text[start:end]
    time = TIME.search(stretch)
    if time:
        found.time = trimmed(text, start + time.start(), start + time.end(), " ,()" if time[0][0] == "(" else " ,")
    addressee = ADDRESSEE.search(stretch)
    if addressee:
        stop = PHRASE_END.search(stretch, addressee.end())
        last = min(
            x for x in (stop.start() if stop else len(stretch), _time_after(time, addressee.end(), len(stretch)))
        )
        found.addressee = trimmed(text, start + addressee.end(), start + last)
    relay = RELAY.search(stretch)
    limit = relay.start() if relay else len(stretch)
    found.place = _place(text, start, stretch[:limit], time)
    return found


def _time_after(time: re.Match[str] | None, at: int, otherwise: int) -> int:
    return time.start() if time and time.start() >= at else otherwise


def _place(text: str, start: int, stretch: str, time: re.Match[str] | None) -> TextSpan | None:
    for place in PLACE.finditer(stretch):
        rest = stretch[place.end() :].lstrip(" ,")
        if TIME.match(rest) or re.match(r"(?:hari|wartawan|awak|media|para wartawan)\b", rest):
            continue
        if CHANNEL.match(stretch[place.start() :]):
            continue
        last = _time_after(time, place.end(), len(stretch))
        if ends := PLACE_END.search(stretch, place.end(), last):
            last = ends.start()
        stop = _place_end(stretch, place.end(), last)
        return trimmed(text, start + place.start(), start + stop)
    return None


def _place_end(stretch: str, at: int, last: int) -> int:
    while True:
        comma = stretch.find(",", at, last)
        addressee = ADDRESSEE.search(stretch, at, last)
        if addressee and (comma < 0 or addressee.start() <= comma):
            return addressee.start()
        if comma < 0:
            break
        larger = LARGER_PLACE.match(stretch[:last], comma + 1)
        if not larger:
            last = comma
            break
        at = larger.end()
    cut = re.search(r"\s(?:pada(?: hari)?|hari)\s*$", stretch[:last])
    return cut.start() if cut else last
