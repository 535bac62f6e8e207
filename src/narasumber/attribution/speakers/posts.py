"""Which role an entity is given, chosen among all stretches that may be one by a log-linear guess.

Rules find a title beside a name and part it from the body it belongs to; where an annotator parts them («Kepala Kantor
| Bea Cukai Dumai», «Menteri BUMN»), and whether «wartawan» or «Raja» is a role at all, is learned from what annotators
wrote, by `training/speakers/fit_posts.py`. What the rules say is one feature of many.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from narasumber.article import TextSpan
from narasumber.attribution.records import Entity
from narasumber.attribution.speakers.heard import SIGNS, signs
from narasumber.attribution.speakers.loglinear import Weights, score, shipped_weights, softmax
from narasumber.attribution.speakers.mentions import fold
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.roles import without_loose_end
from narasumber.attribution.speakers.titled import PREPOSITIONS, STOPPERS, VERB, Token, is_kind, tokens_of
from narasumber.language import find_country, title_kinds, word_list
from narasumber.tagging import Mention as LearnedMention

PACKAGE = "narasumber.attribution.speakers"
# A role is given where it is at least this likely (chosen on dev).
LEAST = 0.25
# How far a title reaches from its name, in characters and tokens, and how long a role is.
REACH = 150
TOKENS = 18
LONGEST = 11
# Places of an entity that are looked at; later ones rarely bring a new role.
PLACES = 6
AFTER = re.compile(
    r"(?:\s*\([^)\n]{1,30}\))?\s*,?\s*(?:\d+,\s*|berusia \d+ tahun,?\s*)?"
    r"(?:yang\s+)?(?:(?:juga|kini|saat ini|sebelumnya|sempat|pernah)\s+)*"
    r"(?:(?:adalah|merupakan|menjabat|bertindak|bertugas|duduk|mengaku|dikenal)\s+)?"
    r"(?:(?:sebagai|selaku|seorang|salah satu|salah seorang|juga)\s+)*(?=\w)"
)
# Part of the role that follows it.
FORMERLY = frozenset(("mantan", "eks"))
END_MARKS = frozenset('"“”‘’.;:?!')


@dataclass(frozen=True, slots=True)
class Post:
    """A stretch that may be a role: tokens `start` to `end` (exclusive) of `tokens`, which stand `where` by a name."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    where: str
    place: int
    before: str = ""
    after: str = ""
    crossed: int = 0
    over: bool = False

    @property
    def span(self) -> TextSpan:
        """The characters of the role."""
        return TextSpan(self.tokens[self.start][0], self.tokens[self.end - 1][1])

    @property
    def next_start(self) -> int:
        """The character at which the word after the role starts, -1 where none is looked at."""
        return self.tokens[self.end][0] if self.end < len(self.tokens) else -1


def posts_of(text: str, entity: Entity, people: Sequence[TextSpan]) -> list[Post]:
    """Return the stretches that may be the role of `entity`; `people` are the places of all people's names."""
    found: list[Post] = []
    seen: set[TextSpan] = set()
    for place, span in enumerate(entity.mentions[:PLACES]):
        others = [p for p in people if p != span and span.start - REACH < p.end and p.start < span.end + REACH]
        for tokens, where, link in _stretches(text, span, others):
            for post in _cut(tokens, where, place, link, span, others):
                if post.span not in seen:
                    seen.add(post.span)
                    found.append(post)
    return found


