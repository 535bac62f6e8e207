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
    first = words[lo].low
    if first in words_of("opener") or first in words_of("connective"):
        return True
    if words[lo].low in words_of("day") or first.isdigit():
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
    start = _after_clause(words, start, end)
    end = _phrase_end(words, start, end)
    while end > start and words[end - 1].low in SIGNS:
        end -= 1
    while start < end and words[start].low in SIGNS:
        start += 1
    return (start, end) if start < end else None


def _after_connectives(words: Sequence[Word], start: int, end: int) -> int:
    while start < end and (words[start].low in words_of("connective") or words[start].low in SIGNS):
        if words[start].low == "sementara" and start + 1 < end and words[start + 1].low == "itu":
            start += 1
        start += 1
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
    for i in range(start, end):
        low = words[i].low
        if low == "yang":
            relative = True
        elif relative and low in ("itu", "tersebut", "ini"):
            relative = False
        elif i > start:
            if low in words_of("phrase end") and not words[i].capital:
                return i
            if low in words_of("day"):
                return i
            if low in ("di", "dari") and words[i - 1].capital and not words[i].capital and low == "di":
                return i
            if low == ",":
                if i + 1 < end and (words[i + 1].low in words_of("opener") or words[i + 1].low in words_of("day")):
                    return i
                if i + 1 < end and is_verb(words[i + 1]) and not relative:
                    return i
            elif not relative and is_verb(words[i]):
                return i
    return end


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
    if first.low in words_of("relay"):
        return False
    return True


def span_of(words: Sequence[Word], lo: int, hi: int) -> TextSpan:
    """Return the characters of `words[lo:hi]`."""
    return TextSpan(words[lo].start, words[hi - 1].end)
