"""Where the words of a statement end: relay, date and stray signs are cut off."""

from collections.abc import Sequence

from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances
from narasumber.attribution.rules.clauses import SIGNS, is_verb, words_of
from narasumber.attribution.rules.days import TIME
from narasumber.attribution.rules.reading import Sentence, Word

LONGEST_DATE = 12  # words from a weekday to the end of its date, year and hour


def next_comma(words: Sequence[Word], at: int, hi: int) -> int | None:
    """Return the index of the next comma or colon outside brackets."""
    depth = 0
    for i in range(at, hi):
        low = words[i].low
        depth += (low == "(") - (low == ")")
        if low in (",", ":") and depth <= 0:
            return i
    return None


def after_time(text: str, words: Sequence[Word], at: int, hi: int) -> int:
    """Return the index after a time expression that begins at `at`; `at` itself where there is none."""
    match = TIME.match(text, words[at].start) if at < hi else None
    if match is None:
        return at
    while at < hi and (words[at].start < match.end() or words[at].low in SIGNS):
        at += 1
    return at


def cut_tail(sentence: Sentence, lo: int, hi: int) -> tuple[int, Circumstances]:
    """Return the end of what is said in `words[lo:hi]` and what the part cut off tells of time and place."""
    words, text = sentence.words, sentence.text
    cut = next((i for i in range(lo + 1, hi) if _is_relay(words, i, hi) or _is_date(words, i, hi)), hi)
    around = Circumstances()
    if cut < hi:
        around = find_circumstances(text, words[cut].start, words[hi - 1].end)
        if words[cut].low not in words_of("day"):
            around.place = None
    while cut > lo and words[cut - 1].low in SIGNS:
        cut -= 1
    return cut, around


def _is_relay(words: Sequence[Word], i: int, hi: int) -> bool:
    low = words[i].low
    if low in ("seperti", "sebagaimana"):
        at = i + 2 if i + 1 < hi and words[i + 1].low == "yang" else i + 1
        return at < hi and words[at].low in words_of("relay verb")
    return words[i - 1].low == "," and low in words_of("relay verb")


def _is_date(words: Sequence[Word], i: int, hi: int) -> bool:
    if words[i - 1].low != "," or words[i].low not in words_of("day") or i < hi - LONGEST_DATE:
        return False
    following = words[i + 1].low if i + 1 < hi else ""
    return following in words_of("after day") | SIGNS | {""} and not any(is_verb(w) for w in words[i:hi])


def only_circumstance(words: Sequence[Word], lo: int, hi: int) -> bool:
    """Say whether `words[lo:hi]` only tell to whom, when, where or by whom relayed something was said."""
    low = words[lo].low
    if low in words_of("day") or low in words_of("trailing circumstance") or low in words_of("relay verb"):
        return True
    return low in ("di", "dalam", "pada") and hi - lo < 14 and not any(is_verb(w) for w in words[lo:hi])
