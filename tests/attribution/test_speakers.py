"""Each way in which an article says who speaks, with a fragment for each, and that odd text does no harm."""

import time
from collections.abc import Callable

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.attribution.speakers import assign, resolve
from narasumber.attribution.speakers.naming import Naming


def place(text: str, words: str, after: int = 0) -> TextSpan:
    start = text.index(words, after)
    return TextSpan(start, start + len(words))


Said = tuple[str, str | None, str | None]


def people(text: str, *said: Said, **more: str) -> tuple[list[Statement], dict[str, Entity]]:
    """Resolve statements given as (content, cue, source); each is looked for after the one before."""
    statements, after = [], 0
    for n, (content, cue, source) in enumerate(said, 1):
        span = place(text, content, after)
        near = max(0, after)
        statements.append(
            Statement(
                f"s{n}",
                "direct" if text[span.start - 1 : span.start] in ('"', "“") else "indirect",
                [span],
                cue=place(text, cue, near) if cue else None,
                source=place(text, source, near) if source else None,
            )
        )
        after = max(span.end, *(s.end for s in (statements[-1].cue, statements[-1].source) if s))
    if "via" in more:
        statements[-1].via = [Relay(place(text, more["via"]))]
    return statements, {e.id: e for e in assign(resolve(text, statements))}


def speaker(statement: Statement, entities: dict[str, Entity]) -> Entity:
    assert statement.speaker is not None, statement.doubts
    return entities[statement.speaker]


ZARIF = (
    "Menteri Luar Negeri Iran Mohammad Javad Zarif mengatakan negaranya tidak ingin perang.\n"
    '"Kami akan membela diri," kata Zarif.\n'
    "Ia menambahkan bahwa sanksi itu tidak sah.\n"
    '"Ini terorisme ekonomi," ujarnya.'
)


def test_short_name_pronoun_and_clitic_lead_to_the_full_name() -> None:
    statements, entities = people(
        ZARIF,
        ("negaranya tidak ingin perang", "mengatakan", "Menteri Luar Negeri Iran Mohammad Javad Zarif"),
        ("Kami akan membela diri", "kata", "Zarif"),
        ("sanksi itu tidak sah", "menambahkan", "Ia"),
        ("Ini terorisme ekonomi", "ujarnya", None),
    )
    assert {speaker(s, entities).name for s in statements} == {"Mohammad Javad Zarif"}
    assert [s.mention_kind for s in statements] == ["name", "short name", "pronoun", "clitic"]
    zarif = speaker(statements[0], entities)
    assert (zarif.type, zarif.role, zarif.affiliation) == ("PER", "Menteri Luar Negeri", "Iran")
    assert all(0 <= s.confidence["speaker"] <= 1 for s in statements)


def test_apposition_with_role_and_body_before_the_name() -> None:
    text = '"Serangan itu gagal," kata Juru Bicara Kementerian Pertahanan Rusia, Igor Konashenkov, Senin (4/9/2023).'
    source = "Juru Bicara Kementerian Pertahanan Rusia, Igor Konashenkov"
    statements, entities = people(text, ("Serangan itu gagal", "kata", source))
    assert speaker(statements[0], entities).name == "Igor Konashenkov"


def test_role_after_the_name() -> None:
    text = '"Kami khawatir," kata Nicholas Bequelin, direktur Asia Timur di Amnesty International.'
    source = "Nicholas Bequelin, direktur Asia Timur di Amnesty International"
    statements, entities = people(text, ("Kami khawatir", "kata", source))
    who = speaker(statements[0], entities)
    assert who.name == "Nicholas Bequelin"
    assert who.role == "direktur Asia Timur"


def test_abbreviation_in_brackets() -> None:
    text = (
        "Komite Nasional Keselamatan Transportasi (KNKT) menyatakan pesawat itu laik terbang.\n"
        "KNKT menyebut laporan akhir terbit Oktober."
    )
    statements, entities = people(
        text,
        ("pesawat itu laik terbang", "menyatakan", "Komite Nasional Keselamatan Transportasi (KNKT)"),
        ("laporan akhir terbit Oktober", "menyebut", "KNKT"),
    )
    first, second = (speaker(s, entities) for s in statements)
    assert first is second
    assert first.type == "ORG"
    assert "KNKT" in first.aliases


def test_capital_stands_for_the_country() -> None:
    text = "Rusia menolak tuduhan itu.\nMoskow menyatakan serangan tersebut dilakukan Ukraina."
    statements, entities = people(text, ("serangan tersebut dilakukan Ukraina", "menyatakan", "Moskow"))
    who = speaker(statements[0], entities)
    assert (who.name, who.code) == ("Rusia", "RU")


