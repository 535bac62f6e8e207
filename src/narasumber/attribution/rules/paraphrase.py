"""Indirect speech: a cue with a clause of the reporter's own words, with or without quoted parts in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narasumber.article import TextSpan
from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances, trimmed
from narasumber.attribution.rules.clauses import (
    SIGNS,
    is_verb,
    segments,
    skip_back,
    span_of,
    speaker_after,
    subject_before,
    words_of,
)
from narasumber.attribution.rules.confidence import worth_keeping
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.reading import Sentence, Word
from narasumber.language import Cue, match_cue

FIRST_PERSON = ("saya", "kami", "kita", "aku", "gue")
STRONG = frozenset(["kata", "ujar", "ucap", "tutur", "ungkap", "papar", "lanjut", "sambung", "imbuh", "beber"])
COMPLEMENTISERS = frozenset(["bahwa", "jika", "kalau", "bila", "bahwasanya"])
ASKED = frozenset(["untuk", "agar", "supaya"])
OUTLET_FORE = frozenset(["melansir", "mengutip", "malansir", "mewartakan", "merujuk"])


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at `words[at:end]`."""

    at: int
    end: int
    cue: Cue


def hits(sentence: Sentence, lo: int, hi: int) -> Iterator[Hit]:
    """Yield the cues of `words[lo:hi]` in order, weak ones left out."""
    lows, words = sentence.lows, sentence.words
    i = lo
    while i < hi:
        cue = _cue_at(lows, words, i, lo)
        if cue is None:
            i += 1
            continue
        end = i + len(cue.words)
        if cue.frame == "active" and end < hi and lows[end] == "kembali" and cue.kind in ("say", "ask", "claim"):
            end += 1
        yield Hit(i, end, cue)
        i = end


def _cue_at(lows: Sequence[str], words: Sequence[Word], i: int, lo: int) -> Cue | None:
    if cue := match_cue(lows, i, ("fore",)):
        return cue if _fore_fits(words, lows, i, lo, cue) else None
    if cue := match_cue(lows, i, ("quotative", "clitic")):
        if _quotative_fits(words, i, lo, cue):
            return cue
    if cue := match_cue(lows, i, ("active",)):
        return cue
    return match_cue(lows, i, ("passive",))


def _fore_fits(words: Sequence[Word], lows: Sequence[str], i: int, lo: int, cue: Cue) -> bool:
    if cue.form in ("menurut", "menurutnya"):
        return True
    if cue.precision < 0.3:
        return i == lo and words[i].capital
    return i == lo or words[i].capital


def _quotative_fits(words: Sequence[Word], i: int, lo: int, cue: Cue) -> bool:
    after = i + len(cue.words)
    follows = words[after] if after < len(words) else None
    sign = i == lo or words[i - 1].low in (",", "–", "-")
    if cue.frame == "clitic":
        return sign and (follows is None or follows.low in SIGNS or i > lo)
    if follows is None or not follows.alphabetic:
        return False
    named = follows.capital or follows.low in words_of("pronoun")
    if cue.form in STRONG:
        return sign or named
    return i > lo and sign and (named or cue.precision > 0.7)


def paraphrases(sentence: Sentence, lo: int, hi: int, nested: bool, prefix: str = "") -> list[Draft]:
    """Return the statements of `words[lo:hi]` told in indirect speech, outer before inner."""
    found = [h for h in hits(sentence, lo, hi)]
    if not found:
        return []
    actives = [h for h in found if h.cue.frame in ("active", "passive")]
    outer = _governing(sentence, found, lo, hi)
    draft = _around(sentence, outer, lo, hi) if outer is not None else None
    if draft is not None:
        draft.rule = prefix + draft.rule
    if prefix.startswith("kata X"):
        actives = [h for h in actives if h.cue.frame == "active"]
    if draft is None or not worth_keeping(draft):
        return _sequence(sentence, actives, lo, hi, nested, prefix)
    drafts = [draft]
    if nested:
        for inner in _sequence(sentence, [h for h in actives if _within(sentence, h, draft)], lo, hi, False, "nested "):
            if any(c.start <= inner.start and inner.end <= c.end + 2 for c in draft.content):
                inner.parent = draft
                drafts.append(inner)
    return drafts


