"""Relative clauses that belong to a source."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution import Statement
from narasumber.attribution.clauses import finish_sources, put_documents_aside


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "whole"),
    [
        (
            "Menurut Thunberg yang sedang berada di New York, 4.638 acara telah diselenggarakan.",
            "Menurut",
            "Thunberg",
            "4.638 acara telah diselenggarakan",
            "Thunberg yang sedang berada di New York",
        ),
        (
            "Menurut Proyek Charley, yang memiliki ladang, pulau itu sedang dibangun.",
            "Menurut",
            "Proyek Charley",
            "pulau itu sedang dibangun",
            "Proyek Charley, yang memiliki ladang",
        ),
        ('"Setuju," kata Fahri yang dijawab sepakat oleh anggota.', "kata", "Fahri", "Setuju", "Fahri"),
        ('"Setuju," kata Fahri yang menambahkan bahwa itu baik.', "kata", "Fahri", "Setuju", "Fahri"),
        ("Fahri yang hadir mengatakan ia setuju.", "mengatakan", "Fahri", "ia setuju", "Fahri"),
    ],
)
def test_the_whole_noun_phrase_is_the_source(text: str, cue: str, source: str, content: str, whole: str) -> None:
    at = {part: TextSpan(text.index(part), text.index(part) + len(part)) for part in (cue, source, content)}
    said = Statement("s1", "indirect", [at[content]], at[cue], at[source])
    finish_sources(text, [said])
    assert said.source is not None
    assert said.source.of(text) == whole


@pytest.mark.parametrize(
    ("text", "source", "speaks"),
    [
        ("Berdasarkan catatan, asap menyelimuti kota itu.", "catatan", False),
        ("Berdasarkan data BPS, beras naik.", "BPS", True),
    ],
)
def test_a_document_without_a_body_is_the_occasion(text: str, source: str, speaks: bool) -> None:
    at = TextSpan(text.index(source), text.index(source) + len(source))
    said = Statement("s1", "indirect", [TextSpan(len(text) - 11, len(text) - 1)], TextSpan(0, 11), at)
    put_documents_aside(text, [said])
    assert (said.source, said.place) == ((at, None) if speaks else (None, at))


def test_an_apposition_is_no_part_of_the_words() -> None:
    text = "Pyongyang membantah, kata kantor berita Korut, yakni Korean Central News Agency (KCNA)."
    parts = ("Pyongyang membantah", "yakni Korean Central News Agency (KCNA)", "kata", "kantor berita Korut")
    first, second, cue, source = (TextSpan(text.index(p), text.index(p) + len(p)) for p in parts)
    said = Statement("s1", "indirect", [first, second], cue, source)
    finish_sources(text, [said])
    assert said.content == [first]
    assert said.source is not None
    assert said.source.of(text) == "kantor berita Korut, yakni Korean Central News Agency (KCNA)"
