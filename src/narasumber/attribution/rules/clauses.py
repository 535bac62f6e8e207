"""Who speaks in a clause: the noun phrase before an active cue or after a quotative one."""

import re
from collections.abc import Sequence
from functools import cache

from narasumber.article import TextSpan
from narasumber.attribution.rules.reading import QUOTED, Word
from narasumber.language import read_table

SIGNS = frozenset(",.;:!?–—")
VERB = re.compile(r"^(?:di[a-z]{3,}|(?:me|be[rl]|ter)(?![a-z]+nya$)[a-z]{3,})(?:-[a-z]+)?$")


@cache
def words_of(group: str) -> frozenset[str]:
    """Return the words of one group of the data file of clause words."""
    rows = read_table("narasumber.attribution.rules", "clause_words.tsv", ("group", "word"))
    return frozenset(row["word"] for row in rows if row["group"] == group)


def is_verb(word: Word) -> bool:
    """Say whether a word looks like the finite verb of a clause, by its prefix."""
    low = word.low
    if low in words_of("not verb"):
        return False
    return low in words_of("verb") or (not word.capital and VERB.match(low) is not None)


def skip_back(words: Sequence[Word], at: int, floor: int) -> tuple[int, bool]:
    """Return the index after the subject's last word before the verb at `at`, and whether the verb is negated."""
    negated = False
    while at > floor:
        low = words[at - 1].low
        if low in words_of("negation"):
            negated = True
        elif (
            (low == "tegas" and at - 2 >= floor and words[at - 2].low in ("dengan", "secara"))
            or (at - 2 >= floor and words[at - 2].low == "secara")
            or (f"{words[at - 2].low} {low}" in words_of("adverb") if at - 2 >= floor else False)
        ):
            at -= 1
        elif low not in words_of("adverb"):
            break
        at -= 1
    return at, negated


def segments(words: Sequence[Word], lo: int, hi: int) -> list[tuple[int, int]]:
    """Return the runs between the commas of `words[lo:hi]`, commas in brackets not counted."""
    runs: list[tuple[int, int]] = []
    depth, start = 0, lo
    for i in range(lo, hi):
        low = words[i].low
        depth += (low == "(") - (low == ")")
        if low in (",", ";", ":") and depth <= 0:
            runs.append((start, i))
            start = i + 1
    runs.append((start, hi))
    return [(a, b) for a, b in runs if b > a]


def adverbial(words: Sequence[Word], lo: int, hi: int) -> bool:
    """Say whether a run before a comma is a fronted circumstance, not a subject."""
    start = _after_connectives(words, lo, hi)
    if start >= hi:
        return True
    first = words[start].low
    if first in words_of("opener"):
        return True
    if first in words_of("day") or first.isdigit():
        return True
    return VERB.match(first) is not None and first not in words_of("not verb")


def subject_before(words: Sequence[Word], lo: int, hi: int) -> tuple[int, int] | None:
    """Return the run of words that is the subject of a verb at `hi`, looking no further than `lo`; None when empty."""
    runs = segments(words, lo, hi)
    while len(runs) > 1 and adverbial(words, *runs[0]):
        runs.pop(0)
    if not runs:
        return None
    start, end = runs[0][0], hi
    # A later run that starts a clause of its own takes over: «…, sementara Trump mengatakan».
    for a, _ in runs[1:]:
        if words[a].low in words_of("connective"):
            start = a
    start = _after_connectives(words, start, end)
    start = _after_fronted(words, start, end)
    start = _after_clause(words, start, end)
    end = _phrase_end(words, start, end)
    while end > start and words[end - 1].low in SIGNS:
        end -= 1
    while start < end and words[start].low in SIGNS:
        start += 1
    return (start, end) if start < end else None


def _after_connectives(words: Sequence[Word], start: int, end: int) -> int:
    connectives = words_of("connective")
    while start < end:
        if start + 1 < end and f"{words[start].low} {words[start + 1].low}" in connectives:
            start += 2
        elif words[start].low in connectives or words[start].low in SIGNS:
            start += 1
        else:
            break
    return start


def _after_fronted(words: Sequence[Word], start: int, end: int) -> int:
    """Skip a fronted circumstance without a comma: «Dalam wawancara itu Johnson mengatakan»."""
    if start >= end or words[start].low not in words_of("opener"):
        return start
    for i in range(start + 1, end - 1):
        named = words[i + 1].capital or words[i + 1].low in words_of("pronoun")
        if words[i].low in ("itu", "tersebut", "ini") and named:
            return i + 1
    return start


