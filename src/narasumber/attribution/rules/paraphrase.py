"""Indirect speech: which cue of a sentence governs it, which follow on, and which stand within another's words."""

from collections.abc import Sequence

from narasumber.attribution.rules.beside import read_beside
from narasumber.attribution.rules.clauses import skip_back, words_of
from narasumber.attribution.rules.confidence import worth_keeping
from narasumber.attribution.rules.days import trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.hearsay import read_passive
from narasumber.attribution.rules.hits import Hit, find_hits
from narasumber.attribution.rules.nominal import read_nouns
from narasumber.attribution.rules.reading import Sentence, Word
from narasumber.attribution.rules.reported import read_active

FIRST_PERSON = frozenset(["saya", "kami", "kita", "aku", "gue"])


def paraphrases(
    sentence: Sentence, lo: int, hi: int, nested: bool, prefix: str = "", least: float | None = None
) -> list[Draft]:
    """Return the statements of `words[lo:hi]` told in indirect speech, outer before inner.

    `prefix` names the surroundings («quoted », «kata X dan ») in which the rules are counted apart; finds less
    sure than `least` give way to others.
    """
    drafts = _told(sentence, lo, hi, nested, prefix, least)
    for draft in read_nouns(sentence, lo, hi):
        if any(d.cue == draft.cue or d.content == draft.content for d in drafts):
            continue
        outer = next((d for d in drafts if any(c.covers(draft.content[0]) for c in d.content)), None)
        if outer is not None and (outer.parent is not None or not nested):
            continue
        draft.parent = outer
        draft.rule = f"{prefix if outer is None else 'nested '}{draft.rule}"
        if worth_keeping(draft, least):
            drafts.append(draft)
    return drafts


def _told(
    sentence: Sentence, lo: int, hi: int, nested: bool, prefix: str = "", least: float | None = None
) -> list[Draft]:
    """Return the statements whose cue is a verb, or stands beside a whole sentence."""
    found = list(find_hits(sentence, lo, hi))
    if not found:
        return []
    verbs = [h for h in found if h.cue.frame == "active" or (h.cue.frame == "passive" and _passive_fits(h, prefix))]
    outer = _governing(found)
    draft = read_beside(sentence, outer, lo, hi) if outer is not None else None
    if draft is not None:
        draft.rule = prefix + draft.rule
    if draft is None or not worth_keeping(draft, least):
        return _sequence(sentence, verbs, lo, hi, nested, prefix, least)
    drafts = [draft]
    if nested:
        within = [h for h in verbs if any(c.start <= sentence.words[h.at].start < c.end for c in draft.content)]
        for inner in _sequence(sentence, within, lo, hi, nested=False, prefix="nested ", least=least):
            if any(c.start <= inner.start and inner.end <= c.end + 2 for c in draft.content):
                inner.parent = draft
                drafts.append(inner)
    return drafts


def _passive_fits(hit: Hit, prefix: str) -> bool:
    """After «"…," kata X» a passive is a relay («…, dilaporkan TASS»), save for a question."""
    return not prefix.startswith("kata X") or hit.cue.form == "ditanya"


def _governing(found: Sequence[Hit]) -> Hit | None:
    """Return the cue that stands beside the whole sentence: «…, kata X», «Menurut X, …»."""
    for hit in found:
        if hit.cue.frame in ("quotative", "clitic", "agentive"):
            return hit
    reported = any(h.cue.frame == "active" for h in found)
    for hit in found:
        # An outlet that only relays leaves the sentence to its verb: «Melansir BBC, Trump mengatakan …».
        if hit.cue.frame == "fore" and not (reported and hit.cue.words[0] in words_of("relay fore")):
            return hit
    return None


def _sequence(
    sentence: Sentence,
    found: Sequence[Hit],
    lo: int,
    hi: int,
    nested: bool = False,
    prefix: str = "",
    least: float | None = None,
) -> list[Draft]:
    """Read verbs left to right; a later one ends, continues or lies within the words of the one before."""
    words, text = sentence.words, sentence.text
    drafts: list[Draft] = []
    outer: Draft | None = None
    for hit in found:
        at = words[hit.at].start
        back, negated = skip_back(words, hit.at, lo)
        if negated and hit.cue.kind != "deny":
            continue
        inside = outer is not None and any(c.start <= at < c.end for c in outer.content)
        draft = _read(sentence, hit, _floor(words, outer, lo, hit.at) if inside else lo, hi)
        if draft is None:
            continue
        _name(draft, prefix, text)
        if not inside or outer is None:
            if worth_keeping(draft, least):
                drafts.append(draft)
                outer = draft
            continue
        link = words[back - 1].low if back > lo else ""
        cut = back - 1 if link in words_of("cue link") else _own_clause(words, lo, hit.at)
        if hit.cue.frame == "active" and cut is not None and words[cut].start > outer.start:
            draft.rule = "and " + draft.rule
            if worth_keeping(draft, least):
                if cut == back - 1:
                    draft.source = None
                _end_before(text, outer, words[cut].start)
                drafts.append(draft)
                outer = draft
        elif nested and outer.parent is None:
            draft.parent = outer
            draft.rule = "nested " + draft.rule.removeprefix(prefix)
            draft.content = [c for c in draft.content if c.start < outer.end]
            if draft.content and worth_keeping(draft, least):
                drafts.append(draft)
    return [d for d in drafts if d.content]


def _read(sentence: Sentence, hit: Hit, lo: int, hi: int) -> Draft | None:
    return read_passive(sentence, hit, lo, hi) if hit.cue.frame == "passive" else read_active(sentence, hit, lo, hi)


def _name(draft: Draft, prefix: str, text: str) -> None:
    first = draft.source.of(text).split()[0].lower() if draft.source else ""
    if prefix == "quoted " and first in FIRST_PERSON:
        prefix = "quoted saya: "
    draft.rule = prefix + draft.rule


def _floor(words: Sequence[Word], outer: Draft | None, lo: int, at: int) -> int:
    """Return the first word of the outer statement: the subject of a verb within it stands there too."""
    if outer is None:
        return lo
    return next((i for i in range(lo, at) if words[i].start >= outer.start), lo)


def _own_clause(words: Sequence[Word], lo: int, at: int) -> int | None:
    """Return where a clause beside the one before begins: «…, sementara X membantah …»."""
    for i in range(at - 1, lo, -1):
        if words[i].low in words_of("clause beside") and words[i - 1].low == ",":
            return i
    return None


def _end_before(text: str, draft: Draft, at: int) -> None:
    kept = []
    for span in draft.content:
        cut = trimmed(text, span.start, min(span.end, at)) if span.start < at else None
        if cut:
            kept.append(cut)
    draft.content = kept