def _stretches(
    text: str, span: TextSpan, people: Sequence[TextSpan]
) -> list[tuple[tuple[Token, ...], str, tuple[str, str]]]:
    """Return the tokens before, in and after a mention that may hold its title, and the words that frame them."""
    line = text.rfind("\n", 0, span.start)
    if line > 0 and text[line - 1] == ")" and line > span.start - 12:  # broken off: «Presiden AS (AS)¶Donald Trump»
        line = text.rfind("\n", 0, line)
    floor = max(0, span.start - REACH, line + 1)
    before: list[Token] = []
    frame = "<"
    small = 0
    for token in reversed(tokens_of(text, floor, span.start)[-TOKENS:]):
        word = token[2]
        small = small + 1 if word[0].islower() and not is_kind(token, "role") and word not in PREPOSITIONS else 0
        if word in END_MARKS or small > 3 or (VERB.fullmatch(word) and not title_kinds(word)):
            frame = word.lower()
            break
        if word in STOPPERS and word not in ("dan", "untuk", "yang"):
            frame = word.lower()
            break
        before.insert(0, token)
    stretches = [(tuple(before), "before", (frame, "name"))]
    stretches.append((tuple(tokens_of(text, span.start, span.end)), "inside", ("<", ">")))
    link = AFTER.match(text, span.end, span.end + 90)
    if link is not None and link.end() > span.end:
        start = link.end()
        ceiling = min((p.start for p in people if p.start >= span.end), default=len(text))
        stop = re.search(
            r"[.;:\"“”\n]|\s(?:yang|mengatakan|menyatakan|kata|saat|bahwa|me\w+)\s", text[start : start + 110]
        )
        end = min(ceiling, start + (stop.start() if stop else 110))
        words = re.findall(r"[^\W\d]+|,", text[span.end : start].lower())
        tokens = tokens_of(text, start, end)[:TOKENS] if end > start else []
        stretches.append((tuple(tokens), "after", (words[-1] if words else "", ">")))
    return stretches


def _cut(
    tokens: tuple[Token, ...],
    where: str,
    place: int,
    frame: tuple[str, str],
    name: TextSpan,
    others: Sequence[TextSpan],
) -> list[Post]:
    """Return every stretch of `tokens` that holds a word of roles and begins where a role may."""
    found: list[Post] = []
    n = len(tokens)
    roles = [is_kind(t, "role") for t in tokens]
    ends = [end > 0 and _may_end(tokens, end, where) for end in range(n + 1)]
    for start in range(n):
        word = tokens[start][2]
        if not word[0].isalnum() or word in PREPOSITIONS or word.lower() in STOPPERS:
            continue
        if where == "after" and start > 3:
            break
        if start and tokens[start - 1][2].lower() in FORMERLY:
            continue
        ahead = next((i for i in range(start, min(n, start + 4)) if roles[i]), None)
        if ahead is None:
            continue
        inner = [t[2] for t in tokens[start:ahead]]
        if inner and not (all(w[0].isupper() for w in inner) or start == 0 or not tokens[start - 1][2][0].isupper()):
            continue
        for end in range(ahead + 1, min(n, start + LONGEST) + 1):
            if not ends[end]:
                continue
            gap = (tokens[end - 1][1], name.start) if where == "before" else (name.end, tokens[start][0])
            crossed = sum(gap[0] <= p.start and p.end <= gap[1] for p in others)
            over = any(p.start < tokens[end - 1][1] and tokens[start][0] < p.end for p in others)
            found.append(Post(tokens, start, end, where, place, *frame, crossed, over))
    return found


def _may_end(tokens: Sequence[Token], end: int, where: str) -> bool:
    """Say whether a role that stands `where` by its name may end before token `end`."""
    last = tokens[end - 1][2]
    if last in PREPOSITIONS or last in STOPPERS or not (last[0].isalnum() or last[0] == "("):
        return False
    if end < len(tokens) and f"{last} {tokens[end][2]}".lower() in word_list("pair title"):
        return False
    return where == "inside" or not _anothers(tokens, end, before=where == "before")


def _anothers(tokens: Sequence[Token], end: int, *, before: bool) -> bool:
    """Say whether the title that ends at token `end` is another's: a country, then a name follow it, not the person's.

    «Angela Merkel, Presiden | Prancis Emmanuel Macron»; before the person, a name and a link follow: «Presiden |
    Prancis Emmanuel Macron dan Kanselir Angela Merkel». Bodies begin with a foreign country's name too seldom to count,
    with Indonesia's often.
    """
    words = [t[2] for t in tokens]
    if before and not {",", "dan"} & set(words[end + 1 :]):
        return False
    for start, after in ((end, end + 2), (end, end + 1), (end - 2, end), (end - 1, end)):
        country = find_country(" ".join(words[start:after])) if start > 0 and after < len(words) else None
        if country is not None and country.code != "ID":
            return words[after][0].isupper() and not words[after].isupper() and not is_kind(tokens[after], "body")
    return False


@dataclass(slots=True)
class Seen:
    """What a tagger saw: roles by start, by end and whole, with belief; where affiliations and bodies start."""

    roles: dict[TextSpan, float]
    starts: set[int]
    ends: set[int]
    affiliations: set[int]
    bodies: set[int]

    def within(self, at: int) -> bool:
        """Say whether character `at` lies inside a role, not at its edges."""
        return any(r.start < at < r.end for r in self.roles)


