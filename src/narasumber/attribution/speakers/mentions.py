"""Mentions: what the article calls its people, bodies, countries, outlets and groups, with role and affiliation.

Names come from a tagger (`naming.Naming` spans, learned or the shipped fallback); source, relay and addressee
phrases without a name in them («seorang pejabat Pentagon») are mentions too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from narasumber.article import TextSpan
from narasumber.attribution.records import EntityType
from narasumber.attribution.relays import relay_name
from narasumber.attribution.speakers.layers import whole
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.phrases import without_predicate
from narasumber.attribution.speakers.titled import given_names, split_titled
from narasumber.language import NAME_WORD, find_country, find_outlet, title_kinds, word_list

ENTITY_KINDS = ("PER", "ORG", "GPE", "MEDIA", "GROUP")
NICKNAME = re.compile(
    r"\W{1,3}(?:yang\s+)?(?:(?:lebih\s+|biasa\s+|kerap\s+|sering\s+|akrab\s+)*(?:di|me)?(?:sapa|panggil|kenal|namai|juluki)(?:an)?(?:\s+(?:dengan|sebagai|akrab|nama|sapaan))*"
    r"|alias)\s+((?:[A-Z][\w'’-]*\s?){1,3})"
)
HEAD = re.compile(
    r"([A-Z][\w.'’-]*(?:\s+(?:bin|binti|al|de|van|von|[A-Z])[\w.'’-]*)*)"
    r"(?=\s*[,(]|\s+(?:yang|dari|di|asal|selaku|dalam|saat|ketika|sambil|seraya|usai|melalui|lewat|kepada)\s"
    r"|\s+(?:ber|me)[a-z]{3,}$|$)"  # «ujar Yuda berseloroh»
)
BRACKET = re.compile(r"\s{0,2}\(\s{0,2}([^()\n]{2,40}?)\s{0,2}\)")


@dataclass(slots=True)
class Mention:
    """A noun phrase or name. `named` is False for descriptions; `quoted` says it stands within somebody's words."""

    span: TextSpan
    text: str
    kind: EntityType
    named: bool = True
    quoted: bool = False
    role: str | None = None
    affiliation: str | None = None
    aliases: list[str] = field(default_factory=list)
    score: float = 1.0


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return the name as it is compared: lower case, words only."""
    return " ".join(NAME_WORD.findall(name.casefold().replace("'", "").replace("’", "")))


def phrase_kind(phrase: str) -> EntityType:
    """Guess the type of a noun phrase from its first telling word («para pakar» GROUP, «seorang dokter» PER)."""
    words = NAME_WORD.findall(phrase)
    if find_country(phrase) is not None:
        return "GPE"
    single = False
    if phrase.lower().startswith(("surat kabar", "kantor berita")):
        return "MEDIA"
    for n, word in enumerate(words):
        kinds = title_kinds(word)
        if "one" in kinds:
            single = True
            continue
        if word[0].isdigit() or ("plural" in kinds and not single) or _doubled(word):
            return "GROUP"
        if "group" in kinds and not single:
            return "GROUP"
        if "media" in kinds:
            return "MEDIA"
        if "body" in kinds:
            return "ORG"
        if "role" in kinds or "person" in kinds or "kin" in kinds or "rank" in kinds or "honorific" in kinds:
            return "PER"
        if word.isupper() and len(word) > 1 and n == 0:
            return "ORG"
    if words and words[0][0].islower() and not single:
        return "GROUP"
    return "PER"


def _doubled(word: str) -> bool:
    """Say whether a word is a reduplicated plural («negara-negara»)."""
    first, _, second = word.lower().partition("-")
    return first == second


def strip_titles(text: str, mention: Mention) -> None:
    """Take a title off a person's name («perwira polisi | Sanjay Bhatia»), keeping it as the role."""
    found = split_titled(text, mention.span)
    if found.name is not None and found.name != mention.span:
        mention.span, mention.text = found.name, found.name.of(text)
        mention.role = found.role.of(text) if found.role is not None else mention.role
        mention.affiliation = found.affiliation.of(text) if found.affiliation is not None else mention.affiliation


def named_mentions(text: str, names: Sequence[Naming], quoted: Sequence[TextSpan]) -> list[Mention]:
    """Turn entity namings into mentions, with the other names that brackets and «akrab disapa» give them."""
    found: list[Mention] = []
    for name in names:
        span = _past_title(text, name.span) if name.kind == "PER" else name.span
        words = span.of(text)
        if name.kind not in ENTITY_KINDS or (name.kind == "PER" and words[0].isdigit()):
            continue
        described = name.kind == "PER" and _described(text, name.span)
        start = span.start
        if described or name.kind == "GROUP":
            words = without_predicate(words)
            span = TextSpan(start, start + len(words))
        mention = Mention(
            span,
            words,
            name.kind,  # type: ignore[arg-type]
            named=not described and name.kind != "GROUP",
            quoted=any(q.start <= start < q.end for q in quoted),
            score=name.score,
        )
        bracket = BRACKET.match(text, name.span.end)
        if bracket and _is_other_name(words, bracket[1], name.kind):
            mention.aliases.append(bracket[1])
        if name.kind == "PER" and mention.named:
            strip_titles(text, mention)
        if name.kind == "PER" and (nickname := NICKNAME.match(text, name.span.end)):
            mention.aliases.append(nickname[1].strip())
        found.append(mention)
    return found


