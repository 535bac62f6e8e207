"""Entities that are one: a second look, at whole entities, once all of an article are known.

The resolver joins mentions from left to right, by name. What it leaves apart is joined here: a country and its
government, a group and «the group X», «Presiden» and the only president, «pejabat itu» and the official before it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from narasumber.attribution import Entity, Statement, fold
from narasumber.language import find_country, find_outlet, read_table, title_kinds, word_list

BRACKETS = re.compile(r"\s*\(([^()]*)\)")
Rule = Callable[[Entity, Entity], bool]


@cache
def long_roles() -> dict[str, str]:
    """Return what short names of offices stand for («wapres»: «wakil presiden»)."""
    return {
        row["short"]: row["long"] for row in read_table("narasumber.entities", "short_roles.tsv", ("short", "long"))
    }


def words_of(name: str) -> list[str]:
    """Return the words of a name as they are compared: lower case, without brackets."""
    return fold(BRACKETS.sub("", name)).split()


def keys(entity: Entity) -> set[str]:
    """Return the names of an entity, folded."""
    return {" ".join(words_of(n)) for n in (entity.name, *entity.aliases)} - {""}


def named(entity: Entity) -> bool:
    """Say whether an entity has a name of its own, not only a description («sang menteri», «pejabat itu»)."""
    first = entity.name.split()[0] if entity.name else ""
    last = words_of(entity.name)[-1:] or [""]
    return (
        bool(first) and first[0].isupper() and last[0] not in word_list("pointer") and not _title(words_of(entity.name))
    )


def _title(words: Sequence[str]) -> bool:
    return bool(words) and all(title_kinds(w) & {"role", "rank", "honorific"} for w in words)


def same_first(a: Entity, b: Entity) -> bool:
    """A person by one word of another's name."""
    return a.type == b.type == "PER" and len(words_of(a.name)) == 1 and a.name in b.aliases


def same_initials(a: Entity, b: Entity) -> bool:
    """A person by initials: «JK» and «Jusuf Kalla»."""
    initials = "".join(w[0] for w in words_of(b.name)).upper()
    return a.type in ("PER", "ORG") and b.type == "PER" and 2 <= len(initials) <= 3 and a.name == initials and named(b)


def same_code(a: Entity, b: Entity) -> bool:
    """«Amerika» and «Amerika Serikat»; «reuters.com» and «Reuters»."""
    if a.type == b.type == "GPE":
        found, other = find_country(a.name), find_country(b.name)
        return found is not None and other is not None and found.code == other.code
    if a.type == b.type == "MEDIA":
        return (outlet := find_outlet(a.name)) is not None and outlet == find_outlet(b.name)
    return False


def same_name(a: Entity, b: Entity) -> bool:
    """One name, whatever the types; a title may stand before it («Wakil Presiden Jusuf Kalla»)."""
    mine, theirs = words_of(a.name), words_of(b.name)
    if mine == theirs:
        return True
    before = len(mine) - len(theirs)
    titled = len(theirs) > 1 and before > 0 and mine[before:] == theirs and _title(mine[:before])
    return titled and b.type not in ("GPE", "MEDIA")


def same_government(a: Entity, b: Entity) -> bool:
    """A country and its government."""
    words = words_of(a.name)
    if b.type != "GPE" or len(words) < 2 or words[0] not in word_list("government"):
        return False
    country = find_country(BRACKETS.sub("", a.name).partition(" ")[2])
    return " ".join(words[1:]) in keys(b) or (country is not None and country == find_country(b.name))


def same_group(a: Entity, b: Entity) -> bool:
    """«gerakan pemberontak Houthi» and «Houthi»."""
    words, theirs = words_of(a.name), words_of(b.name)
    before = len(words) - len(theirs)
    return (
        b.type in ("ORG", "GROUP")
        and before > 0
        and words[before:] == theirs
        and set(words[:before]) <= word_list("group noun")
    )


def same_plural(a: Entity, b: Entity) -> bool:
    """«para pengunjuk rasa» and «pengunjuk rasa», «para pilotnya» and «para pilot»."""
    if a.type != "GROUP" or b.type not in ("GROUP", "ORG"):
        return False
    mine, theirs = ([w for w in words_of(e.name) if w not in word_list("counter")] for e in (a, b))
    return bool(mine) and (mine == theirs or (mine[-1].endswith("nya") and [*mine[:-1], mine[-1][:-3]] == theirs))


