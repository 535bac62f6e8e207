"""News outlets, agencies and platforms by name («Kompas», «KCNA», «detik.com») and by pattern («laman TRT World»).

What is known stands in `data/outlets.tsv`; names that are common words too («Antara», «The Sun») stand in
`data/outlet_doubts.tsv` and count only where their surroundings speak of news. An outlet in no list is still found
by the word before it («kantor berita X», «surat kabar X») or by its address («X.com»); its `key` is None.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, get_args

from narasumber.article import TextSpan
from narasumber.language.addresses import find_addresses
from narasumber.language.countries import find_country
from narasumber.language.tables import DataFileError, read_table
from narasumber.language.titles import title_kinds

OutletKind = Literal["agency", "newspaper", "magazine", "broadcaster", "radio", "portal", "platform"]
Doubt = Literal["start", "always"]

FILE = "outlets.tsv"
COLUMNS = ("key", "name", "aliases", "country", "kind", "site")
DOUBTS_FILE = "outlet_doubts.tsv"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet, agency or platform. `key` is its row in the list, None for one known by pattern only.

    `country` is an ISO 3166-1 alpha-2 code, `site` a domain; what is not known is None.
    """

    key: str | None
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: OutletKind | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    words: str
    folded: str
    outlet: Outlet
    doubt: Doubt | None


# The noun before a name that makes it an outlet, and the kind it makes it.
GENERIC: Mapping[str, OutletKind] = {
    "kantor berita": "agency",
    "agensi berita": "agency",
    "surat kabar": "newspaper",
    "suratkabar": "newspaper",
    "koran": "newspaper",
    "harian": "newspaper",
    "tabloid": "newspaper",
    "majalah": "magazine",
    "jurnal": "magazine",
    "stasiun televisi": "broadcaster",
    "stasiun tv": "broadcaster",
    "stasiun siaran": "broadcaster",
    "saluran televisi": "broadcaster",
    "saluran tv": "broadcaster",
    "saluran berita": "broadcaster",
    "jaringan televisi": "broadcaster",
    "jaringan berita": "broadcaster",
    "televisi": "broadcaster",
    "lembaga penyiaran": "broadcaster",
    "stasiun radio": "radio",
    "radio": "radio",
    "laman berita": "portal",
    "laman": "portal",
    "situs web": "portal",
    "situs berita": "portal",
    "situs": "portal",
    "website": "portal",
    "portal berita": "portal",
    "portal": "portal",
    "media daring": "portal",
    "media online": "portal",
}
_QUALITIES = (
    r"(?:lokal|nasional|internasional|asing|setempat|milik|pemerintah|negara|swasta|resmi|semi-?resmi|berita|"
    r"terkemuka|terbesar|ternama|online|daring|olahraga|ekonomi|bisnis|berbahasa\s+(?:Inggris|Arab|Melayu|Indonesia))"
)
_NAME_WORD = r"(?:[A-Z0-9À-Þ][\w&'’.!+-]*(?<![.!])|al-[\w'’]+)"
_NAME = rf"{_NAME_WORD}(?:\s(?:(?:of|the|de|della|al|el|la|le|and|für)\s)?{_NAME_WORD}){{0,5}}"
_BY_PATTERN = re.compile(
    r"\b(?P<generic>"
    + "|".join(sorted((g.replace(" ", r"\s+") for g in GENERIC), key=len, reverse=True))
    + rf"|media\s+lokal|media)(?P<qualities>(?:\s+{_QUALITIES}){{0,3}})"
    r"(?P<gap>\s*,?\s+(?:yakni\s+|yaitu\s+|bernama\s+)?)"
    rf"(?P<name>{_NAME})",
)
# Names that say themselves that they are an outlet's: «Skya News», «Tribun Cirebon».
_TELLING = re.compile(
    rf"(?<![\w@#-])(?:{_NAME_WORD}\s){{1,4}}(?:News|Times|Daily|Herald|Tribune|Gazette|Chronicle|Ilbo|Shimbun)\b(?![-\w])|"
    r"(?<![\w@#-])Tribun(?:news)?\s?(?!Utara|Selatan|Barat|Timur|VIP|Kehormatan|Penonton)[A-Z][a-z]+\b(?!\.\w)"
)
_WORD = re.compile(r"[^\W_][\w&'’]*|[@]\w+")
# What before or after a doubtful name makes it an outlet.
_BEFORE = re.compile(
    r"(?:\b(?:dilansir|dikutip|melansir|mengutip|dilaporkan|diberitakan|dimuat|dinukil|menukil|diwartakan|disiarkan|"
    r"ditayangkan|diunggah|ditulis|disadur|diterbitkan|dilihat|diperoleh|laporan|pemberitaan|merujuk)"
    r"(?:\s+(?:dari|oleh|di|pada|dalam|kepada|ke))?"
    r"|\b(?:kantor\s+berita|surat\s+kabar|koran|harian|majalah|tabloid|laman|situs|situs\s+web|website|web|portal|media|"
    r"televisi|tv|radio|saluran|kanal|jaringan|stasiun|akun|aplikasi|kepada|via|lewat|melalui|wartawan|jurnalis|reporter|"
    r"wawancara\s+dengan|lapor|demikian)"
    rf"(?:\s+{_QUALITIES})*(?:\s+[A-Z]\w+(?:\s[A-Z]\w+)?,?)?)[\s,(\"“]*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[,\s]*(?:\([A-Z]{2,6}\)\s*)?(?:juga\s+|sempat\s+|telah\s+)?"
    r"(?:melaporkan|memberitakan|mewartakan|mengutip|melansir|mengabarkan|menurunkan\s+berita|memuat|menulis|menyiarkan|menayangkan)\b"
)
_BEFORE_REACH = 60
_OPENS = re.compile(r"(?:\A|[\n.!?:]\s*|[\"“”]\s*)\Z")
# What closes an apposition: in «kantor berita Rusia, Putin mengatakan» the name opens the next clause.
_CLOSED = r"(?=\s*[,.(;:\"”]|\s+(?:pada|juga|telah|melaporkan|memberitakan|mengutip|mewartakan|melansir)\b|\s*\Z)"
# «kantor berita Palestina, Sawa», «surat kabar Korea Selatan (Korsel), X».
_APPOSED = re.compile(rf"(?:\s*\([A-Z]\w+\))?\s*,\s+(?:yakni\s+|yaitu\s+)?(?P<name>{_NAME}){_CLOSED}")
_FOLLOWS = re.compile(r"\s([A-Z]\w+)")
_CLITIC = "nya"
_AROUND_HOST = re.compile(r"\A(?:https?://)?(?:www\.)?|/.*")
_NYA = re.compile(r"-?nya\b")
_GOES_ON = re.compile(r"\w|-\w|\.\w")
# «harian Rp14.075», «Situs Warisan Dunia».
_NOT_A_NAME = re.compile(r"Rp\b|Rp\d|US\$|Warisan\b|Cagar\b|Purbakala\b")


