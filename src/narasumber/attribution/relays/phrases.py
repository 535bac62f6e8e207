"""The noun phrase that names a relay: «kantor berita Rusia, TASS», «akun Twitter-nya», «laman resmi PSIS»."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from narasumber.article import TextSpan
from narasumber.attribution.records import RelayKind
from narasumber.language import (
    Outlet,
    any_of,
    find_country,
    find_outlet,
    find_outlets,
    is_date_word,
    title_kinds,
    word_list,
)

# Nouns that make a relay of what follows; the second kind are channels of somebody, not outlets of their own.
MEDIA = (
    r"kantor\s+berita|agensi\s+berita|surat\s?kabar|koran|harian|tabloid|majalah|jurnal|"
    r"stasiun\s+(?:televisi|tv|radio|siaran)|"
    r"(?:saluran|jaringan)\s+(?:berita\s+)?(?:televisi|tv|berita|radio)|televisi|tv|radio|lembaga\s+penyiaran|"
    r"media(?:\s+(?:massa|online|daring))?|laman\s+berita|situs\s+berita|portal(?:\s+berita)?"
)
CHANNEL = any_of("channel", "channel phrase")
SHOW = rf"(?!siaran\s+pers)(?:{any_of('show')})"
QUALITY = (
    r"lokal|setempat|nasional|internasional|asing|miliki?(?:\s+\w+)?|pemerintah|negara|swasta|resmi(?:nya)?|semi-?resmi|berita|"
    r"terkemuka|terbesar|ternama|ekonomi|bisnis|olahraga|online|daring|pribadi(?:nya)?|berbahasa\s+\w+|gosip|"
    r"itu|tersebut"
)
OWNER = (
    r"(?:klub|tim|perusahaan|kementerian|lembaga|universitas|kampus|partai|liga|federasi|organisasi|pemerintah)"
    r"(?:nya|\s+itu)?\b"
)
# Nouns skipped between cue and relay: «dikutip dari laporan Reuters», «keterangan di laman X».
CARRIER = r"(?:laporan|pemberitaan|berita|artikel|tulisan|sebuah|salah\s+satu|suatu)"
# Documents carry the words themselves («keterangan ITS»), unless an outlet carries the document.
DOCUMENT = r"(?:informasi|keterangan|data|rilis|pernyataan|siaran\s+pers|video|foto|rekaman)"
NAME_WORD = r"(?:[A-Z0-9À-Þ][\w&'’!+-]*(?:\.[\w-]+)*|al-[\w'’‘]+)"
NAME = rf"{NAME_WORD}(?:\s(?:(?:of|the|de|della|al|el|la|le|and|für)\s)?{NAME_WORD}){{0,6}}"

_CARRIERS = re.compile(
    rf"(?:{CARRIER}\s+(?:(?:di|dari|pada|oleh|dalam|yang\s+diterbitkan\s+oleh)\s+)?){{0,2}}", re.IGNORECASE
)
_DOCUMENTS = re.compile(rf"{DOCUMENT}\s+(?:\w+\s+)?(?:(?:di|dari|pada|dalam|oleh)\s+)?", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:sebuah|salah\s+satu|suatu|beberapa|sejumlah)\s+", re.IGNORECASE)
_SHOWS = re.compile(rf"(?:{SHOW})\b(?:\s+(?:program|acara))?(?:\s+(?:di|pada|dalam|milik))?\s+", re.IGNORECASE)
_GENERIC = re.compile(rf"(?:(?P<media>{MEDIA})|(?P<channel>{CHANNEL}))(?P<clitic>-?nya)?\b", re.IGNORECASE)
_QUALITY = re.compile(rf"\s+(?:{QUALITY})\b", re.IGNORECASE)
_GAP = re.compile(r"(?:\s*,\s*|\s+)(?:yakni\s+|yaitu\s+|bernama\s+)?[\"'“‘]?")
_COUNTRY = re.compile(r"\s+((?:[A-Z][\w-]*)(?:\s[A-Z][\w-]*){0,2})")
# What closes an apposition: in «kantor berita Rusia, Putin mengatakan» the name opens the next clause.
_CLOSED = re.compile(
    r"\s*[,.(;:\"”]|\s+(?:pada|juga|telah|melaporkan|memberitakan|mengutip|mewartakan|melansir)\b|\s*\Z"
)
_ACRONYM = re.compile(r"\s*\([A-Z]{2,6}\)")
_OWNER = re.compile(rf"\s+{OWNER}")
_NAME = re.compile(NAME)
_HANDLE = re.compile(r"@\w[\w.]*\w")
_TAIL = re.compile(r"(?:-?nya\b)?(?:\s+(?:resmi|pribadi)(?:nya)?\b)?")
_CLITIC = re.compile(r"-?nya\Z")
_TAIL_HANDLE = re.compile(r",?\s+(?:resmi\w*,?\s+|pribadi\w*,?\s+)?\(?(@\w[\w.]*\w)")
_BOOK = re.compile(
    r"(?:buku|novel|kitab|film\s+dokumenter)(?:\s+[a-z]\w+){0,2}?\s+(?:berjudul\s+)?"
    r"[\"'“‘](?P<title>[^\"”\n]{3,120}?)[\"'”’](?=[\s,.])"
)
# «laman autoevolution,»: a name in small letters, before a comma or full stop only.
_SMALL_NAME = re.compile(r"\s+(?!mereka\b|dia\b|beliau\b|kami\b)(?P<name>[a-z][a-z0-9]{4,}(?<!nya))(?=[,.])")
_BOOK_NOUN = re.compile(r"\b(?:buku|novel|kitab|film|surat\s+kabar|berita)\b", re.IGNORECASE)
# A channel without name or owner: «laman», «situs resmi».
_BARE_CHANNEL = re.compile(
    rf"(?:{any_of('channel')})(?:\s+(?:web|resmi|berita))*",
    re.IGNORECASE,
)
_MISSING = re.compile(r"\s*,\s*,|\s+,|\s*,\s*s,")
_NO_OUTLET_KINDS = frozenset(
    {"role", "rank", "honorific", "kin", "pronoun-one", "pronoun-many", "determiner", "document"}
)
_WEAK = word_list("channel")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relay as it stands in the text. `span` is the whole noun phrase, `name` the name in it, if there is one.

    `listed` says that the outlet is known by its name or address, `generic` is the noun that makes it a relay.
    """

    span: TextSpan
    name: TextSpan | None = None
    outlet: Outlet | None = None
    generic: str | None = None
    show: bool = False
    owned: bool = False

    @property
    def listed(self) -> bool:
        """Say whether the outlet is in the list or has an address of its own."""
        return self.outlet is not None and (self.outlet.key is not None or self.outlet.site is not None)

    @property
    def platform(self) -> bool:
        """Say whether the relay is a social-media platform."""
        return self.outlet is not None and self.outlet.kind == "platform"

    @property
    def kind(self) -> RelayKind:
        """Return what sort of station the phrase names."""
        if self.platform or self.show or self.owned or (self.name is None and self.generic in _WEAK):
            return "channel"
        if (self.outlet and self.outlet.kind == "agency") or (self.generic or "").endswith("berita"):
            return "agency"
        return "outlet"


