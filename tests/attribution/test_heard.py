"""What the learned tagger's roles say for stretches that may be somebody's role."""

from narasumber.article import TextSpan
from narasumber.attribution import Entity, settle_roles
from narasumber.attribution.speakers.heard import SIGNS, signs
from narasumber.tagging import Mention

TEXT = "Kepala Kantor Bea Cukai Dumai Fuad Fauzi membantah."
OFFICE, ROLE = TextSpan(0, 6), TextSpan(0, 13)


def test_a_stretch_that_is_heard_whole_and_one_that_crosses() -> None:
    role = Mention(ROLE, "role", 0.8)
    none, short, whole = signs(
        [0.0, 1.0, 2.0], [OFFICE, ROLE], [7, 14], [role, Mention(TextSpan(14, 29), "affiliation", 0.9)]
    )
    told = [dict(zip(SIGNS, row, strict=True)) for row in (none, short, whole)]
    assert told[0]["none, and how surely one is heard"] == 0.8
    assert (told[1]["heard"], told[1]["another heard across"], told[1]["affiliation follows"]) == (0, 1, 0)
    assert (told[2]["heard"], told[2]["how surely"], told[2]["affiliation follows"]) == (1, 0.8, 1)


def test_the_role_that_is_heard_is_chosen() -> None:
    at = TEXT.find("Fuad")

    def role_with(heard: TextSpan) -> str | None:
        person = Entity("e1", "Fuad Fauzi", "PER", "Kepala Kantor", mentions=[TextSpan(at, at + 10)])
        settle_roles(
            TEXT,
            [person],
            [],
            heard=[Mention(heard, "role", 0.99), Mention(TextSpan(heard.end + 1, 29), "affiliation", 0.99)],
        )
        return person.role

    assert role_with(ROLE) == "Kepala Kantor"
    assert role_with(OFFICE) == "Kepala"
