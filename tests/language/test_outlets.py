"""Outlets in running text: what is found, under which key, and what only looks like one."""

import time
from itertools import pairwise

import pytest

from narasumber.article import TextSpan
from narasumber.language import DataFileError, find_outlet, find_outlets, outlets
from narasumber.language import outlets as list_of_outlets


def named(text: str) -> list[tuple[str, str | None]]:
    return [(span.of(text), outlet.key) for span, outlet in find_outlets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kompas memuat laporan itu pada halaman pertama.", [("Kompas", "kompas")]),
        ("Hal itu ditulis Kompas.com, Selasa (10/9/2019).", [("Kompas.com", "kompas-com")]),
        ("Dilansir detik.com, Rabu (11/9).", [("detik.com", "detik")]),
        ("REPUBLIKA.CO.ID, MOSKOW – Presiden Rusia menerima undangan.", [("REPUBLIKA.CO.ID", "republika")]),
        ("TEMPO.CO, Jakarta - Presiden menerima tamu.", [("TEMPO.CO", "tempo-co")]),
        ("dilaporkan kantor berita Rusia, TASS.", [("TASS", "tass")]),
        ("seperti dilansir Tass pada Selasa (10/9).", [("Tass", "tass")]),
        ("kata Lam melansir Reuters, Selasa.", [("Reuters", "reuters")]),
        ("kata Locsin mengutip AFP, Rabu.", [("AFP", "afp")]),
        ("Kepada kantor berita Associated Press ia membantah.", [("Associated Press", "ap")]),
        ("Korean Central News Agency (KCNA) melaporkan", [("Korean Central News Agency", "kcna"), ("KCNA", "kcna")]),
        ("seperti dikutip Antara.", [("Antara", "antara")]),
        ("Menurut laporan Antara, Selasa, harga naik.", [("Antara", "antara")]),
        ("seperti dilansir Channel News Asia pada Rabu", [("Channel News Asia", "cna")]),
        ("dikutip Channel NewsAsia", [("Channel NewsAsia", "cna")]),
        ("dikutip dari CNA.", [("CNA", "cna")]),
        ("The New York Times melaporkan hal itu.", [("The New York Times", "nyt")]),
        ("laporan New York Times", [("New York Times", "nyt")]),
        ("kepada The Guardian ia berkata", [("The Guardian", "guardian")]),
        ("dilansir dari The Sun, Minggu", [("The Sun", "the-sun")]),
        ("mengutip dari Express, Kamis", [("Express", "daily-express")]),
        ("dilansir Goal, Jumat (13/9/2019)", [("Goal", "goal")]),
        ("seperti dilansir Sputnik pada Kamis", [("Sputnik", "sputnik")]),
        ("Sputnik melaporkan ledakan itu.", [("Sputnik", "sputnik")]),
        ("majalah Time menulis", [("Time", "time")]),
        ("tulis Pompeo di Twitter.", [("Twitter", "twitter")]),
        ("melalui akun Twitternya.", [("Twitter", "twitter")]),
        ("posting Facebook-nya mengatakan", [("Facebook", "facebook")]),
        ("dalam akun instagramnya", [("instagram", "instagram")]),
        ("lewat WhatsApp", [("WhatsApp", "whatsapp")]),
        ("lewat Instagram TV", [("Instagram TV", "instagram-tv")]),
        ("laman TRT World", [("TRT World", "trt-world")]),
        ("stasiun televisi nasional NHK", [("NHK", "nhk")]),
        ("surat kabar China Ningbo Evening News", [("Ningbo Evening News", "ningbo-evening-news")]),
        ("surat kabar Korea Selatan, Joongang Ilbo", [("Joongang Ilbo", "joongang")]),
        ("dikutip dari Al-Jazeera dan Al Arabiya", [("Al-Jazeera", "al-jazeera"), ("Al Arabiya", "al-arabiya")]),
        ("dikutip dari english.alarabiya.net", [("english.alarabiya.net", "al-arabiya")]),
        ("kata dia, dikutip beIN SPORTS, Selasa", [("beIN SPORTS", "bein-sports")]),
        ("tvOne dan RCTI menyiarkannya", [("tvOne", "tvone"), ("RCTI", "rcti")]),
        ("dilansir Tribun Jateng, Senin", [("Tribun Jateng", "tribun-jateng")]),
    ],
)
def test_known_outlets_are_found_with_their_key(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("dikutip dari laman Sportskeeda, Rabu", "Sportskeeda", "portal"),
        ("kepada surat kabar al-Sabah.", "al-Sabah", "newspaper"),
        ("kantor berita Palestina, Sawa, melaporkan", "Sawa", "agency"),
        ("stasiun televisi lokal Bahari TV menayangkan", "Bahari TV", "broadcaster"),
        ("dilansir kabarkita.com, Senin", "kabarkita.com", "portal"),
        ("melansir Skya News, Selasa", "Skya News", None),
        ("mengutip Tribun Cirebon.", "Tribun Cirebon", None),
    ],
)
def test_unknown_outlets_are_found_by_pattern(text: str, name: str, kind: str | None) -> None:
    [(span, outlet)] = find_outlets(text)
    assert (span.of(text), outlet.key, outlet.kind) == (name, None, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Pertemuan antara Kim dan Putin berlangsung hangat.",
        "Antara lain, ia meminta maaf.",
        "Arah kompas menunjuk ke utara.",
        "Tempo permainan sangat cepat.",
        "Detik-detik kecelakaan itu terekam kamera.",
        "Kontan saja ia menolak.",
        "Ia tinggal di RT 05 RW 03, Depok.",
        "Rusia mendaftarkan vaksin Sputnik V.",
        "Indeks Nikkei turun 1,2 persen.",
        "Penonton memenuhi Tribun Utara stadion.",
        "The Sun Also Rises karya Hemingway.",
        "Surat telegram itu diteken Kapolri.",
        "Lulusan UPI Bandung itu menjadi guru.",
        "Nama Michael Bloomberg disebut.",
        "Perusahaan Time Warner membelinya.",
        "surat kabar Turki itu terbit Selasa.",
        "kantor berita, Wakil Menteri Luar Negeri mengatakan",
        "Situs Warisan Dunia itu ramai.",
        "kerugian harian Rp14.075 per orang",
        "media lokal, Kamis (12/9)",
        "Hubungi redaksi@kompas.com",
        "Jarum kompasnya rusak, kata pendaki.",
    ],
)
def test_words_that_only_look_like_outlets_are_left(text: str) -> None:
    assert named(text) == []