def _within(sentence: Sentence, hit: Hit, draft: Draft) -> bool:
    word = sentence.words[hit.at]
    return hit.cue.frame in ("active", "passive") and any(c.start <= word.start < c.end for c in draft.content)


def _governing(sentence: Sentence, found: list[Hit], lo: int, hi: int) -> Hit | None:
    """Return the cue that stands beside the whole sentence: «…, kata X», «Menurut X, …»."""
    for hit in found:
        if hit.cue.frame in ("quotative", "clitic"):
            return hit
    for hit in found:
        if hit.cue.frame == "fore":
            if hit.cue.form.split()[0] in OUTLET_FORE or hit.cue.form.startswith(("dikutip", "dilansir", "seperti")):
                if any(h.cue.frame == "active" for h in found):
                    continue
            return hit
    return None


def _around(sentence: Sentence, hit: Hit, lo: int, hi: int) -> Draft | None:
    """Read a cue with its speaker after it: the words before and after both are what is said."""
    words, text = sentence.words, sentence.text
    frame = hit.cue.frame
    end = hit.end
    source = None
    around = Circumstances()
    if frame != "clitic" and not hit.cue.form.endswith("nya"):
        end = (
            _fore_end(words, hit.end, hi)
            if frame == "fore" or _speaker_first(words, hit, lo, hi)
            else speaker_after(words, hit.end, hi)
        )
        if end > hit.end:
            source = span_of(words, hit.end, end)
    begin = _content_start(words, lo, hit.at)
    before = trimmed(text, words[begin].start, words[hit.at].start) if begin < hit.at else None
    stop = end
    if (
        end < hi
        and words[end].low not in (",", "–", "-", ":")
        and words[end].low not in SIGNS
        and _is_circumstance(words, end)
    ):
        # «kata X di Jakarta, …»
        while stop < hi and words[stop].low not in (",", ":"):
            stop += 1
    if stop < hi and stop > end:
        around = find_circumstances(text, words[end].start, words[stop].start)
    rest_lo = stop
    while rest_lo < hi and words[rest_lo].low in SIGNS:
        rest_lo += 1
    aside = _next_comma(words, rest_lo, hi)
    if (
        frame == "fore"
        and rest_lo < hi
        and aside
        and (
            words[rest_lo].low in ("seperti", "sebagaimana", "dilansir", "dikutip", "yang")
            or words[rest_lo].low in words_of("day")
        )
        and aside - rest_lo < 14
    ):
        around = around.filled(find_circumstances(text, words[rest_lo].start, words[aside].start))
        rest_lo = aside + 1
    if rest_lo < hi and words[rest_lo].low in COMPLEMENTISERS:
        rest_lo += 1
    rest_hi, tail = _cut_tail(sentence, rest_lo, hi)
    after = trimmed(text, words[rest_lo].start, words[rest_hi - 1].end) if rest_lo < rest_hi else None
    if before and after and _only_circumstance(words, rest_lo, rest_hi):
        around = around.filled(find_circumstances(text, words[end].start, words[hi - 1].end))
        after = None
    around = around.filled(tail)
    content = [c for c in (before, after) if c]
    if not content or sum(len(c) for c in content) < 8:
        return None
    rule = "menurut X" if frame == "fore" else "parenthetical kata X"
    sign = words[hit.at - 1].low == "," if hit.at > lo else True
    if before and after:
        rule += " mid" + ("" if sign else " no comma")
    elif before:
        rule += " aft" + ("" if sign else " no comma")
    return Draft(rule, content, span_of(words, hit.at, hit.end), source, around, form=hit.cue.form)


