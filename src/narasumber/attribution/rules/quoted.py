"""Direct speech: a quotation with its cue after it, before it, or in the middle."""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances
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
from narasumber.attribution.rules.reading import QUOTED, Sentence, Word
from narasumber.language import Cue, match_cue

SPEECH = 3  # words a quotation needs to be taken for speech without a comma or colon before it


def inner_span(text: str, word: Word) -> TextSpan | None:
    """Return what is said inside a quotation, without a comma or full stop at its edge."""
    if word.quotation is None:
        return None
    inner = word.quotation.inner
    return trimmed(text, inner.start, inner.end, " \t\n,.\"“”'‘’")


def is_speech(text: str, word: Word) -> bool:
    """Say whether a quotation is long enough to be speech and no scare quote."""
    return word.quotation is not None and len(word.quotation.inner.of(text).split()) >= SPEECH


def skip_signs(words: Sequence[Word], at: int) -> int:
    """Return the index of the next word that is no sign of punctuation."""
    while at < len(words) and words[at].low in SIGNS:
        at += 1
    return at


def quote_first(sentence: Sentence) -> tuple[Draft, int] | None:
    """Read «"…," kata X di Y» and «"…," kata X, "…"»; also give the index of the first word after the cue's speaker."""
    words, lows, text = sentence.words, sentence.lows, sentence.text
    content, at = _quotations(text, words, 0)
    if not content or at >= len(words):
        return None
    start = at
    if lows[at] in words_of("before cue") and at + 1 < len(words):
        at += 1
    cue = match_cue(lows, at, ("clitic", "quotative"))
    if cue is None and at > start:
        at, cue = start, match_cue(lows, start, ("clitic", "quotative"))
    if cue:
        return after_quote(sentence, content, at, cue)
    return _active_after_quote(sentence, content, start)


def _quotations(text: str, words: Sequence[Word], at: int) -> tuple[list[TextSpan], int]:
    content: list[TextSpan] = []
    while at < len(words) and words[at].quotation is not None:
        span = inner_span(text, words[at])
        if span:
            content.append(span)
        at = skip_signs(words, at + 1)
    return content, at


def after_quote(sentence: Sentence, content: list[TextSpan], at: int, cue: Cue) -> tuple[Draft, int]:
    """Read what follows the quotations `content`: the cue at `at`, its speaker, and what stands around them."""
    words, text = sentence.words, sentence.text
    after = at + len(cue.words)
    source, end = None, after
    if after < len(words) and words[after].low not in SIGNS and cue.frame != "clitic":
        end = speaker_after(words, after, len(words))
        if words[after].low == "oleh":
            after += 1
        if end > after:
            source = span_of(words, after, end)
    tail_end = len(words)
    for i in range(end, len(words)):
        if words[i].quotation is not None and words[i - 1].low in SIGNS and is_speech(text, words[i]):
            more, tail_end = _quotations(text, words, i)
            content = content + more
            tail_end = i
            break
    around = Circumstances()
    if end < tail_end:
        around = find_circumstances(text, words[end].start, words[tail_end - 1].end)
    draft = Draft("quote kata X", content, span_of(words, at, at + len(cue.words)), source, around, form=cue.form)
    if cue.frame == "clitic":
        draft.rule = "quote katanya"
    return draft, end


def _active_after_quote(sentence: Sentence, content: list[TextSpan], at: int) -> tuple[Draft, int] | None:
    """Read «"…," demikian X mengatakan» and «"…", Kim menegaskan.»"""
    words, lows, text = sentence.words, sentence.lows, sentence.text
    if not is_speech(text, words[0]):
        return None
    for i in range(at, min(len(words), at + 25)):
        cue = match_cue(lows, i, ("active",))
        agent = match_cue(lows, i, ("agentive",)) if lows[at] in words_of("before cue") or i == at else None
        if agent and agent.precision > 0.1:
            return after_quote(sentence, content, i, agent)
        if cue and (cue.kind in ("say", "write")) and words[at - 1].low in (",", QUOTED):
            end = i + len(cue.words)
            rest = skip_signs(words, end)
            if rest < len(words) and words[rest].low not in words_of("after cue"):
                return None
            back, negated = skip_back(words, i, at)
            subject = subject_before(words, at, back)
            if negated or subject is None:
                return None
            around = (
                find_circumstances(text, words[rest].start, words[-1].end) if rest < len(words) else Circumstances()
            )
            return Draft(
                "quote X mengatakan", content, span_of(words, i, end), span_of(words, *subject), around, form=cue.form
            ), len(words)
    return None


def cue_first(sentence: Sentence) -> tuple[Draft, int] | None:
    """Read «X mengatakan, "…"» and «Kata dia: "…"»; also give the index of the quotation."""
    words, lows, text = sentence.words, sentence.lows, sentence.text
    for q in range(1, len(words)):
        if words[q].quotation is None or (words[q - 1].low not in SIGNS and not is_speech(text, words[q])):
            continue
        content, end = _quotations(text, words, q)
        if not content or not (end >= len(words) or lows[end] in words_of("after quotation")):
            continue
        found = _cue_before(sentence, q)
        if found is None:
            continue
        at, cue = found
        return _before_quote(sentence, content, at, cue, q), q
    return None


def _cue_before(sentence: Sentence, q: int) -> tuple[int, Cue] | None:
    """Find the cue nearest before the quotation, with nothing between but signs and circumstances."""
    words, lows = sentence.words, sentence.lows
    for i in range(q - 1, max(-1, q - 25), -1):
        if words[i].quotation is not None:
            return None
        cue = match_cue(lows, i, ("active", "quotative", "clitic"))
        if cue is None or (cue.frame == "quotative" and words[i].low not in words_of("leading quotative")):
            continue
        after = i + len(cue.words)
        between = words[after:q]
        if not between or all(w.low in SIGNS or w.low == "bahwa" for w in between):
            return i, cue
        if words[q - 1].low not in (":", ","):
            return None
        if cue.frame != "active":
            return (i, cue) if len(between) <= 12 else None
        first = skip_signs(words, after)
        if words[first].low in words_of("between cue and quotation"):
            return i, cue
        return (i, cue) if words[q - 1].low == ":" and len(between) <= 6 else None
    return None


def _before_quote(sentence: Sentence, content: list[TextSpan], at: int, cue: Cue, q: int) -> Draft:
    words, text = sentence.words, sentence.text
    after = at + len(cue.words)
    source = None
    end = after
    around = Circumstances()
    if cue.frame == "active":
        back, _ = skip_back(words, at, 0)
        subject = subject_before(words, 0, back)
        if subject:
            source = span_of(words, *subject)
            if subject[1] < back and not any(is_verb(w) for w in words[subject[1] : back]):
                around = find_circumstances(text, words[subject[1]].start, words[at].start)
            if subject[0] > 0:
                around = around.filled(find_circumstances(text, words[0].start, words[subject[0]].start, fronted=True))
    elif cue.frame == "quotative" and after < q:
        end = speaker_after(words, after, q)
        if end > after:
            source = span_of(words, after, end)
    if end < q:
        around = find_circumstances(text, words[end].start, words[q].start).filled(around)
    return Draft("mengatakan quote", content, span_of(words, at, after), source, around, form=cue.form)
