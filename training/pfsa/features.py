"""What a word of an article shows: its form, its neighbours, the quotation it stands in, and who is quoted there.

The corpus marks public figures who are quoted word for word, and nobody else: whether a quotation counts is written not
beside it but where its speaker comes into the article, with an office or without. So each quotation is given the words
of that place, and each name whether its bearer is quoted.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from narasumber.language import title_kinds
from training.pfsa.corpus import Article, spans
from training.pfsa.quotes import MARKS, Quoted, quotations

DAYS = frozenset(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"))
PRONOUNS = frozenset(("ia", "dia", "beliau", "pihaknya"))
FAR_BACK = 6  # sentences in which the speaker of a quotation without a name is looked for
STATES = ("out", "open", "in", "close")
NEIGHBOURLY = ("speaker", "intro=", "state=", "date=", "name:left", "intro:left")  # hints that the next word is told


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lower-case words that train knows as cues, and as heads of offices."""

    cues: frozenset[str]
    offices: frozenset[str]


def lexicon(articles: Iterable[Article]) -> Lexicon:
    """Collect the words that annotated articles use twice or more as a cue, as the first word of a role."""
    cues: Counter[str] = Counter()
    offices: Counter[str] = Counter()
    for article in articles:
        for start, _, kind in spans(article.tags):
            if kind in ("CUE", "CUECOREF"):
                cues[article.tokens[start].lower()] += 1
            elif kind == "ROLE":
                offices[article.tokens[start].lower()] += 1
    verbs = {word for word, n in cues.items() if n >= 2}
    verbs |= {word.removesuffix("nya") for word in verbs} | {word.removesuffix("nya") + "nya" for word in verbs}
    return Lexicon(frozenset(verbs), frozenset(word for word, n in offices.items() if n >= 2))


@dataclass(slots=True)
class Speech:
    """A quotation with the cue beside it (-1: none), its speaker's name, and where that name comes in first."""

    quoted: Quoted
    cue: int
    name: tuple[int, int] | None = None
    intro: tuple[int, int] | None = None
    words: list[str] = field(default_factory=list)


def proper(token: str) -> bool:
    return token[0].isupper()


def run_from(tokens: list[str], at: int) -> int:
    """Return where the run of capitalised words that begins at `at` ends."""
    while at < len(tokens) and proper(tokens[at]):
        at += 1
    return at


def run_to(tokens: list[str], at: int, least: int) -> int:
    while at > least and proper(tokens[at - 1]):
        at -= 1
    return at


def sentence_numbers(article: Article) -> list[int]:
    numbers, now = [], -1
    starts = set(article.starts)
    for at in range(len(article.tokens)):
        now += at in starts
        numbers.append(now)
    return numbers


def spoken(article: Article, known: Lexicon) -> list[Speech]:
    """Return the article's quotations with cue, speaker and the words by which the speaker comes in."""
    tokens = article.tokens
    lower = [token.lower() for token in tokens]
    found: list[Speech] = []
    numbers = sentence_numbers(article)
    quoted = quotations(tokens, known.cues)
    inside = bytearray(len(tokens))
    for q in quoted:
        inside[q.start : q.end] = b"\1" * (q.end - q.start)
    first: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if proper(token) and not inside[at]:
            first.setdefault(token, at)
    last: tuple[int, int] | None = None
    for q in quoted:
        cue = next(
            (at for at in (q.end, q.start - 2, q.start - 1) if 0 <= at < len(tokens) and lower[at] in known.cues), -1
        )
        speech = Speech(q, cue)
        if cue >= 0:
            end = run_from(tokens, cue + 1)
            if end > cue + 1:
                speech.name = (cue + 1, end)
            elif cue < q.start:
                begin = run_to(tokens, cue, max(0, cue - 8))
                speech.name = (begin, cue) if begin < cue else None
            if speech.name is None:
                speech.name = named_before(tokens, lower, numbers, inside, q.start, known) or last
            last = speech.name
            if speech.name:
                introduce(speech, tokens, lower, article.starts, numbers, first)
        found.append(speech)
    return found


