"""Tokens: words whole with their clitics, abbreviations with their stops, marks alone, and no character lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narasumber.language import find_tokens, split_clitic


def tokens(text: str) -> list[str]:
    return [token.of(text) for token in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("katanya kepada wartawan", ["katanya", "kepada", "wartawan"]),
        ("anak-anak bahu-membahu", ["anak-anak", "bahu-membahu"]),
        ("kepada-Nya di Instagram-nya", ["kepada-Nya", "di", "Instagram-nya"]),
        ("Jum'at, Ma’ruf O'Brien", ["Jum'at", ",", "Ma’ruf", "O'Brien"]),
        ("Kombes Pol. Yusri", ["Kombes", "Pol.", "Yusri"]),
        ("dr. Boyke, Sp.OG", ["dr.", "Boyke", ",", "Sp.", "OG"]),
        ("Hamdan, S.H., M.Si. hadir", ["Hamdan", ",", "S.H.", ",", "M.Si.", "hadir"]),
        ("Rina, S.Pd., M.Hum., Ph.D. hadir", ["Rina", ",", "S.Pd.", ",", "M.Hum.", ",", "Ph.D.", "hadir"]),
        ("di Jl. Sudirman No. 5", ["di", "Jl.", "Sudirman", "No.", "5"]),
        ("a.n. Kapolda", ["a.n.", "Kapolda"]),
        ("Kamis (14/9/2023)", ["Kamis", "(", "14/9/2023", ")"]),
        ("Selasa (10/9).", ["Selasa", "(", "10/9", ")", "."]),
        ("pukul 07.12 WIB", ["pukul", "07.12", "WIB"]),
        ("pukul 07:12:30.", ["pukul", "07:12:30", "."]),
        ("Rp 1,5 triliun", ["Rp", "1,5", "triliun"]),
        ("sebesar Rp2.500.000,00.", ["sebesar", "Rp", "2.500.000,00", "."]),
        ("US$100 juta atau S$25", ["US$", "100", "juta", "atau", "S$", "25"]),
        ("naik 40% pada 2019-09-14", ["naik", "40", "%", "pada", "2019-09-14"]),
        ("era 80-an, ke-74, F-16", ["era", "80-an", ",", "ke-74", ",", "F-16"]),
        ("lihat https://t.co/aB1?x=2.", ["lihat", "https://t.co/aB1?x=2", "."]),
        ("akun @KRMTRoySuryo2: #save", ["akun", "@KRMTRoySuryo2", ":", "#save"]),
        ("Kompas.com, REPUBLIKA.CO.ID", ["Kompas.com", ",", "REPUBLIKA.CO.ID"]),
        ("surat ke redaksi@tempo.co.id", ["surat", "ke", "redaksi@tempo.co.id"]),
        ("diplomatik.“Uni Eropa”", ["diplomatik", ".", "“", "Uni", "Eropa", "”"]),
        ('"Siap," kata', ['"', "Siap", ",", '"', "kata"]),
        ("pulang.Presiden", ["pulang", ".", "Presiden"]),
        ("turun tangan,’’ujarnya", ["turun", "tangan", ",", "’’", "ujarnya"]),
        ("[sic] {a} (b)", ["[", "sic", "]", "{", "a", "}", "(", "b", ")"]),
        ("Ya... Allah — begitu", ["Ya", "...", "Allah", "—", "begitu"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("word", "host", "clitic"),
    [
        ("katanya", "kata", "nya"),
        ("Menurutnya", "Menurut", "nya"),
        ("anak-anaknya", "anak-anak", "nya"),
        ("diri-Nya", "diri", "-Nya"),
        ("Twitter-nya", "Twitter", "-nya"),
        ("rumahku", "rumah", "ku"),
        ("hatimu", "hati", "mu"),
        ("inilah", "ini", "lah"),
        ("apakah", "apa", "kah"),
        ("siapapun", "siapa", "pun"),
        ("punya", "punya", ""),
        ("bertanya", "bertanya", ""),
        ("Hanya", "Hanya", ""),
        ("sebelumnya", "sebelumnya", ""),
        ("buku-buku", "buku-buku", ""),
        ("kamu", "kamu", ""),
        ("telah", "telah", ""),
        ("sekolah", "sekolah", ""),
        ("langkah", "langkah", ""),
        ("meskipun", "meskipun", ""),
        ("Maluku", "Maluku", ""),
        ("Abdullah", "Abdullah", ""),
        ("nya", "nya", ""),
        ("", "", ""),
    ],
)
def test_clitics(word: str, host: str, clitic: str) -> None:
    assert split_clitic(word) == (host, clitic)


@given(st.text())
@settings(max_examples=500, deadline=None)
def test_tokens_hold_every_character_but_blanks(text: str) -> None:
    at = 0
    for token in find_tokens(text):
        assert token.start < token.end
        assert not text[at : token.start].strip()
        assert not any(char.isspace() for char in token.of(text))
        at = token.end
    assert not text[at:].strip()


@given(st.text())
def test_host_and_clitic_are_the_word(word: str) -> None:
    assert "".join(split_clitic(word)) == word


@pytest.mark.parametrize("piece", ["a.", "a-", "a@", "1.", "1-", "@", "a.b-", "www.", "-", "a'", "é́"])
def test_long_runs_end(piece: str) -> None:
    text = piece * 20_000
    assert "".join(tokens(text)) == text
