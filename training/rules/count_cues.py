"""Count each cue word in annotated articles: how often it stands there, how often it signals a statement.

    python -m training.rules.count_cues ../shared/corpus/train.jsonl

Which words are cues, of which kind and frame, is decided by hand in `language/data/cues.tsv`; this writes its columns
`seen` and `right` anew. A new cue is a new line with zeros in them. Run `training.rules.count_rules` afterwards.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import narasumber.language as language_room
from narasumber.language.cues import COLUMNS, FILE
from training.speakers.gold import Gold, read_gold

TABLE = Path(language_room.__file__).parent / "data" / FILE
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|\S")


def count(golds: Iterable[Gold], forms: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count the occurrences of `forms` (the longest at each place), and those that begin a gold cue."""
    by_first: dict[str, list[list[str]]] = defaultdict(list)
    for form in forms:
        by_first[form.split()[0]].append(form.split())
    for options in by_first.values():
        options.sort(key=len, reverse=True)
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold in golds:
        starts = {s["cue"][0] for s in gold["statements"] if s["cue"]}
        places = [(m.start(), m[0].lower()) for m in WORD.finditer(gold["text"])]
        words = [word for _, word in places]
        for i, (at, word) in enumerate(places):
            form = next((f for f in by_first.get(word, ()) if words[i : i + len(f)] == f), None)
            if form is not None:
                seen[" ".join(form)] += 1
                right[" ".join(form)] += at in starts
    return seen, right


def rewrite(table: str, seen: Counter[str], right: Counter[str]) -> str:
    """Return the table's text with new counts; comments and order stay."""
    lines = []
    for line in table.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or not line.strip() or cells == list(COLUMNS):
            lines.append(line)
        else:
            lines.append("\t".join([*cells[:3], str(seen[cells[0]]), str(right[cells[0]])]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    args = parser.parse_args()
    text = TABLE.read_text(encoding="utf8")
    cues = {line.split("\t")[0] for line in text.splitlines() if line and not line.startswith("#")} - {COLUMNS[0]}
    TABLE.write_text(rewrite(text, *count(read_gold(args.train), cues)), encoding="utf8")
    print(f"{TABLE.name}: {len(cues)} cues counted")