@cache
def outlets() -> Mapping[str, Outlet]:
    """Return the listed outlets by key.

    Raises:
        DataFileError: a key or name occurs twice, a kind or country code is none, a doubt names no outlet.
    """
    listed: dict[str, Outlet] = {}
    names: dict[str, str] = {}
    for row in read_table("narasumber.language", FILE, COLUMNS):
        where = f"narasumber.language/data/{FILE}: {row['key']}"
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["key"]) or row["key"] in listed:
            raise DataFileError(f"{where}: a key is lower case, without blanks, and stands once")
        kind = row["kind"] or None
        if kind is not None and kind not in get_args(OutletKind):
            raise DataFileError(f"{where}: no kind {kind!r}")
        if row["country"] and not re.fullmatch(r"[A-Z]{2}", row["country"]):
            raise DataFileError(f"{where}: no country code {row['country']!r}")
        aliases = tuple(a.strip() for a in row["aliases"].split("|") if a.strip())
        for name in (row["name"], *aliases):
            if other := names.get(name.casefold()):
                raise DataFileError(f"{where}: {name!r} is a name of {other} already")
            names[name.casefold()] = row["key"]
        listed[row["key"]] = Outlet(
            row["key"],
            row["name"],
            aliases,
            row["country"] or None,
            kind,  # type: ignore[arg-type]
            row["site"] or None,
        )
    return listed


@cache
def _doubts() -> Mapping[str, Doubt]:
    doubts: dict[str, Doubt] = {}
    for row in read_table("narasumber.language", DOUBTS_FILE, ("form", "when", "other")):
        if row["when"] not in get_args(Doubt):
            raise DataFileError(f"narasumber.language/data/{DOUBTS_FILE}: {row['form']}: no doubt {row['when']!r}")
        doubts[row["form"].casefold()] = row["when"]  # type: ignore[assignment]
    return doubts


