"""«Hal itu disampaikan X»: the words are in the sentence before."""

from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances
from narasumber.attribution.rules.clauses import span_of, speaker_after, words_of
from narasumber.attribution.rules.days import trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.reading import QUOTED, Sentence
from narasumber.language import match_cue


def pointed_at(sentence: Sentence, before: Sentence | None, last: Draft | None) -> Draft | None:
    """Return the sentence before as content where this one only says who said it."""
    words, lows, text = sentence.words, sentence.lows, sentence.text
    if lows[0] not in words_of("pointing") or before is None or len(words) < 4:
        return None
    at = 1
    while at < len(words) and lows[at] in words_of("pointer") | words_of("adverb"):
        at += 1
    if at >= len(words) or (at == 1 and lows[0] not in words_of("pointer")):
        return None
    cue = match_cue(lows, at, ("agentive",))
    if cue is None:
        return None
    after = at + len(cue.words)
    start = after + (after < len(words) and lows[after] in ("oleh", "langsung"))
    start += start < len(words) and lows[start] == "oleh"
    end = speaker_after(words, start, len(words))
    content = trimmed(text, before.words[0].start, before.words[-1].end, ' \t\n,."“”')
    if content is None or (last is not None and any(c.overlaps(content) for c in last.content)):
        return None
    if all(w.low == QUOTED or not w.alphabetic for w in before.words):
        rule = "quote. Hal itu disampaikan X"
    else:
        rule = "Hal itu disampaikan X"
    around = find_circumstances(text, words[end].start, words[-1].end) if end < len(words) else Circumstances()
    return Draft(
        rule,
        [content],
        span_of(words, at, after),
        span_of(words, start, end) if end > start else None,
        around,
        form=cue.form,
    )
