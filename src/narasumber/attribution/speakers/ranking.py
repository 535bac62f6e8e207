"""Ranking the candidates for a statement's speaker: features of the language, weights learned.

The model is a softmax over the article's entities and «nobody» (as in the mention-ranking coreference models,
Denis and Baldridge 2008, aclanthology D08-1069), so its probability is the confidence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from narasumber.article import TextSpan
from narasumber.attribution.records import EntityType, Statement
from narasumber.attribution.speakers.clusters import Cluster
from narasumber.attribution.speakers.mentions import Mention, fold, phrase_kind
from narasumber.attribution.speakers.scene import Scene
from narasumber.language import title_kinds

# Words that say nothing about who is described.
EMPTY = frozenset(
    ("yang", "dan", "dari", "untuk", "dengan", "juga", "pada", "dalam", "oleh", "tahun", "berusia", "asal")
)


@dataclass(slots=True)
class Told:
    """What is known from the statements before: who spoke (in order), and where each entity was last meant."""

    speakers: list[Cluster | None] = field(default_factory=list)
    by_id: dict[str, Cluster | None] = field(default_factory=dict)
    meant: dict[int, int] = field(default_factory=dict)
    spoke: dict[int, int] = field(default_factory=dict)


def anchor(statement: Statement) -> int:
    """Return the character where the speaker is or would be named."""
    if statement.source is not None:
        return statement.source.start
    if statement.cue is not None:
        return statement.cue.start
    return statement.content[0].start if statement.content else 0


def in_order(statements: Sequence[Statement]) -> list[Statement]:
    """Order statements so that an outer one is resolved before those within it, else as the text runs."""
    by_id = {s.id: s for s in statements}

    def key(statement: Statement) -> tuple[int, int]:
        outer = by_id.get(statement.parent or "")
        if outer is None or outer is statement:
            return (anchor(statement), 0)
        return (max(anchor(outer), anchor(statement)), 1)

    return sorted(statements, key=key)


def bucket(n: int, *edges: int) -> str:
    """Name the first edge that `n` does not exceed."""
    for edge in edges:
        if n <= edge:
            return str(edge)
    return f"{edges[-1]}+"


def candidates(scene: Scene, statement: Statement) -> list[Cluster | None]:
    """Return every entity of the article, and nobody (first)."""
    return [None, *scene.clusters]


def describe(scene: Scene, statement: Statement, told: Told) -> list[list[str]]:
    """Return the features of each candidate, in the order of `candidates`."""
    view = _look(scene, statement, told)
    rows = [_nobody(view, told, scene)]
    fitting = _fitting(scene, view)
    issuers = _issuers(scene, view)
    for n, c in enumerate(scene.clusters):
        row = [f"{view.tag}|bias", f"{view.tag}|k={c.kind}{'' if c.named else '-'}"]
        _parts(row, scene, view, c)
        if view.closing is None:
            _discourse(row, scene, view, told, c)
        else:
            # Where a name is said, it matters little who spoke last.
            this = any(m is view.closing for m in c.mentions)
            row.append(f"closing={'this' if this else 'other'}|{view.closing.kind}|{view.kind}")
            row.append(f"closing={'this' if this else 'other'}|{view.closing.kind}|{view.head}")
        if view.source is not None and view.kind not in ("one", "many", "self", "first"):
            _match(row, scene, view, c)
        if fitting:
            _fit(row, view, fitting, n)
        if c_issuer := issuers.get(id(c)):
            row.append(f"{view.kind}|issuer={c_issuer}|{c is view.last}")
        rows.append(row)
    return rows


@dataclass(slots=True)
class View:
    """A statement as the ranking sees it: where it stands, how it names its speaker, who spoke before."""

    statement: Statement
    kind: str
    tag: str
    at: int
    line: int
    sentence: int
    source: TextSpan | None
    phrase: str
    tokens: list[str]
    cue: str
    outer: Cluster | None
    last: Cluster | None
    other: Cluster | None
    closing: Mention | None
    coming: tuple[Cluster, str] | None
    recency: dict[int, int]
    shape: str = ""
    form: EntityType | None = None
    head: str = ""


def _look(scene: Scene, statement: Statement, told: Told) -> View:
    kind = scene.kinds[statement.id]
    closing = _closing(scene, statement)
    if kind not in ("name", "phrase", "those"):
        closing = None
    elif closing is not None:
        kind = f"named {closing.kind}"
    at = anchor(statement)
    source = scene.sources.get(statement.id)
    phrase = source.of(scene.text) if source is not None else ""
    last = next((s for s in reversed(told.speakers) if s is not None), None)
    return View(
        statement=statement,
        kind=kind,
        tag=kind + ("^" if statement.parent is not None else ""),
        at=at,
        line=scene.line(at),
        sentence=scene.sentence(at),
        source=source,
        phrase=phrase,
        tokens=fold(phrase).split(),
        cue=statement.cue.of(scene.text).lower().strip() if statement.cue is not None else "",
        outer=told.by_id.get(statement.parent) if statement.parent else None,
        last=last,
        other=next((s for s in reversed(told.speakers) if s is not None and s is not last), None),
        closing=closing,
        coming=_coming(scene, statement, at) if source is None or kind == "document" else None,
        recency=_recency(scene, told, at),
        shape=_shape(phrase) if kind in ("phrase", "those", "name") else "",
        form=phrase_kind(phrase) if kind in ("phrase", "those") else None,
        head=phrase_kind(phrase) if closing is not None else "",
    )


def _shape(phrase: str) -> str:
    """Say what a noun phrase presents its head as: new («seorang …», «dua …»), known («… itu»), or neither."""
    words = re.findall(r"[\w'’-]+", phrase)
    if not words:
        return ""
    first = title_kinds(words[0])
    if "determiner" in title_kinds(words[-1]) or words[0].lower() in ("sang", "si"):
        return "known"
    if first & {"one", "plural"} or words[0][0].isdigit() or words[0].lower() == "tidak":
        return "new"
    return "capital" if words[0][0].isupper() else "plain"


def _parts(row: list[str], scene: Scene, view: View, c: Cluster) -> None:
    """Tell what other parts of the statement the candidate is: addressee, relay, outer speaker, in the content."""
    statement, kind, source = view.statement, view.kind, view.source
    if any(t.covers(m.span) and not (source and source.covers(m.span)) for t in statement.content for m in c.mentions):
        row.append(f"{kind}|content|{c.kind in ('PER', 'GROUP')}")
    if scene.addressees.get(statement.id) is c:
        row.append(f"{kind}|addressee")
    if any(r is c for r in scene.relays.get(statement.id, ())):
        row.append(f"{kind}|relay")
    if view.outer is c:
        row += [f"{view.tag}|outer", "outer"]
    elif view.outer is not None:
        row.append(f"{kind}|notouter|{c.kind}")
    if scene.own.get(statement.id) is c:
        heads = title_kinds(view.tokens[0]) if view.tokens else ()
        joint = any(len(m.aliases) > 1 for m in c.mentions)
        row += [
            f"{view.tag}|own|{c.kind}",
            f"own|first={'+'.join(sorted(heads))}|{view.phrase[:1].isupper()}",
            f"own|det={kind}|{len(c.mentions) > 1}",
            f"own|joint={joint}|{view.closing is not None}",
        ]
        if view.shape:
            length = bucket(len(view.tokens), 1, 2, 4, 7)
            again = any(m.span.start < view.at for m in c.mentions)
            row += [
                f"own|shape={view.shape}|{c.kind}|{kind}",
                f"own|shape={view.shape}|length={length}",
                f"own|shape={view.shape}|again={again}|{kind}",
                f"own|shape={view.shape}|nested={statement.parent is not None}",
            ]


def _discourse(row: list[str], scene: Scene, view: View, told: Told, c: Cluster) -> None:
    """Tell how near the candidate is in the telling: who spoke last, who was meant last, whose sentence it is."""
    k, kind, line = c.kind, view.kind, view.line
    human = k in ("PER", "GROUP")
    add = row.append
    spoke = told.spoke.get(id(c))
    rank = view.recency.get(id(c))
    far = "never" if spoke is None else bucket(line - scene.line(spoke), 0, 1, 2, 4)
    ranked = "after" if rank is None else bucket(rank, 0, 1, 2, 4)
    turn = "last" if c is view.last else "other" if c is view.other else "no"
    add(f"{view.tag}|spoke={far}")
    add(f"{view.tag}|turn={turn}|{far}")
    add(f"{kind}|rank={ranked}|{k}")
    add(f"{kind}|turn={turn}|rank={ranked}|{human}")
    add(f"{kind}|n={bucket(len(c.mentions), 1, 2, 4, 8)}|{human}")
    if c.role:
        add(f"{kind}|hasrole|{turn}")
    if view.form is not None:
        fits = view.form == c.kind
        add(f"{kind}|fits={fits}|{turn}|{ranked}|{c.named}")
        add(f"{view.shape}|fits={view.form}|{k}")
    nested = view.statement.parent is not None
    same = [m for m in c.mentions if m.span.start < view.at and scene.sentence(m.span.start) == view.sentence]
    narrated = [m for m in same if not any(t.covers(m.span) for t in view.statement.content)]
    if narrated:
        opens = narrated[0].span.start - _sentence_start(scene, view.sentence) <= 45
        add(f"{kind}|same={k}|{'open' if opens else 'in'}|{nested}")
    else:
        before = [m.span.start for m in c.mentions if scene.sentence(m.span.start) == view.sentence - 1]
        if before:
            opens = before[0] - _sentence_start(scene, view.sentence - 1) <= 45
            add(f"{kind}|before={k}|{'open' if opens else 'in'}|{nested}")
    lead = next((m for m in c.mentions if scene.line(m.span.start) == line), None)
    if lead is not None and lead.span.start < view.at:
        add(f"{kind}|par={k}|{turn}")
    if view.coming is not None and c is view.coming[0]:
        add(f"{kind}|coming={view.coming[1]}|{'later' if told.speakers else 'first'}")
        add(f"{kind}|coming|{turn}")
    if kind in ("passive", "none", "document"):
        add(f"{kind}|cue={view.cue.split()[-1] if view.cue else ''}|{k}|{turn}")
    if kind == "document" and view.tokens:
        add(f"document={view.tokens[0]}|{k}|{turn}")


def _closing(scene: Scene, statement: Statement) -> Mention | None:
    """Return the head of a source phrase where that is a name: «Gove, menteri …», «Menteri | Sri Mulyani»."""
    source = scene.sources.get(statement.id)
    if source is None:
        return None
    there = [m for c in scene.clusters for m in c.mentions if m.named and source.covers(m.span)]
    for m in sorted(there, key=lambda m: (m.span.start, -m.span.end)):
        opens = m.span.start == source.start or (m.kind == "PER" and scene.text[: m.span.start].rstrip().endswith(","))
        noun = m.kind != "MEDIA" and phrase_kind(m.text) == "MEDIA"  # «kantor berita Turki, yakni | Anadolu»
        if opens and not noun and re.match(r"\s*[,(]|\s+yang\s", scene.text[m.span.end : source.end]):
            return m
    return max((m for m in there if source.end - m.span.end <= 1), key=lambda m: len(m.span), default=None)


def _coming(scene: Scene, statement: Statement, at: int) -> tuple[Cluster, str] | None:
    """Return who the next named source names, and how many paragraphs on."""
    ahead = [s for s in scene.statements if s.source is not None and s.source.start > at and s is not statement]
    following = min(ahead, key=lambda s: s.source.start if s.source else 0, default=None)
    if following is None or following.source is None or scene.kinds[following.id] not in ("name", "phrase"):
        return None
    source = following.source
    found = scene.own.get(following.id) or next(
        (c for c in scene.clusters for m in c.mentions if source.covers(m.span) and source.end - m.span.end <= 2), None
    )
    return None if found is None else (found, bucket(scene.line(source.start) - scene.line(at), 0, 1, 2))


def _nobody(view: View, told: Told, scene: Scene) -> list[str]:
    """Return the features of «nobody is named»."""
    kind, cue, tokens = view.kind, view.cue, view.tokens
    row = [
        "nobody",
        f"nobody|{view.tag}",
        f"nobody|{kind}|cue={cue}",
        f"nobody|cue={cue.split()[-1] if cue else ''}",
        f"nobody|{kind}|first={not told.speakers}",
        f"nobody|{kind}|before={bool(told.speakers) and told.speakers[-1] is None}",
    ]
    if not tokens:
        spoke = max((told.spoke[key] for key in told.spoke if told.spoke[key] <= view.at), default=None)
        since = "never" if spoke is None else bucket(view.line - scene.line(spoke), 0, 1, 2, 4)
        opens = view.statement.cue is not None and view.statement.cue.of(scene.text)[:1].isupper()
        row += [
            f"nobody|{kind}|since={since}|{view.statement.parent is not None}",
            f"nobody|{kind}|opens={opens}|{view.statement.type}",
            f"nobody|{cue.split()[-1] if cue else ''}|since={since}",
        ]
    if tokens:
        row += [
            f"nobody|{kind}|first={tokens[0]}",
            f"nobody|{kind}|last={tokens[-1]}",
            f"nobody|len={min(len(tokens), 4)}",
        ]
    return row


def _match(row: list[str], scene: Scene, view: View, c: Cluster) -> None:
    """Tell how the source phrase and the entity's names go together."""
    kind, tokens = view.kind, view.tokens
    folded = " ".join(tokens)
    start, end = (view.source.start, view.source.end) if view.source is not None else (0, 0)
    inside = [m for m in c.mentions if start <= m.span.start and m.span.end <= end]
    if inside:
        m = inside[-1]
        whole = m.span.end - m.span.start >= 0.8 * (end - start)
        place = "whole" if whole else "end" if end - m.span.end <= 1 else "start" if m.span.start == start else "mid"
        row.append(f"in={place}|{m.kind}")
        row.append(f"in={place}|{kind}|{bool(m.role)}")
        if tokens:
            row.append(f"in={place}|{m.kind}|{'+'.join(sorted(title_kinds(tokens[0])))}")
    elif any(m.span.start < end and start < m.span.end for m in c.mentions):
        row.append("in=over")
    if folded in c.forms:
        row.append("name=same")
        return
    own = {w for form in c.forms for w in form.split()}
    shared = [w for w in tokens if w in own and not title_kinds(w)]
    if shared:
        part = "all" if len(shared) == len(tokens) else "half" if 2 * len(shared) >= len(tokens) else "few"
        row.append(f"name=words|{c.kind}|{tokens[-1] in own}|{bool(inside)}|{part}")
    elif kind.startswith("name") and len(tokens) == 1 and len(folded) > 2:
        word = tokens[0]
        if any(w[:3] == word[:3] for w in own):
            row.append("name=starts")
        elif any(len(word) > 3 and (w.endswith(word[-4:]) or word in w) for w in own):
            row.append("name=ends")
        row.append(f"name=no|{c.named}")
    if not inside and tokens:
        beside = _surroundings(scene, c)
        heads = [w for w in tokens if title_kinds(w) & {"role", "body", "kin", "person"}]
        row.append(f"{kind}|near={sum(w in beside for w in heads)}/{min(len(heads), 2)}")
    role = fold(c.role or "").split()
    if role and not inside:
        heads = [w for w in tokens if title_kinds(w) & {"role"} and w in role]
        if heads:
            row.append(f"{kind}|role={heads[0] == role[0]}|{len(heads) > 1}")
        else:
            row.append(f"{kind}|role=no")
        home = set(fold(c.affiliation or "").split())
        if home & set(tokens):
            row.append(f"{kind}|place")
    if "person" in title_kinds(tokens[0]) if tokens else False:
        row.append(f"{kind}|human={c.kind}")
    if tokens and "body" in title_kinds(tokens[0]):
        row.append(f"{kind}|body={c.kind}|{any(f.split()[:1] == tokens[:1] for f in c.forms)}")
    if tokens and "determiner" in title_kinds(tokens[-1]):
        row.append(f"{kind}|that={c.kind}|{tokens[0] in own}")