def _speaker_first(words: Sequence[Word], hit: Hit, lo: int, hi: int) -> bool:
    """Say whether more of the statement follows the speaker: «Kala itu, kata Putin, dia …»."""
    comma = _next_comma(words, hit.end, hi)
    return comma is None or comma - hit.end <= 8 or hit.at <= lo + 1


def _is_circumstance(words: Sequence[Word], at: int) -> bool:
    low = words[at].low
    return low in words_of("phrase end") or low in words_of("day") or low in ("di", "(", "kepada")


def _only_circumstance(words: Sequence[Word], lo: int, hi: int) -> bool:
    low = words[lo].low
    if low in words_of("day") or low in (
        "kepada",
        "seperti",
        "dikutip",
        "dilansir",
        "saat",
        "usai",
        "ketika",
        "melalui",
        "lewat",
    ):
        return True
    return low in ("di", "dalam", "pada") and hi - lo < 14 and not any(is_verb(w) for w in words[lo:hi])


def _fore_end(words: Sequence[Word], at: int, hi: int) -> int:
    """Return where the speaker after «menurut» ends: at the comma, or after the name or pronoun where there is none."""
    end = speaker_after(words, at, hi)
    runs = segments(words, at, hi)
    if at < hi and words[at].low in words_of("pronoun"):
        return at + 1
    if runs and len(runs) > 1:
        first = runs[0]
        # Without a verb or an aside between the commas, the next run may only say more about the speaker.
        if (
            len(runs) > 2
            and end > first[1]
            and runs[1][1] - runs[1][0] <= 8
            and not any(is_verb(w) for w in words[slice(*runs[1])])
        ):
            return runs[1][1]
        return min(first[1], end) if end <= first[1] else first[1]
    i = at
    while i < min(hi, end) and (words[i].capital or (words[i].low in ("dan", "data", "laporan", "para") and i == at)):
        i += 1
    return i if i > at else min(end, at + 1)


def _content_start(words: Sequence[Word], lo: int, at: int) -> int:
    start = lo
    while start < at and (words[start].low in SIGNS or words[start].low in words_of("sentence opener")):
        start += 1
    return start


def _cut_tail(sentence: Sentence, lo: int, hi: int) -> tuple[int, Circumstances]:
    """Cut relay, date and stray signs off the end of what is said; return the new end and what the cut part tells."""
    words, text = sentence.words, sentence.text
    cut = hi
    for i in range(lo + 1, hi):
        low = words[i].low
        nxt = words[i + 1].low if i + 1 < hi else ""
        prev = words[i - 1].low
        if low in ("seperti", "sebagaimana") and (
            (nxt.startswith("di") and nxt in words_of("relay"))
            or (nxt == "yang" and i + 2 < hi and words[i + 2].low in words_of("relay") | {"disampaikan", "dikatakan"})
        ):
            cut = i
            break
        if prev == "," and low in words_of("relay") and low not in ("yang", "seperti", "sebagaimana", "melaporkan"):
            cut = i
            break
        if (
            prev == ","
            and low in words_of("day")
            and i > hi - 12
            and not any(is_verb(w) for w in words[i:hi])
            and nxt in ("(", ",", "malam", "siang", "sore", "pagi", ".", "")
        ):
            cut = i
            break
    around = Circumstances()
    if cut < hi:
        around = find_circumstances(text, words[cut].start, words[hi - 1].end)
        around.place = None if words[cut].low not in words_of("day") else around.place
    while cut > lo and words[cut - 1].low in SIGNS:
        cut -= 1
    return cut, around


