"""«X mengatakan …»: a verb with its speaker before it and the words after it."""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.rules.beside import COMPLEMENTISERS, SHORTEST
from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances, is_person
from narasumber.attribution.rules.clauses import (
    SIGNS,
    antecedent,
    is_verb,
    skip_back,
    span_of,
    subject_before,
    words_of,
)
from narasumber.attribution.rules.days import trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.edges import cut_tail, next_comma
from narasumber.attribution.rules.hits import Hit
from narasumber.attribution.rules.reading import Sentence, Word

ASKED = frozenset(["untuk", "agar", "supaya"])
TOPIC = frozenset(["tentang", "soal", "mengenai", "atas"])
FAR = 30  # words between a cue and its «bahwa»
FAR_ASKED = 22  # words of the one who is asked


def read_active(sentence: Sentence, hit: Hit, lo: int, hi: int) -> Draft | None:
    """Return the statement of an active verb at `hit`; its subject is looked for from `lo`."""
    words, text = sentence.words, sentence.text
    back, _ = skip_back(words, hit.at, lo)
    rule = _link_rule(words, lo, back, hit.at)
    if rule == "yang mengatakan":
        subject = antecedent(words, lo, back - 1)
    elif rule == "dengan mengatakan":
        subject = None
    else:
        subject = subject_before(words, lo, back)
    source, around = None, Circumstances()
    if subject:
        source = span_of(words, *subject)
        if subject[1] < back and not any(is_verb(w) for w in words[subject[1] : back]):
            around = find_circumstances(text, words[subject[1]].start, words[hit.at].start)
        if subject[0] > lo:
            around = around.filled(find_circumstances(text, words[lo].start, words[subject[0]].start, fronted=True))
    elif rule == "X mengatakan":
        rule = "mengatakan"
    start, between = _content(sentence, hit, hi)
    end, tail = cut_tail(sentence, start, hi)
    span = trimmed(text, words[start].start, words[end - 1].end) if start < end else None
    if span is None or len(span) < SHORTEST or _pointer(words, start, end):
        return None
    rule += _shape(words, hit, start, end)
    cue = span_of(words, hit.at, hit.end)
    return Draft(rule, [span], cue, source, between.filled(around).filled(tail), form=hit.cue.form)


def _link_rule(words: Sequence[Word], lo: int, back: int, at: int) -> str:
    """Name the way in which the verb hangs on what is before it."""
    link = words[back - 1].low if back > lo else ""
    if link == "yang":
        return "yang mengatakan"
    if link in words_of("infinitive link"):
        return "untuk mengatakan"
    if link in words_of("adverbial link"):
        return "dengan mengatakan"
    if any(words[i].low in ("akan", "bakal") for i in range(back, at)):
        return "akan mengatakan"
    return "X mengatakan"


def _shape(words: Sequence[Word], hit: Hit, start: int, end: int) -> str:
    """Name what follows the cue: a clause after «bahwa» or a comma, a bare clause, or only an object."""
    between = {w.low for w in words[hit.end : start]}
    if between & COMPLEMENTISERS:
        return " bahwa"
    if between & ASKED:
        return " untuk"
    if hit.end < len(words) and words[hit.end].low in (",", ":"):
        return ","
    head = words[start].low.removesuffix("nya")
    if head in words_of("content noun"):
        return " isi"
    relative = False
    for word in words[start:end]:
        if word.low == "yang":
            relative = True
        elif relative and word.low in ("itu", "tersebut", "ini", ","):
            relative = False
        elif not relative and is_verb(word):
            return " ..."
    return f" objek ({hit.cue.kind}{' act' if head in words_of('act noun') else ''})"


def _pointer(words: Sequence[Word], lo: int, hi: int) -> bool:
    """Say whether the words only point elsewhere: «hal itu», «tudingan tersebut», «demikian»."""
    if hi - lo == 1:
        return True
    return hi - lo <= 3 and words[hi - 1].low in words_of("pointer") and not is_verb(words[lo])