def test_several_together_are_one_group_that_knows_its_members() -> None:
    text = "Budi Iskandar dan Agus Sasmito mengatakan sidang ditunda."
    statements, entities = people(text, ("sidang ditunda", "mengatakan", "Budi Iskandar dan Agus Sasmito"))
    who = speaker(statements[0], entities)
    assert (who.type, who.name) == ("GROUP", "Budi Iskandar dan Agus Sasmito")
    assert {"Budi Iskandar", "Agus Sasmito"} <= set(who.aliases)


def test_unnamed_speaker_keeps_the_noun_phrase() -> None:
    text = "Seorang pejabat Pentagon yang enggan disebutkan namanya mengatakan pasukan akan ditambah."
    source = "Seorang pejabat Pentagon yang enggan disebutkan namanya"
    statements, entities = people(text, ("pasukan akan ditambah", "mengatakan", source))
    assert speaker(statements[0], entities).name.startswith("Seorang pejabat Pentagon")
    assert statements[0].mention_kind in ("name", "role")


def test_law_as_subject_has_no_speaker() -> None:
    text = "Bayu mengkritik RUU itu.\nPasal 417 menyebut setiap orang dapat dipidana."
    statements, _ = people(text, ("setiap orang dapat dipidana", "menyebut", "Pasal 417"))
    assert statements[0].speaker is None


def test_left_out_subject_of_a_second_verb() -> None:
    text = "Bolton membantah dipecat dan mengatakan dia telah mengundurkan diri."
    statements, entities = people(
        text, ("dipecat", "membantah", "Bolton"), ("dia telah mengundurkan diri", "mengatakan", None)
    )
    assert speaker(statements[1], entities).name == "Bolton"
    assert statements[1].mention_kind == "none"


def test_speaker_goes_on_over_paragraphs() -> None:
    text = (
        '"Curah hujan tinggi," kata Kepala BMKG Dwikorita Karnawati.\n'
        '"Warga diminta waspada," katanya.\n"Jangan panik," lanjutnya.'
    )
    statements, entities = people(
        text,
        ("Curah hujan tinggi", "kata", "Kepala BMKG Dwikorita Karnawati"),
        ("Warga diminta waspada", "katanya", None),
        ("Jangan panik", "lanjutnya", None),
    )
    assert len({s.speaker for s in statements}) == 1
    assert speaker(statements[0], entities).name == "Dwikorita Karnawati"


def test_byname_given_by_the_text_joins_two_mentions() -> None:
    text = (
        "Ketua Komisi III DPR Bambang Wuryanto yang akrab disapa Pacul menolak usul itu.\n"
        'Bambang Wuryanto mengatakan usul itu terlambat.\n"Tidak bisa," kata Pacul.'
    )
    statements, entities = people(
        text, ("usul itu terlambat", "mengatakan", "Bambang Wuryanto"), ("Tidak bisa", "kata", "Pacul")
    )
    assert statements[0].speaker == statements[1].speaker
    who = speaker(statements[1], entities)
    assert who.name == "Bambang Wuryanto"
    assert "Pacul" in who.aliases


def test_relay_becomes_an_entity() -> None:
    text = '"Kami siap," ucap Ghani, seperti dilansir Sputnik pada Selasa (10/9).'
    statements, entities = people(text, ("Kami siap", "ucap", "Ghani"), via="Sputnik")
    relay = statements[0].via[0]
    assert relay.entity is not None
    assert (entities[relay.entity].name, entities[relay.entity].type) == ("Sputnik", "MEDIA")


def test_a_source_phrase_names_the_person_in_it() -> None:
    text = '"Kami menolak," kata Juru Bicara Pentagon John Kirby, Rabu.\nKirby tak merinci waktunya.'
    statements, entities = people(text, ("Kami menolak", "kata", "Juru Bicara Pentagon John Kirby"))
    who = speaker(statements[0], entities)
    assert (who.name, who.role, who.affiliation) == ("John Kirby", "Juru Bicara", "Pentagon")
    assert "Kirby" in who.aliases


def test_an_agency_is_named_by_its_name_not_its_noun() -> None:
    text = (
        "Sebelumnya, kantor berita Turki, yakni Anatolian News Agency (ANAG), melaporkan pasukan ditarik.\n"
        '"Pasukan ditarik pekan ini," tulis ANAG.'
    )
    statements, entities = people(
        text,
        ("pasukan ditarik", "melaporkan", "kantor berita Turki, yakni Anatolian News Agency (ANAG)"),
        ("Pasukan ditarik pekan ini", "tulis", "ANAG"),
    )
    assert statements[0].speaker == statements[1].speaker
    who = speaker(statements[0], entities)
    assert (who.name, who.type) == ("Anatolian News Agency", "MEDIA")
    assert {"ANAG", "kantor berita Turki"} <= set(who.aliases)


