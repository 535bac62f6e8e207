"""From cue words and outlet names to the relays of each statement.

A relay belongs to the statement of its sentence that stands nearest; never to one whose words it is part of, nor to a
statement within another's words. An outlet that speaks itself, is spoken to («kepada Reuters») or writes («wartawan
Reuters») is no relay.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from narasumber.article import TextSpan
from narasumber.attribution.records import Relay, Statement
from narasumber.attribution.relays.cues import RelayCue, cue_pattern, relay_cues
from narasumber.attribution.relays.given import settle_given
from narasumber.attribution.relays.phrases import OutletsAt, Phrase, passes_on, read_phrase
from narasumber.language import find_country, find_outlets

_MONTHS = (
    r"(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Agu|Agt|Sep|Sept|Okt|Nov|Des)"
)
_DAYS = r"(?:Senin|Selasaa?|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)"
_NUMBERS = r"\d{1,2}\s?[/-]{1,2}\s?\d{1,2}(?:\s?/{0,2}\s?\d{2,4})?"
_DATE = re.compile(
    rf"[\s,.]*\(?(?:(?:pada|hari|edisi|tanggal)\s+)*"
    rf"(?P<date>{_DAYS}(?:\s*,?\s*\(?(?:{_NUMBERS}|\d{{1,2}}\s?{_MONTHS}(?:\s\d{{4}})?)\)?)?|"
    rf"\d{{1,2}}\s{_MONTHS}(?:\s\d{{4}})?|\({_NUMBERS}\))",
)
_AND = re.compile(r"\s*,?\s*(?:dan|serta)\s+(?:oleh\s+)?")
_FROM = re.compile(r"\s+(?:dari|melalui|lewat|via|di)\s+")
_VIA = re.compile(r"\s+via\s+")
_COMMA = re.compile(r"\s*,\s*")
# «ujar, dilansir,dari tayangan Silet»: after a comma a name counts only with its preposition.
_OF = re.compile(
    r"(?:\s*,\s*(?=(?:dari|oleh)\s))?\s*(?:(?:oleh|dari|di|pada|dalam|lewat|melalui|langsung|secara\s+\w+)\s+)*"
)
_AS = re.compile(r"\b(?:seperti|sebagaimana)\s+\Z", re.IGNORECASE)
_IN = re.compile(r"\b(?:di|pada|dalam)\s+\Z")
_EDGE_BEFORE = re.compile(
    r"(?:kepada|wawancara(?:nya)?\s+(?:dengan|oleh|bersama)|dihubungi|ditemui|dikonfirmasi|wartawan|jurnalis|reporter|kontributor|"
    r"koresponden|editor|redaksi|redaktur|pemilik|pemimpin|direktur|pengguna|penerbit|kantor|perusahaan|pendiri|bos|CEO)"
    r"\s+(?:\w+\s+){0,2}\Z"
)
_SPOKE = re.compile(
    r"(?:kata|ujar|tutur|ucap|ungkap|jelas|terang|tambah|imbuh|papar|sebut|tegas|lanjut)\s+"
    r"(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4})\s*,?\s*(?:sambil|sembari|seraya|dengan|yang)?\s*\Z"
)
_PERSON = re.compile(r"\s+(?:kembali\s+|ulang\s+)?(?:oleh\s+)?(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4})")
_QUOTED = re.compile(
    r"\s+(?:(?:pernyataan|perkataan|ucapan|keterangan)\s+)?(?:dari\s+)?"
    r"(?!(?:data|laporan|dokumen|surat|pasal|ayat|undang-undang|hasil|studi|survei|pidato)\b)"
    r"(?P<who>[^\W\d_][^,.;:\"“”()\n]{1,90}?)"
    r"(?=\s+(?:yang|pada|dalam|di|bahwa|mengatakan|menyatakan|menyebut\w*|melaporkan|mengungkap\w*)\b|\s*[,.;:\"“”(\n]|\s*\Z)"
)
_REACH = 70
# How many statements on either side of a relay are looked at: bounds the time where a sentence holds thousands.
_WINDOW = 12


@dataclass(slots=True)
class Found:
    """A relay mention before it is given to a statement: where it stands, in order towards the reader, and its date."""

    cue: TextSpan
    phrases: list[Phrase]
    time: TextSpan | None = None
    person: TextSpan | None = None
    way: str = "brought"

    @property
    def span(self) -> TextSpan:
        """The stretch from cue to date."""
        spans = [self.cue, *(p.span for p in self.phrases), *filter(None, (self.time, self.person))]
        return TextSpan(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(slots=True)
class _Zone:
    """A sentence with the statements that have their cue, source or words in it."""

    span: TextSpan
    statements: list[Statement] = field(default_factory=list)
    candidates: list[Statement] = field(default_factory=list)
    candidate_starts: list[int] = field(default_factory=list)
    anchors: dict[int, list[TextSpan]] = field(default_factory=dict)


def find_relays(text: str, sentences: Sequence[TextSpan], statements: Sequence[Statement]) -> None:
    """Fill `via` of the `statements` of `text`, and `time` from the relay's date where a statement has no other.

    `sentences` are the text's sentences in order. Relays that a statement has already stay; a span that the rules read
    further is widened to its whole noun phrase. Time grows with the length of `text`.
    """
    outlets: OutletsAt = {span.start: (span, outlet) for span, outlet in find_outlets(text)}
    for statement in statements:
        if statement.addressee is not None and _brings(text, statement.addressee):
            statement.addressee = None  # «…, dilaporkan TASS»: who reports is not spoken to
        if statement.via:
            homes = _homes(text, sentences, statement)
            statement.via = [r for r in statement.via if any(r.span.overlaps(home) for home in homes)]
            settle_given(text, statement, outlets)
    for zone in _zones(text, sentences, statements):
        zone.candidates = _candidates(text, zone.statements)
        zone.candidate_starts = [s.content[0].start for s in zone.candidates]
        for found in find_mentions(text, zone.span, outlets, zone.statements):
            _attach(text, zone, found)
    for statement in statements:
        statement.via = [r for r in statement.via if r.kind == "person" or passes_on(r.span.of(text))]
        statement.via.sort(key=lambda relay: _RANK.get(relay.kind, 1))


# Nearest to the speaker first: the person who passes it on, the channel, then those who report.
_RANK = {"person": 0, "channel": 0}


def _brings(text: str, addressee: TextSpan) -> bool:
    """Say whether the cue of a relay stands right before, as in «dilansir | Reuters»."""
    before = re.search(r"(\w+)\s+(?:oleh\s+)?\Z", text[max(0, addressee.start - 40) : addressee.start])
    cue = relay_cues().get(before[1].lower()) if before else None
    return cue is not None and cue.way == "brought"


def _broken_off(text: str, sentence: TextSpan) -> bool:
    """Say whether a paragraph break cut a sentence: «Dalam sebuah pernyataan, seperti dilansir Anadolu (15/9) ¶ …»."""
    return text[sentence.end - 1] not in '.?!"”:…'


def _homes(text: str, sentences: Sequence[TextSpan], statement: Statement) -> list[TextSpan]:
    """Return the sentences in which a relay of the statement can stand: of its cue and source, else of its content.

    A sentence that a paragraph break cut off before them counts too.
    """
    near = [s for s in (statement.cue, statement.source) if s is not None] or statement.content
    homes = [n for n, sentence in enumerate(sentences) if any(sentence.overlaps(s) for s in near)]
    if homes and homes[0] and _broken_off(text, sentences[homes[0] - 1]):
        homes.insert(0, homes[0] - 1)
    return [sentences[n] for n in homes]


def _zones(text: str, sentences: Sequence[TextSpan], statements: Sequence[Statement]) -> list[_Zone]:
    starts = [s.start for s in sentences]
    zones: dict[int, _Zone] = {}
    for statement in statements:
        if statement.parent is not None or not statement.content:
            continue
        anchors = [s for s in (statement.cue, statement.source, *statement.content) if s is not None]
        near = [s for s in (statement.cue, statement.source) if s is not None] or statement.content[-1:]
        homes = {bisect_right(starts, s.start) - 1 for s in near}
        homes.add(bisect_right(starts, max(statement.content[-1].end - 1, 0)) - 1)
        for home in homes:
            if home < 0:
                continue
            zone = zones.setdefault(home, _Zone(sentences[home]))
            zone.statements.append(statement)
            zone.anchors[id(statement)] = anchors
    for home in list(zones):
        if home and home - 1 not in zones and _broken_off(text, sentences[home - 1]):
            widened = {key: [*spans, sentences[home - 1]] for key, spans in zones[home].anchors.items()}
            zones[home - 1] = _Zone(sentences[home - 1], zones[home].statements[:1], anchors=widened)
    return [zones[home] for home in sorted(zones)]


def find_mentions(text: str, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]) -> list[Found]:
    """Return the relays that the words of `sentence` name, in order, outside the content of all `statements`."""
    found: list[Found] = []
    at = sentence.start
    cues = relay_cues()
    contents = _union(c for s in statements for c in s.content)
    starts = [c.start for c in contents]
    for match in cue_pattern().finditer(text, sentence.start, sentence.end):
        within = bisect_right(starts, match.start()) - 1
        if match.start() < at or (within >= 0 and match.start() < contents[within].end):
            continue
        cue = TextSpan(match.start(), match.end())
        read = _READERS[cues[match[0].lower()].way](text, cue, cues[match[0].lower()], sentence, outlets, statements)
        if read is not None:
            found.append(read)
            at = max(at, read.span.end)
    return found


def _date_after(text: str, at: int, end: int) -> TextSpan | None:
    match = _DATE.match(text, at, end)
    return TextSpan(*match.span("date")) if match else None


def _brought(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«seperti dilansir Reuters, Selasa (10/9)», «dikutip Sindonews dari laman resmi Kemlu RI»."""
    after = _OF.match(text, cue.end, sentence.end)
    at = after.end() if after else cue.end
    sure = (word.sure or bool(_AS.search(text, max(0, cue.start - 12), cue.start))) and not _IN.search(
        text[cue.end : at]
    )
    first = read_phrase(text, at, sentence.end, outlets, sure=sure)
    if first is None:
        # «dilansir, Senin (9/9)», «dikutip dari laman ,, Rabu»: the name is missing, the date stays.
        rest = re.match(
            r"(?:\s*(?:dari|oleh|laman|situs|resminya|kantor\s+berita|surat\s+kabar|\w+,|\s)*[\s,]*)",
            text[at : at + 60],
        )
        time = _date_after(text, at + (rest.end() if rest else 0), sentence.end) if word.sure else None
        return Found(cue, [], time) if time else None
    phrases = [first]
    end = first.span.end
    if more := _FROM.match(text, end):
        further = word.sure and more[0].strip() == "dari"
        origin = read_phrase(text, more.end(), sentence.end, outlets, sure=further)
        if origin is not None and not find_country(origin.span.of(text)):
            phrases.insert(1 if _VIA.match(text, end) else 0, origin)
            end = origin.span.end
    elif (more := _AND.match(text, end)) or (more := _COMMA.match(text, end)):
        other = read_phrase(text, more.end(), sentence.end, outlets)
        if other is not None and other.listed and other.name is not None and other.span.start == more.end():
            phrases.append(other)
            end = other.span.end
    return Found(cue, phrases, _date_after(text, end, sentence.end))


