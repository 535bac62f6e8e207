"""«X diduga …», «dilaporkan bahwa …», «saat ditanya apakah …»: passive cues, with what is said around or after them."""

from narasumber.article import TextSpan
from narasumber.attribution.rules.beside import content_start
from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances, is_person
from narasumber.attribution.rules.clauses import (
    SIGNS,
    is_verb,
    skip_back,
    span_of,
    speaker_after,
    subject_before,
    words_of,
)
from narasumber.attribution.rules.days import trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.edges import cut_tail, next_comma
from narasumber.attribution.rules.hits import Hit
from narasumber.attribution.rules.reading import Sentence


def read_passive(sentence: Sentence, hit: Hit, lo: int, hi: int) -> Draft | None:
    """Return the statement of a passive cue: «X diduga …», «X dilaporkan oleh Y …», «Diperkirakan …»."""
    words, text = sentence.words, sentence.text
    if hit.cue.form in ("ditanya", "ditanyakan"):
        return _question(sentence, hit, hi)
    if hit.at > lo and words[hit.at - 1].low in ("yang", "seperti", "sebagaimana"):
        return None
    begin = content_start(words, lo, hit.at)
    for i in range(hit.at - 1, begin, -1):
        if words[i].low in words_of("conjunction"):
            begin = i + 1
            break
    start, source = hit.end, None
    if start < hi and words[start].low == "oleh":
        end = speaker_after(words, start + 1, hi)
        end = next((i for i in range(start + 2, end) if is_verb(words[i])), end)
        source = span_of(words, start + 1, end) if end > start + 1 else None
        start = end
    rule = "X diduga"
    if start < hi and words[start].low == "untuk":
        rule = "X diminta untuk"
        start += 1
    while start < hi and (words[start].low in SIGNS or words[start].low == "bahwa"):
        rule = "dilaporkan bahwa" if words[start].low == "bahwa" else rule
        start += 1
    end, tail = cut_tail(sentence, start, hi)
    after = trimmed(text, words[start].start, words[end - 1].end) if start < end else None
    if after is None:
        return None
    before = trimmed(text, words[begin].start, words[hit.at].start) if begin < hit.at else None
    if rule == "X diminta untuk":
        asked = subject_before(words, lo, skip_back(words, hit.at, lo)[0])
        tail.addressee, before = span_of(words, *asked) if asked else None, None
    elif rule == "dilaporkan bahwa":
        before = None
    if before is None and rule == "X diduga":
        rule = "Diduga"
    content = [c for c in (before, after) if c]
    return Draft(rule, content, span_of(words, hit.at, hit.end), source, tail, form=hit.cue.form)


def _question(sentence: Sentence, hit: Hit, hi: int) -> Draft | None:
    """Read «Saat ditanya apakah …, X menjawab»: the question up to the comma, the one asked after it."""
    words, text = sentence.words, sentence.text
    comma = next_comma(words, hit.end, hi)
    end = comma if comma is not None else hi
    start = next((i for i in range(hit.end, end) if words[i].low in words_of("question word")), None)
    if start is None:
        return None
    around = find_circumstances(text, words[hit.end].start, words[start].start) if start > hit.end else Circumstances()
    start += words[start].low in ("tentang", "soal", "mengenai", "terkait")
    while end > start and words[end - 1].low in SIGNS:
        end -= 1
    if start >= end:
        return None
    around.addressee = _asked(sentence, hit, comma, hi)
    content = trimmed(text, words[start].start, words[end - 1].end)
    return (
        Draft("ditanya", [content], span_of(words, hit.at, hit.end), None, around, form=hit.cue.form)
        if content
        else None
    )


def _asked(sentence: Sentence, hit: Hit, comma: int | None, hi: int) -> TextSpan | None:
    """Return who is asked: «Grant | ditanya apakah …», «Saat ditanya apakah …, | Peskov | menjawab»."""
    words = sentence.words
    subject = subject_before(words, 0, skip_back(words, hit.at, 0)[0])
    fronted = subject is not None and words[subject[0]].low in words_of("opener")
    if subject and not fronted and subject[1] == hit.at and is_person(words[subject[0]].text):
        return span_of(words, *subject)
    if comma is None or comma + 1 >= hi or words[comma + 1].low in words_of("relay") | words_of("opener"):
        return None
    last = comma + 1
    while last < hi and not (
        is_verb(words[last]) or words[last].low in SIGNS or words[last].low.startswith("menjawab")
    ):
        last += 1
    asked = last > comma + 1 and is_person(words[comma + 1].text) and hit.at <= 3
    return span_of(words, comma + 1, last) if asked else None