def _sequence(
    sentence: Sentence, found: list[Hit], lo: int, hi: int, nested: bool = False, prefix: str = ""
) -> list[Draft]:
    """Read active and passive cues left to right; a later one ends, continues or lies within the words of the one before."""
    words, text = sentence.words, sentence.text
    drafts: list[Draft] = []
    floor = lo
    outer: Draft | None = None
    for n, hit in enumerate(found):
        if hit.at < floor:
            continue
        back, negated = skip_back(words, hit.at, lo)
        if negated and hit.cue.kind != "deny":
            continue
        link = words[back - 1].low if back > lo else ""
        inside = outer is not None and words[hit.at].start < outer.end
        stop = hi
        draft = (
            _passive(sentence, hit, lo if outer is None else _restart(words, lo, hit.at), stop)
            if hit.cue.frame == "passive"
            else _active(sentence, hit, lo, back, link, stop)
        )
        if draft is None:
            continue
        draft.rule = prefix + draft.rule
        if prefix == "quoted " and draft.source and draft.source.of(text).lower().startswith(FIRST_PERSON):
            draft.rule = "quoted saya" + draft.rule[len("quoted X mengatakan") :]
        if inside and outer is not None:
            if (
                link
                in ("dan", "serta", "tetapi", "tapi", ",", "sambil", "seraya", "namun", "sekaligus", "lalu", "kemudian")
                and hit.cue.frame == "active"
            ):
                draft.rule = "and " + draft.rule
                if not worth_keeping(draft):
                    continue
                _end_before(text, outer, words[back - 1].start)
                draft.source = None if link != "," else draft.source
            elif _own_clause(words, lo, hit, outer):
                if not worth_keeping(draft):
                    continue
                _end_before(text, outer, words[_boundary(words, lo, hit.at)].start)
            elif nested:
                if draft.parent is None:
                    draft.parent = outer
                    draft.rule = "nested " + draft.rule.removeprefix(prefix)
                    draft.content = [c for c in draft.content if c.start < outer.end]
                if worth_keeping(draft):
                    drafts.append(draft)
                continue
            else:
                continue
        if not worth_keeping(draft):
            continue
        if not outer or draft.parent is None:
            outer = draft
        drafts.append(draft)
    return [d for d in drafts if d.content]


def _boundary(words: Sequence[Word], lo: int, at: int) -> int:
    for i in range(at - 1, lo, -1):
        if (
            words[i].low in ("sementara", "sedangkan", "tetapi", "tapi", "namun", "meski", "meskipun", "walaupun")
            and words[i - 1].low == ","
        ):
            return i
    return at


def _own_clause(words: Sequence[Word], lo: int, hit: Hit, outer: Draft) -> bool:
    """Say whether a later cue has a clause of its own beside the words before it: «…, sementara X membantah …»."""
    i = _boundary(words, lo, hit.at)
    return i < hit.at and words[i].start > outer.start and hit.cue.frame == "active"


def _restart(words: Sequence[Word], lo: int, at: int) -> int:
    for i in range(at - 1, lo, -1):
        if words[i].low in ("bahwa", "mengatakan", ",", "sementara", "tetapi", "menyebut"):
            return i + 1
    return lo


def _end_before(text: str, draft: Draft, at: int) -> None:
    kept = []
    for span in draft.content:
        if span.end <= at:
            kept.append(span)
        elif span.start < at:
            cut = trimmed(text, span.start, at)
            if cut:
                kept.append(cut)
    draft.content = kept