def _bringing(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«kata Bolton mengutip AFP, Rabu (11/9)», «kata kantor berita semi-resmi Tasnim mengutip Komandan Hajizadeh»."""
    read = _brought(text, cue, word, sentence, outlets, statements)
    first = read.phrases[0] if read and read.phrases else None
    quoted = any(
        s.source
        and s.source.start >= cue.end
        and s.source.start - cue.end < _REACH
        and (first is None or s.source.overlaps(first.span))
        for s in statements
    )
    if (
        first is not None
        and not quoted
        and (first.listed or first.generic or not _quoter(text, cue, sentence, outlets))
    ):
        return read
    if first is None and read is not None:
        return read
    if phrase := _quoter(text, cue, sentence, outlets):
        return Found(cue, [phrase], way="quoting")
    if quoted and (spoke := _SPOKE.search(text[max(sentence.start, cue.start - _REACH) : cue.start])):
        shift = max(sentence.start, cue.start - _REACH)
        return Found(cue, [], None, TextSpan(spoke.start("name") + shift, spoke.end("name") + shift), way="echoing")
    return None


def _quoter(text: str, cue: TextSpan, sentence: TextSpan, outlets: OutletsAt) -> Phrase | None:
    """Return the outlet that stands before `cue` as the one who quotes, or None."""
    best: Phrase | None = None
    start = max(sentence.start, cue.start - 2 * _REACH)
    for match in re.finditer(r"(?<![\w-])\w", text[start : cue.start]):
        at = start + match.start()
        if best is not None and at < best.span.end:
            continue
        phrase = read_phrase(text, at, cue.start, outlets)
        if phrase is not None and phrase.span.start == at and (phrase.generic or phrase.listed):
            best = phrase
    if best is None or best.platform or _EDGE_BEFORE.search(text[max(0, best.span.start - 60) : best.span.start]):
        return None
    between = text[best.span.end : cue.start]
    return best if len(between) < 45 and not re.search(r"[.;:\"”]", between) else None


def _named(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«Menurut kantor berita pemerintah China Xinhua, Jinping mengatakan …», «lapor Antara»."""
    phrase = read_phrase(text, cue.end, sentence.end, outlets)
    if phrase is None or phrase.platform or phrase.owned or phrase.name is None or text[phrase.name.start] == "@":
        return None
    return Found(cue, [phrase], _date_after(text, phrase.span.end, sentence.end), way="named")


def _through(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«melalui akun Twitter-nya», «di Facebook», «via Daily Mail», «dalam sebuah tayangan stasiun televisi Rusia»."""
    phrase = read_phrase(text, cue.end, sentence.end, outlets)
    if phrase is None:
        return None
    bound = phrase.platform or phrase.show or (phrase.generic or "").startswith(("radio", "saluran", "akun"))
    if phrase.generic == "halaman":  # «di halaman Gedung KPK» is a yard
        bound = phrase.platform or phrase.listed
    if word.way == "in" and not (bound and (phrase.name is not None or phrase.show)):
        return None
    if word.way == "through" and not (phrase.listed or phrase.name or phrase.generic):
        return None
    return Found(cue, [phrase], _date_after(text, phrase.span.end, sentence.end), way=word.way)


def _echoed(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«kata Habibie, ditirukan Yayah»."""
    match = _PERSON.match(text, cue.end, sentence.end)
    return Found(cue, [], None, TextSpan(*match.span("name")), way="echoed") if match else None


def _echoing(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«kata Yahya menirukan pesan Habibie»: the words are Habibie's, Yahya passes them on."""
    start = max(sentence.start, cue.start - _REACH)
    match = _SPOKE.search(text[start : cue.start])
    return (
        Found(cue, [], None, TextSpan(start + match.start("name"), start + match.end("name")), way="echoing")
        if match
        else None
    )


def _channel(
    text: str, cue: TextSpan, word: RelayCue, sentence: TextSpan, outlets: OutletsAt, statements: Sequence[Statement]
) -> Found | None:
    """«Halaman Facebook resmi kepolisian mencatat», «Yeo, posting Facebook-nya mengatakan»: beside the speaker only."""
    phrase = read_phrase(text, cue.start, sentence.end, outlets)
    if phrase is None or not phrase.platform:
        return None
    beside = any(s.source and _gap(s.source, phrase.span) <= 2 for s in statements)
    return Found(cue, [phrase], way="channel") if beside else None


_READERS = {
    "brought": _brought,
    "bringing": _bringing,
    "named": _named,
    "through": _through,
    "in": _through,
    "channel": _channel,
    "echoed": _echoed,
    "echoing": _echoing,
}


def _attach(text: str, zone: _Zone, found: Found) -> None:
    statement = _nearest(zone, found)
    if statement is None:
        return
    relays = [] if found.person is None else [Relay(found.person, kind="person")]
    for phrase in found.phrases:
        before = text[max(zone.span.start, phrase.span.start - 50) : phrase.span.start]
        touched = found.way in ("named", "quoting", "in", "channel") and _EDGE_BEFORE.search(before)
        if touched or _speaks(text, statement, found, phrase):
            continue
        relays.append(Relay(phrase.span, kind=phrase.kind))
    for relay in relays:
        _add(statement, relay)
    own_time = found.time and not any(found.time.overlaps(c) for c in statement.content)
    if statement.time is None and own_time and (relays or not found.phrases):
        statement.time = found.time


def _speaks(text: str, statement: Statement, found: Found, phrase: Phrase) -> bool:
    """Say whether the outlet is the statement's own speaker, or the one spoken to."""
    name = phrase.name or phrase.span
    if statement.addressee and statement.addressee.overlaps(name):
        return True
    if phrase.name is None and not phrase.show and statement.place and statement.place.covers(phrase.span):
        # «dalam komentar yang ditayangkan di televisi Kanada» is the occasion.
        return True
    if statement.source and statement.source.overlaps(name):
        if found.way == "quoting" and (quoted := _quoted(text, found.cue)):
            statement.source = quoted
            return False
        # «akun Twitter resmi @TMCPoldaMetro mencuitkan»: its holder speaks, through the platform.
        return not (phrase.platform and len(statement.source) > len(name) + len("akun "))
    if statement.source is None and statement.cue and statement.cue.overlaps(found.cue) and not phrase.platform:
        # «Melansir X, …» with no other speaker: the outlet speaks.
        statement.source = phrase.span
        return True
    return False


def _quoted(text: str, cue: TextSpan) -> TextSpan | None:
    """Return whom an outlet quotes with `cue`: the noun phrase after it, unless it is a document."""
    match = _QUOTED.match(text, cue.end)
    return TextSpan(*match.span("who")) if match else None


def _add(statement: Statement, relay: Relay) -> None:
    for known in statement.via:
        if known.span.overlaps(relay.span):
            if relay.span.covers(known.span):
                known.span, known.kind = relay.span, relay.kind
            return
    statement.via.append(relay)


def _nearest(zone: _Zone, found: Found) -> Statement | None:
    """Return the candidate whose cue, source or words stand nearest to the relay, outside its words."""
    span = found.span
    at = bisect_right(zone.candidate_starts, span.start)
    best: tuple[int, int] | None = None
    chosen: Statement | None = None
    for order, statement in enumerate(zone.candidates[max(0, at - _WINDOW) : at + _WINDOW]):
        if any(c.start < span.start < c.end for c in statement.content):
            continue
        distance = min(_gap(span, anchor) for anchor in zone.anchors[id(statement)])
        if best is None or (distance, order) < best:
            best, chosen = (distance, order), statement
    return chosen


def _candidates(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements a relay may belong to, in text order: not those within another's words.

    A question («ketika ditanya apakah …, seperti dilansir Reuters») counts only where nothing else is said.
    """
    pieces = sorted(((c.start, -c.end, n) for n, s in enumerate(statements) for c in s.content))
    nested: set[int] = set()
    reach, owner = -1, -1
    for start, negative_end, n in pieces:
        if -negative_end <= reach and n != owner and statements[n].content[0].start == start:
            nested.add(n)
        elif -negative_end > reach:
            reach, owner = -negative_end, n
    outer = [s for n, s in enumerate(statements) if n not in nested]
    told = [s for s in outer if s.cue is None or not s.cue.of(text).lower().startswith("ditanya")]
    return sorted(told or outer, key=lambda s: s.content[0].start)


def _union(spans: Iterable[TextSpan]) -> list[TextSpan]:
    """Return the stretches that `spans` cover together, in order and apart."""
    joined: list[TextSpan] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = TextSpan(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _gap(a: TextSpan, b: TextSpan) -> int:
    return max(b.start - a.end, a.start - b.end, 0)
