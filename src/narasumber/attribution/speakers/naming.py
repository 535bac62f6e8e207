"""Finding names, roles and affiliations: a linear-chain model over word features.

A first-order tagger decoded by Viterbi, trained as an averaged perceptron (Collins 2002, doi
10.3115/1118693.1118694) by `training/speakers/fit_naming.py`. It serves where no learned mention layer ran.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from narasumber.article import TextSpan
from narasumber.attribution.speakers.tokens import Words, shape
from narasumber.language import DataFileError, find_country, title_kinds

KINDS = ("PER", "ORG", "GPE", "MEDIA", "GROUP", "role", "affiliation")
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
IMPOSSIBLE = -1e6
# Taken off the score of «no name» to hear names that the tagger only half believes in.
FAINT = 25.0
FILE = "narasumber.attribution.speakers/data/naming.tsv"
Look = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Naming:
    """A tagged stretch: a name of an entity type, a «role» or an «affiliation»; `score` in 0 to 1."""

    span: TextSpan
    kind: str
    score: float = 1.0


def allowed() -> NDArray[np.float32]:
    """Return the (tags, tags) matrix that forbids an I- tag after anything but its own B- or I-."""
    matrix = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for j, tag in enumerate(TAGS):
        if tag[0] == "I":
            for i, before in enumerate(TAGS):
                if before[1:] != tag[1:]:
                    matrix[i, j] = IMPOSSIBLE
    return matrix


@lru_cache(maxsize=20_000)
def _kinds(word: str) -> str:
    return "+".join(sorted(title_kinds(word)))


@lru_cache(maxsize=20_000)
def _placed(word: str) -> tuple[str, ...]:
    """Return the features of a word itself, of the tokens after and before it, and of those one further off."""
    return tuple(where + word for where in ("w=", "w-=", "w+=", "w--=", "w++="))


@lru_cache(maxsize=20_000)
def _looking(before: Look, here: Look, after: Look) -> tuple[str, ...]:
    """Return the features of a token's look (shape and kinds of title word) and of its neighbours'."""
    (s, k), (left, left_kinds), (right, right_kinds) = here, before, after
    return (
        f"s={left} {s} {right}",
        f"k={k}",
        f"k-k={left_kinds}|{left} {k}|{s}",
        f"kk+={k}|{s} {right_kinds}|{right}",
    )


@lru_cache(maxsize=20_000)
def _standing(before: str, part: str, after: str, look: Look, country: bool) -> tuple[str, ...]:
    """Return the features of the statement parts that a token stands in and beside, and of naming a country."""
    s, k = look
    return (f"p={part}{s}", f"pk={part}{k}", f"pp={before}{part}{after}{s}", f"c={country}{k}")


def features(words: Words, parts: Sequence[str]) -> list[list[str]]:
    """Return the feature names of every token."""
    texts = words.texts
    lower = [t.lower() for t in texts]
    shapes = [shape(t) for t in texts]
    kinds = [_kinds(t) for t in lower]
    n = len(texts)
    opens = [i == 0 or words.lines[i] != words.lines[i - 1] or texts[i - 1] in '.?!"“”:' for i in range(n)]
    named: Counter[str] = Counter()
    alone: set[str] = set()
    for i in range(n):
        if shapes[i][0] == "X" and not opens[i]:
            named[texts[i]] += 1
            left = i > 0 and shapes[i - 1][0] == "X"
            right = i + 1 < n and shapes[i + 1][0] == "X"
            if not left and not right:
                alone.add(texts[i])
        elif parts[i] == "S" and (i + 1 == n or parts[i + 1] != "s") and shapes[i][0] == "X":
            alone.add(texts[i])
    countries = [shapes[i][0] == "X" and find_country(texts[i]) is not None for i in range(n)]
    for i in range(n - 1):
        if shapes[i] == "Xx" == shapes[i + 1] and find_country(f"{texts[i]} {texts[i + 1]}") is not None:
            countries[i] = countries[i + 1] = True
    places = [_placed(w) for w in lower]
    looks = [*zip(shapes, kinds, strict=True)]
    rows: list[list[str]] = []
    for i in range(n):
        first = i == 0 or words.lines[i] != words.lines[i - 1]
        last = i + 1 == n or words.lines[i] != words.lines[i + 1]
        before, after = "<" if first else lower[i - 1], ">" if last else lower[i + 1]
        w, s, p = lower[i], shapes[i], parts[i]
        row = [
            places[i][0],
            "w-=<" if first else places[i - 1][1],
            "w+=>" if last else places[i + 1][2],
            "w--=<" if first or i < 2 else places[i - 2][3],
            "w++=>" if last or i + 2 >= n else places[i + 2][4],
            f"w-w={before} {w}",
            f"ww+={w} {after}",
            *_looking(("<", "") if first else looks[i - 1], looks[i], (">", "") if last else looks[i + 1]),
            *_standing("" if first else parts[i - 1], p, "" if last else parts[i + 1], looks[i], countries[i]),
            f"l={min(words.lines[i], 3)}{s}",
        ]
        if s[0] == "X":
            row += [
                f"n={min(named[texts[i]], 4)}{opens[i]}",
                f"a={texts[i] in alone}",
                f"a-={not first and texts[i - 1] in alone}",
                f"a+={not last and texts[i + 1] in alone}",
                "x=" + w[-3:],
            ]
        rows.append(row)
    return rows


@dataclass(slots=True, eq=False)
class NamingModel:
    """Weights: `rows` maps a feature to its row of `emissions` (features, tags); `transitions` (tags, tags)."""

    rows: dict[str, int]
    emissions: NDArray[np.float32]
    transitions: NDArray[np.float32]

    def scores(self, named: list[list[str]]) -> NDArray[np.float32]:
        """Return the (tokens, tags) emission scores of feature lists."""
        out = np.zeros((len(named), len(TAGS)), np.float32)
        sizes = [len(row) for row in named]
        rows = np.fromiter(map(self.rows.get, chain.from_iterable(named), repeat(-1)), np.intp, sum(sizes))
        known = rows >= 0
        counts = np.bincount(np.repeat(np.arange(len(named)), sizes)[known], minlength=len(named))
        there = np.flatnonzero(counts)
        if there.size:
            starts = np.cumsum(counts[there]) - counts[there]
            out[there] = np.add.reduceat(self.emissions[rows[known]], starts, axis=0)
        return out


def viterbi(emissions: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[int]:
    """Return the best tag path through (tokens, tags) emissions; the start counts as after O."""
    return best_paths([emissions], transitions)[0]


def best_paths(lines: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32]) -> list[list[int]]:
    """Return the best tag path of each line's (tokens, tags) emissions, all lines at once; see `viterbi`."""
    # Longest first, so that at each step the lines that still go on stand in front.
    order = sorted(range(len(lines)), key=lambda n: -len(lines[n]))
    lengths = [len(lines[n]) for n in order]
    steps = max(lengths, default=0)
    emitted = np.zeros((steps, len(lines), len(TAGS)), np.float32)
    for row, n in enumerate(order):
        emitted[: lengths[row], row] = lines[n]
    into = np.ascontiguousarray(transitions.T)  # from the tag on the last axis
    back = np.zeros((steps, len(lines), len(TAGS)), np.intp)
    best = np.empty((steps, len(lines), len(TAGS)), np.float32)
    best[:1] = emitted[:1] + transitions[0]
    going = len(lines)
    for i in range(1, steps):
        while lengths[going - 1] <= i:
            going -= 1
        paths = best[i - 1, :going, None, :] + into
        paths.argmax(-1, out=back[i, :going])
        np.add(paths.max(-1), emitted[i, :going], out=best[i, :going])
    found: list[list[int]] = [[] for _ in lines]
    for row, (n, length) in enumerate(zip(order, lengths, strict=True)):
        if length:
            path = [int(best[length - 1, row].argmax())]
            for came_from in back[length - 1 : 0 : -1, row].tolist():
                path.append(came_from[path[-1]])
            found[n] = path[::-1]
    return found


