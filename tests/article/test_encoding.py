"""Bytes become the text they were meant to be, and clean text is left alone."""

import pytest

from narasumber.article import ArticleError
from narasumber.article.encoding import decode, mend, repair

SENTENCE = "“Kim mengundang Putin untuk berkunjung (ke Korut),” ungkap Peskov – juru bicara Kremlin."


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "windows-1252"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_every_encoding_gives_the_same_text(encoding: str, told: str) -> None:
    decoded = repair(decode(SENTENCE.encode(encoding), "berita.txt"))
    assert decoded.text == SENTENCE
    assert decoded.encoding == told
    assert not decoded.repaired


def test_utf16_big_endian_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "x").text == SENTENCE


def test_utf8_cut_off_in_a_character_stays_utf8() -> None:
    data = SENTENCE.encode()[: SENTENCE.encode().index("–".encode()) + 2]
    decoded = decode(data, "x")
    assert decoded.text.startswith("“Kim mengundang Putin")
    assert "â" not in decoded.text
    assert decoded.encoding == "utf-8 with broken bytes"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("â€œPutin menerima undangan,â€\x9d kata Peskov.", "“Putin menerima undangan,” kata Peskov."),
        ("â€œSaya siap,â€ kata Kim.", "“Saya siap,” kata Kim."),
        ("Presiden ReÃ§ep Tayyip ErdoÄŸan", "Presiden Reçep Tayyip Erdoğan"),
        ("harga naik Rp5.000 â€“ Rp6.000", "harga naik Rp5.000 – Rp6.000"),
    ],
)
def test_mojibake_is_repaired_and_quotes_stay_curly(broken: str, whole: str) -> None:
    assert mend(broken) == whole


@pytest.mark.parametrize(
    "clean",
    [
        SENTENCE,
        '"Tanda lurus," kata dia. ‘Tanda lengkung,’ kata dia.',
        "Baris satu\r\nbaris dua\rbaris tiga\x0bbaris empat\u2028lima",
        "&quot;Entitas&quot; dan &amp; tetap",
        "ﬁnal dan Ｆｕｌｌ width dan ½ dan …",
        "e\u0301 terurai dan é tersusun",
        "Real Madrid, São Paulo, Atlético, Köln, Đoković, Erdoğan, 北京, Москва, القدس",
        "tanpa\u00a0putus, nol\u200blebar, \ufeff di tengah, emoji 👍🏽",
    ],
)
def test_text_that_needs_no_repair_comes_back_character_for_character(clean: str) -> None:
    assert mend(clean) == clean


def test_a_lone_surrogate_is_replaced_one_for_one() -> None:
    assert mend("halo \ud83d dunia –") == "halo \ufffd dunia –"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf  \n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(64), "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=says) as caught:
        decode(data, "masukan.bin")
    assert str(caught.value).startswith("masukan.bin: ")


def test_text_that_the_mender_fails_on_stays_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    import ftfy

    def fail(*_: object) -> str:
        raise AssertionError("words of the library's own")

    monkeypatch.setattr(ftfy, "fix_text", fail)
    assert mend("â€œHarga turunâ€\x9d") == "â€œHarga turunâ€\x9d"
