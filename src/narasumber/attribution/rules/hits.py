"""Where in a sentence a cue stands that can signal indirect speech."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narasumber.attribution.rules.clauses import SIGNS, words_of
from narasumber.attribution.rules.reading import Sentence, Word
from narasumber.language import Cue, cue_lexicon, match_cue

SURE = 0.7  # precision from which a bare root («tegas dia») is taken without the speaker's name
RARE = 0.3  # below this a fore cue («dikutip dari») counts only at the head of the sentence
ALSO_AGAIN = ("say", "ask", "claim")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at `words[at:end]`."""

    at: int
    end: int
    cue: Cue


def find_hits(sentence: Sentence, lo: int, hi: int) -> Iterator[Hit]:
    """Yield the cues of `words[lo:hi]` in order, «kembali» after a verb of saying taken in."""
    lows, words = sentence.lows, sentence.words
    first_words = cue_lexicon()
    i = lo
    while i < hi:
        cue = _cue_at(lows, words, i, lo) if lows[i] in first_words else None
        if cue is None:
            i += 1
            continue
        end = i + len(cue.words)
        if cue.frame == "active" and end < hi and lows[end] == "kembali" and cue.kind in ALSO_AGAIN:
            end += 1
        yield Hit(i, end, cue)
        i = end


def _cue_at(lows: Sequence[str], words: Sequence[Word], i: int, lo: int) -> Cue | None:
    if cue := match_cue(lows, i, ("fore",)):
        return cue if _fore_fits(words, i, lo, cue) else None
    cue = match_cue(lows, i, ("quotative", "clitic"))
    if cue and _quotative_fits(words, i, lo, cue):
        return cue
    cue = match_cue(lows, i, ("agentive",))
    if cue and i == lo and _agent_follows(words, i + len(cue.words)):
        return cue
    return match_cue(lows, i, ("active",)) or match_cue(lows, i, ("passive",))


def _fore_fits(words: Sequence[Word], i: int, lo: int, cue: Cue) -> bool:
    if cue.form.startswith("menurut"):
        return True
    return i == lo if cue.precision < RARE else i == lo or words[i].capital


def _quotative_fits(words: Sequence[Word], i: int, lo: int, cue: Cue) -> bool:
    after = i + len(cue.words)
    follows = words[after] if after < len(words) else None
    sign = i == lo or words[i - 1].low in (",", "–", "-")
    if cue.frame == "clitic":
        return sign and (follows is None or follows.low in SIGNS or i > lo)
    if follows is None or not follows.alphabetic:
        return False
    named = follows.capital or follows.low in words_of("pronoun")
    if cue.form in words_of("strong quotative"):
        return sign or named
    return i > lo and sign and (named or cue.precision > SURE)


def _agent_follows(words: Sequence[Word], at: int) -> bool:
    """Say whether «dikatakan» is followed by who said it and a comma: «Dikatakan Silangen, …»."""
    if at >= len(words) or not (words[at].capital or words[at].low in words_of("pronoun")):
        return False
    return any(word.low == "," for word in words[at : at + 12])