def named_before(
    tokens: list[str], lower: list[str], numbers: list[int], inside: bytearray, at: int, known: Lexicon
) -> tuple[int, int] | None:
    """Return the name nearest before `at` that stands as one who speaks: before a verb, after a cue or "menurut"."""
    low = numbers[at - 1] - FAR_BACK if at else 0
    for i in range(at - 1, 0, -1):
        if numbers[i] < low:
            return None
        if inside[i] or proper(tokens[i]) or not tokens[i].isalpha():
            continue
        if lower[i] in known.cues and proper(tokens[i + 1]):
            return i + 1, run_from(tokens, i + 1)
        if lower[i].startswith("me") and len(lower[i]) > 5:
            end = i
            while end > 0 and numbers[end - 1] == numbers[i] and i - end < 14 and not proper(tokens[end - 1]):
                end -= 1
            begin = run_to(tokens, end, 0)
            if begin < end and numbers[begin] == numbers[i] and lower[end - 1] not in PRONOUNS:
                return begin, end
    for i in range(at - 1, 0, -1):
        if numbers[i] < low:
            return None
        if lower[i] == "menurut" and i + 1 < at and proper(tokens[i + 1]):
            return i + 1, run_from(tokens, i + 1)
    return None


def introduce(
    speech: Speech,
    tokens: list[str],
    lower: list[str],
    starts: list[int],
    numbers: list[int],
    first: dict[str, int],
) -> None:
    """Find where the last word of the speaker's name comes in first, and the words there."""
    assert speech.name is not None
    end = speech.name[1]
    at = first.get(tokens[end - 1], end - 1)
    sentence = starts[numbers[at]]
    start = run_to(tokens, at, sentence)
    finish = run_from(tokens, at)
    speech.intro = (start, finish)
    low = max(sentence, start - 8)
    speech.words = [*lower[low:at], *(f"+{word}" for word in lower[finish : finish + 6])]


def shape(token: str) -> str:
    found = re.sub(r"[A-Z]+", "X", token)
    found = re.sub(r"[a-z]+", "x", found)
    return re.sub(r"\d+", "9", found)[:6]


def bucket(number: int) -> str:
    return str(number) if number < 4 else "4+" if number < 8 else "8+"


def states(article: Article, speeches: Iterable[Speech]) -> list[int]:
    """Say of each token whether it is outside a quotation (0), opens one (1), stands in it (2) or closes it (3)."""
    found = [0] * len(article.tokens)
    for speech in speeches:
        q = speech.quoted
        found[q.start : q.end] = [2] * (q.end - q.start)
        found[q.start], found[q.end - 1] = 1, 3
    return found


def hints(article: Article, known: Lexicon, speeches: list[Speech]) -> list[list[str]]:
    """Return, token by token, what the whole article says about it: the few features that a reader of words lacks."""
    tokens, count = article.tokens, len(article.tokens)
    lower = [token.lower() for token in tokens]
    numbers = sentence_numbers(article)
    found: list[list[str]] = [[] for _ in tokens]
    state = states(article, speeches)
    speakers: set[str] = set()
    for speech in speeches:
        if speech.cue >= 0 and speech.name:
            speakers.update(tokens[speech.name[0] : speech.name[1]])
    intros: dict[int, str] = {}
    for speech in speeches:
        if speech.cue >= 0 and speech.intro:
            for at in range(*speech.intro):
                intros.setdefault(at, "last" if at == speech.intro[1] - 1 else "run")
    introduced = {numbers[at] for at in intros}
    cued = {numbers[s.cue] for s in speeches if s.cue >= 0}
    seen: Counter[str] = Counter()
    total = Counter(token for token in tokens if proper(token))
    dates, dateline = 0, False
    for at, token in enumerate(tokens):
        here = found[at]
        here.append(f"state={STATES[state[at]]}")
        here.append(f"sentence={bucket(numbers[at])}")
        if numbers[at] == 0 or (numbers[at] == 1 and not dateline):
            dateline = dateline or (token in "–—-" and at < 12)
            here.append(f"head={dateline}/{tokens[at - 1] in '–—-' if at else True}")
        if token in speakers:
            here.append(f"speaker/{bucket(seen[token])}/{bucket(total[token] - seen[token])}")
        if proper(token):
            here.append(f"nth={bucket(seen[token])}")
            seen[token] += 1
        if at in intros:
            here.append(f"intro={intros[at]}")
        here.append(f"sent={numbers[at] in introduced}/{numbers[at] in cued}")
        if lower[at] in DAYS:
            full = at + 6 < count and tokens[at + 1] == "(" and tokens[at + 6] == ")"
            dates += full
            if full:
                for i in range(at, at + 7):
                    found[i].append(f"date={bucket(dates - 1)}/{numbers[at] in introduced}")
                    found[i].append(f"date={i - at}")
    for speech in speeches:
        describe(speech, found, tokens, lower, known)
    return found


