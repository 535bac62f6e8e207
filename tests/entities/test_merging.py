"""Entities that the resolver left apart and that are one."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.entities.merging import long_roles, merge
from narasumber.language import title_kinds


def entity(key: str, name: str, kind: str, text: str, role: str | None = None, body: str | None = None) -> Entity:
    at = text.find(name)
    return Entity(key, name, kind, role, body, [], [TextSpan(at, at + len(name))])  # type: ignore[arg-type]


def statement(text: str, source: str, speaker: str) -> Statement:
    at = text.find(source)
    return Statement("s1", "indirect", [TextSpan(0, 1)], source=TextSpan(at, at + len(source)), speaker=speaker)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Pemerintah Arab Saudi membantah. Arab Saudi geram.", ("Pemerintah Arab Saudi", "ORG"), ("Arab Saudi", "GPE")),
        ("Pemerintah AS bungkam. Amerika Serikat menolak.", ("Pemerintah AS", "ORG"), ("Amerika Serikat", "GPE")),
        (
            "Houthi menyerang. Pasukan gerakan pemberontak Houthi.",
            ("gerakan pemberontak Houthi", "ORG"),
            ("Houthi", "ORG"),
        ),
        ("Para pengunjuk rasa dan pengunjuk rasa", ("Para pengunjuk rasa", "GROUP"), ("pengunjuk rasa", "GROUP")),
        ("Badan Antariksa (LAPAN) dan Badan Antariksa", ("Badan Antariksa (LAPAN)", "ORG"), ("Badan Antariksa", "ORG")),
        ("Wakil Presiden Jusuf Kalla. Jusuf Kalla", ("Wakil Presiden Jusuf Kalla", "PER"), ("Jusuf Kalla", "PER")),
        ("JK menjajal kereta. Jusuf Kalla puas.", ("JK", "PER"), ("Jusuf Kalla", "PER")),
        ("reuters.com menulis, kata Reuters", ("reuters.com", "MEDIA"), ("Reuters", "MEDIA")),
    ],
)
def test_names_of_one_are_joined(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    a, b = (entity(f"e{n}", *pair, text) for n, pair in enumerate((first, second), 1))
    said = statement(text, first[0], "e1")
    said.via = [Relay(TextSpan(0, 1), "e1")]
    (left,) = merge(text, [a, b], [said])
    assert {first[0], second[0]} == {left.name, *left.aliases}
    assert said.speaker == said.via[0].entity == left.id
    assert len(left.mentions) >= 1


@pytest.mark.parametrize(
    ("name", "role", "body"),
    [
        ("Presiden", "Presiden", None),
        ("Wapres", "Wakil Presiden", None),
        ("Mendagri", "Menteri Dalam Negeri (Mendagri)", None),
        ("Jaksa KPK", "jaksa", "KPK"),
        ("seorang pejabat senior Palestina", "pejabat senior", "Palestina"),
    ],
)
def test_a_role_without_a_name_is_the_one_who_has_it(name: str, role: str, body: str | None) -> None:
    text = f"{name} tiba. Hanan Wirajuda pulang."
    (left,) = merge(
        text, [entity("e1", name, "PER", text), entity("e2", "Hanan Wirajuda", "PER", text, role, body)], []
    )
    assert (left.name, left.role, left.aliases) == ("Hanan Wirajuda", role, [name])


def test_a_role_that_two_have_stays_open() -> None:
    text = "Jaksa Amir dan jaksa Budi. Jaksa itu bungkam."
    found = [entity("e1", "Amir", "PER", text, "Jaksa"), entity("e2", "Budi", "PER", text, "jaksa")]
    assert len(merge(text, [*found, entity("e3", "Jaksa", "PER", text)], [])) == 3


def test_that_official_is_the_last_one_called_so() -> None:
    text = "Seorang pejabat Pentagon dan Kementerian Luar Negeri Rusia. Kementerian itu menolak, kata pejabat itu."
    found = [
        entity("e1", "Seorang pejabat Pentagon", "PER", text),
        entity("e2", "Kementerian Luar Negeri Rusia", "ORG", text),
        entity("e3", "Kementerian itu", "ORG", text),
        entity("e4", "pejabat itu", "PER", text),
    ]
    assert [e.aliases for e in merge(text, found, [])] == [["pejabat itu"], ["Kementerian itu"]]


def test_that_politician_is_who_spoke_last() -> None:
    text = "Masinton Pasaribu menolak usul Alex. Politikus PDIP itu menilai usul itu buruk."
    found = [
        entity("e1", "Masinton Pasaribu", "PER", text),
        entity("e2", "Alex", "PER", text),
        entity("e3", "Politikus PDIP itu", "PER", text),
    ]
    said = [statement(text, "Masinton Pasaribu", "e1"), statement(text, "Politikus PDIP itu", "e3")]
    assert [e.name for e in merge(text, found, said)] == ["Masinton Pasaribu", "Alex"]
    assert [s.speaker for s in said] == ["e1", "e1"]


def test_a_first_name_read_as_the_end_of_an_affiliation_comes_back() -> None:
    text = "Kepala BKN Bima Haria Wibisana hadir. «Tunggu,» ujar Bima."
    found = [entity("e1", "Haria Wibisana", "PER", text, "Kepala", "BKN Bima"), entity("e2", "Bima", "PER", text)]
    (left,) = merge(text, found, [])
    assert (left.name, left.aliases, left.affiliation) == ("Bima Haria Wibisana", ["Bima"], "BKN")


def test_strangers_stay_apart() -> None:
    text = "Pejabat Korea Selatan, Korea Selatan, Partai Konservatif, Partai Liberal itu"
    found = [
        entity("e1", "Pejabat Korea Selatan", "PER", text),
        entity("e2", "Korea Selatan", "GPE", text),
        entity("e3", "Partai Konservatif", "ORG", text),
    ]
    assert len(merge(text, found, [])) == 3


def test_every_short_office_is_spelled_out() -> None:
    assert all(short.islower() and len(long.split()) > 1 for short, long in long_roles().items())


def test_every_short_office_is_a_title() -> None:
    assert [short for short in long_roles() if "role" not in title_kinds(short)] == []
