"""Which role an entity is given: what users read as «role» and «affiliation»."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Entity, settle_roles


def settled(text: str, name: str, kind: str = "PER", role: str | None = None) -> tuple[str | None, str | None]:
    at = text.index(name)
    entity = Entity("e1", name, kind, role=role, mentions=[TextSpan(at, at + len(name))])  # type: ignore[arg-type]
    settle_roles(text, [entity], ())
    return entity.role, entity.affiliation


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ('"Kami menunggu," kata Juru Bicara Kremlin Dmitry Peskov, Rabu.', "Dmitry Peskov", "Juru Bicara", "Kremlin"),
        (
            "Menteri Luar Negeri Iran, Mohammad Javad Zarif, tiba.",
            "Mohammad Javad Zarif",
            "Menteri Luar Negeri",
            "Iran",
        ),
        ("Direktur Utama PT Pelni Yahya Kuncoro menolak.", "Yahya Kuncoro", "Direktur Utama", "PT Pelni"),
    ],
)
def test_role_ends_where_the_affiliation_begins(text: str, name: str, role: str, affiliation: str) -> None:
    assert settled(text, name) == (role, affiliation)


def test_the_title_of_another_is_not_taken() -> None:
    text = "Presiden Prancis Emmanuel Macron dan Kanselir Angela Merkel bertemu."
    assert settled(text, "Angela Merkel", role="Presiden") == (None, None)
    text = "Menteri Keuangan Sri Mulyani dan Presiden Joko Widodo bertemu."
    assert settled(text, "Joko Widodo", role="Presiden") == ("Presiden", None)


def test_titles_of_two_words_stay_whole() -> None:
    text = "Wali Kota Alcazares Mario Cervera menolak."
    assert settled(text, "Mario Cervera", role="Wali") == ("Wali Kota", "Alcazares")
    assert settled("Jaksa Agung AS William Barr menolak.", "William Barr", role="Jaksa") == ("Jaksa Agung", "AS")


def test_groups_that_hold_no_office_get_no_role() -> None:
    text = 'Hal itu disampaikannya kepada wartawan di Jakarta. "Belum," katanya.'
    assert settled(text, "wartawan", "GROUP", role="wartawan") == (None, None)


def test_bodies_and_text_without_titles_are_left_alone() -> None:
    assert settled("Iran membantah tuduhan itu.", "Iran", "GPE") == (None, None)
    assert settled("Andi membantah tuduhan itu.", "Andi") == (None, None)


def test_odd_text_raises_nothing() -> None:
    for text in ("A", "Presiden A", "(Presiden)\nA", ", A,", "“A” Presiden", "A, (5), ,, Presiden ,"):
        settled(text, "A")
