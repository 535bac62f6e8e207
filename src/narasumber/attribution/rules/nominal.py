"""«Klaim Indonesia bahwa …», «mendapat kabar bahwa …»: a noun of saying with the clause that was said."""

from collections.abc import Iterator, Sequence

from narasumber.article import TextSpan
from narasumber.attribution.rules.circumstances import Circumstances, find_circumstances, is_person
from narasumber.attribution.rules.clauses import SIGNS, is_verb, span_of, words_of
from narasumber.attribution.rules.days import trimmed
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.edges import cut_tail
from narasumber.attribution.rules.reading import QUOTED, Sentence, Word

FAR = 10  # words between the noun and its «bahwa»
LINKS = frozenset(["bahwa", "bahwasanya"])
ASKING = frozenset(["agar", "supaya"])
NONE_SAID = frozenset(["tanpa", "bukan", "tidak", "belum", "ada", "setiap", "semua"])
SHORTEST = 8  # characters of content


def read_nouns(sentence: Sentence, lo: int, hi: int) -> Iterator[Draft]:
    """Yield the statements of `words[lo:hi]` that a noun of saying introduces («peringatan Trump bahwa …»)."""
    words, text = sentence.words, sentence.text
    for at in range(lo, hi):
        noun = words[at].low.removesuffix("nya")
        if noun not in words_of("noun of saying") and noun not in words_of("noun of asking"):
            continue
        if at > lo + 1 and words[at - 1].low in NONE_SAID and words[at - 2].low in NONE_SAID:
            continue
        link = _link(words, at, hi, LINKS if noun in words_of("noun of saying") else ASKING)
        if link is None:
            continue
        end, tail = cut_tail(sentence, link + 1, hi)
        content = trimmed(text, words[link + 1].start, words[end - 1].end) if link + 1 < end else None
        if content is None or len(content) < SHORTEST:
            continue
        around = find_circumstances(text, words[at].end, words[link].start) if link > at + 1 else Circumstances()
        yield Draft(
            f"klaim {words[link].low}",
            [content],
            span_of(words, at, at + 1),
            _speaker(words, at + 1, link),
            around.filled(tail),
        )


def _link(words: Sequence[Word], at: int, hi: int, links: frozenset[str]) -> int | None:
    """Return where the conjunction of the noun stands, None where a clause or sign comes between."""
    for i in range(at + 1, min(hi - 1, at + 1 + FAR)):
        word = words[i]
        if word.low in links:
            return i
        if word.low in SIGNS and not (word.low == "," and words[i + 1].low in links):
            return None
        if word.low == QUOTED or word.low == "yang" or is_verb(word):
            return None
    return None


def _speaker(words: Sequence[Word], lo: int, hi: int) -> TextSpan | None:
    """Return whose claim it is: «klaim | Indonesia | bahwa», «pengumuman oleh | kru pesawat | bahwa»."""
    lo += lo < hi and words[lo].low in ("oleh", "dari")
    end = next((i for i in range(lo, hi) if words[i].low in words_of("phrase end") or words[i].low in SIGNS), hi)
    return span_of(words, lo, end) if lo < end and is_person(words[lo].text) else None
