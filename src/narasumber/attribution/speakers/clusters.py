"""Mentions that name the same one become one cluster: same name, part of it, abbreviation, country code."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from narasumber.article import TextSpan
from narasumber.attribution.records import EntityType
from narasumber.attribution.speakers.mentions import Mention, fold
from narasumber.language import find_country, is_title, title_kinds

# What somebody is called besides an office held.
STYLES = frozenset(("raja", "ratu", "pangeran", "putri", "sultan", "ayatollah", "imam"))
SMALL_WORDS = frozenset(("dan", "di", "of", "the", "and", "untuk", "pada", "dari", "ke", "for", "al", "bin", "binti"))


@dataclass(slots=True)
class Cluster:
    """All mentions of one entity, in text order; `forms` are its names folded."""

    mentions: list[Mention] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    code: str | None = None
    _kind: tuple[int, EntityType] | None = None

    def add(self, mention: Mention) -> None:
        """Take a mention and its names in."""
        self.mentions.append(mention)
        self.forms.add(fold(mention.text))
        self.forms.update(fold(a) for a in mention.aliases)
        self.forms.discard("")

    @property
    def kind(self) -> EntityType:
        """The type that most mentions have."""
        # Asked for by every statement, so counted anew only when mentions came or went.
        if self._kind is None or self._kind[0] != len(self.mentions):
            votes: Counter[EntityType] = Counter()
            for mention in self.mentions:
                votes[mention.kind] += 2 if mention.named else 1
            self._kind = (len(self.mentions), votes.most_common(1)[0][0])
        return self._kind[1]

    @property
    def named(self) -> bool:
        """Whether any mention is a name, not a description."""
        return any(m.named for m in self.mentions)

    @property
    def name(self) -> str:
        """The fullest name: most words, then the first in the text."""
        pool = [m for m in self.mentions if m.named] or self.mentions
        if self.kind == "GPE":
            pool = [m for m in pool if (c := find_country(m.text)) is None or not c.capital] or pool
            # «Korea Utara» is the name in use, «Republik Rakyat Demokratik Korea» the one in documents.
            pool = [m for m in pool if len(m.text.split()) <= 2] or pool
        best = max(pool, key=lambda m: (len(m.text.split()), len(m.text), -m.span.start))
        return re.sub(r"\s+", " ", best.text)

    @property
    def role(self) -> str | None:
        """The first role that stands by a name, rather an office than a rank or style («Pangeran», «Raja»)."""
        roles = [m.role for m in self.mentions if m.role]
        return next((r for r in roles if not _is_style(r)), roles[0] if roles else None)

    @property
    def affiliation(self) -> str | None:
        """The first affiliation, rather one that goes with a role."""
        return next((m.affiliation for m in self.mentions if m.affiliation and m.role), None) or next(
            (m.affiliation for m in self.mentions if m.affiliation), None
        )

    @property
    def spans(self) -> list[TextSpan]:
        """Where it is mentioned, in text order."""
        return sorted({m.span for m in self.mentions})

    def aliases(self) -> list[str]:
        """The other surface forms, in text order, without the name itself."""
        seen = {self.name: None}
        for mention in sorted(self.mentions, key=lambda m: m.span):
            for form in (mention.text, *mention.aliases):
                seen.setdefault(re.sub(r"\s+", " ", form))
        return list(seen)[1:]


def _is_style(role: str) -> bool:
    """Say whether a role is one word that goes with a name for good, or a rank."""
    return " " not in role and (role.lower() in STYLES or not title_kinds(role).isdisjoint({"rank", "honorific"}))


def cluster(mentions: Sequence[Mention]) -> list[Cluster]:
    """Group mentions, fullest names first, so that a short name finds the full one wherever it stands."""
    by_form: dict[tuple[str, bool], Cluster] = {}
    clusters: list[Cluster] = []
    for mention in sorted(mentions, key=lambda m: (not m.named, -len(fold(m.text).split()), m.span)):
        key = fold(mention.text)
        person = mention.kind == "PER"
        found = by_form.get((key, person)) or by_form.get((key, not person))
        if found is None:
            found = _partner(mention, key, clusters)
        if found is None:
            found = Cluster()
            clusters.append(found)
        found.add(mention)
        if found.code is None and mention.kind in ("GPE", "ORG") and (country := find_country(mention.text)):
            found.code = country.code
        for form in (key, *map(fold, mention.aliases)):
            by_form.setdefault((form, person), found)
    for each in clusters:
        each.mentions.sort(key=lambda m: m.span)
    return sorted(clusters, key=lambda c: c.mentions[0].span)


def _partner(mention: Mention, key: str, clusters: Sequence[Cluster]) -> Cluster | None:
    """Find the cluster of a fuller name that `mention` is short for; of several, the one last mentioned before it."""
    if not mention.named or not key:
        return None
    if mention.kind == "PER":
        people = [c for c in clusters if c.kind == "PER" and c.named]
        fits = [c for c in people if any(short_for(key, form) for form in c.forms)]
        fits = fits or [c for c in people if any(nickname_of(key, form) for form in c.forms)]
    elif mention.kind == "GPE" and (country := find_country(mention.text)):
        fits = [c for c in clusters if c.code == country.code]
    elif mention.kind in ("ORG", "MEDIA", "GPE"):
        fits = [c for c in clusters if c.named and any(is_abbreviation(mention.text, m.text) for m in c.mentions)]
        if not fits and mention.kind != "GPE":
            fits = [
                c
                for c in clusters
                if c.kind == mention.kind
                and c.named
                and (len(key.split()) >= 2 or is_title(key, "body"))
                and any(f.startswith(key + " ") for f in c.forms)
            ]
        if not fits and mention.kind == "MEDIA":
            fits = [c for c in clusters if c.kind == "MEDIA" and any(_same_outlet(key, f) for f in c.forms)]
    else:
        fits = []
    if not fits:
        return None
    at = mention.span.start

    def nearness(c: Cluster) -> tuple[bool, int]:
        before = [m.span.start for m in c.mentions if m.span.start < at]
        return (bool(before), max(before) if before else -c.mentions[0].span.start)

    return max(fits, key=nearness)


def short_for(short: str, full: str) -> bool:
    """Say whether a folded name is a person's shorter form: words of it, or the same with initials."""
    a, b = short.split(), full.split()
    if not a or not b or len(a) > len(b) or a == b:
        return a == b and bool(a)
    rest = iter(b)
    if all(any(x == y for y in rest) for x in a):
        return True
    # «BJ Habibie», «M Iqbal»: initials of the first words, the last word whole.
    return (
        len(a) >= 2 and a[-1] == b[-1] and all(any(y.startswith(x[0]) for y in b[:-1]) and len(x) <= 2 for x in a[:-1])
    )


