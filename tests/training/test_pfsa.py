"""The measurement on PFSA-ID, with made-up sentences (nothing of the corpus may be kept)."""

import gzip
import json
from pathlib import Path

import pytest
from training.pfsa.corpus import NUMBER, TAGS, Article, read, score, spans
from training.pfsa.features import Lexicon, features, spoken
from training.pfsa.quotes import Quoted, quotations

CUES = frozenset(("kata", "ujar", "ujarnya", "mengatakan"))
KNOWN = Lexicon(CUES, frozenset(("kepala", "ketua")))


def article(text: str) -> Article:
    """Sentences split at « | », tokens at blanks."""
    tokens: list[str] = []
    starts = []
    for sentence in text.split(" | "):
        starts.append(len(tokens))
        tokens += sentence.split()
    return Article("made-up", tokens, ["O"] * len(tokens), starts)


MARKET = article(
    "DEPOK , HARIAN — Pasar baru dibuka . | Kepala Dinas Perdagangan Rina Wardani menuturkan , kios sudah terisi . ” |"
    " Pedagang boleh masuk besok , ” kata Rina . | Seorang pedagang , Joko ( 45 ) , senang . ” |"
    " Kami menunggu lama , ” ujarnya ."
)


def test_gold_against_itself_is_perfect() -> None:
    tags = ["B-ROLE", "L-ROLE", "U-PERSON", "O", "B-STATEMENT", "I-STATEMENT", "L-STATEMENT", "U-CUE"]
    found = score([(tags, tags)])
    assert found["all"].f1 == found["ROLE"].f1 == 1.0
    assert found["all"].wanted == 4
    assert found["EVENT"].wanted == 0
    assert found["EVENT"].f1 == 0.0


def test_a_span_counts_only_with_both_ends_and_its_kind() -> None:
    gold = ["B-ROLE", "L-ROLE", "U-PERSON", "U-CUE"]
    ours = ["U-ROLE", "O", "U-PERSONCOREF", "U-CUE"]
    found = score([(ours, gold)])["all"]
    assert (found.right, found.found, found.wanted) == (1, 3, 3)
    assert found.f1 == pytest.approx(1 / 3)


def test_micro_f1_sums_over_articles() -> None:
    found = score([(["U-CUE", "U-CUE"], ["U-CUE", "O"]), (["O"], ["U-ROLE"])])["all"]
    assert (found.right, found.found, found.wanted) == (1, 2, 2)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-ROLE", "I-ROLE", "L-ROLE"], [(0, 3, "ROLE")]),
        (["U-CUE", "U-CUE"], [(0, 1, "CUE"), (1, 2, "CUE")]),
        (["B-ROLE", "O", "L-ROLE"], []),
        (["B-ROLE", "L-PERSON"], []),
        (["I-ROLE", "L-ROLE"], []),
        (["B-ROLE", "B-ROLE", "L-ROLE"], [(1, 3, "ROLE")]),
    ],
)
def test_spans_of_tags(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert spans(tags) == expected


def test_reading_joins_sentences_so_that_a_span_may_run_over_them(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl.gz"
    sentences = [
        {"tokens": ["Ramai", ".", "”"], "tags": ["O", "O", "B-STATEMENT"]},
        {"tokens": ["Ayo", "”"], "tags": ["I-STATEMENT", "L-STATEMENT"]},
    ]
    with gzip.open(path, "wt", encoding="utf8") as lines:
        lines.write(json.dumps({"id": "a", "sentences": sentences}) + "\n")
    (found,) = read(path)
    assert found.starts == [0, 3]
    assert spans(found.tags) == [(2, 5, "STATEMENT")]


def test_marks_of_one_shape_are_told_apart() -> None:
    tokens = MARKET.tokens
    found = quotations(tokens, CUES)
    assert [tokens[q.start + 1] for q in found] == ["Pedagang", "Kami"]
    assert [tokens[q.end] for q in found] == ["kata", "ujarnya"]


def test_a_lost_mark_does_not_turn_the_rest_inside_out() -> None:
    tokens = article("” Satu , dua . ” Tiga empat , ” kata Rina . Lalu ” Lima , ” ujar Joko .").tokens
    assert quotations(tokens, CUES)[-2:] == [Quoted(5, 10), Quoted(14, 18)]


def test_the_speaker_is_found_where_the_name_comes_in_first() -> None:
    first, second = spoken(MARKET, KNOWN)
    assert first.name is not None
    assert MARKET.tokens[slice(*first.name)] == ["Rina"]
    assert first.intro is not None
    assert MARKET.tokens[slice(*first.intro)] == ["Kepala", "Dinas", "Perdagangan", "Rina", "Wardani"]
    assert "kepala" in first.words
    assert second.cue >= 0
    assert MARKET.tokens[second.cue] == "ujarnya"


def test_every_token_has_features_even_in_odd_articles() -> None:
    for text in ("”", "” ”", "kata", "Kamis ( 1 / 2 / 2020 )", "a ” kata | ” B ”"):
        odd = article(text)
        assert len(features(odd, KNOWN)) == len(odd.tokens)
    office = [note for note in features(MARKET, KNOWN)[MARKET.tokens.index("kata")] if note.startswith("cue:office")]
    assert office == ["cue:office=True/after"]


def test_the_likeliest_path_is_legal_and_the_loss_that_of_all_paths() -> None:
    torch = pytest.importorskip("torch", reason="training needs PyTorch")
    from training.pfsa.crf import Crf, follows, path

    torch.manual_seed(0)
    crf = Crf()
    scores = torch.randn(1, 6, len(TAGS)) * 3
    steps = crf.transitions().detach().numpy()
    found = [TAGS[tag] for tag in path(scores[0].numpy(), steps)]
    assert all(follows(a, b) for a, b in zip(["O", *found], [*found, "O"], strict=True))
    everything = torch.ones(1, 6, dtype=torch.bool)
    one = torch.zeros(1, 2, len(TAGS))
    some = torch.tensor([[NUMBER["U-CUE"], NUMBER["O"]]])
    # O, B or U may come first, 23 tags; behind O and U (12) these again, behind B (11) two.
    ways = 12 * 23 + 11 * 2
    assert crf.loss(one, some, everything[:, :2]).item() == pytest.approx(
        torch.tensor(float(ways)).log().item(), abs=1e-4
    )
    padded = crf.loss(
        torch.cat([one, scores[:, :2]], 1), torch.cat([some, some], 1), torch.tensor([[True, True, False, False]])
    )
    assert padded.item() == pytest.approx(crf.loss(one, some, everything[:, :2]).item(), abs=1e-4)


def test_windows_cover_an_article_once_and_fit() -> None:
    pytest.importorskip("torch", reason="training needs PyTorch")
    from training.pfsa.deep import ROOM, Pieces, learning, reading

    long = article(" | ".join(["Kota itu ramai sekali ."] * 300))
    pieces = Pieces([7] * (2 * len(long.tokens)), list(range(0, 2 * len(long.tokens) + 1, 2)))
    for share in (1.0, 0.5):
        windows = list(learning(0, long, pieces, share))
        assert [w.start for w in windows] == [0, *(w.end for w in windows[:-1])]
        assert windows[-1].end == len(long.tokens)
        assert all(2 * (w.end - w.start) <= ROOM for w in windows)
        assert all(w.start in long.starts for w in windows)
    taken = reading(0, pieces)
    assert [start for _, start, _ in taken] == [0, *(end for _, _, end in taken[:-1])]
    assert taken[-1][2] == len(long.tokens)
    assert all(w.start <= start < end <= w.end and 2 * (w.end - w.start) <= ROOM for w, start, end in taken)
