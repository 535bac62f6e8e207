"""«Menurut X, …», «…, kata X, …»: a cue with its speaker after it, beside a whole sentence that is what was said."""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances
from narasumber.attribution.rules.clauses import SIGNS, is_verb, segments, span_of, speaker_after, words_of
from narasumber.attribution.rules.days import trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.edges import after_time, cut_tail, next_comma, only_circumstance
from narasumber.attribution.rules.hits import Hit
from narasumber.attribution.rules.reading import Sentence, Word

COMPLEMENTISERS = frozenset(["bahwa", "jika", "kalau", "bila", "bahwasanya"])
SHORTEST = 8  # characters of content


def read_beside(sentence: Sentence, hit: Hit, lo: int, hi: int) -> Draft | None:
    """Return the statement of a cue that stands beside `words[lo:hi]`: what is before and after it is said."""
    words, text = sentence.words, sentence.text
    end, source = _speaker(words, hit, lo, hi)
    rest, around = _rest(sentence, hit, end, hi)
    stop, tail = cut_tail(sentence, rest, hi)
    after = trimmed(text, words[rest].start, words[stop - 1].end) if rest < stop else None
    before, rule = _before(sentence, hit, lo, bool(after))
    if before and after and only_circumstance(words, rest, stop):
        around = around.filled(find_circumstances(text, words[end].start, words[hi - 1].end))
        after, rule = None, "aft"
    content = [c for c in (before, after) if c]
    if sum(len(c) for c in content) < SHORTEST:
        return None
    if hit.cue.frame == "fore" and source is not None:
        source, around.place = _document(sentence, hit, source, around.place)
    name = {"fore": "menurut X", "agentive": "Dikatakan X,"}.get(hit.cue.frame, "kata X")
    name = f"{name} {rule}".strip()
    return Draft(name, content, span_of(words, hit.at, hit.end), source, around.filled(tail), form=hit.cue.form)


def _document(
    sentence: Sentence, hit: Hit, source: TextSpan, place: TextSpan | None
) -> tuple[TextSpan | None, TextSpan | None]:
    """Return source and place of «Berdasarkan data BPS, …»: the body speaks, its document is the place.

    After «menurut» the document itself speaks.
    """
    words = [w for w in sentence.words if source.start <= w.start < source.end]
    if hit.cue.words[0].startswith("menurut") or words[0].low not in words_of("document"):
        return source, place
    body = next((i for i, w in enumerate(words) if i and w.capital), None)
    if body is None:
        return None, place or source
    end = next(
        (i for i in range(body, len(words)) if words[i].low in words_of("phrase end") | {"yang", "tahun"}), len(words)
    )
    named = TextSpan(words[body].start, words[end - 1].end)
    return named, place or (
        TextSpan(source.start, named.end) if words[0].low == "data" else TextSpan(source.start, words[0].end)
    )


def _speaker(words: Sequence[Word], hit: Hit, lo: int, hi: int) -> tuple[int, TextSpan | None]:
    if hit.cue.frame == "clitic" or hit.cue.form.endswith("nya"):
        return hit.end, None
    comma = next_comma(words, hit.end, hi)
    if hit.cue.frame in ("fore", "agentive") or comma is None or comma - hit.end <= 8 or hit.at <= lo + 1:
        end = _name_end(words, hit.end, hi)
    else:
        end = speaker_after(words, hit.end, hi)
    return end, span_of(words, hit.end, end) if end > hit.end else None


def _name_end(words: Sequence[Word], at: int, hi: int) -> int:
    """Return where the speaker ends when more of the statement follows: at the comma, else after name or pronoun."""
    if at < hi and words[at].low in words_of("pronoun"):
        return at + 1
    end = speaker_after(words, at, hi)
    runs = segments(words, at, hi)
    if len(runs) > 1 and not _clause(words, *runs[0]):
        first, second = runs[0], runs[1]
        # A short run between two commas without a verb only says more about the speaker.
        more = len(runs) > 2 and end > first[1] and second[1] - second[0] <= 8
        if more and not any(is_verb(w) for w in words[slice(*second)]):
            return second[1]
        return first[1]
    if len(runs) == 1 and words[hi - 1].low in SIGNS and not _clause(words, at, hi):
        return end
    i = at + (at < hi and words[at].low in words_of("quantity"))
    while i < min(hi, end) and words[i].capital:
        i += 1
    return i if i > at + 1 or (i > at and words[at].capital) else min(end, at + 1)


def _clause(words: Sequence[Word], lo: int, hi: int) -> bool:
    """Say whether a run of words has a verb outside a relative clause."""
    for word in words[lo:hi]:
        if word.low == "yang":
            return False
        if is_verb(word):
            return True
    return False


def _rest(sentence: Sentence, hit: Hit, end: int, hi: int) -> tuple[int, Circumstances]:
    """Return where what is said goes on after the speaker, and the circumstances between."""
    words, text = sentence.words, sentence.text
    stop = end
    if end < hi and words[end].low not in SIGNS and _is_circumstance(words, end):
        while stop < hi and words[stop].low not in (",", ":"):
            stop += 1
    around = Circumstances()
    if end < stop < hi:
        around = find_circumstances(text, words[end].start, words[stop].start)
    rest = stop
    while rest < hi and words[rest].low in SIGNS:
        rest += 1
    aside = next_comma(words, rest, hi)
    if rest < hi and aside and aside - rest < 14 and words[rest].low in words_of("relay"):
        around = around.filled(find_circumstances(text, words[rest].start, words[aside].start))
        rest = aside + 1
    if hit.cue.frame == "fore" and (dated := after_time(text, words, rest, hi)) > rest:
        around = around.filled(find_circumstances(text, words[rest].start, words[dated - 1].end))
        rest = dated
    if rest < hi and words[rest].low in COMPLEMENTISERS:
        rest += 1
    return rest, around


def _is_circumstance(words: Sequence[Word], at: int) -> bool:
    low = words[at].low
    return low in words_of("phrase end") or low in words_of("day") or low in ("di", "(", "kepada")


def _before(sentence: Sentence, hit: Hit, lo: int, more: bool) -> tuple[TextSpan | None, str]:
    """Return what is said before the cue, and the name of the place in which the cue stands."""
    words = sentence.words
    begin = content_start(words, lo, hit.at)
    if begin >= hit.at:
        return None, ""
    sign = words[hit.at - 1].low == ","
    if not sign and more and (words[hit.at - 1].low in words_of("clause link")):
        return None, "after link"
    before = trimmed(sentence.text, words[begin].start, words[hit.at].start)
    return before, ("mid" if more else "aft") + ("" if sign else " no comma")


def content_start(words: Sequence[Word], lo: int, at: int) -> int:
    """Return the index after the words that only join the sentence to the one before: «Namun, …», «Selain itu, …»."""
    start = lo
    openers = words_of("sentence opener")
    while start < at:
        if words[start].low in SIGNS or words[start].low in openers:
            start += 1
        elif start + 1 < at and f"{words[start].low} {words[start + 1].low}" in openers:
            start += 2
        else:
            break
    return start