def _fitting(scene: Scene, view: View) -> list[int]:
    """Count for each candidate how many telling words of a description stand with its names; [] for other sources.

    «politikus PDIP itu» fits the one who is called «politikus» or of «PDIP» anywhere in the article.
    """
    if view.source is None or view.kind not in ("phrase", "those") or len(view.tokens) < 1:
        return []
    telling = [w for w in view.tokens if len(w) > 2 and not title_kinds(w) & {"determiner", "one"} and w not in EMPTY]
    counts: list[int] = []
    for c in scene.clusters:
        if all(view.source.covers(m.span) for m in c.mentions):
            counts.append(0)
            continue
        beside = _surroundings(scene, c)
        called = {w for m in c.mentions if not view.source.covers(m.span) for w in fold(m.text).split()}
        called.update(fold(f"{c.role or ''} {c.affiliation or ''}").split())
        counts.append(sum(1 + (w in called) for w in telling if w in beside or w in called))
    return counts


def _fit(row: list[str], view: View, counts: list[int], n: int) -> None:
    """Tell whether the candidate is the one that a description fits best."""
    most = max(counts)
    if not most:
        row.append(f"{view.kind}|best=none")
    elif counts[n] == most:
        row.append(f"{view.kind}|best={'only' if counts.count(most) == 1 else 'one'}|{bucket(most, 1, 2, 4)}")
        row.append(f"{view.shape}|best={'only' if counts.count(most) == 1 else 'one'}")
    else:
        row.append(f"{view.kind}|best={'less' if counts[n] else 'no'}")