def _past_title(text: str, span: TextSpan) -> TextSpan:
    """Leave out the end of a title of two words that a name begins with («Jaksa | Agung William Barr»)."""
    first = NAME_WORD.match(text, span.start, span.end)
    before = re.search(r"(\w+)\s$", text[max(0, span.start - 20) : span.start])
    if first is None or before is None or f"{before[1]} {first[0]}".lower() not in word_list("pair title"):
        return span
    rest = NAME_WORD.search(text, first.end(), span.end)
    return TextSpan(rest.start(), span.end) if rest else span


def _described(text: str, span: TextSpan) -> bool:
    """Say whether a person is told of, not named: «seorang pejabat IDF», «Pejabat itu», «ayah Neymar»."""
    words = span.of(text).split()
    kinds = title_kinds(words[0])
    if "one" in kinds or not title_kinds(words[-1]).isdisjoint({"determiner"}):
        return True
    return words[0][0].islower() and (
        not words[-1][0].isupper() or words[-1].isupper() or "kin" in kinds or find_country(words[-1]) is not None
    )


def _is_other_name(name: str, bracket: str, kind: str) -> bool:
    if not bracket[0].isupper() or (kind == "PER" and any(c.isdigit() for c in bracket)):
        return False
    if kind == "PER":
        return len(bracket.split()) <= 2 and not title_kinds(bracket.split()[0]) and not bracket.isupper()
    return bracket.isupper() or len(bracket.split()) == 1 or fold(bracket)[:1] == fold(name)[:1]


def phrase_mention(text: str, span: TextSpan, *, relay: bool) -> Mention:
    """Make a mention of a whole source, addressee or relay phrase, its head if that is a name."""
    if relay:
        return _relay_mention(text, whole(text, span))
    words = span.of(text)
    titled = split_titled(text, span)
    if titled.name is not None:
        mention = Mention(span, words, "PER")
        strip_titles(text, mention)
        return mention
    kind = phrase_kind(words)
    if kind == "MEDIA" and outlet_in(words) not in (None, words):
        return _relay_mention(text, span)
    if kind in ("PER", "GROUP"):
        words = without_predicate(words)
        span = TextSpan(span.start, span.start + len(words))
    head = _head(words)
    if head is not None:
        start = span.start + head.start()
        inner = Mention(TextSpan(start, start + len(head[1])), head[1], phrase_kind(head[1]))
        return inner
    mention = Mention(span, words, kind, named=words[:1].isupper() and kind in ("ORG", "GPE", "MEDIA"))
    short = re.split(r"\s+yang\s|\s*[,(]", words)[0]
    if short != words and len(short) > 3:
        mention.aliases.append(short)
        if (
            re.search(r"\byang\s+(?:\w+\s+){0,2}(?:nama|identitas|jati diri|anonim|dirahasiakan|disebut)", words)
            or "(" in words
        ):
            mention.text, mention.aliases = short, []
            mention.span = TextSpan(span.start, span.start + len(short))
    return mention


def outlet_in(phrase: str) -> str | None:
    """Return the known outlet that a phrase for media names: «kantor berita Korut, yakni | KCNA»."""
    name = relay_name(phrase)
    return name if find_outlet(name) is not None else None


def _relay_mention(text: str, span: TextSpan) -> Mention:
    """Name an outlet as an entity is named: «kantor berita Rusia, TASS» TASS, «akun Twitternya» Twitter."""
    words = span.of(text)
    name = relay_name(words)
    at = words.rfind(name)
    if at < 0 or not name:
        return Mention(span, words, "MEDIA", named=False)
    mention = Mention(
        TextSpan(span.start + at, span.start + at + len(name)), name, "MEDIA", named=any(c.isupper() for c in name[:1])
    )
    if mention.span.end < span.end - 2 and (bracket := BRACKET.match(text, mention.span.end)):
        mention.aliases.append(bracket[1])
    return mention


def _head(words: str) -> re.Match[str] | None:
    """Match the name that a phrase opens with («Nicholas Bequelin, direktur …», «Dr Ong, yang …», «Ahmad (43)»)."""
    at = 0
    for word in re.finditer(r"[\w.'’]+", words):
        if not title_kinds(word[0].strip(".")) & {"rank", "honorific"}:
            at = word.start()
            break
    found = HEAD.match(words, at)
    if found is None or find_country(found[1]):
        return None
    # «Pria yang akrab disapa Pacul itu» opens with no name, «Imam Santoso» does.
    first = found[1].split()[0]
    called = title_kinds(first) & ({"role", "person"} if first == found[1] else {"role"})
    if called and first.lower() not in given_names("first"):
        return None
    return found
