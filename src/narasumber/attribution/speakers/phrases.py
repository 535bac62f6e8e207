"""What the words of a source phrase say before anybody's name is looked for: nobody, its owner, or somebody."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from narasumber.language import DataFileError, cue_lexicon, is_date_word, read_table, title_kinds, word_list

FILE = "phrases.tsv"
PACKAGE = "narasumber.attribution.speakers"
KINDS = ("particle", "linker", "speaker", "nobody")
WORD = re.compile(r"[\w'’-]+")
# What stands for something said or done before, never for somebody.
POINTERS = frozenset(("ini", "itu", "hal"))
# «mengatakan», «menerima»; «media», «merah», «medis» are none.
VERB = re.compile(r"me(?:n[dtgy]|ng|m[bp])[a-z]{4,}")
# «pengamat», «petugas», «penyidik»: who does something; «pemeriksaan» is what is done.
AGENT = re.compile(r"(?:pe|juru|ke[rt]ua)[a-z]{3,}(?<!an)")


@cache
def phrase_words() -> Mapping[str, str]:
    """Return the words of the data file with their kind.

    Raises:
        DataFileError: a word stands twice or its kind is none of `KINDS`.
    """
    words: dict[str, str] = {}
    for row in read_table(PACKAGE, FILE, ("kind", "word")):
        if row["word"] in words or row["kind"] not in KINDS:
            raise DataFileError(f"{PACKAGE}/data/{FILE}: {row['word']}: stands twice, or its kind is none of {KINDS}")
        words[row["word"]] = row["kind"]
    return words


def names_nobody(phrase: str) -> bool:
    """Say whether a source phrase has no word for somebody: «laman», «dari», «Agustus 2019», «seolah-olah»."""
    words = [w.lower() for w in WORD.findall(phrase)]
    known = phrase_words()
    if words and words[0] in ("dalam", "pada", "di", "dengan") and len(words) > 1:
        return True  # «dalam dokumen itu», «dengan napas tersengal»: where or how it is said
    if words and _verb(words[0]):
        return True  # «mendapat pertanyaan»
    if len(words) == 2 and words[1] in word_list("pointer") and phrase[1:].islower():
        return not _somebody(words[0], words[0])  # «kondisi ini», «tes itu»
    if known.get(" ".join(words)) == "nobody" or (words and known.get(words[-1]) == "linker"):
        return True  # «dasar dari»: the phrase broke off before it came to somebody
    if words and words[0] in POINTERS and all(w in POINTERS or "determiner" in title_kinds(w) for w in words):
        return True  # «Ini menunjukkan bahwa …», «Hal itu»
    if all(w in word_list("channel") or known.get(w) in ("particle", "linker") or is_date_word(w) for w in words):
        return True
    return len(words) == 1 and phrase.strip().islower() and not _somebody(words[0], phrase)


def without_predicate(phrase: str) -> str:
    """Return a description up to where its sentence goes on («seorang pegawai | sempat adu mulut»)."""
    words = list(re.finditer(r"\S+", phrase))
    for before, word in pairwise(words):
        if "yang" in (before[0], word[0]) or title_kinds(before[0]) & {"one", "plural"}:
            continue
        if word[0] in word_list("auxiliary") or _verb(word[0]):
            return phrase[: before.end()]
    return phrase


def names_owner(phrase: str) -> bool:
    """Say whether a phrase is somebody's channel or act: «situs pribadinya», «pandangannya»; its owner speaks."""
    words = [w.lower() for w in WORD.findall(phrase)]
    if not words or not words[-1].endswith("nya"):
        return False
    if words[0] in word_list("channel"):
        return True
    if len(words) == 1 and any(cue.frame == "clitic" for cue in cue_lexicon().get(words[0], ())):
        return True  # «kata tuturnya»: a cue taken for its own source
    base = words[0].removesuffix("nya")
    if len(words) > 1 or not phrase.strip().islower() or title_kinds(words[0]):
        return False
    return "document" in title_kinds(base) or (base.endswith("an") and not title_kinds(base))


def _verb(word: str) -> bool:
    return VERB.fullmatch(word) is not None and not title_kinds(word)


def _somebody(word: str, phrase: str) -> bool:
    """Say whether a single small word can be one who speaks: a title, an agent, a handle, a doubled plural."""
    if any(not c.isalpha() and c != "-" for c in phrase.strip()):
        return True  # an address or a handle
    if word.endswith("nya"):
        return True  # «pacarnya»: anybody can be somebody's
    kinds = title_kinds(word)
    first, _, second = word.partition("-")
    return (
        bool(kinds)
        or phrase_words().get(word) == "speaker"
        or AGENT.fullmatch(word) is not None
        or (first == second and bool(title_kinds(first)))
    )
