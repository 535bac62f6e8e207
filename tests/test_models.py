"""The models by name: what `load` makes of each."""

import pytest

import narasumber

NEWS = 'JAKARTA - "Harga beras akan turun," kata Menteri Perdagangan Budi Santoso, Senin (3/11).'


def test_fast_has_the_interface_of_the_others_and_no_learned_tagger() -> None:
    fast, rules = narasumber.load("fast"), narasumber.load("rules")
    assert fast.pipe_names == rules.pipe_names
    assert fast.meta["name"] == "narasumber_fast"
    said = fast(NEWS)._.statements
    assert [s.source.of(NEWS) for s in said] == ["Menteri Perdagangan Budi Santoso"]
    assert said == rules(NEWS)._.statements
    assert narasumber.load("fast", keep=0.99)(NEWS)._.statements == []


def test_there_is_no_other_model() -> None:
    with pytest.raises(ValueError, match="choose one of default, fast, rules"):
        narasumber.load("slow")  # type: ignore[arg-type]
