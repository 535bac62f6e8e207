"""Each rule with the sentence that taught it, and beside it a sentence that only looks like one."""

import time

import pytest

from narasumber.attribution import find_statements
from narasumber.language import blank, find_quotations, find_sentences


def read(text, furniture=()):
    quotations = find_quotations(text)
    return find_statements(text, quotations, find_sentences(text, quotations), furniture)


def said(text):
    """Content, cue and source of each statement."""
    return [
        (" … ".join(c.of(text) for c in s.content), s.cue and s.cue.of(text), s.source and s.source.of(text))
        for s in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the words stand in the sentence before
        (
            "Sebanyak 12 orang tewas dalam kebakaran itu. Hal itu disampaikan Kapolres Bobby Mooy di Jakarta, Rabu.",
            [("Sebanyak 12 orang tewas dalam kebakaran itu", "disampaikan", "Kapolres Bobby Mooy")],
        ),
        # hearsay: nobody can be named
        (
            "Pelaku diduga melarikan diri ke arah selatan.",
            [("Pelaku … melarikan diri ke arah selatan", "diduga", None)],
        ),
        ("Diperkirakan kerugian mencapai Rp2 miliar.", [("kerugian mencapai Rp2 miliar", "Diperkirakan", None)]),
        (
            "Dilaporkan bahwa 12 orang tewas dalam serangan itu.",
            [("12 orang tewas dalam serangan itu", "Dilaporkan", None)],
        ),
        # speaker in -nya
        (
            "Menurutnya, harga beras akan turun bulan depan.",
            [("harga beras akan turun bulan depan", "Menurutnya", None)],
        ),
        (
            "Harga beras, lanjutnya, akan turun bulan depan.",
            [("Harga beras … akan turun bulan depan", "lanjutnya", None)],
        ),
        # one subject, two cues
        (
            "Pompeo mengatakan Iran berada di balik serangan itu dan menuduh Teheran berpura-pura berdiplomasi.",
            [
                ("Iran berada di balik serangan itu", "mengatakan", "Pompeo"),
                ("Teheran berpura-pura berdiplomasi", "menuduh", None),
            ],
        ),
        # stance with content
        (
            "Rusia mengecam serangan terhadap kilang minyak Arab Saudi.",
            [("serangan terhadap kilang minyak Arab Saudi", "mengecam", "Rusia")],
        ),
        ("Teheran membantah terlibat dalam serangan itu.", [("terlibat dalam serangan itu", "membantah", "Teheran")]),
        # a document and the body behind it
        (
            "Berdasarkan data Badan Pusat Statistik, inflasi bulan lalu mencapai 3,2 persen.",
            [("inflasi bulan lalu mencapai 3,2 persen", "Berdasarkan", "Badan Pusat Statistik")],
        ),
    ],
)
def test_indirect_speech(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 12 rumah terbakar. Hal itu membuat warga panik.",
        "Pria yang diduga pelaku itu ditangkap polisi.",
        "Teheran membantah tuduhan itu.",
        "Film itu berjudul “Laskar Pelangi” dan diputar di Jakarta.",
    ],
)
def test_what_only_looks_like_speech(text):
    assert read(text) == []


def test_a_question_and_who_is_asked():
    text = '"Kami tidak tahu," kata Mahathir ketika ditanya mengapa Zakir masih tinggal di Malaysia.'
    answer, question = read(text)
    assert answer.type == "direct"
    assert question.content[0].of(text) == "mengapa Zakir masih tinggal di Malaysia"
    assert question.addressee.of(text) == "Mahathir"


def test_the_one_asked_after_the_question():
    text = "Saat ditanya apakah rudal itu milik Korea Utara, Peskov menjawab singkat."
    (question,) = read(text)
    assert question.cue.of(text) == "ditanya"
    assert question.content[0].of(text) == "apakah rudal itu milik Korea Utara"
    assert question.addressee.of(text) == "Peskov"


@pytest.mark.parametrize(
    ("text", "content", "inner"),
    [
        (
            "Menteri Luar Negeri Retno Marsudi mengatakan bahwa Presiden berjanji akan menemui para korban.",
            "Presiden berjanji akan menemui para korban",
            "menemui para korban",
        ),
        (
            "Menurut Yeo, Singapura mengatakan bahwa kabut asap berasal dari Kalimantan.",
            "Singapura mengatakan bahwa kabut asap berasal dari Kalimantan",
            "kabut asap berasal dari Kalimantan",
        ),
        (
            '"Pemerintah mengatakan bahwa harga beras akan turun," kata Budi.',
            "Pemerintah mengatakan bahwa harga beras akan turun",
            "harga beras akan turun",
        ),
    ],
)
def test_words_within_words(text, content, inner):
    outer, within = read(text)
    assert (outer.content[0].of(text), outer.parent) == (content, None)
    assert (within.content[0].of(text), within.parent) == (inner, outer.id)


def test_a_quotation_without_cue_is_its_own_in_the_same_paragraph():
    text = '"Kami akan datang besok pagi," kata Budi. "Semua sudah siap dengan baik sejak kemarin."'
    assert said(text) == [
        ("Kami akan datang besok pagi", "kata", "Budi"),
        ("Semua sudah siap dengan baik sejak kemarin", None, None),
    ]


def test_a_quotation_that_fills_the_next_paragraph_runs_on():
    text = '"Kami akan datang besok pagi," kata Budi.\n"Semua sudah siap dengan baik sejak kemarin."'
    (statement,) = read(text)
    assert [c.of(text) for c in statement.content] == [
        "Kami akan datang besok pagi",
        "Semua sudah siap dengan baik sejak kemarin",
    ]