OutletsAt = Mapping[int, tuple[TextSpan, Outlet]]


def read_phrase(text: str, at: int, end: int, outlets: OutletsAt, *, sure: bool = False) -> Phrase | None:
    """Return the relay that begins at `at` (blanks and carriers before it skipped) and stays before `end`, or None.

    `outlets` are those of `text` by start (`find_outlets`). With `sure` an unknown name counts as an outlet;
    without, it must be listed, an address, a handle, or follow a noun for media.
    """
    start = _past(re.compile(r"[\s\"“'‘(]*"), text, at)
    if start not in outlets and not _GENERIC.match(text, start):
        carried = _past(_CARRIERS, text, start)
        if (document := _DOCUMENTS.match(text, carried)) and not _SHOWS.match(text, carried):
            carried, sure = document.end(), False
        show = _SHOWS.match(text, carried)
        start = start if show and _DETERMINER.match(text, start) else carried
    whole = start
    here = _past(_DETERMINER, text, start)
    show = _SHOWS.match(text, here)
    here = show.end() if show else here
    if book := _BOOK.match(text, here):
        title = TextSpan(*book.span("title"))
        return Phrase(TextSpan(whole, book.end()), title, None, "buku") if book.end() <= end else None
    generic = None if here in outlets and here == start else _GENERIC.match(text, here)
    phrase = (
        _with_generic(text, whole, generic, outlets, show is not None)
        if generic
        else _bare(text, whole, here, outlets, sure or show is not None, show is not None)
    )
    if phrase is None or phrase.span.end > end or (phrase.name is None and _MISSING.match(text, phrase.span.end)):
        return None
    return phrase


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _with_generic(text: str, start: int, generic: re.Match[str], outlets: OutletsAt, show: bool) -> Phrase | None:
    noun = re.sub(r"\s+", " ", generic[0]).lower()
    here = generic.end()
    qualities = 0
    official = bool(generic["clitic"])
    while True:
        quality = _QUALITY.match(text, here)
        if quality:
            official |= "resmi" in quality[0].lower()
            here, qualities = quality.end(), qualities + 1
            continue
        # A name that opens with a country («China Daily») is a name first.
        gap = _GAP.match(text, here)
        if gap and gap.end() in outlets:
            break
        country = _country_end(text, here)
        if country is None:
            break
        here, qualities = country, qualities + 1
    gap = _GAP.match(text, here)
    if gap:
        # After a comma («kantor berita Rusia, TASS») an unknown name counts only where the noun was narrowed down.
        known = "," in gap[0] and (noun in _WEAK or noun == "media" or not qualities)
        named = _named(text, gap.end(), outlets, sure=not known)
        # «laman resmi PSIS» is the body's own channel and keeps its noun as its name.
        if named and "," in gap[0] and not named[1] and not _CLOSED.match(text, named[0].end):
            named = None
        if named:
            name, outlet = named
            unknown = outlet is None or (outlet.key is None and outlet.site is None)
            owned = unknown and (official or noun in ("akun", "halaman", "kanal", "channel"))
            return _finish(text, start, name, outlet, noun, show, owned)
    if owner := _OWNER.match(text, here):
        return Phrase(TextSpan(start, owner.end()), None, None, noun, show, owned=True)
    if noun in ("laman", "situs", "website") and (small := _SMALL_NAME.match(text, here)):
        name = TextSpan(*small.span("name"))
        return Phrase(TextSpan(start, name.end), name, None, noun, show)
    if noun in _WEAK and not show and not (official and generic["clitic"]):
        return None
    if noun in ("media", "televisi", "tv", "radio", "harian", "koran") and not qualities:
        return None
    return Phrase(TextSpan(start, here), None, None, noun, show)


