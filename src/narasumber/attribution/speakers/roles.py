"""Which role and affiliation go with which person: the title beside the name, parted by what the tagger saw."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.speakers.mentions import Mention
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.titled import Hints, Titled, split_titled, title_after, title_before
from narasumber.language import title_kinds

# What may stand between a role and its name: affiliations, ranks, honorifics, commas, linking words.
LINKS = frozenset(
    (
        "selaku",
        "yang",
        "juga",
        "sebagai",
        "dari",
        "di",
        "sekaligus",
        "adalah",
        "merupakan",
        "menjabat",
        "bernama",
        "yakni",
        "yaitu",
        "ini",
        "itu",
        "baru",
        "dan",
        "pada",
        "untuk",
    )
)
# What may part a role from the body it belongs to.
NEXT_TO = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:(?:dari|di|untuk|pada|bagi)\s+)?")
# Below this a lone word tagged as a person may be a piece of a place («Andra | Pradesh, Jagan Mohan Reddy»).
SURE = 0.7


# What a title runs on into: a relative clause, a bracket that is not closed, «itu», a linking word, a verb.
LOOSE = re.compile(
    r"\s+(?:yang|saat|ketika)\s.*|\s*\([^()]*$|[\s,:-]+$"
    r"|\s+(?:itu|ini|tersebut|yang|dan|atau|di|dari|juga|pada|untuk|sekaligus|dengan|oleh|me(?:ng|ny|m|n)[a-z]{4,})$",
    re.DOTALL,
)


def without_loose_end(words: str | None) -> str | None:
    """Return a role or affiliation without what trails it («Partai Golkar | yang juga», «PDIP | itu»), or None."""
    while words and (loose := LOOSE.search(words)):
        words = words[: loose.start()]
    return words or None


def give_roles(text: str, mentions: Sequence[Mention], names: Sequence[Naming]) -> None:
    """Set role and affiliation of the people in `mentions`; where rule and tagger see a title, the longer counts."""
    hints = Hints(
        frozenset(n.span.start for n in names if n.kind == "affiliation"),
        tuple(n.span for n in names if n.kind == "role" and n.score >= 0.5),
    )
    seen = _seen_roles(text, mentions, names)
    ends = sorted(m.span.end for m in mentions if m.kind == "PER" and m.named and (m.score >= SURE or " " in m.text))
    for mention in mentions:
        if mention.kind not in ("PER", "GROUP"):
            continue
        floor = ends[at - 1] if (at := bisect_right(ends, mention.span.start)) else 0
        if not mention.named:
            found: Titled | None = split_titled(text, mention.span, hints)
        elif mention.kind == "GROUP":
            continue
        else:
            found = title_before(text, mention.span, floor, hints) or title_after(text, mention.span, hints)
        tagged = seen.get(id(mention))
        if found is None or found.role is None or (tagged is not None and _better(tagged[0].span, found.role)):
            if tagged is not None:
                role, owner = tagged
                mention.role = role.span.of(text)
                mention.affiliation = owner.span.of(text) if owner is not None else None
        else:
            mention.role = found.role.of(text)
            mention.affiliation = found.affiliation.of(text) if found.affiliation is not None else None


def _better(tagged: TextSpan, ruled: TextSpan) -> bool:
    """Say whether the tagger's role holds all of the rule's and more."""
    return tagged.covers(ruled) and len(tagged) > len(ruled)


def _seen_roles(
    text: str, mentions: Sequence[Mention], names: Sequence[Naming]
) -> dict[int, tuple[Naming, Naming | None]]:
    """Return the tagged role and affiliation nearest to each person, by the mention's identity."""
    people = [m for m in mentions if m.kind == "PER" and m.named]
    affiliations = [n for n in names if n.kind in ("affiliation", "ORG", "GPE")]
    owned: dict[int, tuple[Naming, Naming | None]] = {}
    for role in (n for n in names if n.kind == "role"):
        words = re.findall(r"[\w.]+", role.span.of(text))
        if all(title_kinds(w.strip(".")) & {"rank", "honorific"} for w in words):
            continue
        best: tuple[int, Mention] | None = None
        for person in people:
            gap = _gap(role.span, person.span)
            if gap is None or len(gap) > 120:
                continue
            cost = _cost(text, gap, names)
            if cost is not None:
                # A role after its name needs a mark or link between; before it, none.
                cost += 2 if role.span.start > person.span.start else 0
                if best is None or cost < best[0]:
                    best = (cost, person)
        if best is not None and id(best[1]) not in owned:
            owner = _beside(text, role, affiliations)
            if owner is not None and owner.span.overlaps(best[1].span):
                owner = None
            owned[id(best[1])] = (role, owner)
    return owned


def _gap(a: TextSpan, b: TextSpan) -> TextSpan | None:
    if a.end <= b.start:
        return TextSpan(a.end, b.start)
    if b.end <= a.start:
        return TextSpan(b.end, a.start)
    return None


def _cost(text: str, gap: TextSpan, names: Sequence[Naming]) -> int | None:
    """Count what stands between role and name; None where something there parts them."""
    between = gap.of(text)
    if "\n" in between:
        return None
    for name in names:
        if name.kind in ("affiliation", "ORG", "GPE") and gap.covers(name.span):
            blank = " " * len(name.span)
            at = name.span.start - gap.start
            between = between[:at] + blank + between[at + len(blank) :]
        elif name.span.overlaps(gap):
            return None
    if re.search(r'[?!"“”;:]|\.\s+[A-Z](?!\w*\.)', between):
        return None
    cost = 0
    for token in re.findall(r"[\w.'’]+|[^\w\s]", between):
        word = token.lower().strip(".")
        kinds = title_kinds(word)
        if token in ",()." or word in LINKS:
            cost += 1
        elif not kinds & {"rank", "honorific", "degree"}:
            cost += 4
        if cost > 8:
            return None
    return cost


def _beside(text: str, role: Naming, affiliations: Sequence[Naming]) -> Naming | None:
    """Return the affiliation that follows the role closely («Juru Bicara | Kremlin»)."""
    best: Naming | None = None
    for name in affiliations:
        between = text[role.span.end : name.span.start]
        if name.span.start < role.span.end or len(between) > 12 or NEXT_TO.fullmatch(between) is None:
            continue
        rank = (name.kind == "affiliation", len(name.span))
        if best is None or rank > (best.kind == "affiliation", len(best.span)):
            best = name
    return best
