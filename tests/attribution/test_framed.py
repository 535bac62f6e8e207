"""From the tagger's frame to a statement: what of it can't be."""

from narasumber.article import TextSpan
from narasumber.attribution.framed import framed
from narasumber.attribution.records import Statement
from narasumber.language import find_quotations, find_sentences
from narasumber.tagging import Argument, Frame


def read(text: str, cue: str, **arguments: str) -> Statement | None:
    def at(words: str) -> TextSpan:
        start = text.index(words)
        return TextSpan(start, start + len(words))

    frame = Frame(at(cue), 0.9, 0.9, [Argument(kind, at(words), 0.9) for kind, words in arguments.items()])
    quotations = find_quotations(text)
    return framed(text, quotations, find_sentences(text, quotations), frame)


def test_the_source_stands_in_the_sentence_of_its_cue() -> None:
    text = "Harga beras akan turun, kata petugas di pasar. Fuad menambahkan, stok masih cukup."
    statement = read(text, "kata", content="Harga beras akan turun", source="Fuad")
    assert statement is not None
    assert statement.source is None


def test_a_cue_with_nya_has_no_other_source() -> None:
    text = "Jusuf Kalla mengkritisi tingginya impor. Hal ini menurut Kalla dan menurutnya juga membuat neraca defisit."
    statement = read(text, "menurutnya", content="membuat neraca defisit", source="Kalla dan")
    assert statement is not None
    assert statement.source is None
    other = read(text, "menurut Kalla", content="membuat neraca defisit", source="Kalla dan")
    assert other is not None
    assert other.source is not None


def test_a_content_does_not_hold_its_own_cue() -> None:
    text = '"Kami sudah meminta draf itu kepada menteri," kata Ari.'
    assert read(text, "meminta", content="Kami sudah meminta draf itu kepada menteri") is None
    assert read(text, "kata", content="Kami sudah meminta draf itu kepada menteri") is not None


def test_a_channel_is_nobody_spoken_to_and_no_place() -> None:
    text = '"Saya yakin," kata Kim dalam tayangan stasiun televisi Rusia.'
    said = {"content": "Saya yakin", "source": "Kim", "addressee": "stasiun televisi Rusia"}
    statement = read(text, "kata", **said, place="dalam tayangan")
    assert statement is not None
    assert statement.addressee is None
    assert statement.place is None
    told = '"Saya yakin," kata Kim kepada stasiun televisi Rusia.'
    statement = read(told, "kata", content="Saya yakin", source="Kim", addressee="stasiun televisi Rusia")
    assert statement is not None
    assert statement.addressee is not None
