"""Names from a tagger, learned or shipped, made fit to build on: whole words, whole names, one type a name.

A tagger sees a window of text; the article as a whole knows more. What an abbreviation in brackets stands for, that
«Korea Utara» is a country wherever it stands, and that the same word is not a person here and a body there are rules.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from narasumber.article import TextSpan
from narasumber.attribution.records import Statement
from narasumber.attribution.relays import relay_name
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.titled import DISTRICTS, given_names, office_words, split_titled
from narasumber.attribution.speakers.tokens import Words, token_range
from narasumber.language import find_country, find_outlet, title_kinds

# Chosen on the development articles: from here on the learned tagger is right more often than the shipped one.
SURE = 0.9
NAMED_KINDS = ("PER", "ORG", "GPE", "MEDIA", "GROUP")
LEFT_MARKS = " \n\t\"“”‘’'«([,.;:!?–—-"
RIGHT_MARKS = " \n\t\"“”‘’'»,;:!?–—-(["
SHORT_FORM = re.compile(r"\(\s?([A-Z][A-Za-z&-]{1,9})\s?\)")
EMPTY = frozenset(("determiner", "one", "pronoun-one", "pronoun-many", "pronoun-self", "pronoun-first"))
SMALL = frozenset(("dan", "of", "the", "and", "untuk", "for", "di", "pada", "dari", "de"))
BEHIND = re.compile(r"\s?\(\s?([A-Z][\w&-]{1,9})\s?\)")
PAIR = re.compile(
    r"((?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]*) (?:dan|bersama) ((?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]*)"
)
FIRST_NAMES = re.compile(r"(?<=[a-z] )((?:[A-Z][\w'’-]+ ){1,2})$")
MEDIA_PHRASE = re.compile(r"(?:sang\s+|sebuah\s+)?(kantor berita|surat kabar|[\w-]+)\b", re.IGNORECASE)


def combine(learned: Sequence[Naming], shipped: Sequence[Naming]) -> list[Naming]:
    """Return one layer from the learned tagger's names and those of the shipped one, which knows the statements.

    Where they overlap the learned one counts if it is as sure as `SURE`; a role that the shipped one saw stays whole.
    """
    sure = [n for n in learned if n.score >= SURE]
    roles = [n for n in shipped if n.kind not in NAMED_KINDS]
    kept = [n for n in sure if n.kind in NAMED_KINDS and not any(n.span.overlaps(r.span) for r in roles)]
    kept += roles
    kept += [n for n in shipped if n.kind in NAMED_KINDS and not any(n.span.overlaps(k.span) for k in kept)]
    kept += [n for n in sure if n.kind not in NAMED_KINDS and not any(n.span.overlaps(k.span) for k in kept)]
    return sorted(kept, key=lambda n: n.span)


def whole(text: str, span: TextSpan) -> TextSpan:
    """Return the span of whole words within or around `span`, without marks at its edges; empty where none is left.

    Brackets are kept where both stand within; a full stop is kept after an initial or short title («Jr.»).
    """
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and text[start] in LEFT_MARKS:
        start += 1
    while end > start and (text[end - 1] in RIGHT_MARKS or _loose(text, start, end)):
        end -= 1
    if start >= end:
        return TextSpan(start, start)
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return TextSpan(start, end)


def _loose(text: str, start: int, end: int) -> bool:
    """Say whether the last character is a bracket without partner or a full stop that ends the sentence."""
    last = text[end - 1]
    if last == ")":
        return "(" not in text[start : end - 1]
    if last == ".":
        word = re.search(r"[\w.]*$", text[start : end - 1])
        return word is None or (len(word[0]) > 3 and "." not in word[0])
    return False


def tidy(text: str, words: Words, names: Iterable[Naming], statements: Sequence[Statement]) -> list[Naming]:
    """Return the names in text order, mended by what the whole article says; none overlap within a layer."""
    found: list[Naming] = []
    for name in names:
        span, kind = whole(text, name.span), name.kind
        if kind == "PER":
            span = _without_office(text, span)
            kind = _no_person(span.of(text))
        if span.start < span.end and kind and _says_something(span.of(text)):
            found.append(Naming(span, kind, name.score))
    titles = [n for n in found if n.kind not in NAMED_KINDS]
    entities = _one_type(text, _joined(text, [n for n in found if n.kind in NAMED_KINDS]))
    forced = [*_media(text, statements), *_spelled_out(text, words, entities), *_countries(text, words, entities)]
    taken: list[Naming] = []
    for name in forced:
        if not any(name.span.overlaps(t.span) for t in taken):
            taken.append(name)
    entities = [e for e in entities if not any(e.span.overlaps(t.span) for t in taken)] + taken
    entities = _abbreviated(text, entities, taken)
    entities += _pairs(text, entities, statements)
    entities += _titled(text, entities, statements)
    entities = [_outlet_only(text, e) for e in entities]
    entities += _again(text, entities)
    people = [e.span for e in entities if e.kind == "PER"]
    titles = [t for t in titles if t.kind != "role" or not any(t.span.overlaps(p) for p in people)]
    return sorted([*titles, *entities], key=lambda n: n.span)


def _says_something(words: str) -> bool:
    """Say whether a name holds more than a pronoun, determiner or number."""
    telling = [w for w in re.findall(r"\w+", words) if not w.isdigit()]
    return any(EMPTY.isdisjoint(title_kinds(w)) and w.lower() not in SMALL for w in telling)


def _without_office(text: str, span: TextSpan) -> TextSpan:
    """Take the end of an office off a name: «Kapolsek Medan | Utara | Suparman»."""
    words = list(re.finditer(r"\S+", span.of(text)))
    first = next((i for i, w in enumerate(words) if w[0].lower() not in office_words()), 0)
    noun = re.search(r"(\w+\s+)?(\w+)\s+$", text[max(0, span.start - 40) : span.start])
    placed = noun is not None and noun[2].lower() in DISTRICTS and (noun[1] or "").strip().lower() != "wali"
    if placed and first == 0 and len(words) > 1:
        first = 1  # «Kabupaten | Pangandaran | Sobirin»
    return TextSpan(span.start + words[first].start(), span.end) if words else span


def _no_person(words: str) -> str:
    """Return the type of what was tagged as a person: outlets and countries by the lists, "" for words of offices."""
    if " " in words and find_outlet(words) is not None:
        return "MEDIA"
    known = [_office(w) for w in re.findall(r"\w+", words)]
    if known and all(known):
        return ""
    outlet = find_outlet(words)
    return "MEDIA" if outlet is not None and outlet.kind in ("platform", "agency") else "PER"


def _office(word: str) -> bool:
    """Say whether a word by itself calls an office or any person, not one by name: «Menpora», «Pria»."""
    low, kinds = word.lower(), title_kinds(word)
    if low in given_names("first") | given_names("within"):
        return False
    return low in office_words() or not kinds.isdisjoint({"document", "role", "person"})


def _joined(text: str, names: Sequence[Naming]) -> list[Naming]:
    """Join people tagged side by side («Masinton | Pasaribu»): two people never stand so."""
    out: list[Naming] = []
    for name in sorted(names, key=lambda n: n.span):
        before = out[-1] if out else None
        if before is not None and before.kind == name.kind == "PER" and text[before.span.end : name.span.start] == " ":
            out[-1] = Naming(TextSpan(before.span.start, name.span.end), "PER", max(before.score, name.score))
        elif before is None or name.span.start >= before.span.end:
            out.append(name)
    return out


def _one_type(text: str, names: Sequence[Naming]) -> list[Naming]:
    """Give all places of a name the type that most of them have; countries and outlets are what the lists say."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        votes.setdefault(name.span.of(text), Counter())[name.kind] += name.score  # type: ignore[assignment]
    kinds: dict[str, str] = {}
    for words, tally in votes.items():
        kind = tally.most_common(1)[0][0]
        if kind in ("ORG", "MEDIA", "GROUP") and find_country(words) is not None:
            kind = "GPE"
        elif kind == "ORG" and (tally["MEDIA"] or " " in words or words.isupper()) and find_outlet(words) is not None:
            kind = "MEDIA"
        kinds[words] = kind
    return [Naming(n.span, kinds[n.span.of(text)], n.score) for n in names]


