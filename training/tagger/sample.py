"""Draw the unlabelled articles that the pipeline reads to learn from (self-training).

    python -m training.tagger.sample articles.jsonl.gz OUT.jsonl [--articles 2600] [--skip 0] [--seed 7]

Then `narasumber read OUT.jsonl --standoff -j 2 > machine.jsonl` gives what `training.tagger.train --machine` takes.
Very short articles say nothing and very long ones cost most: both are left out.
"""

import argparse
import gzip
import json
import random
from itertools import islice
from pathlib import Path

WORDS = range(80, 551)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("unlabelled", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=2600)
    parser.add_argument("--skip", type=int, default=0, help="so many of the draw, which an earlier round had")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with gzip.open(given.unlabelled, "rt", encoding="utf8") as lines:
        rows = list(lines)
    random.Random(given.seed).shuffle(rows)
    fitting = (row for row in rows if sum(len(p.split()) for p in json.loads(row)["paragraphs"]) in WORDS)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with given.out.open("w", encoding="utf8") as out:
        out.writelines(islice(fitting, given.skip, given.skip + given.articles))


if __name__ == "__main__":
    main()
