"""How an article is cut into the windows that the tagger reads."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narasumber.article import TextSpan
from narasumber.tagging import MODELS
from narasumber.tagging.pieces import MAX_PIECES, PIECES_A_WINDOW, Window, load_tokenizer, windows

SENTENCE = "Menteri Pertanian mengatakan harga beras di pasar induk akan turun mulai pekan depan. "


@pytest.fixture(scope="module")
def tokenizer():  # type: ignore[no-untyped-def]
    return load_tokenizer(MODELS / "default" / "tokenizer.json")


def cut(text: str, tokenizer: object) -> list[Window]:
    paragraphs = [TextSpan(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return windows(text, paragraphs, [], tokenizer)  # type: ignore[arg-type]


@pytest.mark.parametrize("paragraphs", [1, 7, 12, 40])
def test_windows_are_few_and_of_like_length(paragraphs: int, tokenizer: object) -> None:
    found = [len(w.ids) for w in cut("\n".join([SENTENCE * 3] * paragraphs), tokenizer)]
    assert max(found) <= PIECES_A_WINDOW * 1.25
    assert min(found) >= max(found) / 2
    assert len(found) <= sum(found) / PIECES_A_WINDOW + 1


def test_a_very_long_paragraph_is_cut_and_fits(tokenizer: object) -> None:
    found = cut("Pendek.\n" + SENTENCE * 90 + "\nPendek.", tokenizer)
    assert len(found) > 1
    assert all(len(w.ids) <= MAX_PIECES for w in found)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_every_paragraph_is_read_once_and_in_order(lengths: list[int]) -> None:
    text = "\n".join("kata " * n + "selesai." for n in lengths)
    found = cut(text, load_tokenizer(MODELS / "default" / "tokenizer.json"))
    spans = [span for w in found for span in w.spans if span]
    assert spans == sorted(spans)
    assert "".join(span.of(text) for span in spans) == re.sub(r"\s", "", text)
    assert all(len(w.ids) == len(w.spans) == len(w.states) == len(w.paragraphs) for w in found)
    homes = [{p for p in w.paragraphs if p >= 0} for w in found]
    assert sum(map(len, homes)) == len(lengths)