def _media(text: str, statements: Sequence[Statement]) -> list[Naming]:
    """Find the outlets that sources and relays name after a noun: «kantor berita Rusia, | TASS»."""
    found: list[Naming] = []
    for statement in statements:
        if statement.source is None:
            continue
        span = whole(text, statement.source)
        phrase = span.of(text)
        head = MEDIA_PHRASE.match(phrase)
        if head is None or (title_kinds(head[1]).isdisjoint({"media"}) and " " not in head[1]):
            continue
        name = relay_name(phrase)
        at = phrase.rfind(name)
        if name[:1].isupper() and at > 0 and find_country(name) is None:
            found.append(Naming(TextSpan(span.start + at, span.start + at + len(name)), "MEDIA"))
    return found


def _outlet_only(text: str, name: Naming) -> Naming:
    """Take the nouns off an outlet's name: «laman | TRT World»."""
    if name.kind != "MEDIA":
        return name
    words = name.span.of(text)
    short = relay_name(words)
    at = words.rfind(short)
    if at <= 0 or find_country(short) is not None:
        return name
    return Naming(TextSpan(name.span.start + at, name.span.start + at + len(short)), name.kind, name.score)


def _titled(text: str, names: Sequence[Naming], statements: Sequence[Statement]) -> list[Naming]:
    """Find the people that close a titled source where the tagger saw none: «Juru Bicara Kremlin | Dmitry Peskov»."""
    found: list[Naming] = []
    for statement in statements:
        if statement.source is None:
            continue
        span = whole(text, statement.source)
        if any(n.kind in ("PER", "MEDIA") and n.span.overlaps(span) for n in (*names, *found)):
            continue
        name = split_titled(text, span).name
        if name is not None and not any(n.span.overlaps(name) for n in (*names, *found)):
            found.append(Naming(name, "PER", 0.8))
    return found


