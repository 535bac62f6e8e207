"""Names from the taggers made whole: edges, abbreviations, countries, outlets, and which tagger counts."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Statement
from narasumber.attribution.speakers.layers import combine, tidy, whole
from narasumber.attribution.speakers.mentions import _head
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.phrases import names_nobody, names_owner, without_predicate
from narasumber.attribution.speakers.roles import without_loose_end
from narasumber.attribution.speakers.titled import split_titled
from narasumber.attribution.speakers.tokens import split_words


def name(text: str, words: str, kind: str, score: float = 1.0) -> Naming:
    start = text.index(words)
    return Naming(TextSpan(start, start + len(words)), kind, score)


def tidied(text: str, *names: Naming, source: str | None = None) -> dict[str, str]:
    statements = []
    if source is not None:
        start = text.index(source)
        statements = [Statement("s1", "indirect", [], source=TextSpan(start, start + len(source)))]
    return {n.span.of(text): n.kind for n in tidy(text, split_words(text), names, statements)}


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("kata Rusia, kemarin", 5, 11, "Rusia"),
        ("kata Pompeo.", 5, 12, "Pompeo"),
        ("kata Sammy Davis Jr. di", 5, 20, "Sammy Davis Jr."),
        ("kata Kremlin lagi", 7, 10, "Kremlin"),
        ("(KNKT) menyebut", 0, 6, "KNKT"),
        ("Amerika Serikat (AS) menolak", 0, 20, "Amerika Serikat (AS)"),
        (" ,. ", 0, 4, ""),
    ],
)
def test_spans_cover_whole_words_without_marks(text: str, start: int, end: int, words: str) -> None:
    assert whole(text, TextSpan(start, end)).of(text) == words


def test_an_abbreviation_in_brackets_is_spelled_out_in_full() -> None:
    text = "Kepala Badan Nasional Penanggulangan Bencana (BNPB) menyebut 12 korban."
    found = tidied(text, name(text, "Penanggulangan Bencana", "ORG"))
    assert found == {"Badan Nasional Penanggulangan Bencana": "ORG"}


def test_a_country_in_pieces_is_one_country() -> None:
    text = "Delegasi Republik Rakyat Demokratik Korea tiba."
    assert tidied(text, name(text, "Republik Rakyat", "GPE"), name(text, "Korea", "GPE")) == {
        "Republik Rakyat Demokratik Korea": "GPE"
    }


def test_a_name_has_one_type_in_an_article() -> None:
    text = "Macron tiba di Roma. Kata Macron, ia lelah."
    second = text.rindex("Macron")
    names = (name(text, "Macron", "PER", 0.9), Naming(TextSpan(second, second + 6), "GPE", 0.4))
    assert tidied(text, *names) == {"Macron": "PER"}


def test_two_pieces_of_a_person_are_one_and_short_names_are_found_again() -> None:
    text = "Anggota DPR Masinton Pasaribu tiba. Masinton menolak."
    found = tidy(text, split_words(text), [name(text, "Masinton", "PER"), name(text, "Pasaribu", "PER")], [])
    assert [n.span.of(text) for n in found] == ["Masinton Pasaribu", "Masinton"]


def test_an_outlet_goes_by_its_name() -> None:
    text = "Menurut laman TRT World, kantor berita Rusia, TASS, melaporkan itu."
    found = tidied(text, name(text, "laman TRT World", "MEDIA"), source="kantor berita Rusia, TASS")
    assert found == {"TRT World": "MEDIA", "TASS": "MEDIA"}


def test_the_end_of_an_office_is_no_part_of_a_name() -> None:
    text = "kata Ketua Komnas Perempuan Azriana Manalu."
    assert tidied(text, name(text, "Perempuan Azriana Manalu", "PER")) == {"Azriana Manalu": "PER"}


def test_pronouns_and_offices_are_no_names() -> None:
    text = "Pejabat itu dan Menteri Luar Negeri hadir."
    assert tidied(text, name(text, "itu", "GROUP"), name(text, "Luar Negeri", "PER")) == {}


def test_the_learned_tagger_counts_where_it_is_sure() -> None:
    text = "Komisi Pemberantasan Korupsi menolak, kata Febri Diansyah."
    ruled = [name(text, "Pemberantasan Korupsi", "ORG"), name(text, "Febri", "PER")]
    learned = [name(text, "Komisi Pemberantasan Korupsi", "ORG", 0.97), name(text, "Febri Diansyah", "PER", 0.5)]
    assert [n.span.of(text) for n in combine(learned, ruled)] == ["Komisi Pemberantasan Korupsi", "Febri"]


@pytest.mark.parametrize(
    ("phrase", "person", "role"),
    [
        ("Menteri Keuangan Sri Mulyani Indrawati", "Sri Mulyani Indrawati", "Menteri Keuangan"),
        ("Presiden Joko Widodo", "Joko Widodo", "Presiden"),
        ("Pendiri Alibaba, Jack Ma", "Jack Ma", "Pendiri Alibaba"),
        ("Direktur Jenderal Kebudayaan Hilmar Farid", "Hilmar Farid", "Direktur Jenderal Kebudayaan"),
        ("perwira polisi Sanjay Bhatia", "Sanjay Bhatia", None),
    ],
)
def test_a_titled_name_is_parted_from_its_title(phrase: str, person: str, role: str | None) -> None:
    found = split_titled(phrase, TextSpan(0, len(phrase)))
    assert found.name is not None
    assert found.name.of(phrase) == person
    assert (found.role.of(phrase) if found.role else None) == role


def test_a_role_alone_holds_no_name() -> None:
    for phrase in ("juru bicara CISF", "Menteri Luar Negeri", "sang presiden"):
        assert split_titled(phrase, TextSpan(0, len(phrase))).name is None


def test_a_manner_of_speaking_is_no_part_of_the_name() -> None:
    head = _head("Yuda berseloroh")
    assert head is not None
    assert head[1] == "Yuda"
    assert _head("Menteri berkata") is None


def test_a_title_word_that_is_a_given_name_stays_in_the_name() -> None:
    text = "Menteri Imam Nahrawi"
    found = split_titled(text, TextSpan(0, len(text)))
    assert found.name is not None
    assert found.role is not None
    assert (found.role.of(text), found.name.of(text)) == ("Menteri", "Imam Nahrawi")


def test_the_place_of_an_office_is_no_part_of_the_name() -> None:
    text = "Kepala Dinas Penanaman Modal Kabupaten Pangandaran Sobirin"
    found = split_titled(text, TextSpan(0, len(text)))
    assert found.name is not None
    assert found.name.of(text) == "Sobirin"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("PDIP itu", "PDIP"),
        ("Partai Golkar yang juga Menteri Perindustrian", "Partai Golkar"),
        ("Menteri Keuangan (", "Menteri Keuangan"),
        ("BRI mengungkapkan", "BRI"),
        ("Indonesia Corruption Watch atau", "Indonesia Corruption Watch"),
        ("Amerika Serikat (AS)", "Amerika Serikat (AS)"),
        (None, None),
    ],
)
def test_roles_and_affiliations_end_where_the_phrase_does(written: str | None, meant: str | None) -> None:
    assert without_loose_end(written) == meant


@pytest.mark.parametrize(
    "phrase",
    ["Ini", "Hal itu", "hal tersebut", "salah satu", "siapa pun", "dasar dari", "tes itu", "dengan napas berat"],
)
def test_what_points_back_or_breaks_off_is_nobody(phrase: str) -> None:
    assert names_nobody(phrase)


@pytest.mark.parametrize("phrase", ["laporan itu", "negara itu", "pejabat tersebut", "Penyidik itu", "polisi ini"])
def test_descriptions_that_point_back_are_somebody(phrase: str) -> None:
    assert not names_nobody(phrase)


def test_a_cue_taken_for_its_source_names_its_owner() -> None:
    assert names_owner("tuturnya")
    assert not names_owner("pacarnya")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("seorang pegawai sempat adu mulut", "seorang pegawai"),
        ("Para penyiar baru saja", "Para penyiar"),
        ("seorang pemrotes mengenakan seragam sekolah", "seorang pemrotes"),
        ("pejabat yang telah dipecat", "pejabat yang telah dipecat"),
        ("sejumlah menteri", "sejumlah menteri"),
        ("seorang mantan menteri", "seorang mantan menteri"),
        ("awak media", "awak media"),
    ],
)
def test_a_description_ends_where_its_sentence_goes_on(written: str, meant: str) -> None:
    assert without_predicate(written) == meant