def _issuers(scene: Scene, view: View) -> dict[int, str]:
    """Say who issued a document («laporan itu»), by where its noun last stood («laporan Reuters»)."""
    if view.kind != "document" or not view.tokens or view.source is None:
        return {}
    noun = next((w for w in view.tokens if "document" in title_kinds(w)), None)
    if noun is None:
        return {}
    earlier = list(re.finditer(rf"\b{noun}", scene.text[: view.source.start], re.IGNORECASE))
    if not earlier:
        return {}
    at = earlier[-1].end()
    sentence = scene.sentence(at)
    found: dict[int, str] = {}
    for c in scene.clusters:
        for m in c.mentions:
            if 0 < m.span.start - at <= 25 and scene.sentence(m.span.start) == sentence:
                found[id(c)] = "after"
                break
            if m.span.end <= at and scene.sentence(m.span.start) == sentence:
                found[id(c)] = "opens" if m.span.start - _sentence_start(scene, sentence) <= 45 else "in"
    return found


def _surroundings(scene: Scene, c: Cluster) -> set[str]:
    """Return the words beside the entity's names («pelatih Belgia, Roberto Martinez»), read once."""
    if (known := scene.surroundings.get(id(c))) is None:
        known = set()
        for m in c.mentions:
            start, end = scene.text[max(0, m.span.start - 70) : m.span.start], scene.text[m.span.end : m.span.end + 50]
            known.update(fold(re.split(r'[.?!]\s|["“”\n]', start)[-1]).split())
            known.update(fold(re.split(r'[.?!]\s|["“”\n]', end)[0]).split())
        scene.surroundings[id(c)] = known
    return known