def _after_clause(words: Sequence[Word], start: int, end: int) -> int:
    """Skip a whole clause that ends in a conjunction: the subject begins after the last one that follows a verb."""
    verb, relative, best = False, 0, start
    for i in range(start, end):
        low = words[i].low
        if low == "yang":
            relative = 1
        elif low in ("itu", "tersebut", "ini", ","):
            relative = 0
        if low in words_of("conjunction") and i + 1 < end:
            best, verb, relative = i + 1, False, 0
        elif low in ("dan", "serta", "atau") and verb and i + 1 < end and not relative:
            best, verb = i + 1, False
        elif is_verb(words[i]) and not relative:
            verb = True
    return best


def _phrase_end(words: Sequence[Word], start: int, end: int) -> int:
    relative = False
    for i in range(start + 1, end):
        low, following = words[i].low, words[i + 1] if i + 1 < end else None
        if low == "yang":
            relative = True
        elif relative and low in ("itu", "tersebut", "ini"):
            relative = False
        elif low == ",":
            if following and (following.low in words_of("opener") or following.low in words_of("day")):
                return i
            if following and is_verb(following) and not relative:
                return i
            relative = False
        elif low in words_of("day") or low == "kepada":
            return i
        elif relative:
            continue
        elif _ends_phrase(words, i, end) or is_verb(words[i]):
            return i
    return end


def _ends_phrase(words: Sequence[Word], i: int, end: int) -> bool:
    """Say whether a preposition or conjunction ends the noun phrase before it."""
    word, following = words[i], words[i + 1] if i + 1 < end else None
    if word.capital:
        return False
    if word.low == "untuk":
        return following is None or not following.capital
    if word.low == "di":
        # «Kedutaan Vietnam di London mengatakan» is one phrase, «Budi di Jakarta, Rabu (11/9), mengatakan» is two.
        return words[i - 1].capital and any(w.low in (",", "(") or w.low in words_of("day") for w in words[i:end])
    return word.low in words_of("phrase end")


def antecedent(words: Sequence[Word], lo: int, at: int) -> tuple[int, int] | None:
    """Return the noun phrase right before the «yang» at `at`."""
    end = at
    while end > lo and words[end - 1].low in SIGNS:
        end -= 1
    start = end
    while start > lo:
        word = words[start - 1]
        if word.low in SIGNS or word.low in words_of("conjunction") or is_verb(word):
            break
        if not word.capital and (word.low in words_of("phrase end") or word.low in words_of("before noun phrase")):
            break
        start -= 1
    return (start, end) if start < end else None


def speaker_after(words: Sequence[Word], at: int, hi: int) -> int:
    """Return where the noun phrase that begins at `at` ends: the speaker after «kata», «menurut»."""
    i, depth, relative = at, 0, False
    while i < hi:
        low = words[i].low
        if low == "(":
            if re.match(r"\d{1,2}/", words[i + 1].low if i + 1 < hi else ""):
                break
            depth += 1
        elif low == ")":
            depth -= 1
        elif depth > 0:
            pass
        elif low == QUOTED:
            if i > at and words[i].end - words[i].start > 40:
                break
        elif low in (".", ";", ":", "!", "?", "–", "—"):
            if low == "." and i + 1 < hi and words[i + 1].start == words[i].end + 1 and len(words[i - 1].text) <= 3:
                i += 1
                continue
            break
        elif low == ",":
            if not _apposition(words, i + 1, hi):
                break
        elif (
            (i > at and not words[i].capital and low in words_of("phrase end") and not relative)
            or (low == "kepada" and i > at and words[i - 1].capital)
            or (i > at and low in words_of("day"))
            or (i > at and low == "di" and not relative and not words[i].capital)
        ):
            break
        elif low == "yang":
            relative = True
        elif relative and low in ("itu", "tersebut", "ini"):
            relative = False
        i += 1
    return i


def _apposition(words: Sequence[Word], at: int, hi: int) -> bool:
    """Say whether what follows a comma only says more about the name before it: «kata Smith, juru bicara PBB»."""
    if at >= hi or words[at].low in words_of("opener") or words[at].low in words_of("day"):
        return False
    first = words[at]
    if first.low == QUOTED or first.low in words_of("connective") or is_verb(first) or not first.alphabetic:
        return False
    return first.low not in words_of("relay")


def span_of(words: Sequence[Word], lo: int, hi: int) -> TextSpan:
    """Return the characters of `words[lo:hi]`."""
    return TextSpan(words[lo].start, words[hi - 1].end)