def seen_by(names: Sequence[Naming]) -> Seen:
    """Index the spans of a tagger of names for `describe`."""
    roles = {n.span: n.score for n in names if n.kind == "role"}
    return Seen(
        roles,
        {s.start for s in roles},
        {s.end for s in roles},
        {n.span.start for n in names if n.kind == "affiliation"},
        {n.span.start for n in names if n.kind in ("ORG", "GPE", "MEDIA")},
    )


def describe(text: str, entity: Entity, posts: Sequence[Post], seen: Seen) -> list[list[str]]:
    """Return the feature names of «no role», then of each post."""
    ruled = fold(entity.role or "")
    words = fold(entity.name).split()
    kind = entity.type
    named = any(m.of(text)[:1].isupper() and not title_kinds(m.of(text).split()[0]) for m in entity.mentions[:PLACES])
    head = next((w for w in words if "one" not in title_kinds(w) and "plural" not in title_kinds(w)), "")
    rows = [
        [
            f"none|{kind}",
            f"none|{kind}|{named}",
            f"none|rule={bool(ruled)}",
            f"none|{kind}|{named}|rule={bool(ruled)}",
            f"none|posts={min(len(posts), 3)}",
            f"none|{kind}|n={min(len(entity.mentions), 3)}",
            *([] if named else [f"none|head={head}", f"none|head={head}|{len(words) > 1}"]),
            *([f"none|rule={ruled}"] if ruled else []),
        ]
    ]
    folded = [fold(p.span.of(text)) for p in posts]
    often = Counter(folded)
    for post, said in zip(posts, folded, strict=True):
        rows.append(_row(text, entity, post, said, often[said], ruled, named, seen))
    return rows


def _row(
    text: str, entity: Entity, post: Post, said: str, often: int, ruled: str, named: bool, seen: Seen
) -> list[str]:
    tokens, start, end = post.tokens, post.start, post.end
    first, last = tokens[start], tokens[end - 1]
    before = tokens[start - 1][2].lower() if start else post.before
    following = tokens[end] if end < len(tokens) else None
    after = following[2].lower() if following else f"|{post.after}"
    span = post.span
    last_kinds, next_kinds = _kinds(last), _kinds(following) if following else post.after
    shape = _shape(following[2]) if following else post.after
    country = False
    if following is not None:
        pair = text[following[0] : tokens[min(end + 1, len(tokens) - 1)][1]]
        country = following[2][0].isupper() and (find_country(following[2]) or find_country(pair)) is not None
    left = len(tokens) - end
    tagged = seen.roles.get(span)
    inner = [t[2].lower() for t in tokens[start:end]]
    rule = (
        "same"
        if said == ruled
        else "none"
        if not ruled
        else "longer"
        if said.startswith(ruled + " ")
        else (
            "shorter"
            if ruled.startswith(said + " ")
            else "tail"
            if ruled.endswith(" " + said)
            else ("more" if said.endswith(" " + ruled) else "other")
        )
    )
    row = [
        f"{post.where}|{entity.type}",
        f"{post.where}|{named}",
        f"{post.where}|place={min(post.place, 2)}",
        f"rule={rule}",
        f"rule={rule}|{post.where}",
        f"rule={rule}|next={next_kinds}",
        f"first={inner[0]}",
        f"first={_kinds(first)}",
        f"last={inner[-1]}",
        f"last={last_kinds}|{_shape(last[2])}",
        f"before={before}",
        f"beforekind={_kinds(tokens[start - 1]) if start else post.before}",
        f"next={after}",
        f"nextkind={next_kinds}|{shape}",
        f"edge={last_kinds}|{_shape(last[2])}|{next_kinds}|{shape}",
        f"lastnext={inner[-1]}|{next_kinds}|{shape}",
        f"firstnext={inner[0]}|{next_kinds}|{shape}",
        f"words={min(end - start, 6)}",
        f"firstwords={inner[0]}|{min(end - start, 4)}",
        f"left={min(left, 5)}|{post.where}",
        f"country={country}",
        f"firstcountry={inner[0]}|{country}",
        f"crossed={min(post.crossed, 2)}|{post.where}|{next_kinds}",
        f"crossed={min(post.crossed, 2)}|{min(left, 3)}",
        f"over={post.over}",
        f"bracket={last[2][0] == '('}|{following is not None and following[2][0] == '('}",
        f"prep={any(w in PREPOSITIONS for w in inner)}",
        f"comma={',' in inner}",
        f"bodies={min(sum(is_kind(t, 'body') for t in tokens[start:end]), 2)}",
        f"often={min(often, 2)}",
        f"tag={'no' if tagged is None else 'faint' if tagged < 0.5 else 'sure'}",
        f"tagedge={span.start in seen.starts}{span.end in seen.ends}",
        f"cut={seen.within(span.end)}{seen.within(span.start)}",
        f"said={said}",
    ]
    if following is not None:
        row.append(f"nextaff={following[0] in seen.affiliations}{following[0] in seen.bodies}")
    row += [f"in={w}" for w in dict.fromkeys(inner[1:-1])]
    return row