@cache
def _forms() -> Mapping[str, tuple[_Form, ...]]:
    """Return the ways to write each outlet by first word (folded), longest first."""
    doubts = _doubts()
    by_first: dict[str, list[_Form]] = {}
    for outlet in outlets().values():
        for words in (outlet.name, *outlet.aliases):
            match = _WORD.match(words)
            if match is None:
                continue
            form = _Form(words, words.casefold(), outlet, doubts.get(words.casefold()))
            by_first.setdefault(match[0].casefold(), []).append(form)
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in by_first.items()}


@cache
def _addresses() -> Mapping[str, Outlet]:
    """Return the outlets by address: every name that is one, then the site, where no other has it."""
    known: dict[str, Outlet] = {}
    for outlet in outlets().values():
        for name in (outlet.name, *outlet.aliases):
            if "." in name:
                known[name.casefold()] = outlet
    for outlet in outlets().values():
        if outlet.site:
            known.setdefault(outlet.site.casefold(), outlet)
    return known


@cache
def _names() -> Mapping[str, Outlet]:
    """Return the outlets by their folded names, those without a letter left out."""
    return {form.folded: form.outlet for forms in _forms().values() for form in forms}


@lru_cache(maxsize=20_000)
def find_outlet(name: str) -> Outlet | None:
    """Return the listed outlet that `name` alone names (any case, with or without «The», «www.»), or None."""
    folded = _host(name.strip())
    if "." in folded and (outlet := _at_address(folded)):
        return outlet
    tries = (
        folded,
        folded.removeprefix("the "),
        f"the {folded}",
        folded.removesuffix("-nya"),
        folded.removesuffix("nya"),
    )
    return next((known for tried in tries if (known := _names().get(tried))), None)


def find_outlets(text: str) -> list[tuple[TextSpan, Outlet]]:
    """Return the outlets named in `text`, in order, none overlapping; the longest name wins.

    A span covers the name alone («TASS» of «kantor berita Rusia, TASS»; «Twitter» of «Twitter-nya»). Listed outlets
    come from their names and addresses, others («laman Tekno Kita», «kabarkita.com») with `key` None. Time grows
    with the length of `text`.
    """
    found: list[tuple[TextSpan, Outlet]] = []
    taken = bytearray(len(text) + 1)
    # Later readers see what earlier ones took, for they run one after the other.
    for span, outlet in chain(_by_address(text), _by_name(text, taken), _by_telling(text), _by_pattern(text)):
        if any(taken[span.start : span.end]):
            continue
        taken[span.start : span.end] = b"\1" * len(span)
        found.append((span, outlet))
    return sorted(found, key=lambda pair: pair[0])


def _by_address(text: str) -> Iterator[tuple[TextSpan, Outlet]]:
    for span in find_addresses(text):
        address = span.of(text)
        if "@" in address or "#" in address:
            continue
        host = _host(address)
        yield span, _at_address(host) or Outlet(None, address, kind="portal", site=host)


def _host(address: str) -> str:
    """Return an address, folded, without what stands before and after its domains."""
    return _AROUND_HOST.sub("", address).casefold()


def _at_address(host: str) -> Outlet | None:
    """Return the outlet at `host` or at a domain above it («english.alarabiya.net»)."""
    labels = host.split(".")
    wholes = (".".join(labels[at:]) for at in range(max(1, len(labels) - 1)))
    return next((known for whole in wholes if (known := _addresses().get(whole))), None)


@lru_cache(maxsize=20_000)
def _forms_at(word: str) -> tuple[_Form, ...]:
    """Return the forms that begin with `word`, a clitic or what follows an apostrophe left off where needed."""
    forms, first = _forms(), word.casefold()
    return (
        forms.get(first) or forms.get(first.removesuffix(_CLITIC)) or forms.get(first.split("'")[0].split("’")[0], ())
    )


def _by_name(text: str, taken: bytearray) -> Iterator[tuple[TextSpan, Outlet]]:
    end = 0
    for match in _WORD.finditer(text):
        forms, start = _forms_at(match[0]), match.start()
        if not forms or start < end or taken[start]:
            continue
        if start and (text[start - 1] in "@#-/" or text[start - 1].isalnum()):
            continue
        for form in forms:
            stop = start + len(form.words)
            if _same(text[start:stop], form) and _ends(text, stop) and _sure(text, start, stop, form):
                yield TextSpan(start, stop), form.outlet
                end = stop
                break