def test_a_role_runs_over_no_verb_and_no_other_person() -> None:
    text = "Presiden Prancis Emmanuel Macron menjamu Angela Merkel di Paris."
    names = [Naming(place(text, n), "PER") for n in ("Emmanuel Macron", "Angela Merkel")]
    found = {e.name: (e.role, e.affiliation) for e in assign(resolve(text, [], names))}
    assert found == {"Emmanuel Macron": ("Presiden", "Prancis"), "Angela Merkel": (None, None)}


def test_the_subject_of_the_sentence_before_goes_before_others_named_in_it() -> None:
    text = (
        '"Lokasi sudah dipilih," kata Menteri Agraria Sofyan Djalil, Kamis.\n'
        "Sofyan tak merinci kapan Jokowi akan meninjau lokasi itu. Dia hanya mengatakan lokasinya di Kalimantan."
    )
    statements, entities = people(
        text,
        ("Lokasi sudah dipilih", "kata", "Menteri Agraria Sofyan Djalil"),
        ("lokasinya di Kalimantan", "mengatakan", "Dia"),
    )
    assert speaker(statements[1], entities).name == "Sofyan Djalil"


def test_a_name_as_source_is_that_name_whoever_spoke_before() -> None:
    text = 'Liga Arab bersidang di Kairo.\n"Kami siap," kata Arab Saudi.\nDewan Liga Arab mengatakan sidang selesai.'
    statements, entities = people(
        text, ("Kami siap", "kata", "Arab Saudi"), ("sidang selesai", "mengatakan", "Dewan Liga Arab")
    )
    assert speaker(statements[1], entities).name == "Dewan Liga Arab"


def test_unsure_speaker_is_left_open_and_said() -> None:
    text = '"Kami akan membela diri," kata Zarif.'
    statement = Statement("s1", "direct", [place(text, "Kami akan membela diri")], source=place(text, "Zarif"))
    assign(resolve(text, [statement]), least=1.01)
    assert statement.speaker is None


ODD: list[Callable[[], tuple[str, list[Statement]]]] = [
    lambda: ("", []),
    lambda: ("", [Statement("s1", "direct", [])]),
    lambda: ("\n\n", [Statement("s1", "direct", [TextSpan(0, 1)], source=TextSpan(0, 1))]),
    lambda: ("a b", [Statement("s1", "direct", [TextSpan(0, 0)], cue=TextSpan(1, 1), source=TextSpan(2, 2))]),
    lambda: ("kata X", [Statement("s1", "direct", [TextSpan(9, 12)], cue=TextSpan(0, 4), source=TextSpan(5, 40))]),
    lambda: (
        "kata X",
        [Statement("s1", "direct", [TextSpan(0, 1)], parent="s1"), Statement("s2", "mixed", [])],
    ),
    lambda: ("a  b", [Statement("s1", "direct", [TextSpan(0, 1)], cue=TextSpan(1, 3))]),
    lambda: (
        "((( „ \u200b",
        [Statement("s1", "direct", [TextSpan(0, 3)], via=[Relay(TextSpan(0, 2))])],
    ),
]


@pytest.mark.parametrize("make", ODD)
def test_odd_input_does_not_raise(make: Callable[[], tuple[str, list[Statement]]]) -> None:
    text, statements = make()
    for entity in assign(resolve(text, statements)):
        assert entity.id


def test_time_grows_with_the_text_only() -> None:
    statements, _ = people(ZARIF, ("Ini terorisme ekonomi", "ujarnya", None))
    resolve(ZARIF, statements)
    began = time.perf_counter()
    resolve(ZARIF * 40, statements)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("source", ["laman", "Agustus 2019", "dari", "dalam dokumen itu", "seolah-olah"])
def test_a_source_without_a_word_for_somebody_is_nobodys_name(source: str) -> None:
    text = f"Menurut {source}, penjualan ponsel turun 14,8 persen tahun ini."
    statements, entities = people(text, ("penjualan ponsel turun 14,8 persen tahun ini", "Menurut", source))
    assert source not in {e.name for e in entities.values()}
    assert statements[0].speaker is None


