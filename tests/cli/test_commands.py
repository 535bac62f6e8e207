"""The commands as people type them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from narasumber.export import json_schema
from narasumber.tagging import MODELS, learned_from

NEWS = "“Harga beras turun,” kata Budi Waseso di Jakarta, Senin (9/9/2019), seperti dilansir Antara.\n"


def narasumber(
    *arguments: str, stdin: str | None = None, lang: str = "en_US.UTF-8"
) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, as a shell would."""
    return subprocess.run(
        [sys.executable, "-c", "from narasumber.cli import main; main()", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf8",
        timeout=120,
        env={**os.environ, "LC_ALL": lang, "NARASUMBER_LANG": "", "PYTHONUTF8": "1", "COLUMNS": "80"},
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "beras.txt"
    path.write_text(NEWS, encoding="utf8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "arsip.jsonl"
    rows = [{"id": f"a{n}", "text": NEWS.replace("beras", f"beras {n}"), "published": "2019-09-10"} for n in range(5)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return path


def test_help_is_there_before_one_can_blink() -> None:
    narasumber("--help")
    before = os.times()
    shown = narasumber("--help")
    after = os.times()
    # The processor's time, 0.2 s: that of the clock says more about what else the machine does.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 1
    assert "evaluate" in shown.stdout
    modules = "import sys, narasumber.cli; print([m for m in ('spacy', 'numpy', 'rich', 'babel') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", modules], text=True).strip() == "[]"


def test_help_speaks_indonesian_where_the_locale_or_the_reader_does() -> None:
    assert "Contoh:" in narasumber("read", "--help", lang="id_ID.UTF-8").stdout
    assert "Contoh:" in narasumber("read", "--lang", "id", "--help").stdout
    assert "Examples:" in narasumber("read", "--help").stdout


def test_version() -> None:
    shown = narasumber("--version")
    assert (shown.returncode, shown.stdout.split()[0]) == (0, "narasumber")


def test_a_person_reads_who_says_what_in_the_terminal(article: Path) -> None:
    shown = narasumber("read", str(article), "--model", "rules")
    assert shown.returncode == 0, shown.stderr
    assert "Budi Waseso" in shown.stdout
    assert "“Harga beras turun”" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_json_keeps_to_the_schema_and_comes_alone_on_standard_output(article: Path) -> None:
    shown = narasumber("read", str(article), "--model", "rules", "--json")
    record = json.loads(shown.stdout)
    jsonschema.validate(record, json_schema())
    assert shown.stderr == ""


def test_standard_input() -> None:
    shown = narasumber("read", "-", "--model", "rules", "--jsonl", stdin=NEWS)
    assert json.loads(shown.stdout)["statements"][0]["content"][0]["text"] == "Harga beras turun"


def test_several_articles_keep_their_order_and_ids_on_several_processes(archive: Path) -> None:
    shown = narasumber("read", str(archive), "--model", "rules", "--standoff", "-j", "2")
    assert shown.returncode == 0, shown.stderr
    found: list[dict[str, Any]] = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [a["id"] for a in found] == ["a0", "a1", "a2", "a3", "a4"]
    alone = narasumber("read", str(archive), "--model", "rules", "--standoff")
    assert alone.stdout == shown.stdout
    assert len(json.loads(narasumber("read", str(archive), "--model", "rules", "--json").stdout)) == 5


def test_pages_go_to_a_file_or_for_several_articles_to_a_folder(article: Path, archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "page.html"
    shown = narasumber("read", str(article), "--model", "rules", "--html", str(page))
    assert str(page) in shown.stderr
    assert '<html lang="id">' in page.read_text(encoding="utf8")
    narasumber("read", str(archive), "--model", "rules", "--html", str(tmp_path / "pages"), "--lang", "en")
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == [f"a{n}.html" for n in range(5)]
    assert '<html lang="en">' in (tmp_path / "pages" / "a0.html").read_text(encoding="utf8")
    several = narasumber("read", str(archive), "--model", "rules", "--html", str(page))
    assert several.returncode == 2
    assert "name a folder after --html" in several.stderr


def test_what_cannot_be_read_is_said_once_and_ends_with_2(tmp_path: Path) -> None:
    missing = narasumber("read", str(tmp_path / "tiada.txt"), "--model", "rules")
    assert missing.returncode == 2
    assert len(missing.stderr.splitlines()) == 1
    assert "tiada.txt" in missing.stderr


def test_the_rest_goes_on_and_the_summary_names_the_failures(article: Path, tmp_path: Path) -> None:
    empty, binary = tmp_path / "kosong.txt", tmp_path / "gambar.bin"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 50)
    shown = narasumber("read", str(empty), str(binary), str(article), "--model", "rules", "--jsonl")
    assert shown.returncode == 2
    assert len(shown.stdout.splitlines()) == 1
    last = shown.stderr.splitlines()[-1]
    assert last.startswith("narasumber: 2 of 3 could not be read:")
    assert "kosong.txt" in last
    assert "gambar.bin" in last


def test_an_address_is_fetched_only_when_allowed() -> None:
    shown = narasumber("read", "https://example.com/berita", "--model", "rules")
    assert shown.returncode == 2
    assert "Traceback" not in shown.stderr


def test_two_forms_at_once_are_refused(article: Path) -> None:
    shown = narasumber("read", str(article), "--json", "--jsonl")
    assert shown.returncode == 2
    assert "--standoff" in shown.stderr


def test_a_higher_bar_keeps_fewer_statements_and_surer_ones() -> None:
    article = Path(__file__).parents[2] / "examples" / "article.txt"

    def sure(*more: str) -> list[float]:
        shown = narasumber("read", str(article), "--model", "rules", "--json", *more)
        return [s["confidence"]["statement"] for s in json.loads(shown.stdout)["statements"]]

    usual, strict = sure(), sure("--keep", "0.9")
    assert 0 < len(strict) < len(usual)
    assert min(usual) < 0.9 <= min(strict)
    refused = narasumber("read", str(article), "--keep", "9")
    assert refused.returncode == 2
    assert "--keep" in refused.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs pipes as Unix has them")
@pytest.mark.parametrize(
    "more",
    [["--jsonl"], ["--json"], [], ["--standoff", "-j", "2"], ["--json", "-j", "2"], ["-j", "2"]],
    ids=" ".join,
)
def test_it_ends_quietly_when_the_reader_of_its_output_leaves(archive: Path, more: list[str]) -> None:
    command = [sys.executable, "-c", "from narasumber.cli import main; main()", "read", str(archive)]
    running = subprocess.Popen(
        [*command, "--model", "rules", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert running.stdout is not None
    running.stdout.close()
    _, said = running.communicate(timeout=120)
    assert said == b""
    assert running.returncode == 141


def test_faults_are_told_in_the_readers_language(tmp_path: Path) -> None:
    broken, page = tmp_path / "rusak.json", tmp_path / "menu.html"
    broken.write_text('{"id": 1,', encoding="utf8")
    page.write_text("<html><body><p>Menu</p></body></html>", encoding="utf8")
    shown = narasumber("read", str(broken), str(page), str(tmp_path / "tiada.txt"), "--model", "rules", lang="id_ID")
    assert [line.split(": ", 2)[2] for line in shown.stderr.splitlines()[:3]] == [
        "JSON rusak di kolom 10",
        "tidak ada teks artikel di halaman ini; berikan halaman berisi satu artikel, atau teksnya",
        "tidak ada berkas atau folder ini; periksa namanya",
    ]
    wrong = narasumber("read", "berita.txt", "--keep", "9", lang="id_ID")
    assert wrong.returncode == 2
    assert wrong.stderr == "narasumber: bukan nilai untuk --keep; lihat narasumber read -h\n"


def test_evaluate_prints_what_the_script_of_the_corpus_would(tmp_path: Path) -> None:
    small = Path(__file__).parents[1] / "evaluation" / "data" / "small.jsonl"
    gold, predicted, expected = map(json.loads, small.read_text(encoding="utf8").splitlines())
    paths = {"gold": tmp_path / "gold.jsonl", "predicted": tmp_path / "predicted.jsonl"}
    for path, articles in zip(paths.values(), (gold, predicted), strict=True):
        path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf8")
    arguments = ("evaluate", str(paths["gold"]), "--predictions", str(paths["predicted"]))
    data = json.loads(narasumber(*arguments, "--json").stdout)
    assert data["whole"]["scores"] == expected
    shown = narasumber(*arguments, "--errors").stdout
    assert f"{expected['statement']['f1']:.3f}" in shown
    assert "missed" in shown
    assert gold[0]["id"] in shown
    read_now = json.loads(narasumber("evaluate", str(paths["gold"]), "--model", "rules", "--json").stdout)
    assert read_now["unanswered"] == []
    assert read_now["statement_calibration"]["count"] > 0


def test_evaluate_says_when_the_model_has_learned_from_the_gold(tmp_path: Path) -> None:
    small = Path(__file__).parents[1] / "evaluation" / "data" / "small.jsonl"
    gold = json.loads(small.read_text(encoding="utf8").splitlines()[0])[0]
    path = tmp_path / "gold.jsonl"
    for known, said in ((min(learned_from(MODELS / "default")), True), ("unknown-1", False)):
        path.write_text(json.dumps({**gold, "id": known}) + "\n", encoding="utf8")
        shown = narasumber("evaluate", str(path), "--model", "default")
        assert shown.returncode == 0
        assert ("1 of these 1 articles" in shown.stderr) is said


def test_evaluate_names_file_and_line_of_what_is_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "rusak.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf8")
    shown = narasumber("evaluate", str(path))
    assert shown.returncode == 2
    assert "rusak.jsonl: line 1: not an annotated article" in shown.stderr