def test_a_stray_line_break_does_not_cut_off_the_cue():
    text = '"Serangan itu melanggar hukum,\n" kata Kementerian Luar Negeri Inggris, Selasa (10/9/2019).'
    assert said(text) == [("Serangan itu melanggar hukum", "kata", "Kementerian Luar Negeri Inggris")]


@pytest.mark.parametrize("more", ["Sehingga masyarakat tidak perlu khawatir", "Sebab, panen raya sudah dimulai"])
def test_a_fragment_continues_the_paraphrase(more):
    text = f"Presiden mengatakan harga beras akan turun. {more}."
    (statement,) = read(text)
    assert statement.content[0].of(text) == f"harga beras akan turun. {more}"


def test_a_full_sentence_does_not_continue_it():
    text = "Presiden mengatakan harga beras akan turun. Panen raya dimulai di Jawa Tengah."
    (statement,) = read(text)
    assert statement.content[0].of(text) == "harga beras akan turun"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Jokowi meminta para menteri agar bekerja lebih cepat.", "para menteri"),
        ("Anies juga berpesan agar para personel menjaga kesehatan.", "para personel"),
        ("Dia meminta bantuan kepada Jokowi untuk memulangkan anaknya.", "Jokowi"),
        ('"Kami masih menyelidikinya," ujar Adi saat dihubungi Kompas.com, Kamis (19/9/2019).', "Kompas.com"),
        ('"Kami masih menyelidikinya," kata Dedi kepada wartawan di Jakarta.', "wartawan"),
        ('"Kami masih menyelidikinya," kata Pompeo, mengacu kepada Presiden Iran Hassan Rouhani.', None),
        ("Teheran memperingatkan akan membalas serangan itu.", None),
    ],
)
def test_who_is_told(text, addressee):
    found = read(text)[0].addressee
    assert (found and found.of(text)) == addressee


@pytest.mark.parametrize(
    ("circumstance", "place"),
    [
        ("di Gedung DPR, Jakarta, Rabu (11/9/2019)", "di Gedung DPR, Jakarta"),
        ("saat dihubungi wartawan, Rabu (11/9)", "saat dihubungi wartawan"),
        ("usai rapat kabinet di Istana Bogor", "usai rapat kabinet di Istana Bogor"),
        ("dalam keterangan tertulis, Senin (9/9)", "dalam keterangan tertulis"),
        (
            "dalam pidato yang disiarkan televisi seperti dikutip dari Reuters, Rabu (11/9/2019)",
            "dalam pidato yang disiarkan televisi",
        ),
        ("dalam pernyataan yang dilansir Reuters", "dalam pernyataan"),
        ("setelah menghadiri upacara itu", "setelah menghadiri upacara itu"),
        # no place: a channel, a time, a clause
        ("melalui akun Twitternya", None),
        ("dalam sebuah postingan di Facebook", None),
        ("pada Juli 2018", None),
        ("setelah Trump membatalkan perundingan", None),
    ],
)
def test_where_it_was_said(circumstance, place):
    text = f'"Kami masih menyelidikinya," kata Budi {circumstance}.'
    (statement,) = read(text)
    assert (statement.place and statement.place.of(text)) == place


def test_where_the_speaker_works_is_no_place():
    text = '"Pelaku mengincar rumah sakit," ujar Seongsu Park, peneliti keamanan di Kaspersky.'
    assert read(text)[0].place is None


def test_a_document_is_the_place():
    text = "Berdasarkan data Badan Pusat Statistik, inflasi bulan lalu mencapai 3,2 persen."
    assert read(text)[0].place.of(text) == "data Badan Pusat Statistik"


def test_furniture_is_passed_over():
    text = 'Baca juga: "Kami akan datang besok pagi," kata Budi.\nMenurut dia, aturan itu masih dalam proses.'
    first = find_sentences(text, find_quotations(text))[0]
    (statement,) = read(text, [first])
    assert statement.cue.of(text) == "Menurut"


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "«»“”\"'‘’",
        "kata kata kata,",
        "menurut",
        "diduga\x00 dilaporkan bahwa",
        "(((((",
        "Hal itu disampaikan",
        "\n \n",
    ],
)
def test_odd_text_is_borne(text):
    for statement in read(text):
        assert all(0 <= c.start < c.end <= len(text) for c in statement.content)


def test_time_grows_with_the_text():
    piece = "kata dia bahwa Presiden mengatakan di Jakarta, diduga dilaporkan yang meminta untuk "

    def seconds(times):
        text = piece * times
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(2)
    short, long = seconds(100), seconds(800)
    assert long < 20 * max(short, 0.02)


def test_the_component_in_a_pipeline():
    nlp = blank()
    nlp.add_pipe("narasumber_quotations")
    nlp.add_pipe("narasumber_rules", config={"nested": False})
    doc = nlp("Menurut Yeo, Singapura mengatakan bahwa kabut asap berasal dari Kalimantan.")
    (statement,) = doc._.statements
    assert statement.source.of(doc.text) == "Yeo"
    assert 0 < statement.confidence["statement"] <= 1


def test_the_component_drops_what_is_less_sure_than_least():
    nlp = blank()
    nlp.add_pipe("narasumber_rules", config={"least": 0.99})
    assert nlp("Pelaku diduga melarikan diri ke arah selatan.")._.statements == []