def _active(sentence: Sentence, hit: Hit, lo: int, back: int, link: str, hi: int) -> Draft | None:
    words, text = sentence.words, sentence.text
    source, around, rule = None, Circumstances(), "X mengatakan"
    if link == "yang":
        rule = "yang mengatakan"
    elif link in (
        "untuk",
        "agar",
        "supaya",
        "bisa",
        "dapat",
        "ingin",
        "mau",
        "harus",
        "tanpa",
        "berencana",
        "mampu",
        "perlu",
        "siap",
        "bersedia",
        "mencoba",
        "berusaha",
        "diminta",
        "jangan",
        "akan",
        "boleh",
        "wajib",
        "terpaksa",
        "enggan",
        "hendak",
    ):
        rule = "untuk mengatakan"
    elif link in ("dengan", "sambil", "seraya", "setelah", "saat", "ketika", "usai", "karena", "sebelum"):
        rule = "dengan mengatakan"
    if rule == "X mengatakan" and any(words[i].low in ("akan", "bakal") for i in range(back, hit.at)):
        rule = "akan mengatakan"
    subject = subject_before(words, lo, back - (link in ("yang",)))
    if subject:
        source = span_of(words, *subject)
        if subject[1] < hit.at:
            around = find_circumstances(text, words[subject[1]].start, words[hit.at].start)
        if subject[0] > lo:
            around = around.filled(find_circumstances(text, words[lo].start, words[subject[0]].start))
    elif rule == "X mengatakan":
        rule = "mengatakan"
    addressee, start, between = _content(sentence, hit, hi)
    end, tail = _cut_tail(sentence, start, hi)
    if start >= end:
        return None
    span = trimmed(text, words[start].start, words[end - 1].end)
    if span is None or len(span) < 8:
        return None
    if _pointer(words, start, end):
        return None
    around = between.filled(around).filled(tail)
    if addressee:
        around.addressee = addressee
    rule = f"{rule}{_shape(words, hit, start, end)}"
    return Draft(rule, [span], span_of(words, hit.at, hit.end), source, around, form=hit.cue.form)


def _shape(words: Sequence[Word], hit: Hit, start: int, end: int) -> str:
    """Name what follows the cue: a clause after «bahwa» or a comma, a bare clause, or only an object."""
    cue_end = hit.end
    between = {w.low for w in words[cue_end:start]}
    if between & COMPLEMENTISERS:
        return " bahwa"
    if between & ASKED:
        return " untuk"
    if cue_end < len(words) and words[cue_end].low in (",", ":"):
        return ","
    if words[start].low.removesuffix("nya") in words_of("content noun"):
        return " isi"
    relative = False
    for word in words[start:end]:
        if word.low == "yang":
            relative = True
        elif relative and word.low in ("itu", "tersebut", "ini", ","):
            relative = False
        elif not relative and is_verb(word):
            return " ..."
    act = words[start].low.removesuffix("nya") in words_of("act noun")
    return f" objek ({hit.cue.kind}{' act' if act else ''})"


def _pointer(words: Sequence[Word], lo: int, hi: int) -> bool:
    """Say whether the words only point elsewhere: «hal itu», «tudingan tersebut», «demikian»."""
    size = hi - lo
    return size <= 3 and (
        words[hi - 1].low in ("itu", "tersebut", "ini", "demikian", "begitu", "serupa", "sama", "senada") or size == 1
    )


def _content(sentence: Sentence, hit: Hit, hi: int) -> tuple[TextSpan | None, int, Circumstances]:
    """Return addressee, the index where the words of the statement begin, and the circumstances before it."""
    words, text = sentence.words, sentence.text
    start = hit.end
    if hit.cue.kind == "ask":
        asked = _asked(sentence, start, hi)
        if asked:
            return asked
    for i in range(start, min(hi, start + 30)):
        if words[i].low in ("bahwa", "bahwasanya"):
            if i == start or _leads_to_content(words, start, i):
                around = find_circumstances(text, words[start].start, words[i].start) if i > start else Circumstances()
                return None, i + 1, around
            break
    if start < hi and words[start].low in COMPLEMENTISERS | {"tentang", "soal", "mengenai", "atas"}:
        return None, start + 1, Circumstances()
    begin = start
    comma_first = begin < hi and words[begin].low in (",", ":")
    while begin < hi and _is_leading(words, begin, hi, comma_first or begin > start):
        comma = begin
        if words[begin].low in SIGNS:
            begin += 1
            continue
        comma = _next_comma(words, begin, hi)
        if comma is None or comma - begin > 20:
            break
        begin = comma + 1
    around = (
        find_circumstances(text, words[start].start, words[begin].start)
        if begin > start and begin < hi
        else Circumstances()
    )
    while begin < hi and (words[begin].low in SIGNS or words[begin].low in COMPLEMENTISERS):
        begin += 1
    return None, begin, around