def _kinds(token: Token) -> str:
    return "+".join(sorted(title_kinds(token[2]) | title_kinds(token[2].rstrip("."))))


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "0"
    if not word[0].isalpha():
        return word[0]
    return "XX" if word.isupper() and len(word) > 1 else "Xx" if word[0].isupper() else "x"


def choose(
    text: str,
    entity: Entity,
    people: Sequence[TextSpan],
    seen: Seen,
    weights: Weights,
    least: float = LEAST,
    heard: Sequence[LearnedMention] | None = None,
) -> tuple[Post | None, float] | None:
    """Return the likeliest post of an entity, None for none, and how likely; None where nothing is to be chosen."""
    posts = posts_of(text, entity, people)
    if not posts:
        return None
    guesses = [score(weights, row) for row in describe(text, entity, posts, seen)]
    if heard is not None:
        learned = shipped_weights(PACKAGE, "heard.json")
        rows = signs(guesses, [p.span for p in posts], [p.next_start for p in posts], heard)
        guesses = [sum(learned[name] * v for name, v in zip(SIGNS, row, strict=True)) for row in rows]
    chances = softmax(guesses)
    totals: Counter[str] = Counter()
    for post, chance in zip(posts, chances[1:], strict=True):
        totals[fold(post.span.of(text))] += chance  # type: ignore[assignment]
    said, sure = max(totals.items(), key=lambda pair: pair[1])
    if sure < least:
        return None, chances[0]
    same = [(c, -n) for n, (p, c) in enumerate(zip(posts, chances[1:], strict=True)) if fold(p.span.of(text)) == said]
    return posts[-max(same)[1]], sure


def settle_roles(
    text: str,
    entities: Sequence[Entity],
    names: Sequence[Naming],
    weights: Weights | None = None,
    heard: Sequence[LearnedMention] | None = None,
) -> None:
    """Give people and groups among `entities` their likeliest role and its affiliation, or none, where one may be.

    `names` is what a tagger saw, faint ones too; `weights` are the shipped ones if None; `heard` are the roles and
    affiliations of the learned tagger, None where none ran.
    """
    weights = shipped_weights(PACKAGE, "posts.json") if weights is None else weights
    people = [m for e in entities if e.type == "PER" for m in e.mentions]
    seen = seen_by(names)
    for entity in entities:
        if entity.type not in ("PER", "GROUP"):
            continue
        chosen = choose(text, entity, people, seen, weights, heard=heard)
        if chosen is None:
            continue
        post, _ = chosen
        if post is None:
            entity.role = None
        elif fold(said := post.span.of(text)) != fold(entity.role or ""):
            entity.role = without_loose_end(re.sub(r"\s+", " ", said))
            entity.affiliation = without_loose_end(_affiliation(text, post))


def _affiliation(text: str, post: Post) -> str | None:
    """Return what follows a role up to its name, without linking words, marks, ranks and honorifics at the edges."""
    rest = list(post.tokens[post.end :])
    stop = next((i for i, t in enumerate(rest) if t[2] == "," or t[2].lower() in STOPPERS), len(rest))
    rest = rest[:stop]
    while rest and (rest[0][2] in PREPOSITIONS or rest[0][2][0] == "(" or is_kind(rest[0], "rank", "honorific")):
        rest.pop(0)
    while rest and (rest[-1][2] in PREPOSITIONS or is_kind(rest[-1], "rank", "honorific", "determiner")):
        rest.pop()
    said = text[rest[0][0] : rest[-1][1]] if rest else ""
    return said if any(c.isupper() for c in said) and not is_kind(rest[0], "role") else None
