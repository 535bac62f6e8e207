"""Enclitics: what hangs at the end of a word («kata|nya», «diri|-Nya», «apa|kah»)."""


def split_clitic(word: str) -> tuple[str, str]:
    """Return `word` as host and clitic; the clitic is "" where the word has none («hanya», «buku»)."""
    lower = word.lower()
    for clitic in ("nya",):
        if lower.endswith(clitic) and len(word) > 5:
            return word[: -len(clitic)], word[-len(clitic) :]
    return word, ""
