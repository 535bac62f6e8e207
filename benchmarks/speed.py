"""Throughput, start-up time and peak memory on real articles, beside spaCy tokenising the same, in one run.

    python benchmarks/speed.py ../shared/unlabelled/articles.jsonl.gz [--articles 1000] [--words 300]

The first articles of the file as they come, or with `--words` the first within a tenth of that length: a pipeline reads
short articles faster than long ones, so figures say how long theirs were.
Each row is a process of its own on one core (`taskset` where the system has it); start-up is the time from the
process's first import to a pipeline that has read one short sentence. Memory is the peak resident size of the process.
"""

import argparse
import gzip
import json
import platform
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

TOKENISER = "spacy"


def read_texts(path: Path, count: int, words: int | None) -> list[str]:
    """The first `count` articles, or the first of about `words` words."""
    texts: list[str] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if len(texts) == count:
                break
            text = "\n".join(json.loads(line)["paragraphs"])
            if words is None or abs(len(text.split()) - words) <= words / 10:
                texts.append(text)
    return texts


def measure(name: str, path: Path, count: int, words: int | None) -> dict[str, float]:
    """One row, within this process."""
    begun = time.perf_counter()
    if name == TOKENISER:
        import spacy

        nlp = spacy.blank("id")
    else:
        import narasumber

        nlp = narasumber.load(name)
    nlp("Ia mengatakan hujan akan turun.")
    ready = time.perf_counter() - begun
    texts = read_texts(path, count, words)
    begun = time.perf_counter()
    slowest = 0.0
    for text in texts:
        at = time.perf_counter()
        nlp(text)
        slowest = max(slowest, time.perf_counter() - at)
    spent = time.perf_counter() - begun
    read = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if platform.system() == "Linux" else 1024**2)
    return {
        "start": ready,
        "read": len(texts),
        "length": read / len(texts),
        "articles": len(texts) / spent,
        "words": read / spent,
        "slowest": slowest * 1000,
        "peak": peak,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--models", nargs="+", default=["fast", "rules", "default"])
    parser.add_argument("--words", type=int, help="only articles of about so many words")
    parser.add_argument("--row", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.row:
        print(json.dumps(measure(given.row, given.articles_file, given.articles, given.words)))
        return
    pin = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    print(f"articles of {given.articles_file.name}, one core each, Python {platform.python_version()}")
    print(
        f"{'pipeline':12s} {'start s':>8s} {'articles':>9s} {'words each':>11s} {'articles/s':>11s} {'words/s':>9s} "
        f"{'slowest ms':>11s} {'peak MB':>8s}"
    )
    for name in (TOKENISER, *given.models):
        command = [
            *pin,
            sys.executable,
            __file__,
            str(given.articles_file),
            "--articles",
            str(given.articles),
            "--row",
            name,
            *(["--words", str(given.words)] if given.words else []),
        ]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
        print(
            f"{name:12s} {row['start']:8.2f} {row['read']:9.0f} {row['length']:11.0f} {row['articles']:11.1f} "
            f"{row['words']:9.0f} "
            f"{row['slowest']:11.0f} {row['peak']:8.0f}"
        )


if __name__ == "__main__":
    main()