def test_the_longest_name_wins_and_nothing_overlaps() -> None:
    text = "CNN Indonesia, CNN, BBC News Indonesia dan Tempo.co memuatnya."
    assert [key for _, key in named(text)] == ["cnn-indonesia", "cnn", "bbc-indonesia", "tempo-co"]
    spans = [span for span, _ in find_outlets(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_spans_count_characters_of_the_text() -> None:
    text = "“Ya,” kata dia – dikutip Reuters."
    [(span, _)] = find_outlets(text)
    assert span == TextSpan(text.index("Reuters"), text.index("Reuters") + 7)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("kompas", "kompas"),
        ("Kompas.com", "kompas-com"),
        ("sindonews", "sindonews"),
        ("www.tempo.co", "tempo-co"),
        ("Washington Post", "washington-post"),
        ("guardian", "guardian"),
        ("Twitternya", "twitter"),
        ("Dmitry Peskov", None),
        ("", None),
    ],
)
def test_a_name_alone_is_looked_up(name: str, key: str | None) -> None:
    outlet = find_outlet(name)
    assert (outlet.key if outlet else None) == key


def test_the_list_is_large_and_says_where_outlets_are_from() -> None:
    listed = list_of_outlets()
    assert len(listed) >= 450
    assert sum(o.country == "ID" for o in listed.values()) >= 150
    assert {o.kind for o in listed.values()} >= {"agency", "newspaper", "broadcaster", "portal", "platform", "radio"}
    assert len({o.country for o in listed.values()}) >= 60


def test_every_country_code_is_one_of_iso_3166() -> None:
    import pycountry

    codes = {country.alpha_2 for country in pycountry.countries}
    assert {o.country for o in outlets().values() if o.country} <= codes


def test_a_faulty_list_says_which_row(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    module = importlib.import_module("narasumber.language.outlets")
    row = {"key": "a", "name": "A", "aliases": "", "country": "", "kind": "agency", "site": ""}
    rows = [row, {**row, "key": "b", "name": "a"}]
    monkeypatch.setattr(module, "read_table", lambda *_: rows)
    with pytest.raises(DataFileError, match=r"outlets\.tsv: b: 'a' is a name of a already"):
        module.outlets.__wrapped__()


def test_time_grows_with_the_length_of_the_text() -> None:
    text = "Kim, dilansir kantor berita Rusia, TASS, dan laman A B C D E F, bertemu Putin. " * 400
    find_outlets(text[:400])
    start = time.perf_counter()
    find_outlets(text)
    once = time.perf_counter() - start
    start = time.perf_counter()
    find_outlets(text * 4)
    assert time.perf_counter() - start < 12 * once + 0.2
