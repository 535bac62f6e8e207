"""The second look at the types of entities."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Entity, EntityType, Statement
from narasumber.entities.kinds import KINDS, features, guess, settle_kind, signs
from narasumber.tagging import Mention


def entity(text: str, name: str, kind: EntityType) -> Entity:
    at = text.index(name)
    return Entity("e1", name, kind, mentions=[TextSpan(at, at + len(name))])


@pytest.mark.parametrize(
    ("text", "name", "read_as", "meant"),
    [
        ("Dewan Keamanan PBB mengecam serangan itu.", "Dewan Keamanan PBB", "PER", "ORG"),
        ("Badan Legislatif (Baleg) DPR menyetujui revisi.", "Badan Legislatif (Baleg) DPR", "PER", "ORG"),
        ("Menurut para pengungsi, kamp itu dibakar.", "para pengungsi", "ORG", "GROUP"),
        ("Ribuan buruh berunjuk rasa.", "Ribuan buruh", "PER", "GROUP"),
    ],
)
def test_names_tell_what_they_name(text: str, name: str, read_as: EntityType, meant: EntityType) -> None:
    found = entity(text, name, read_as)
    settle_kind(found, text, [], [])
    assert found.type == meant


def test_a_country_stays_one() -> None:
    text = "Pemerintah Jerman menolak. Jerman juga menuntut ganti rugi."
    found = entity(text, "Jerman", "GPE")
    found.aliases, found.code = ["Pemerintah Jerman"], "DE"
    settle_kind(found, text, [], [])
    assert (found.type, found.code) == ("GPE", "DE")


def test_what_the_tagger_hears_counts() -> None:
    text = "Sime Darby membantah."
    found = entity(text, "Sime Darby", "PER")
    heard = [Mention(TextSpan(0, 10), "ORG", 0.98)]
    settle_kind(found, text, [], heard)
    assert found.type == "ORG"
    loud = signs(found, [0.2] * len(KINDS), heard)[KINDS.index("ORG")]["heard"]
    assert loud > signs(found, [0.2] * len(KINDS), [])[KINDS.index("ORG")]["heard"]


def test_probabilities_add_up_and_speaking_is_seen() -> None:
    text = "Kata dia, itu benar."
    found = entity(text, "dia", "PER")
    said = Statement("s1", "indirect", [TextSpan(10, 19)], speaker="e1")
    row = features(found, text, [said])
    assert "speaks=True" in row
    assert "speaks=False" in features(found, text, [])
    assert sum(guess(row)) == pytest.approx(1)
    assert guess(["no such feature"], {}) == pytest.approx([1 / len(KINDS)] * len(KINDS))