def _content(sentence: Sentence, hit: Hit, hi: int) -> tuple[int, Circumstances]:
    """Return where the words of the statement begin after the cue, and the circumstances before them."""
    words, text = sentence.words, sentence.text
    start = hit.end
    if (hit.cue.kind == "ask" or hit.cue.form in words_of("asks too")) and (asked := _asked(sentence, start, hi)):
        return asked
    if start < hi and words[start].low in COMPLEMENTISERS | TOPIC:
        return start + 1, Circumstances()
    for i in range(start, min(hi, start + FAR)):
        if words[i].low in ("bahwa", "bahwasanya"):
            if _leads_to_content(words, start, i):
                around = find_circumstances(text, words[start].start, words[i].start)
                if around == Circumstances() and _is_told(words, start, i):
                    around.addressee = _person(text, words, start, i)
                return i + 1, around
            break
    begin = start
    later = begin < hi and words[begin].low in (",", ":")
    while begin < hi:
        if words[begin].low in SIGNS:
            begin += 1
            continue
        comma = next_comma(words, begin, hi)
        if comma is None or comma - begin > 20 or not _is_leading(words, begin, comma, later or begin > start):
            break
        begin = comma + 1
    around = Circumstances()
    if start < begin < hi:
        around = find_circumstances(text, words[start].start, words[begin].start)
    while begin < hi and (words[begin].low in SIGNS or words[begin].low in COMPLEMENTISERS):
        begin += 1
    return begin, around


def _leads_to_content(words: Sequence[Word], lo: int, at: int) -> bool:
    """Say whether only circumstances stand between the cue and «bahwa»."""
    lo += words[lo].low == ","
    if words[lo].low in ("saat", "ketika", "kepada"):
        return True
    short = at - lo <= 4 or words[lo].low in words_of("circumstance") or words[lo].low in words_of("day")
    return short and not any(is_verb(w) for w in words[lo:at])


def _is_told(words: Sequence[Word], lo: int, hi: int) -> bool:
    """Say whether the words before «bahwa» name the one who is told: «memperingatkan London bahwa …»."""
    low = words[lo].low
    return low not in SIGNS and low not in words_of("circumstance") and low not in words_of("content noun")


def _is_leading(words: Sequence[Word], at: int, comma: int, later: bool) -> bool:
    """Say whether the run up to the comma is a circumstance of the saying, not the beginning of what is said."""
    low = words[at].low
    if low == "kepada" or low in words_of("day"):
        return True
    if later:
        return False
    if low in ("di", "dalam", "pada"):
        return comma - at <= 12 and not any(is_verb(w) for w in words[at:comma])
    return low in ("melalui", "lewat", "saat", "ketika", "usai", "seusai")


def _asked(sentence: Sentence, start: int, hi: int) -> tuple[int, Circumstances] | None:
    """Read «meminta X untuk …», «mendesak agar …», «meminta X membuat …»: who is asked, and what."""
    words, text = sentence.words, sentence.text
    verb = None
    for i in range(start, min(hi, start + FAR_ASKED)):
        low = words[i].low
        if low in (",", ";", ":"):
            break
        following = words[i + 1] if i + 1 < hi else None
        if low in ASKED | {"bahwa"} and not (low == "untuk" and following and following.capital):
            return i + 1, Circumstances(addressee=_person(text, words, start, i) or _subject(text, words, i, hi))
        if verb is None and i > start and is_verb(words[i]) and not _relative(words, start, i):
            verb = i
    if verb is None:
        return None
    return verb, Circumstances(addressee=_person(text, words, start, verb))


def _relative(words: Sequence[Word], lo: int, at: int) -> bool:
    return any(w.low == "yang" for w in words[lo:at])


def _person(text: str, words: Sequence[Word], lo: int, hi: int) -> TextSpan | None:
    """Return the one who is asked or told in `words[lo:hi]`, None where it names a thing («meminta bantuan»)."""
    lo = next((i + 1 for i in range(lo, hi - 1) if words[i].low == "kepada"), lo)
    while lo < hi and words[lo].low in ("pada", "ke", "secara", "khusus", "langsung"):
        lo += 1
    end = next((i for i in range(lo + 1, hi) if words[i].low in words_of("phrase end") and not words[i].capital), hi)
    return span_of(words, lo, end) if lo < end and is_person(words[lo].text) else None


def _subject(text: str, words: Sequence[Word], at: int, hi: int) -> TextSpan | None:
    """Return the subject of what is asked as the one asked: «meminta agar | para personel | menjaga kesehatan»."""
    if words[at].low not in ("agar", "supaya"):
        return None
    for i in range(at + 1, min(hi, at + 12)):
        if is_verb(words[i]) or words[i].low in ("tidak", "untuk", "dapat", "bisa", "segera", ","):
            return span_of(words, at + 1, i) if i > at + 1 and is_person(words[at + 1].text) else None
    return None