def _leads_to_content(words: Sequence[Word], lo: int, at: int) -> bool:
    """Say whether only circumstances stand between the cue and «bahwa»."""
    if words[lo].low == ",":
        lo += 1
    first = words[lo].low
    if first in words_of("circumstance") or first in words_of("day"):
        return not any(is_verb(w) for w in words[lo:at]) or first in ("saat", "ketika", "kepada")
    return at - lo <= 4 and not any(is_verb(w) for w in words[lo:at])


def _is_leading(words: Sequence[Word], at: int, hi: int, later: bool) -> bool:
    low = words[at].low
    if low in SIGNS:
        return True
    if low in ("kepada",) or low in words_of("day"):
        return True
    if low in ("melalui", "lewat", "saat", "ketika", "usai", "seusai"):
        return not later
    if low in ("di", "dalam", "pada"):
        comma = _next_comma(words, at, hi)
        return not later and comma is not None and comma - at <= 12 and not any(is_verb(w) for w in words[at:comma])
    return False


def _next_comma(words: Sequence[Word], at: int, hi: int) -> int | None:
    depth = 0
    for i in range(at, hi):
        low = words[i].low
        depth += (low == "(") - (low == ")")
        if low in (",", ":") and depth <= 0:
            return i
    return None


def _asked(sentence: Sentence, start: int, hi: int) -> tuple[TextSpan | None, int, Circumstances] | None:
    """Read «meminta X untuk …», «mendesak agar …», «meminta X membuat …»."""
    words = sentence.words
    for i in range(start, min(hi, start + 22)):
        low = words[i].low
        if low in ASKED or low == "bahwa":
            lo = start + (start < i and words[start].low in ("kepada", "pada"))
            return (span_of(words, lo, i) if i > lo else None), i + 1, Circumstances()
        if low in (",", ";", ":"):
            break
        if i > start and is_verb(words[i]) and words[i - 1].low != "yang":
            lo = start + (words[start].low in ("kepada", "pada"))
            return (span_of(words, lo, i) if i > lo else None), i, Circumstances()
        if low == "yang":
            break
    return None


def _passive(sentence: Sentence, hit: Hit, lo: int, hi: int) -> Draft | None:
    """Read «X diduga …», «X dilaporkan oleh Y …», «Diperkirakan …»: the words before and after are what is said."""
    words, text = sentence.words, sentence.text
    begin = _content_start(words, lo, hit.at)
    for i in range(hit.at - 1, begin, -1):
        if words[i].low in words_of("conjunction"):
            begin = i + 1
            break
    prev = words[hit.at - 1].low if hit.at > lo else ""
    if prev == "yang" or prev in ("seperti", "sebagaimana"):
        return None
    start = hit.end
    source = None
    if start < hi and words[start].low == "oleh":
        end = speaker_after(words, start + 1, hi)
        for i in range(start + 2, end):
            if is_verb(words[i]):
                end = i
                break
        source = span_of(words, start + 1, end) if end > start + 1 else None
        start = end
    while start < hi and (words[start].low in SIGNS or words[start].low in ("bahwa",)):
        start += 1
    end, tail = _cut_tail(sentence, start, hi)
    after = trimmed(text, words[start].start, words[end - 1].end) if start < end else None
    if after is None:
        return None
    before = trimmed(text, words[begin].start, words[hit.at].start) if begin < hit.at else None
    return Draft(
        "X diduga", [c for c in (before, after) if c], span_of(words, hit.at, hit.end), source, tail, form=hit.cue.form
    )
