"""Make the small tokenizer: the pieces of XLM-R that Indonesian news uses, with their scores.

    python -m training.tagger.vocabulary TOKENIZER.json UNLABELLED.jsonl.gz TRAIN.jsonl OUT_DIR

Writes OUT_DIR/tokenizer.json and OUT_DIR/kept.json (old piece ids in new order).
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

LEAST_UNLABELLED = 5
LEAST_TRAIN = 2
SPECIAL = 4


def count(tokenizer: Tokenizer, texts: list[str]) -> Counter[int]:
    seen: Counter[int] = Counter()
    for at in range(0, len(texts), 4096):
        for encoded in tokenizer.encode_batch(texts[at : at + 4096], add_special_tokens=False):
            seen.update(encoded.ids)
    return seen


def main(tokenizer_path: str, unlabelled: str, train: str, out: str) -> None:
    tokenizer = Tokenizer.from_file(tokenizer_path)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with gzip.open(unlabelled, "rt", encoding="utf8") as lines:
        wide = count(tokenizer, [p for line in lines for p in json.loads(line)["paragraphs"]])
    with Path(train).open(encoding="utf8") as lines:
        near = count(tokenizer, [p for line in lines for p in json.loads(line)["text"].split("\n")])
    spec = json.loads(Path(tokenizer_path).read_text(encoding="utf8"))
    pieces = spec["model"]["vocab"]
    # Every letter and sign of the Latin block stays, so that no foreign name turns into unknowns whole.
    single = {i for i, (piece, _) in enumerate(pieces) if len(piece.strip("▁")) <= 1 and ord(piece[-1]) < 0x2600}
    kept = set(range(SPECIAL)) | single
    kept |= {i for i, n in wide.items() if n >= LEAST_UNLABELLED} | {i for i, n in near.items() if n >= LEAST_TRAIN}
    order = sorted(kept)
    spec["model"]["vocab"] = [pieces[i] for i in order]
    spec["added_tokens"] = [t for t in spec["added_tokens"] if t["id"] < SPECIAL]
    spec["post_processor"] = None
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False), encoding="utf8")
    (folder / "kept.json").write_text(json.dumps(order), encoding="utf8")
    print(f"{len(order)} pieces kept of {len(pieces)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