@cache
def shipped_model() -> NamingModel:
    """Read the shipped weights.

    Raises:
        DataFileError: a line of `naming.tsv` cannot be read.
    """
    lines = (files("narasumber.attribution.speakers") / "data" / "naming.tsv").read_text("utf8").splitlines()
    rows: dict[str, int] = {}
    owners: list[int] = []
    cells: list[str] = []
    transitions = allowed()
    for n, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        feature, _, pairs = line.partition("\t")
        if feature.startswith("after="):
            for tag, weight in _pairs(line, n):
                transitions[int(feature[6:]), tag] += weight
        else:
            row = rows.setdefault(feature, len(rows))
            owners += [row] * pairs.count(":")
            cells.append(pairs)
    # A hundred thousand weights, read as one array: one by one they would take a sixth of the time to start.
    try:
        read = np.fromstring("\t".join(cells).replace(":", "\t"), sep="\t").reshape(len(owners), 2)
        tags = read[:, 0].astype(np.intp)
        if (tags != read[:, 0]).any() or not ((tags >= 0) & (tags < len(TAGS))).all():
            raise ValueError("no such tag")
    except ValueError as error:
        for n, line in enumerate(lines, 1):
            if not line.startswith("#"):
                _pairs(line, n)
        raise DataFileError(f"{FILE}: {error}") from error
    emissions = np.zeros((len(rows), len(TAGS)), np.float32)
    emissions[owners, tags] = read[:, 1] / 100
    return NamingModel(rows, emissions, transitions)


