"""An article made ready for resolving: words, clusters, and for each statement what its phrases point to."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from narasumber.article import TextSpan
from narasumber.attribution.records import Statement
from narasumber.attribution.speakers.clusters import Cluster, cluster
from narasumber.attribution.speakers.layers import tidy, whole
from narasumber.attribution.speakers.mentions import (
    Mention,
    named_mentions,
    phrase_kind,
    phrase_mention,
)
from narasumber.attribution.speakers.naming import Naming, find_names
from narasumber.attribution.speakers.phrases import names_nobody, names_owner
from narasumber.attribution.speakers.roles import give_roles
from narasumber.attribution.speakers.tokens import Words, mark_parts, split_words
from narasumber.language import find_country, title_kinds

PRONOUNS = {
    "pronoun-one": "one",
    "pronoun-many": "many",
    "pronoun-self": "self",
    "pronoun-first": "first",
}
SENTENCE = re.compile(r"[.?!][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")

# The body behind a document: «laporan | media lokal», «data dari | Badan Pusat Statistik».
BODY = re.compile(r"(?:sebuah\s+)?\w+\s+(?:(?:dari|terbaru|resmi|oleh)\s+)*(\w.*)", re.IGNORECASE)
# «kantor berita Korut, yakni | Korean Central News Agency»: what the outlet is called by its noun.
MEDIA_NOUN = re.compile(r"((?:\w[\w-]*\s){0,3}?\w[\w-]*)(?:\s*,)?\s+(?:yakni\s+|yaitu\s+|bernama\s+)?")
SPEAKING = {"body", "media", "role", "group"}
# What follows a noun phrase and is no part of it: «pengadilan kerajaan | seperti disitir».
TRAILING = re.compile(
    r"\s+(?:lagi|pula|seperti|sebagaimana|saat|ketika|usai|seraya|sambil|kepada|melalui|dalam\s+(?:rilis|keterangan|siaran|pernyataan|laporan|surat|sebuah|jumpa|konferensi|wawancara|sidang|rapat)|pada\s+(?:tahun|hari|tanggal|\d|[A-Z])"
    r"|(?:meng|meny|memb|memp)[a-z]{3,})\b"
)


@dataclass(slots=True)
class Scene:
    """What `ranking` looks at.

    `sources[id]` is a statement's source where it is one, without what trails it; `own[id]` is the cluster that the
    source phrase itself makes.
    """

    text: str
    statements: list[Statement]
    clusters: list[Cluster]
    words: Words
    kinds: dict[str, str] = field(default_factory=dict)
    sources: dict[str, TextSpan] = field(default_factory=dict)
    own: dict[str, Cluster] = field(default_factory=dict)
    addressees: dict[str, Cluster] = field(default_factory=dict)
    relays: dict[str, list[Cluster]] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    surroundings: dict[int, set[str]] = field(default_factory=dict)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence at character `at`."""
        return bisect_right(self.sentences, at)

    def line(self, at: int) -> int:
        """Return the number of the paragraph at character `at`."""
        return bisect_right(self.lines, at)