def same_role(a: Entity, b: Entity) -> bool:
    """A bare description with the words of a person's role and affiliation («Presiden», «pejabat senior Palestina»)."""
    if a.type not in ("PER", "ORG") or b.type != "PER" or not named(b) or not b.role:
        return False
    words = [w for w in words_of(a.name) if w not in word_list("counter") and w not in word_list("pointer")]
    if not words or not title_kinds(words[0]) & {"role", "person", "rank"}:
        return False
    role, body = words_of(b.role), words_of(b.affiliation or "")
    short = words_of(" ".join(m[1] for m in BRACKETS.finditer(b.role)))  # «Menteri Dalam Negeri (Mendagri)»
    return words in (role, [*role, *body], short) or long_roles().get(words[0], "").split() == role


RULES: dict[str, Rule] = {
    "first name": same_first,
    "initials": same_initials,
    "code": same_code,
    "name": same_name,
    "government": same_government,
    "group": same_group,
    "plural": same_plural,
    "role": same_role,
}


def pointed_at(a: Entity, others: Sequence[Entity], statements: Sequence[Statement]) -> Entity | None:
    """Return whom «pejabat itu» points at: the last one before it that is called by the same word.

    A person or body by a word that nobody before is called by («politikus itu») is the one that spoke last.
    """
    words = words_of(a.name)
    if len(words) < 2 or words[-1] not in word_list("pointer") or not a.mentions:
        return None
    start = a.mentions[0].start

    def last(e: Entity) -> int:
        return max((m.end for m in e.mentions if m.end <= start), default=-1)

    def called(e: Entity) -> bool:
        heads = [[w for w in words_of(n) if w not in word_list("counter")] for n in (e.name, e.role or "")]
        return any(h[: len(words) - 1] == words[:-1] for h in heads) or any(words[0] in h[:1] for h in heads)

    before = [e for e in others if e is not a and last(e) >= 0]
    found = [e for e in before if called(e)]
    kinds = title_kinds(words[0])
    wanted = ("PER",) if a.type == "PER" and kinds & {"role", "rank"} else ("ORG", "GPE")
    if not found and (a.type == "PER" or (a.type == "ORG" and len(words) <= 3)):
        spoken = [s.speaker for s in statements if s.source is not None and s.source.end <= start]
        found = [e for e in before if e.id in spoken[-1:] and e.type in wanted and named(e)]
    return max(found, key=last, default=None)


def mend_name(a: Entity, others: Sequence[Entity], text: str) -> None:
    """Give a person back the first name that was read as the end of what comes before it.

    «Kepala BKN Bima Haria Wibisana», whom the article goes on to call «Bima».
    """
    first = (a.affiliation or a.role or "").split()[-1:]
    whole = " ".join([*first, a.name])
    if a.type != "PER" or not first or title_kinds(first[0]):
        return
    if not any(e.name == first[0] and e.type == "PER" for e in others):
        return
    at = text.find(whole)
    if at >= 0:
        a.aliases = [*dict.fromkeys([*a.aliases, first[0]])]
        a.name = whole
        if a.affiliation:
            a.affiliation = " ".join(a.affiliation.split()[:-1]) or None
        elif a.role:
            a.role = " ".join(a.role.split()[:-1]) or None


def merge(text: str, entities: Sequence[Entity], statements: Sequence[Statement]) -> list[Entity]:
    """Join entities that are one; statements that name one that is gone name the other."""
    left = list(entities)
    for entity in left:
        mend_name(entity, left, text)
    gone: dict[str, str] = {}

    def join(a: Entity, b: Entity) -> None:
        gone[a.id] = b.id
        left.remove(a)
        if a.type == "PER" and b.type == "ORG" and a.role:
            b.type = "PER"  # a title makes a person of what looked like a body
        b.aliases = list(dict.fromkeys(n for n in [*b.aliases, a.name, *a.aliases] if n != b.name))
        b.mentions = sorted({*b.mentions, *a.mentions})
        if a.type == b.type:
            b.role, b.affiliation = b.role or a.role, b.affiliation or a.affiliation

    def follow() -> None:
        for statement in statements:
            statement.speaker = _final(statement.speaker, gone)
            for relay in statement.via:
                relay.entity = _final(relay.entity, gone)

    for rule in RULES.values():
        for a in list(left):
            found = [b for b in left if b is not a and rule(a, b)]
            if found and (len(found) == 1 or rule is not same_role):
                join(a, found[0])
    follow()
    for a in list(left):
        if (b := pointed_at(a, left, statements)) is not None:
            join(a, b)
            follow()
    return left


def _final(key: str | None, gone: dict[str, str]) -> str | None:
    while key in gone:
        key = gone[key]
    return key