def nickname_of(short: str, full: str) -> bool:
    """Say whether one word is a byname or a slip of a fuller name's words.

    «Jokowi» and «Bamsoet» are blends, «JK» initials, «Inay» and «Rita» ends of a name, «Steinmeir» misspelt.
    """
    words = full.split()
    if " " in short or len(words) == 0 or short == full:
        return False
    if 2 <= len(short) <= 3 and len(words) == len(short):
        return all(w[0] == c for w, c in zip(words, short, strict=True))
    if len(short) < 4:
        return False
    if any(w.startswith(short) or w.endswith(short) for w in words):
        return True
    if any(len(w) >= 5 and _slip(short, w) for w in words):
        return True
    for first, second in pairwise(words):
        for cut in range(2, len(short) - 1):
            head, tail = short[:cut], short[cut:]
            if cut + len(tail) >= 6 and first.startswith(head) and second[0] == tail[0] and _within(tail, second):
                return True
    return False


def _within(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(any(x == y for y in rest) for x in letters)


def _slip(a: str, b: str) -> bool:
    """Say whether two words differ by one letter more, less, other, or by two letters swapped."""
    if abs(len(a) - len(b)) > 1 or len(a) < 5 or a[0] != b[0]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:])


def is_abbreviation(short: str, full: str) -> bool:
    """Say whether `short` is made of the initials of `full` («KNKT», «Komite Nasional Keselamatan Transportasi»)."""
    if not short.isupper() or len(short) < 2 or " " in short:
        return False
    words = [w for w in fold(full).split() if w not in SMALL_WORDS]
    return len(words) > 1 and "".join(w[0] for w in words).startswith(short.lower()) and len(short) >= len(words) - 2


def _same_outlet(a: str, b: str) -> bool:
    """«reuters com» and «kantor berita reuters» are one outlet."""

    def core(name: str) -> list[str]:
        return [
            w for w in name.split() if w not in ("com", "co", "id", "www", "kantor", "berita", "laman", "situs", "the")
        ]

    return core(a) == core(b) != []