def source_kind(text: str, statement: Statement) -> str:
    """Say how a statement names its speaker: a pronoun (one, many, self, first), name, phrase, clitic, none …"""
    if statement.source is not None and names_owner(statement.source.of(text)):
        return "clitic"
    if statement.source is None or names_nobody(statement.source.of(text)):
        if statement.cue is None:
            return "uncued"
        cue = statement.cue.of(text).lower().strip()
        if not cue:
            return "uncued"
        if cue.endswith("nya") and not cue.endswith("hanya") and cue not in ("bertanya", "tanya"):
            return "clitic"
        if re.match(r"(?:di|ter)[a-z]", cue.split()[-1]) or re.match(r"di[a-z]", cue):
            return "passive"
        return "none"
    words = re.findall(r"[\w'’-]+", statement.source.of(text))
    if len(words) <= 2:
        for kind in title_kinds(words[0]) | title_kinds(words[-1]):
            if kind in PRONOUNS:
                return PRONOUNS[kind]
    if phrase_kind(" ".join(words[:2])) == "MEDIA":
        return "name" if any(w[0].isupper() for w in words[1:]) else "phrase"
    if "document" in title_kinds(words[0]) or (
        title_kinds(words[0]) & {"one"} and len(words) > 1 and "document" in title_kinds(words[1])
    ):
        return "document"
    if len(words) > 1 and "determiner" in title_kinds(words[-1]) and "," not in statement.source.of(text):
        return "those"
    capital = any(w[0].isupper() and not title_kinds(w) for w in words[1:]) or (
        words[0][0].isupper()
        and not title_kinds(words[0])
        and (len(words) == 1 or words[0].isupper() or words[1][0].isupper())
    )
    if capital:
        return "name"
    return "those" if words[0].lower() == "sang" else "phrase"


def noun_phrase(text: str, source: TextSpan) -> TextSpan:
    """Return a source phrase without what follows it; a relative clause stays («pejabat yang menangani kasus itu»)."""
    cut = TRAILING.search(text, source.start, source.end)
    if cut is None or re.search(r"[,(]|\b(?:yang|untuk|dan)\b", text[source.start : cut.start()]):
        return source
    return TextSpan(source.start, cut.start())


def build(text: str, statements: Sequence[Statement], names: Sequence[Naming] | None = None) -> Scene:
    """Find mentions and clusters; `names` are learned mention spans, found with the shipped tagger if None."""
    words = split_words(text)
    parts = mark_parts(words, statements)
    names = tidy(text, words, find_names(words, parts) if names is None else names, statements)
    quoted = [c for s in statements if s.type == "direct" for c in s.content]
    mentions = [m for m in named_mentions(text, names, quoted) if not names_nobody(m.text)]
    scene = Scene(text, list(statements), [], words)
    scene.sentences = [m.end() for m in SENTENCE.finditer(text)]
    scene.lines = [m.end() for m in re.finditer(r"\n", text)]
    wanted: list[tuple[str, str, Mention]] = []
    for statement in statements:
        kind = scene.kinds[statement.id] = source_kind(text, statement)
        if statement.source is not None and kind not in ("passive", "none", "clitic", "uncued"):
            scene.sources[statement.id] = noun_phrase(text, statement.source)
        if statement.source is not None and kind in ("name", "phrase", "those", "document"):
            own = own_mention(text, noun_phrase(text, whole(text, statement.source)), kind, mentions)
            if own is not None:
                wanted.append(("own", statement.id, own))
        if statement.addressee is not None:
            inside = _within(mentions, statement.addressee)
            words_there = re.findall(r"\w+", statement.addressee.of(text))
            pronoun = len(words_there) == 1 and any(k.startswith("pronoun") for k in title_kinds(words_there[0]))
            if inside or not pronoun:
                mention = inside[0] if inside else phrase_mention(text, statement.addressee, relay=False)
                wanted.append(("addressee", statement.id, mention))
        for relay in statement.via:
            inside = [m for m in _within(mentions, relay.span) if m.kind != "GPE"]
            media = [m for m in inside if m.kind == "MEDIA"] or inside
            mention = media[-1] if media else phrase_mention(text, relay.span, relay=True)
            wanted.append(("relay", statement.id, mention))
    known = {id(m) for m in mentions}
    for _, _, mention in wanted:
        if id(mention) not in known:
            known.add(id(mention))
            mentions.append(mention)
    mentions += _countries_of_capitals(text, words, mentions)
    give_roles(text, mentions, names)
    scene.clusters = cluster(mentions)
    owner = {id(m): c for c in scene.clusters for m in c.mentions}
    for part, statement_id, mention in wanted:
        found = owner[id(mention)]
        if part == "own":
            scene.own[statement_id] = found
        elif part == "addressee":
            scene.addressees[statement_id] = found
        else:
            scene.relays.setdefault(statement_id, []).append(found)
    return scene