def _abbreviated(text: str, names: Sequence[Naming], spelled: Sequence[Naming]) -> list[Naming]:
    """Give an abbreviation the type of the name that it stands behind in brackets, wherever it stands."""
    kinds = {m[1]: n.kind for n in spelled if (m := BEHIND.match(text, n.span.end))}
    return [Naming(n.span, kinds.get(n.span.of(text), n.kind), n.score) for n in names]


def _pairs(text: str, names: Sequence[Naming], statements: Sequence[Statement]) -> list[Naming]:
    """Find the other of two people together where the tagger saw one: «Budi Iskandar dan | Agus Sasmito»."""
    found: list[Naming] = []
    for statement in statements:
        source = statement.source
        pair = PAIR.fullmatch(text, source.start, source.end) if source is not None else None
        if pair is None:
            continue
        spans = [TextSpan(*pair.span(1)), TextSpan(*pair.span(2))]
        there = [[n for n in (*names, *found) if n.span.overlaps(s)] for s in spans]
        for this, other, span in ((there[0], there[1], spans[0]), (there[1], there[0], spans[1])):
            if not this and any(n.kind == "PER" for n in other) and not title_kinds(span.of(text).split()[0]):
                found.append(Naming(span, "PER", 0.7))
    return found


def _again(text: str, names: Sequence[Naming]) -> list[Naming]:
    """Find the other places where people are named in full or by one word of a full name («Peskov tak mengungkap»)."""
    forms: dict[str, None] = {}
    for name in names:
        if name.kind != "PER":
            continue
        words = name.span.of(text)
        parts = words.split()
        forms[words] = None
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            if len(part) > 2 and part[0].isupper() and not title_kinds(part) and find_country(part) is None:
                forms[part] = None
    found: list[Naming] = []
    taken = [n.span for n in names]
    for form in sorted(forms, key=len, reverse=True):
        for start in _places(text, form):
            end = start + len(form)
            span = TextSpan(start, end) if " " in form else _fuller(text, start, end)
            if any(span.overlaps(t) for t in taken) or _goes_on(text, span):
                continue
            taken.append(span)
            found.append(Naming(span, "PER", 0.7))
    return found