def test_the_owner_of_a_site_speaks_on_it() -> None:
    text = (
        "Paul Hollywood mengatakan dia ingin memanggang roti.\nMenurut situs pribadinya, dia juga membuka kelas kursus."
    )
    statements, entities = people(
        text,
        ("dia ingin memanggang roti", "mengatakan", "Paul Hollywood"),
        ("dia juga membuka kelas kursus", "Menurut", "situs pribadinya"),
    )
    assert speaker(statements[1], entities).name == "Paul Hollywood"


def test_a_description_with_ini_is_the_one_described() -> None:
    text = (
        'Marissya Icha mengaku sudah lama berteman dengan Elly.\n"Saya senang dia berhijab," kata Marissya.\n'
        '"Semoga benar niatnya," ujar sahabat Elly Sugigi ini.'
    )
    statements, entities = people(
        text,
        ("sudah lama berteman dengan Elly", "mengaku", "Marissya Icha"),
        ("Saya senang dia berhijab", "kata", "Marissya"),
        ("Semoga benar niatnya", "ujar", "sahabat Elly Sugigi ini"),
    )
    assert speaker(statements[2], entities).name == "Marissya Icha"


def test_he_is_a_person_never_an_outlet() -> None:
    text = (
        "Haaretz melaporkan partai itu kalah.\nAvigdor Lieberman menolak hasil itu.\nDia menegaskan koalisi harus luas."
    )
    statements, entities = people(
        text,
        ("partai itu kalah", "melaporkan", "Haaretz"),
        ("hasil itu", "menolak", "Avigdor Lieberman"),
        ("koalisi harus luas", "menegaskan", "Dia"),
    )
    assert speaker(statements[2], entities).type == "PER"


def test_what_trails_a_source_is_no_part_of_the_name() -> None:
    text = "Kebakaran sudah padam, bunyi pernyataan pengadilan kerajaan seperti disitir kantor berita itu."
    source = "pengadilan kerajaan seperti disitir"
    _, entities = people(text, ("Kebakaran sudah padam", "bunyi pernyataan", source))
    assert all("disitir" not in e.name for e in entities.values())


def test_relays_of_one_entity_are_one() -> None:
    text = '"Kami berduka," tulis Kedutaan Besar Rusia melalui akun Twitter mereka di Twitter.'
    statements, _ = people(text, ("Kami berduka", "tulis", "Kedutaan Besar Rusia"))
    first = place(text, "Twitter")
    statements[0].via = [Relay(first), Relay(place(text, "Twitter", first.end))]
    assign(resolve(text, statements))
    assert len(statements[0].via) == 1


def test_a_document_speaks_for_whom_it_comes_from() -> None:
    text = "Indonesia bungkam, kata Retno. Kami patuh, demikian pernyataan dari Sime Darby."
    statements, entities = people(
        text,
        ("Indonesia bungkam", "kata", "Retno"),
        ("Kami patuh", "demikian", "pernyataan dari Sime Darby"),
    )
    assert speaker(statements[1], entities).name == "Sime Darby"


def test_a_byname_is_of_whoever_was_named_last() -> None:
    text = (
        "Presiden Joko Widodo mengatakan harga turun.\n"
        "Politikus PDIP Bambang Wuryanto menilai itu terlambat.\n"
        "Presiden hadir. Pria yang akrab disapa Pacul itu menyebut usul itu aneh."
    )
    statements, entities = people(
        text,
        ("harga turun", "mengatakan", "Presiden Joko Widodo"),
        ("itu terlambat", "menilai", "Politikus PDIP Bambang Wuryanto"),
        ("usul itu aneh", "menyebut", "Pria yang akrab disapa Pacul itu"),
    )
    assert [speaker(s, entities).name for s in statements] == ["Joko Widodo", "Bambang Wuryanto", "Bambang Wuryanto"]


def test_an_agency_in_apposition_speaks_by_its_name() -> None:
    text = "Pyongyang membantah, kata kantor berita Korut, yakni Korean Central News Agency (KCNA)."
    source = "kantor berita Korut, yakni Korean Central News Agency (KCNA)"
    statements, entities = people(text, ("Pyongyang membantah", "kata", source))
    assert speaker(statements[0], entities).name == "Korean Central News Agency"


def test_nobody_who_comes_later_is_guessed_at() -> None:
    text = "Laporan itu menyatakan penarikan dimulai Oktober.\nPyongyang diam, kata Kim Song."
    statements, _ = people(
        text, ("penarikan dimulai Oktober", "menyatakan", "Laporan itu"), ("Pyongyang diam", "kata", "Kim Song")
    )
    assert statements[0].speaker is None or statements[0].confidence["speaker"] >= 0.5
