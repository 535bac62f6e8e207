"""From sentences to statements: the rules in their order, and what one sentence leaves for the next."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from narasumber.article import TextSpan
from narasumber.attribution.records import Statement, StatementType
from narasumber.attribution.rules.clauses import SIGNS, words_of
from narasumber.attribution.rules.confidence import confidence_of, worth_keeping
from narasumber.attribution.rules.days import TIME, trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.paraphrase import paraphrases
from narasumber.attribution.rules.pointers import pointed_at
from narasumber.attribution.rules.quoted import after_quote, cue_first, inner_span, is_speech, quote_first
from narasumber.attribution.rules.reading import QUOTED, Sentence, Word, plain_words, read_words
from narasumber.language import Quotation, match_cue

LONGEST_SENTENCE = 200  # words; a longer stretch without a full stop is no prose, and is read in pieces
OWN_SENTENCE = 4  # words of a quotation that may open a sentence without a full stop before it
MARKS = frozenset("\"“”'’")
# What leads to a source without naming it, and what begins a phrase that names none.
HEAD = re.compile(r"(?:[\s,;:.)–-]+|(?:oleh|dari|itu|tersebut|kini|sambung|lanjut)\b(?=[\s,]|$))", re.IGNORECASE)
NO_SOURCE = re.compile(
    r"(?:(?:dan|atau|dalam|di|ke|pada|dengan|untuk|karena|sehingga|saat|ketika|sambil)\b|(?:yang|tidak|belum)$)",
    re.IGNORECASE,
)
INNER_STOP = re.compile(r"[.?!…]+[\s\"”’]+(?=[A-Z“\"])")


@dataclass(slots=True)
class Memory:
    """What the sentences before have left: the statements so far, the last of this paragraph, the last quoted one."""

    drafts: list[Draft] = field(default_factory=list)
    paragraph: int = -1
    last: Draft | None = None
    quoted: Draft | None = None
    quoted_paragraph: int = -2
    before: Sentence | None = None
    least: float | None = None


def find_statements(
    text: str,
    quotations: Sequence[Quotation],
    sentences: Sequence[TextSpan],
    furniture: Sequence[TextSpan] = (),
    *,
    nested: bool = True,
    least: float | None = None,
    least_nested: float | None = None,
) -> list[Statement]:
    """Return the statements of `text` in order of their content, speakers and relays left open.

    `sentences` and `quotations` are in text order; sentences that touch a `furniture` span are passed over. With
    `nested`, statements within the content of another come too, one level deep, with `parent` set. Finds less sure than
    `least` are dropped (without it, those that were wrong more often than they were worth). `least_nested` adds
    nested ones that are less sure, for a reader that weighs them against others.
    """
    read = read_sentences(text, quotations, sentences, furniture)
    drafts = _drafts(read, nested, least)
    drafts = [d for d in drafts if d.content and worth_keeping(d, least)]
    if nested and least_nested is not None:
        unsure = _drafts(read, True, least_nested)
        drafts += _added(drafts, [d for d in unsure if d.content and worth_keeping(d, least_nested)])
    return _statements(text, quotations, drafts)


def _added(drafts: Sequence[Draft], unsure: Sequence[Draft]) -> list[Draft]:
    """Return those of `unsure` that stand within one of `drafts` and share no cue with any of them."""
    added = []
    for draft in unsure:
        if draft.parent is None or draft.cue is None or any(d.cue and d.cue.overlaps(draft.cue) for d in drafts):
            continue
        outer = [d for d in drafts if d.parent is None and any(c.covers(draft.cue) for c in d.content)]
        if outer:
            added.append(replace(draft, parent=outer[-1]))
    return added


def find_drafts(
    text: str,
    quotations: Sequence[Quotation],
    sentences: Sequence[TextSpan],
    furniture: Sequence[TextSpan] = (),
    *,
    nested: bool = True,
    least: float | None = None,
) -> list[Draft]:
    """Return the finds behind `find_statements`, each with the rule that made it, in the order they were made."""
    return _drafts(read_sentences(text, quotations, sentences, furniture), nested, least)


def read_sentences(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[TextSpan], furniture: Sequence[TextSpan]
) -> list[Sentence | None]:
    """Return the sentences in words, None in place of one that touches a `furniture` span."""
    found: list[Sentence | None] = []
    starts = [q.outer.start for q in quotations]
    paragraph = 0
    at = 0
    for span in sentences:
        paragraph += text.count("\n", at, span.start)
        at = span.start
        if any(f.overlaps(span) for f in furniture):
            found.append(None)
            continue
        mine = quotations[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
        words = read_words(text, span, mine)
        found += [Sentence(text, paragraph, part, [w.low for w in part]) for part in split_at_speech(words)]
    return found


def _drafts(sentences: Sequence[Sentence | None], nested: bool, least: float | None) -> list[Draft]:
    memory = Memory(least=least)
    for sentence in sentences:
        if sentence is None:
            memory.before = None
        else:
            read_sentence(sentence, memory, nested)
    return memory.drafts


def split_at_speech(words: list[Word]) -> list[list[Word]]:
    """Cut a sentence before a quotation that opens one of its own: «… 30.000 pelanggan "Kapasitas …," ucap Linda.»"""
    lows = [w.low for w in words]
    for i in range(min(len(words), LONGEST_SENTENCE) - 1, 0, -1):
        quotation = words[i].quotation
        if quotation is None or len(words[i].text.split()) < OWN_SENTENCE or not words[i].text[1:2].isupper():
            continue
        after = i + 1
        while after < len(words) and words[after].low in SIGNS:
            after += 1
        before = words[i - 1].low
        if after >= len(words) or before == ":" or "mengatakan" in (w.low for w in words[max(0, i - 6) : i]):
            continue
        cue = match_cue(lows, after, ("quotative", "clitic"))
        if cue is None or (words[after - 1].low != "," and words[i].text[-2:-1] not in ",.?!"):
            continue
        if any(w.quotation is not None and is_speech_word(w) for w in words[:i]) and before != ".":
            continue
        return [words[:i], words[i:]]
    return [words[i : i + LONGEST_SENTENCE] for i in range(0, len(words), LONGEST_SENTENCE)]


def is_speech_word(word: Word) -> bool:
    """Say whether a quotation has the length of speech."""
    return len(word.text.split()) >= OWN_SENTENCE


def read_sentence(sentence: Sentence, memory: Memory, nested: bool) -> None:
    """Add the statements of one sentence to `memory`."""
    if sentence.paragraph != memory.paragraph:
        memory.last = None
        memory.paragraph = sentence.paragraph
    drafts = _of_sentence(sentence, memory, nested)
    kept = [d for d in drafts if worth_keeping(d, memory.least)]
    for draft in kept:
        if draft.parent is not None and draft.parent not in kept:
            draft.parent = None
    memory.drafts += kept
    top = [d for d in kept if d.parent is None]
    if top:
        memory.last = top[-1]
    memory.before = sentence


def _of_sentence(sentence: Sentence, memory: Memory, nested: bool) -> list[Draft]:
    words = sentence.words
    if _closes_late(sentence, memory):
        return []
    if words[0].low == QUOTED:
        if found := quote_first(sentence):
            draft, end = found
            memory.quoted, memory.quoted_paragraph = draft, sentence.paragraph
            drafts = [draft]
            if nested:
                drafts += _inside(sentence, draft, memory.least)
            return drafts + _after(sentence, end, draft.source, memory.least)
        if all(w.low == QUOTED or not w.alphabetic for w in words):
            return _orphan(sentence, memory, nested)
    if found := cue_first(sentence):
        draft, _ = found
        memory.quoted, memory.quoted_paragraph = draft, sentence.paragraph
        return [draft, *(_inside(sentence, draft, memory.least) if nested else [])]
    if found_by_pointer := pointed_at(sentence, memory.before, memory.last):
        return [found_by_pointer]
    drafts = paraphrases(sentence, 0, len(words), nested, least=memory.least)
    if not any(worth_keeping(d, memory.least) for d in drafts) and _continues(sentence, memory):
        return []
    return drafts


def _closes_late(sentence: Sentence, memory: Memory) -> bool:
    """Give a quotation the cue that a stray line break cut off: «"… itu ¶ " kata Budi, Selasa»."""
    words, lows, text = sentence.words, sentence.lows, sentence.text
    last = memory.drafts[-1] if memory.drafts else None
    if last is None or last.cue is not None or len(words) < 3 or lows[0] not in MARKS:
        return False
    cue = match_cue(lows, 1, ("quotative", "clitic"))
    if cue is None or any(c.isalnum() for c in text[last.end : words[0].start]):
        return False
    read, _ = after_quote(sentence, last.content, 1, cue)
    last.rule, last.cue, last.source, last.around, last.form = read.rule, read.cue, read.source, read.around, read.form
    last.content = read.content
    memory.quoted, memory.quoted_paragraph, memory.last = last, sentence.paragraph, last
    return True


def _continues(sentence: Sentence, memory: Memory) -> bool:
    """Add a sentence without a subject of its own («Khususnya …», «Sehingga …») to the paraphrase before it."""
    last, before = memory.last, memory.before
    words = sentence.words
    if last is None or before is None or last.cue is None or words[0].low not in words_of("continuation"):
        return False
    if last.rule.startswith("quote") or not before.words[0].start <= last.cue.start < before.words[-1].end:
        return False
    if before.words[-1].end - last.end > 3 or any(w.quotation is not None for w in words):
        return False
    end = trimmed(sentence.text, words[0].start, words[-1].end)
    if end is None:
        return False
    last.content[-1] = TextSpan(last.content[-1].start, end.end)
    return True


def _after(sentence: Sentence, at: int, speaker: TextSpan | None, least: float | None) -> list[Draft]:
    """Read what follows «"…," kata X»: «…, menambahkan bahwa …», «… dan meminta …»."""
    found = paraphrases(sentence, at, len(sentence.words), nested=False, prefix="kata X dan ", least=least)
    for draft in found:
        if draft.rule.endswith("ditanya") and draft.around.addressee is None:
            draft.around.addressee = speaker  # «kata Mahathir ketika ditanya mengapa …»
    return found


def _orphan(sentence: Sentence, memory: Memory, nested: bool) -> list[Draft]:
    """A quotation without a cue: its own statement after one in its paragraph, else more of the one before."""
    text = sentence.text
    content = [c for w in sentence.words if (c := inner_span(text, w)) is not None and is_speech(text, w)]
    if not content:
        return []
    if memory.last is not None:
        return [Draft("quote alone", content)]
    if memory.quoted is not None and memory.quoted_paragraph == sentence.paragraph - 1:
        memory.quoted.content += content
        memory.quoted_paragraph = sentence.paragraph
        return []
    return [Draft("quote first alone", content)]


def _inside(sentence: Sentence, outer: Draft, least: float | None) -> list[Draft]:
    """Return the statements within a quotation."""
    found: list[Draft] = []
    for span in outer.content:
        for lo, hi in _inner_sentences(sentence.text, span):
            words: list[Word] = plain_words(sentence.text, lo, hi)
            if not words:
                continue
            inner = Sentence(sentence.text, sentence.paragraph, words, [w.low for w in words])
            for draft in paraphrases(inner, 0, len(words), nested=False, prefix="quoted ", least=least):
                draft.parent = outer
                found.append(draft)
    return found


def _inner_sentences(text: str, span: TextSpan) -> list[tuple[int, int]]:
    cuts = [m.end() for m in INNER_STOP.finditer(text, span.start, span.end)]
    return list(zip([span.start, *cuts], [*cuts, span.end], strict=True))


def _statements(text: str, quotations: Sequence[Quotation], drafts: list[Draft]) -> list[Statement]:
    ordered = sorted(drafts, key=lambda d: (d.start, -d.end))
    names = {id(d): f"s{n}" for n, d in enumerate(ordered, 1)}
    return [
        Statement(
            id=names[id(d)],
            type=_type(quotations, d),
            content=d.content,
            cue=d.cue,
            source=_named(text, d.source),
            addressee=_worded(text, d.around.addressee),
            time=d.around.time,
            place=d.around.place,
            parent=names.get(id(d.parent)) if d.parent is not None else None,
            confidence={"statement": confidence_of(d)},
        )
        for d in ordered
    ]


def _named(text: str, span: TextSpan | None) -> TextSpan | None:
    """Cut a date and words that only lead to a name off the head of a source; None where none is named.

    «Senin (16/9/2019) | Surat kabar Mail», «oleh | AS», «dalam sebuah pernyataan».
    """
    while span is not None and len(span):
        head = HEAD.match(text, span.start, span.end)
        time = TIME.match(text, span.start, span.end)
        end = max(head.end() if head else 0, time.end() if time else 0)
        if end <= span.start:
            break
        span = TextSpan(min(end, span.end), span.end)
    if span is None or NO_SOURCE.match(text, span.start, span.end):
        return None
    return _worded(text, span)


def _worded(text: str, span: TextSpan | None) -> TextSpan | None:
    """Return `span` if there is a letter in it: a mark alone names nobody."""
    return span if span is not None and any(char.isalpha() for char in span.of(text)) else None


def _type(quotations: Sequence[Quotation], draft: Draft) -> StatementType:
    if draft.parent is None and draft.rule.startswith(("quote", "mengatakan quote")):
        return "direct"
    for span in draft.content:
        first = max(0, bisect_right(quotations, span.start, key=lambda q: q.outer.start) - 1)
        for q in quotations[first:]:
            if q.outer.start >= span.end:
                break
            if span.covers(q.outer) or (q.outer.overlaps(span) and not q.inner.covers(span)):
                return "mixed"
    return "indirect"