def _pairs(line: str, number: int) -> list[tuple[int, float]]:
    """Return the tags and weights of one line of the file.

    Raises:
        DataFileError: the line cannot be read.
    """
    try:
        found = [(int(tag), float(weight) / 100) for tag, weight in (pair.split(":") for pair in line.split("\t")[1:])]
        if not all(0 <= tag < len(TAGS) for tag, _ in found):
            raise ValueError("no such tag")
    except ValueError as error:
        raise DataFileError(f"{FILE}:{number}: {error}") from error
    return found


def spans_of(words: Words, path: list[int], emissions: NDArray[np.float32] | None = None) -> list[Naming]:
    """Turn a tag path into spans of characters; with emissions, each scored by how far its tags lie above no name."""
    margins = None if emissions is None else emissions[np.arange(len(path)), path] - emissions[:, 0]
    found: list[Naming] = []
    start = -1
    for i, tag in enumerate([*(TAGS[t] for t in path), "O"]):
        if start >= 0 and not (tag[0] == "I" and words.lines[i] == words.lines[start]):
            span = TextSpan(words.starts[start], words.ends[i - 1])
            score = 1.0 if margins is None else _belief(margins[start:i])
            found.append(Naming(span, TAGS[path[start]][2:], score))
            start = -1
        if tag[0] == "B":
            start = i
    return found


def _belief(margins: NDArray[np.float32]) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, float(margins.mean()) / 10)))), 3)


@lru_cache(maxsize=2)
def _readings(words: Words, parts: tuple[str, ...], model: NamingModel) -> tuple[list[Naming], list[Naming]]:
    """Read an article both ways at once, plainly and so that faint names are heard; not to be changed."""
    plain = model.scores(features(words, parts))
    faint = plain.copy()
    faint[:, 0] -= FAINT
    cuts = [i for i in range(len(words)) if i == 0 or words.lines[i] != words.lines[i - 1]] + [len(words)]
    lines = [emissions[start:end] for emissions in (plain, faint) for start, end in pairwise(cuts)]
    path = [tag for line in best_paths(lines, model.transitions) for tag in line]
    return spans_of(words, path[: len(words)]), spans_of(words, path[len(words) :], plain)


def find_names(words: Words, parts: Sequence[str], model: NamingModel | None = None) -> list[Naming]:
    """Tag `words`, whose statement parts are `parts` (see `mark_parts`), and return the spans in order."""
    return list(_readings(words, tuple(parts), model or shipped_model())[0])


def find_faint_names(words: Words, parts: Sequence[str], model: NamingModel | None = None) -> list[Naming]:
    """Tag `words` with no name made less likely by `FAINT`: the names of `find_names` and those half believed in.

    The score says how far the tagger believes: above 0.5 a name is likelier than none.
    """
    return list(_readings(words, tuple(parts), model or shipped_model())[1])