def _countries_of_capitals(text: str, words: Words, mentions: Sequence[Mention]) -> list[Mention]:
    """Find the countries whose capitals speak for them, so that «Moskow» is called Rusia where the text has it."""
    found = [find_country(m.text) for m in mentions if m.kind == "GPE"]
    codes = {country.code for country in found if country is not None and country.capital}
    if not codes:
        return []
    more: list[Mention] = []
    for i in range(len(words)):
        if not words.texts[i][0].isupper():
            continue
        for length in (2, 1):
            last = min(i + length, len(words)) - 1
            if not words.texts[last][0].isalnum():
                continue
            span = TextSpan(words.starts[i], words.ends[last])
            country = find_country(span.of(text))
            if country is None or country.capital or country.code not in codes:
                continue
            if not any(m.span.overlaps(span) for m in (*mentions, *more)):
                more.append(Mention(span, span.of(text), "GPE"))
            break
    return more


def own_mention(text: str, source: TextSpan, kind: str, mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention that a source phrase is by itself, None where a name in it says all."""
    inside = _within(mentions, source)
    named = [m for m in inside if m.named]
    if len(named) >= 2 and (joint := _joint(text, source, named)):
        return joint
    if kind == "document":
        # A document does not speak; the body that its phrase names does («Data Reuters»).
        tail = BODY.match(text, source.start, source.end)
        if inside or tail is None or not (tail[1][0].isupper() or title_kinds(tail[1].split()[0]) & SPEAKING):
            return None
        return phrase_mention(text, TextSpan(tail.start(1), tail.end(1)), relay=False)
    outlet = next((m for m in inside if m.kind == "MEDIA"), None)
    if outlet is not None and (noun := MEDIA_NOUN.fullmatch(text, source.start, outlet.span.start)):
        if len(noun[1].split()) > 2:
            outlet.aliases.append(noun[1])
        return None
    if any(_fills(text, m, source) for m in mentions) or any(_extend(text, m, source) for m in inside):
        return None
    return phrase_mention(text, source, relay=False)


def _extend(text: str, mention: Mention, source: TextSpan) -> bool:
    """Let a body's name run to the end of its source phrase («Observatorium Suriah | untuk Hak Asasi Manusia»)."""
    rest = text[mention.span.end : source.end]
    if mention.span.start != source.start or mention.kind == "MEDIA" or phrase_kind(mention.text) != "ORG":
        return False
    if re.search(r"\byang\b|,|\bdan\b.*\bdan\b", rest) or not re.search(r"[A-Z]", rest):
        return False
    mention.aliases.append(mention.text)
    mention.span, mention.text, mention.kind = source, source.of(text), "ORG"
    return True


def _joint(text: str, source: TextSpan, named: Sequence[Mention]) -> Mention | None:
    """Return a group for «Iskandar dan Sasmito»: two of a kind with nothing but titles and «dan» between."""
    for left, right in pairwise(sorted(named, key=lambda m: m.span)):
        between = text[left.span.end : right.span.start]
        if left.kind != right.kind or len(between) > 90:
            continue
        if re.search(r"(?:^|\s|,)(?:dan|serta|bersama)\s", between) and not re.search(
            r"\b(?:yang|untuk|dengan)\b", between
        ):
            return Mention(source, source.of(text), "GROUP", named=False, aliases=[m.text for m in named])
    return None


def _within(mentions: Sequence[Mention], span: TextSpan) -> list[Mention]:
    return [m for m in mentions if span.covers(m.span)]


def _fills(text: str, mention: Mention, source: TextSpan) -> bool:
    """Say whether a mention and its titles are all that the source says («Presiden AS Donald Trump»)."""
    if not source.overlaps(mention.span):
        return False
    if mention.kind == "PER" and mention.named:
        return source.end - mention.span.end <= 2 or mention.role is not None
    return source.start >= mention.span.start - 2 and source.end <= mention.span.end + 2
