"""Which time is the saying, which is told; and what the marked times of the corpus are worth."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import spacy

from narasumber.article import Article, TextSpan
from narasumber.attribution import Statement
from narasumber.temporal import fill_times, find_times, make_times, saying_time, set_values, statement_time

SEPTEMBER_12 = date(2019, 9, 12)


def span(text: str, part: str) -> TextSpan:
    start = text.index(part)
    return TextSpan(start, start + len(part))


def statement(text: str, content: str, cue: str, parent: str | None = None) -> Statement:
    return Statement("s2" if parent else "s1", "direct", [span(text, content)], cue=span(text, cue), parent=parent)


def said(text: str, content: str, cue: str) -> str | None:
    found = saying_time(
        text, TextSpan(0, len(text)), [span(text, content)], span(text, cue), find_times(text, SEPTEMBER_12)
    )
    return found.span.of(text) if found else None


def test_the_date_after_the_cue_is_the_saying_and_the_one_in_the_words_is_not() -> None:
    text = '"Jadwal pada Rabu 11 September 2019 terlambat," ujar Nasrum di Pangkalan Bun, Kamis (12/9/2019).'
    assert said(text, "Jadwal pada Rabu 11 September 2019 terlambat", "ujar") == "Kamis (12/9/2019)"


def test_the_date_of_the_relay_serves() -> None:
    text = "Dunford, seperti dilansir Tass pada Rabu (11/9), menuturkan, pasukan itu disetujui pada bulan Mei."
    assert said(text, "pasukan itu disetujui pada bulan Mei", "menuturkan") == "Rabu (11/9)"


def test_a_weekday_before_the_cue_serves() -> None:
    text = "Perusahaan itu pada Selasa mengatakan bahwa produksi akan kembali normal."
    assert said(text, "produksi akan kembali normal", "mengatakan") == "Selasa"


def test_what_only_hangs_on_another_word_is_not_the_saying() -> None:
    text = '"Kami siap," janji pelatih kelahiran Belfast, 9 Februari 1982, itu.'
    assert said(text, "Kami siap", "janji") is None


def test_a_sentence_without_time_gives_none() -> None:
    text = '"Kami siap," kata Ari. Ia tiba pada Rabu.'
    one = statement(text, "Kami siap", "kata")
    fill_times(text, [one], find_times(text, SEPTEMBER_12), SEPTEMBER_12)
    assert one.time is None


def test_a_nested_statement_does_not_take_the_outer_date() -> None:
    text = '"Presiden berjanji hadir di sini," kata Ari, Rabu (11/9/2019).'
    outer = statement(text, "Presiden berjanji hadir di sini", "kata")
    inner = statement(text, "hadir di sini", "berjanji", parent="s1")
    fill_times(text, [outer, inner], find_times(text, SEPTEMBER_12), SEPTEMBER_12)
    assert outer.time == span(text, "Rabu (11/9/2019)")
    assert inner.time is None


def test_a_span_with_several_expressions_has_one_value() -> None:
    text = "kepada anggota DPR, Jumat dini hari, pukul 01.00 WIB, 12 September 2019."
    part = span(text, "Jumat dini hari, pukul 01.00 WIB, 12 September 2019")
    assert statement_time(text, part, date(2019, 9, 13)) == "2019-09-12T01:00+07:00"
    text = "kata Peskov, Rabu (13/9/2023) malam waktu setempat."
    assert statement_time(text, span(text, "Rabu (13/9/2023) malam waktu setempat"), None) == "2023-09-13"


def test_weeks_and_hours_counted_from_something_told_have_no_value() -> None:
    for words in ("pekan lalu", "baru-baru ini", "sehari setelah ia mengakui kesalahan pada 31 Oktober"):
        text = f"Ia mengatakan hal itu {words}."
        assert statement_time(text, span(text, words), SEPTEMBER_12) is None


def test_the_component_fills_what_is_missing_unless_told_not_to() -> None:
    text = '"Kami siap," kata Ari di Jakarta, Rabu (11/9).'
    for fill in (True, False):
        nlp = spacy.blank("id")
        times = make_times(nlp, "times", fill=fill, scorer=None)
        doc = nlp.make_doc(text)
        doc._.article = Article(text, (TextSpan(0, len(text)),), published=SEPTEMBER_12)
        doc._.statements = [statement(text, "Kami siap", "kata")]
        times(doc)
        assert [t.value for t in doc._.times] == ["2019-09-11"]
        assert doc._.statements[0].time_value == ("2019-09-11" if fill else None)


def test_the_component_is_known_to_spacy_by_name() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("narasumber_times", config={"fill": False})
    assert [t.value for t in nlp("pada 11 September 2019")._.times] == ["2019-09-11"]


def articles(shared: Path, name: str) -> list[dict[str, Any]]:
    lines = (shared / "corpus" / name).read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def test_marked_times_of_the_corpus_have_the_right_value(shared: Path) -> None:
    right = count = 0
    for article in articles(shared, "train.jsonl") + articles(shared, "dev.jsonl"):
        times = find_times(article["text"], day(article["published"]))
        for one in article["statements"]:
            if one["time"] and one["time_norm"]:
                value = statement_time(article["text"], TextSpan(*one["time"]), day(article["published"]), times)
                count += 1
                right += (value or "")[:10] == one["time_norm"][:10]
    assert right / count >= 0.97


def test_the_rule_finds_the_times_of_the_corpus(shared: Path) -> None:
    hits = found = wanted = 0
    for article in articles(shared, "dev.jsonl"):
        text, published = article["text"], day(article["published"])
        times = find_times(text, published)
        gold = article["statements"]
        statements = [
            Statement(
                s["id"],
                s["type"],
                [TextSpan(*c) for c in s["content"]],
                cue=TextSpan(*s["cue"]) if s["cue"] else None,
                parent=s["parent"],
            )
            for s in gold
        ]
        fill_times(text, statements, times, published)
        for one, answer in zip(statements, gold, strict=True):
            value = statement_time(text, one.time, published, times) if one.time else None
            found += value is not None
            wanted += answer["time_norm"] is not None
            hits += bool(value and answer["time_norm"] and value[:10] == answer["time_norm"][:10])
    assert 2 * hits / (found + wanted) >= 0.9


def test_a_time_given_before_is_let_go_when_it_hangs_on_something_told() -> None:
    text = '"Itu tidak dapat diterima," tambahnya, merujuk pada serangan 14 September di Saudi.'
    one = statement(text, "Itu tidak dapat diterima", "tambahnya")
    one.time = span(text, "14 September")
    fill_times(text, [one], find_times(text, SEPTEMBER_12), SEPTEMBER_12)
    assert one.time is None


def test_a_time_given_before_is_let_go_outside_its_sentence_or_after_publication() -> None:
    text = (
        '"Belum ada," kata Fani di Koba, Minggu (8/9/2019), seperti dikutip ,Ia menjelaskan, insiden itu terjadi pagi.'
    )
    one = statement(text, "insiden itu terjadi pagi", "menjelaskan")
    one.time = span(text, "Minggu (8/9/2019)")
    later = "Larangan itu berakhir pada 30 September 2019 dan sumber mengatakan larangan itu diperpanjang."
    two = statement(later, "larangan itu diperpanjang", "mengatakan")
    two.time = span(later, "30 September 2019")
    for words, given in ((text, one), (later, two)):
        fill_times(words, [given], find_times(words, SEPTEMBER_12), SEPTEMBER_12)
        assert given.time is None


def test_a_line_that_breaks_off_after_the_date_goes_on_in_the_next() -> None:
    text = "Seperti dikutip dari laman pada Rabu (11/9)\nKementerian itu mengatakan warga harus waspada."
    one = statement(text, "warga harus waspada", "mengatakan")
    fill_times(text, [one], find_times(text, SEPTEMBER_12), SEPTEMBER_12)
    assert one.time == span(text, "Rabu (11/9)")


def test_the_day_after_a_question_is_that_of_the_answer() -> None:
    text = '"Ya kena," kata dia saat ditanya apakah ada insentif di bandara, Selasa, 10 September 2019.'
    answer = statement(text, "Ya kena", "kata")
    question = Statement("s2", "indirect", [span(text, "apakah ada insentif di bandara")], cue=span(text, "ditanya"))
    fill_times(text, [answer, question], find_times(text, SEPTEMBER_12), SEPTEMBER_12)
    assert answer.time == span(text, "Selasa, 10 September 2019")
    assert question.time is None


def test_a_time_is_given_whole() -> None:
    text = '"Sepakat?" tanya Aziz di Gedung DPR, Jumat dini hari, pukul 01.00 WIB, 12 September 2019.'
    one = statement(text, "Sepakat?", "tanya")
    one.time = span(text, "Jumat dini hari")
    fill_times(text, [one], find_times(text, SEPTEMBER_12), SEPTEMBER_12)
    assert one.time == span(text, "Jumat dini hari, pukul 01.00 WIB, 12 September 2019")


def test_within_a_quotation_last_night_is_not_counted_from_the_publication() -> None:
    text = '"Saya memberi tahu John tadi malam bahwa ia dipecat," tulis Trump, Rabu (11/9/2019).'
    outer = statement(text, "Saya memberi tahu John tadi malam bahwa ia dipecat", "tulis")
    inner = statement(text, "ia dipecat", "memberi tahu", parent="s1")
    times = find_times(text, SEPTEMBER_12)
    fill_times(text, [outer, inner], times, SEPTEMBER_12)
    set_values(text, [outer, inner], times, SEPTEMBER_12)
    assert outer.time_value == "2019-09-11"
    assert (inner.time, inner.time_value) == (span(text, "tadi malam"), None)
