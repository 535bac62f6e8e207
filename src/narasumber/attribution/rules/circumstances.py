"""To whom, when and where something was said, read from the words around the cue."""

import re
from dataclasses import dataclass

from narasumber.article import TextSpan
from narasumber.attribution.rules.days import TIME, trimmed
from narasumber.attribution.rules.occasions import CROWD, find_place
from narasumber.language import title_kinds

RELAY = re.compile(
    r"(?:^|[\s,])(?:(?:seperti|sebagaimana)(?: yang)? (?:di\w+|ter\w+)|yang dilansir"
    r"|dilansir|dikutip|dilaporkan|melansir|mengutip"
    r"|seperti mengutip|lapor|demikian dilaporkan|diwartakan|diberitakan|mewartakan)\b"
)
ADDRESSEE = re.compile(
    rf"(?:^|[\s,])(?:(?P<to>kepada)|pada(?= para| wartawan| awak| media)|di\s+(?:hadapan|depan(?=\s+{CROWD}))"
    r"|(?:dihubungi|ditemui|dikonfirmasi|diwawancarai|ditanya)(?:\s+oleh)?"
    r"|(?:wawancara|telepon)(?:nya)?\s+(?:dengan|bersama|kepada))(?:\s)",
    re.IGNORECASE,
)
# «mengacu kepada Rouhani» tells him nothing.
NOT_TOLD = re.compile(r"\b(?:mengacu|merujuk|mengarah|terhadap|beralih)\s*$", re.IGNORECASE)
HEARERS = frozenset(["role", "group", "body", "media", "kin", "plural", "person", "one", "honorific", "rank"])
PHRASE_END = re.compile(
    r",|\s(?:yang\s+di\w+|di|dalam|pada|saat|ketika|usai|seusai|setelah|melalui|lewat|bahwa|seperti|sebagaimana|dilansir|dikutip"
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
    found.place = find_place(text, start, stretch[:limit], fronted=fronted)
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