def describe(speech: Speech, found: list[list[str]], tokens: list[str], lower: list[str], known: Lexicon) -> None:
    """Write what is known of a quotation and its speaker to its tokens, its cue and the speaker's name."""
    q = speech.quoted
    ends = tokens[q.end - 2] if q.end - 2 > q.start else ""
    after = lower[q.end] if q.end < len(lower) else ""
    cue = lower[speech.cue] if speech.cue >= 0 else ""
    place = "none" if speech.cue < 0 else "after" if speech.cue >= q.end else "before"
    coref = cue.endswith("nya")
    notes = [
        f"cue={place}",
        f"ends={ends if ends in MARKS or not ends.isalnum() else 'w'}/{place}",
        f"long={bucket((q.end - q.start) // 4)}/{place}",
    ]
    if place == "none":
        notes.append(f"after={after}")
    if speech.name:
        heads = [word for word in speech.words if word in known.offices]
        titled = any("role" in title_kinds(word) for word in speech.words)
        notes += [f"who={word}" for word in speech.words]
        notes.append(f"titled={titled}/{len(heads) > 0}")
        notes.append(f"office={len(heads) > 0}/{place}")
        aged = any(w == "+(" and v[1:].isdigit() for w, v in zip(speech.words, speech.words[1:], strict=False))
        notes.append(f"aged={aged}/{len(heads) > 0}")
        notes.append(f"near={speech.name == speech.intro}/{coref}")
        if speech.intro:
            notes.append(f"full={bucket(speech.intro[1] - speech.intro[0])}")
    else:
        notes.append(f"nobody/{place}")
    for at in range(q.start, q.end):
        role = "open" if at == q.start else "close" if at == q.end - 1 else "in"
        found[at] += [f"{role}:{note}" for note in notes]
    if speech.cue >= 0:
        found[speech.cue] += [f"cue:{note}" for note in notes]
    named = [("intro", speech.intro)] if speech.cue >= 0 else []
    if speech.name and speech.cue >= 0 and speech.name != speech.intro:
        named.append(("name", speech.name))
    for kind, span in named:
        if span is None or any(note.startswith(f"{kind}:") for note in found[span[0]]):
            continue
        for at in range(*span):
            found[at] += [f"{kind}:{note}" for note in notes]
            found[at].append(f"{kind}:left={bucket(span[1] - at - 1)}")
            found[at].append(f"{kind}:from={bucket(at - span[0])}")
        for away in range(1, 9):
            for at, side in ((span[0] - away, "b"), (span[1] - 1 + away, "a")):
                if 0 <= at < len(found):
                    found[at].append(f"{kind}-{side}{bucket(away)}")


def features(article: Article, known: Lexicon) -> list[list[str]]:
    """Return the features of each token for the linear model."""
    tokens = article.tokens
    found = hints(article, known, spoken(article, known))
    told = [[hint for hint in here if hint.startswith(NEIGHBOURLY)] for here in found]
    titles = ["", *("+".join(sorted(title_kinds(token.lower()))) for token in tokens), ""]
    lower = ["<<", "<", *(token.lower() for token in tokens), ">", ">>"]
    shapes = ["<", *map(shape, tokens), ">"]
    starts = set(article.starts)
    opened = 0
    for at, here in enumerate(found):
        w = lower[at : at + 5]
        opened = at if at in starts else opened
        s = shapes[at : at + 3]
        here += [f"{i}={word}" for i, word in zip("abcde", w, strict=True)]
        here += [f"bc={w[1]}|{w[2]}", f"cd={w[2]}|{w[3]}", f"ab={w[0]}|{w[1]}", f"de={w[3]}|{w[4]}"]
        here += [
            f"s={'|'.join(s)}",
            f"s1={s[1]}",
            f"p3={w[2][:3]}",
            f"e3={w[2][-3:]}",
            f"e2={w[2][-2:]}",
            f"p4={w[2][:4]}",
        ]
        here += [f"cs={w[1]}|{s[1]}", f"ds={w[3]}|{s[1]}"]
        here.append(f"nth={bucket(at - opened)}/{s[1]}")
        before = [word for word in lower[max(opened + 2, at - 4) : at + 2] if word in known.offices]
        after = [word for word in lower[at + 3 : at + 9] if word in known.offices]
        here.append(f"offices={bool(before)}/{w[2] in known.offices}/{bool(after)}")
        here += [f"bag-={word}" for word in lower[max(opened + 2, at - 6) : at]]
        here += [f"bag+={word}" for word in lower[at + 5 : at + 8]]
        here.append("bias")
        here += [f"{side}title={kinds}" for side, kinds in zip("<=>", titles[at : at + 3], strict=True) if kinds]
        here += [f"<{hint}" for hint in (told[at - 1] if at else ())]
        here += [f">{hint}" for hint in (told[at + 1] if at + 1 < len(told) else ())]
    return found