def _places(text: str, form: str) -> Iterator[int]:
    """Yield where `form` stands as whole words, not beside a hyphen. Names vary, so compiling each would cost more."""
    start = text.find(form)
    while start >= 0:
        edges = text[start - 1 : start] + text[start + len(form) : start + len(form) + 1]
        if not any(c.isalnum() or c in "-_" for c in edges):
            yield start
        start = text.find(form, start + 1)


def _fuller(text: str, start: int, end: int) -> TextSpan:
    """Take in the first names before a lone name, within a sentence: «menjamu | Angela Merkel»."""
    before = FIRST_NAMES.search(text, max(0, start - 40), start)
    if before is None:
        return TextSpan(start, end)
    words = before[1].split()
    if any(title_kinds(w) or w.isupper() or w.lower() in office_words() or find_country(w) for w in words):
        return TextSpan(start, end)
    return TextSpan(before.start(1), end)


def _goes_on(text: str, span: TextSpan) -> bool:
    """Say whether a word with a capital stands directly beside: then the word may be part of another's name."""
    after = re.match(r" [A-Z]", text[span.end : span.end + 2])
    before = re.search(r"(?<![\w.])([A-Z][\w'’-]*|[A-Z]\.)[ ]$", text[max(0, span.start - 25) : span.start])
    return after is not None or (before is not None and not title_kinds(before[1]))


def _spelled_out(text: str, words: Words, names: Sequence[Naming]) -> list[Naming]:
    """Find the long forms before abbreviations in brackets (Schwartz and Hearst 2003, doi 10.1142/9789812776303_0042).

    «Komite Nasional Keselamatan Transportasi (KNKT)»: the words whose initials make the abbreviation.
    """
    found: list[Naming] = []
    for bracket in SHORT_FORM.finditer(text):
        letters = [c.lower() for c in bracket[1] if c.isalpha()]
        if not bracket[1].isupper() or len(letters) < 3:
            continue
        last = token_range(words, TextSpan(0, max(1, bracket.start())))[1] - 1
        first = _initials(words, last, letters)
        if first is None:
            continue
        span = TextSpan(words.starts[first], words.ends[last])
        inside = [n for n in names if n.span.overlaps(span)]
        short = [n for n in names if bracket.start() <= n.span.start < bracket.end() or n.span.of(text) == bracket[1]]
        if not (inside or short) or find_country(span.of(text)) is not None:
            continue
        kind = "MEDIA" if find_outlet(bracket[1]) or find_outlet(span.of(text)) else _best(inside or short)
        if kind in ("ORG", "MEDIA", "GPE", "GROUP"):
            found.append(Naming(span, kind))
    return found


def _best(names: Sequence[Naming]) -> str:
    longest = max(names, key=lambda n: len(n.span))
    return "ORG" if longest.kind == "GPE" else longest.kind


def _initials(words: Words, last: int, letters: Sequence[str]) -> int | None:
    """Walk back from token `last` over capitalised words whose initials spell `letters`; the first token, or None."""
    i, left = last, list(letters)
    while i >= 0 and left:
        word = words.texts[i]
        if not word[0].isalnum():
            return None
        if word.lower() in SMALL and word[0].lower() != left[-1]:
            i -= 1
            continue
        if not word[0].isupper() or word[0].lower() != left[-1]:
            return None
        left.pop()
        i -= 1
    return i + 1 if not left else None


def _countries(text: str, words: Words, names: Sequence[Naming]) -> list[Naming]:
    """Join the pieces of a country's name that the tagger parted: «Republik Rakyat | Demokratik Korea»."""
    found: list[Naming] = []
    for name in names:
        if name.kind not in ("GPE", "ORG") or any(name.span.overlaps(f.span) for f in found):
            continue
        first, end = token_range(words, name.span)
        for stop in range(min(len(words), first + 5), end, -1):
            if words.lines[stop - 1] != words.lines[first] or not words.texts[stop - 1][0].isupper():
                continue
            span = TextSpan(words.starts[first], words.ends[stop - 1])
            if find_country(span.of(text)) is not None:
                found.append(Naming(span, "GPE"))
                break
    return found