def _recency(scene: Scene, told: Told, at: int) -> dict[int, int]:
    """Rank entities by how lately before `at` they were meant (by name outside quotations, or as a speaker)."""
    latest: dict[int, int] = {}
    for c in scene.clusters:
        before = [m.span.start for m in c.mentions if m.span.start < at and not m.quoted]
        meant = told.meant.get(id(c))
        if meant is not None and meant < at:
            before.append(meant)
        if before:
            latest[id(c)] = max(before)
    order = sorted(latest, key=lambda key: -latest[key])
    return {key: n for n, key in enumerate(order)}


def _sentence_start(scene: Scene, sentence: int) -> int:
    return scene.sentences[sentence - 1] if sentence > 0 else 0


def remember(told: Told, statement: Statement, speaker: Cluster | None) -> None:
    """Note who was found to speak, for the statements after."""
    told.by_id[statement.id] = speaker
    if statement.parent is None:
        told.speakers.append(speaker)
    if speaker is not None:
        at = anchor(statement)
        told.meant[id(speaker)] = max(at, told.meant.get(id(speaker), 0))
        if statement.parent is None:
            told.spoke[id(speaker)] = (
                max(at, *(t.end for t in statement.content), told.spoke.get(id(speaker), 0))
                if statement.content
                else at
            )
