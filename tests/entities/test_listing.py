"""What the selection and the learned tagger say of an entity, weighed."""

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Statement
from narasumber.entities import select
from narasumber.entities.listing import listed, signs
from narasumber.tagging import Mention

TEXT = "Israel menyerang Suriah, kata Zarif.\nPartai Gerindra diam."


def entity(name: str, kind: str = "ORG") -> Entity:
    at = TEXT.find(name)
    return Entity("e1", name, kind, mentions=[TextSpan(at, at + len(name))])  # type: ignore[arg-type]


def heard(name: str, score: float) -> Mention:
    at = TEXT.find(name)
    return Mention(TextSpan(at, at + len(name)), "ORG", score)


def test_what_is_heard_more_surely_is_likelier_to_be_listed() -> None:
    chances = [listed(entity("Partai Gerindra"), 0.3, 0.9, [heard("Partai Gerindra", s)]) for s in (0.1, 0.5, 0.9)]
    assert chances == sorted(chances)
    assert listed(entity("Partai Gerindra"), 0.3, 0.9, []) < chances[1]
    assert listed(entity("Partai Gerindra"), 0.3, 0.9, [heard("Israel", 0.9)]) < chances[1]


def test_both_guesses_count() -> None:
    assert listed(entity("Israel", "GPE"), 0.2, 0.9, []) < listed(entity("Israel", "GPE"), 0.8, 0.9, [])
    assert set(signs(entity("Israel", "GPE"), 0.5, 0.9, [])) >= {"always", "selected", "typed", "heard", "GPE"}


def test_whoever_a_speaker_is_joined_to_stays() -> None:
    text = "Pemerintah Tuvalu menolak. Nun jauh di Tuvalu hujan."
    body = Entity("e1", "Pemerintah Tuvalu", "ORG", mentions=[TextSpan(0, 17)])
    country = Entity("e2", "Tuvalu", "GPE", mentions=[TextSpan(text.rfind("Tuvalu"), text.rfind("Tuvalu") + 6)])
    said = Statement("s1", "indirect", [TextSpan(18, 25)], source=TextSpan(0, 17), speaker="e1")
    found = select(text, None, [body, country], [said], least=0.89)
    assert said.speaker in {e.id for e in found}


def test_a_name_that_only_the_tagger_hears_can_be_listed() -> None:
    found = select(TEXT, "Partai Gerindra", [], [], faint=[heard("Partai Gerindra", 0.99)])
    assert "Partai Gerindra" in [e.name for e in found]
