"""Which entities stay, and what is filled in."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Naming, Relay, Statement, bystanders
from narasumber.entities import select
from narasumber.entities.happening import eventful, stem
from narasumber.language import find_country, title_kinds

TEXT = 'Iran mengecam sanksi AS. "Kami siap," kata Zarif, dilansir Reuters.'


def entity(key: str, name: str, kind: str, **more: str) -> Entity:
    start = TEXT.find(name)
    return Entity(key, name, kind, mentions=[TextSpan(start, start + len(name))], **more)  # type: ignore[arg-type]


def test_speakers_and_relays_stay_and_get_codes() -> None:
    statement = Statement("s1", "direct", [TextSpan(26, 35)], speaker="e1", via=[Relay(TextSpan(59, 66), "e2")])
    found = select(TEXT, "Iran siap", [entity("e1", "Zarif", "PER"), entity("e2", "Reuters", "MEDIA")], [statement])
    assert [e.id for e in found] == ["e1", "e2"]
    assert found[1].code
    assert all(e.confidence is not None for e in found)


def test_bodies_carry_no_role_and_countries_a_code() -> None:
    statement = Statement("s1", "indirect", [TextSpan(0, 4)], speaker="e1")
    (iran,) = select(TEXT, None, [entity("e1", "Iran", "GPE", role="pemimpin")], [statement])
    assert (iran.role, iran.code) == (None, "IR")


def test_who_takes_part_in_nothing_goes() -> None:
    assert select(TEXT, None, [entity("e1", "Zarif", "PER")], [], least=1.01) == []


def test_an_entity_without_mentions_does_no_harm() -> None:
    assert len(select("", None, [Entity("e1", "", "PER")], [])) <= 1


def test_countries_by_short_form_capital_and_english_name() -> None:
    names = ("Korut", "Pyongyang", "North Korea", "RRDK", "AS", "Inggris")
    codes = {n: c.code for n in names if (c := find_country(n))}
    assert codes == {"Korut": "KP", "Pyongyang": "KP", "North Korea": "KP", "RRDK": "KP", "AS": "US", "Inggris": "GB"}
    assert find_country("as") is None


def test_title_words() -> None:
    assert "role" in title_kinds("Menteri")
    assert {"honorific", "kin"} <= title_kinds("Ibu")
    assert not title_kinds("berlari")


@pytest.mark.parametrize("word", ["menuduh", "dituduh", "tuduhan", "Menuduh"])
def test_forms_of_a_verb_have_one_stem(word: str) -> None:
    assert stem(word) == "tuduh"


def test_an_attack_is_more_of_an_event_than_a_recipe() -> None:
    attack = eventful(
        "Militer Israel menyerang Suriah dan menewaskan dua tentara Iran, kata Damaskus.", "Israel serang"
    )
    recipe = eventful("Resep sambal ini mudah dibuat di rumah bersama anak.", "Resep sambal yang lezat")
    assert recipe < attack <= 1


def test_a_country_that_acts_is_added_though_nobody_speaks_for_it() -> None:
    text = (
        "Israel menyerang Suriah pada Senin. Serangan Israel menewaskan dua tentara. "
        "Suriah mengecam serangan Israel itu dan meminta PBB bertindak.\nIsrael belum menanggapi kecaman Suriah."
    )
    found = {e.name: e for e in select(text, "Israel Serang Suriah", [], [])}
    assert found["Israel"].code == "IL"
    assert len({e.id for e in found.values()}) == len(found)


def test_a_person_known_by_one_word_goes_by_the_full_name_found_elsewhere() -> None:
    text = '"Kami menang," kata Gantz.\nMantan jenderal Benny Gantz memimpin partai itu. Gantz menolak bertemu.'
    at = text.find("Gantz")
    gantz = Entity("e1", "Gantz", "PER", mentions=[TextSpan(at, at + 5)])
    names = [Naming(TextSpan(text.find("Benny"), text.find("Benny") + 11), "PER", 0.6)]
    assert bystanders(text, [gantz], names) == []
    assert (gantz.name, gantz.aliases, len(gantz.mentions)) == ("Benny Gantz", ["Gantz"], 3)


def test_nothing_is_found_in_nothing() -> None:
    assert select("", None, [], []) == []