def _country_end(text: str, at: int) -> int | None:
    match = _COUNTRY.match(text, at)
    if match is None:
        return None
    words = match[1].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if find_country(name) or name in ("Barat", "Arab", "Yahudi", "Inggris"):
            after = at + len(match[0]) - len(match[1]) + len(" ".join(words[:count]))
            return _past(_ACRONYM, text, after)
    return None


def _named(text: str, at: int, outlets: OutletsAt, *, sure: bool) -> tuple[TextSpan, Outlet | None] | None:
    if at in outlets:
        return outlets[at]
    if handle := _HANDLE.match(text, at):
        return TextSpan(at, handle.end()), None
    if not sure:
        return None
    match = _NAME.match(text, at)
    if match is None:
        return None
    words = match[0].split(" ")
    cut = next((n for n, word in enumerate(words) if is_date_word(word) and (n == 0 or not word.isdigit())), len(words))
    name = " ".join(words[:cut]).rstrip(".,'’")
    if not name or not any(c.isalpha() for c in name) or title_kinds(words[0]) & _NO_OUTLET_KINDS:
        return None
    return TextSpan(at, at + len(name)), find_outlet(name)


def _bare(text: str, start: int, here: int, outlets: OutletsAt, sure: bool, show: bool) -> Phrase | None:
    named = _named(text, here, outlets, sure=sure)
    if named is None:
        return None
    name, outlet = named
    if show and outlet is None:
        return _finish(text, name.start, name, outlet, None, False, False)
    return _finish(text, start, name, outlet, None, show and outlet is not None and outlet.kind == "platform", False)


def _finish(
    text: str, start: int, name: TextSpan, outlet: Outlet | None, noun: str | None, show: bool, owned: bool
) -> Phrase:
    end = _past(_TAIL, text, name.end)
    if outlet and outlet.kind == "platform":
        handle = _TAIL_HANDLE.match(text, end)
        if handle:
            end = handle.end(1)
    return Phrase(TextSpan(start, end), name, outlet, noun, show, owned)


def relay_name(span_text: str) -> str:
    """Return the name of the relay that `span_text` stands for, as an entity is named.

    «kantor berita Rusia, TASS» → «TASS», «laman TRT World» → «TRT World», «akun Twitter-nya @x» → «Twitter». What has
    no name of its own keeps its noun («stasiun televisi Rusia», «laman resmi PSIS»), without «sebuah tayangan».
    """
    text = span_text.strip()
    if text.endswith("nya") and find_outlet(owned := text.removesuffix("nya").rstrip("-")) is not None:
        return owned  # «Instagramnya»
    found = find_outlets(text)
    outlets = {span.start: (span, outlet) for span, outlet in found}
    phrase = read_phrase(text, 0, len(text), outlets, sure=True)
    if phrase is None:
        return text
    if phrase.name is not None and not phrase.owned:
        return phrase.name.of(text)
    if phrase.name is not None and (clitic := _CLITIC.search(text)):
        return text[phrase.name.start : clitic.start()]
    start = _past(_DETERMINER, text, phrase.span.start)
    if phrase.generic and phrase.show and (show := _SHOWS.match(text, start)):
        start = show.end()
    return text[start:]


def passes_on(span_text: str) -> bool:
    """Say whether a relay's words can be an outlet or channel: a name, an address, or a noun for media.

    «jadwal», «laman» without an owner, «Amerika Serikat» and «mindset orang-orang» pass nothing on.
    """
    name = relay_name(span_text)
    noun = _GENERIC.search(span_text) or _SHOWS.match(span_text) or _BOOK_NOUN.search(span_text)
    if any(c.isupper() or c.isdigit() or c in "@._" for c in name):
        return noun is not None or (find_country(name) is None and not _opens_small(name))
    if _BARE_CHANNEL.fullmatch(span_text.strip()):
        return False
    return noun is not None


def _opens_small(name: str) -> bool:
    """Say whether a name opens with a small word that is no address: «mindset orang-orang Inggris»."""
    first = name.split()[0] if name.split() else ""
    return len(name.split()) > 1 and first.isalpha() and first.islower()