def _by_telling(text: str) -> Iterator[tuple[TextSpan, Outlet]]:
    for match in _TELLING.finditer(text):
        span = TextSpan(match.start(), match.end())
        if is_date_word(match[0].split()[0]):
            continue
        known = find_outlet(match[0])
        before = text[max(0, span.start - _BEFORE_REACH) : span.start]
        if known is None and (_BEFORE.search(before) or _AFTER.match(text, span.end)):
            yield span, Outlet(None, match[0])


def _same(written: str, listed: _Form) -> bool:
    """Say whether `written` is the form `listed`.

    Names of several words count in any case that opens with a capital, platforms also in lower case
    («instagramnya»), others as listed or all in capitals.
    """
    form = listed.words
    if written == form or written == form.upper():
        return True
    if written.casefold() != listed.folded:
        return False
    if listed.outlet.kind == "platform" and listed.doubt is None and len(form) >= 6:
        return True
    if not (written[0].isupper() or written[0].isdigit() or written[0] == form[0]):
        return False
    if " " in form or "." in form:
        return True
    # «Tass» for TASS, «Okezone» for OKEZONE; short initials are too often words («Ap», «Rt»).
    return len(form) >= 4 and (written.istitle() or not form.isupper())


def _ends(text: str, at: int) -> bool:
    """Say whether a name may end at `at`: at a word's end, or before the clitic «-nya»."""
    rest = text[at : at + 5]
    return _NYA.match(rest) is not None or _GOES_ON.match(rest) is None


def _sure(text: str, start: int, end: int, form: _Form) -> bool:
    if form.doubt is None:
        return True
    before = text[max(0, start - _BEFORE_REACH) : start]
    if form.doubt == "start" and not _OPENS.search(before):
        return True
    # «Time Warner», «Tribun Cirebon»: a doubtful name with another capital after it is part of something else.
    follows = _FOLLOWS.match(text, end) if form.doubt == "always" else None
    if follows and not is_date_word(follows[1]):
        return False
    return bool(_BEFORE.search(before) or _AFTER.match(text, end))


def _by_pattern(text: str) -> Iterator[tuple[TextSpan, Outlet]]:
    for match in _BY_PATTERN.finditer(text):
        generic = re.sub(r"\s+", " ", match["generic"]).lower()
        start, end = match.span("name")
        named_from = start
        start = skip_countries(text, start, end)
        if start == end and (apposed := _APPOSED.match(text, end)):
            start, end = apposed.span("name")
        name = text[start:end].rstrip("'’")
        if not name or is_date_word(name.split()[0]) or not name[0].isalpha() or _NOT_A_NAME.match(name):
            continue
        # «kantor berita, Wakil Menteri …»: a comma joins noun and name only where the noun was narrowed down.
        if "," in match["gap"] and not match["qualities"] and start == named_from:
            continue
        if "role" in title_kinds(name.split()[0]):
            continue
        if generic == "harian" and not _BEFORE.search(text[max(0, match.start() - _BEFORE_REACH) : match.start()]):
            continue
        # «media AS», «harian Kamis» name nothing; «media» alone is too loose a word to make a name of what follows.
        if generic == "media" and "," not in match["gap"]:
            continue
        kind = GENERIC.get(generic)
        yield TextSpan(start, start + len(name)), find_outlet(name) or Outlet(None, name, kind=kind)


def skip_countries(text: str, start: int, end: int) -> int:
    """Return where the name in `text[start:end]` begins, countries before it left out («Rusia, TASS» → TASS)."""
    while start < end:
        words = re.findall(r"\S+", text[start:end])
        for count in (3, 2, 1):
            if len(words) < count:
                continue
            match = re.match(r"\s*" + r"\s+".join(re.escape(w) for w in words[:count]), text[start:end])
            if match and find_country(match[0].strip(" ,")):
                start += match.end()
                break
        else:
            return start
        start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    return end


_DATE_WORDS = frozenset(
    [
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "jum'at",
        "sabtu",
        "minggu",
        "ahad",
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
    ]
)


def is_date_word(word: str) -> bool:
    """Say whether `word` names a day or month, or is a bare number."""
    bare = word.strip(".,()").lower()
    return bare in _DATE_WORDS or bare.isdigit()
