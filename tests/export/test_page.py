"""The page: self-contained, readable at every width, in print, in light and dark, without scripts."""

import importlib.util
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from narasumber.article import Article, Dateline, Furniture, TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.export import doubt_text, from_standoff, make_record, page
from narasumber.export.palette import palette

TEXT = (
    "JAKARTA - Pemerintah menaikkan tarif.\n"
    "“Tarif naik bulan depan,” kata Menteri Keuangan Sri Mulyani Indrawati, Rabu (11/9/2019), dilansir Antara. "
    "“Warga,” ujar dia, “diminta bersabar.”\n"
    "Menurut Kompas, Sri Mulyani menegaskan bahwa <tarif> & pajak adil.\n"
    "Baca juga: Tarif lama\n"
)


def span(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def example() -> dict[str, Any]:
    article = Article(
        TEXT,
        tuple(TextSpan(m.start(), m.end()) for m in re.finditer(r"[^\n]+", TEXT)),
        id="x",
        publisher="Tempo",
        published=date(2019, 9, 12),
        url="javascript:alert(1)",
        dateline=Dateline(span("JAKARTA - "), "Jakarta", None),
        furniture=(Furniture(span("Baca juga: Tarif lama"), "related", "«Baca juga»"),),
    )
    entities = [
        Entity("e1", "Sri Mulyani Indrawati", "PER", "Menteri", "Keuangan"),
        Entity("e2", "Antara", "MEDIA"),
        Entity("<e3>", "Kompas", "MEDIA"),
    ]
    inner = Statement(
        "s4",
        "indirect",
        [span("<tarif> & pajak adil")],
        cue=span("menegaskan"),
        source=TextSpan(TEXT.index("Sri Mulyani menegaskan"), TEXT.index(" menegaskan")),
        speaker="e1",
        parent="s3",
        doubts=["speaker: Sri Mulyani or Kompas (0.51)"],
    )
    statements = [
        Statement(
            "s1",
            "direct",
            [span("Tarif naik bulan depan")],
            cue=span("kata"),
            source=span("Menteri Keuangan Sri Mulyani Indrawati"),
            speaker="e1",
            time=span("Rabu (11/9/2019)"),
            time_value="2019-09-11",
            via=[Relay(span("Antara"), "e2", "agency")],
            confidence={"statement": 0.97},
        ),
        Statement("s2", "direct", [span("Warga"), span("diminta bersabar")], cue=span("ujar"), speaker="e1"),
        Statement(
            "s3",
            "indirect",
            [span("Sri Mulyani menegaskan bahwa <tarif> & pajak adil")],
            cue=span("Menurut"),
            source=span("Kompas"),
            speaker="<e3>",
        ),
        inner,
    ]
    return dict(make_record(article, statements, entities))


def test_nothing_is_loaded_from_outside_and_nothing_runs() -> None:
    html = page(example())
    assert "<script" not in html
    assert not re.search(r"""(src|href)=["'](?!#)""", html)
    assert "url(" not in html
    assert "javascript:" not in html


def test_what_the_article_says_is_never_markup() -> None:
    html = page(example())
    assert "&lt;tarif&gt; &amp; pajak adil" in html
    assert "<tarif>" not in html


def test_every_link_leads_to_something_on_the_page() -> None:
    html = page(example())
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_statement_is_linked_to_its_note_its_speaker_and_its_parts() -> None:
    html = page(example())
    assert 'id="s2"' in html
    assert 'id="s2-2"' in html
    assert 'href="#s2-2"' in html
    assert 'class="note k1 inner" id="n4"' in html
    assert "penutur: Sri Mulyani atau Kompas (0.51)" in html
    assert "speaker: Sri Mulyani or Kompas (0.51)" in page(example(), language="en")


def test_the_path_is_drawn_station_by_station() -> None:
    note = page(example()).split('id="n1"')[1].split("</aside>")[0]
    stations = re.findall(r'<li class="(\w+)">.*</span>(.+?)</li>', note)
    assert stations == [("speaker", "Sri Mulyani Indrawati"), ("agency", "Antara"), ("publisher", "Tempo")]


def test_indonesian_unless_asked_for_english() -> None:
    assert "Cara membaca halaman ini" in page(example())
    assert "12 September 2019" in page(example())
    assert "How to read this page" in page(example(), "en")


def test_without_a_title_the_first_words_after_the_dateline_stand_in() -> None:
    assert re.search(r'<h1 class="untitled"[^>]*>Pemerintah menaikkan tarif\.</h1>', page(example()))
    assert "<h1>Tarif Naik</h1>" in page({**example(), "title": "Tarif Naik"})


def test_an_article_without_statements_says_so() -> None:
    record = from_standoff({"id": "x", "text": "Hujan turun di Bogor."})
    assert "Tidak ada pernyataan yang ditemukan" in page(record)


def test_gold_of_the_corpus_can_be_drawn(shared: Path) -> None:
    lines = (shared / "corpus" / "dev.jsonl").read_text(encoding="utf8").splitlines()[:15]
    for gold in map(json.loads, lines):
        html = page(from_standoff(gold))
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert html.count('class="note ') == len(gold["statements"])


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_speakers_colour_can_be_read_by_light_and_by_dark() -> None:
    for colour in palette():
        assert contrast(colour.ink_light, "#fdfcf9") >= 4.5, colour.name
        assert contrast(colour.ink_light, colour.wash_light) >= 4.5, colour.name
        assert contrast(colour.ink_dark, "#171614") >= 4.5, colour.name
        assert contrast(colour.ink_dark, colour.wash_dark) >= 4.5, colour.name


def mixed(ink: str, paper: str, share: float) -> str:
    """CSS's color-mix(in srgb, ink share, paper)."""
    channels = [
        round(share * int(ink[at : at + 2], 16) + (1 - share) * int(paper[at : at + 2], 16)) for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def test_a_selected_statement_can_be_read_too() -> None:
    share = re.search(r"color-mix\(in srgb,var\(--ink\) (\d+)%,var\(--paper\)\)\}", page(example()))
    assert share
    for scheme, paper, text, soft in (
        ("light", "#fdfcf9", "#1d1c1a", "#625e57"),
        ("dark", "#171614", "#e9e5dd", "#a8a298"),
    ):
        for colour in palette():
            ink, wash = getattr(colour, f"ink_{scheme}"), getattr(colour, f"wash_{scheme}")
            selected = mixed(ink, paper, int(share[1]) / 100)
            assert contrast(text, selected) >= 7, (scheme, colour.name)
            assert contrast(soft, wash) >= 4.5, (scheme, colour.name)
            # The words of a statement within it may be of any other speaker's colour.
            assert all(contrast(getattr(o, f"ink_{scheme}"), selected) >= 4.5 for o in palette()), (scheme, colour.name)


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("needs Chromium, which is not installed")
    if not importlib.util.find_spec("playwright"):
        pytest.skip("needs Playwright, which is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page(example()), encoding="utf8")
    return path.as_uri()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_its_window(browser: Any, address: str, width: int, scheme: str) -> None:
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    view.goto(address)
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    size = float(view.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
    assert size >= 16
    view.close()


def test_notes_stand_beside_the_text_on_wide_screens_and_below_on_narrow_ones(browser: Any, address: str) -> None:
    places = {}
    for width in (390, 1280):
        view = browser.new_page(viewport={"width": width, "height": 800})
        view.goto(address)
        words, note = (view.locator(selector).bounding_box() for selector in ("#s1", "#n1"))
        places[width] = (note["x"] > words["x"] + words["width"], note["y"] > words["y"] + words["height"])
        view.close()
    assert places == {390: (False, True), 1280: (True, False)}


def test_a_note_and_its_words_light_up_together_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()

    def background(selector: str) -> str:
        return str(view.locator(selector).evaluate("node => getComputedStyle(node).backgroundColor"))

    view.goto(address)
    before = background("#n2"), background("#s2-2")
    view.goto(address + "#s2")
    view.wait_for_timeout(400)
    assert background("#n2") != before[0]
    assert background("#s2-2") != before[1]
    context.close()


def test_the_page_prints(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(address)
    assert view.pdf(format="A4").startswith(b"%PDF")
    view.close()


def test_a_doubt_is_said_in_the_reader_s_language() -> None:
    assert doubt_text("speaker: laman or nobody (0.58)", "id") == "penutur: laman atau tidak ada (0.58)"
    assert doubt_text("speaker: El Rumi (0.21), left open", "id") == "penutur: El Rumi (0.21), dibiarkan kosong"
    assert doubt_text("speaker: laman or nobody (0.58)", "en") == "speaker: laman or nobody (0.58)"
    assert doubt_text("closing mark missing", "id") == "closing mark missing"
