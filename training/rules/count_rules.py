"""Count how often each rule is right on annotated articles, alone and with each cue, and write `precision.tsv`.

    python -m training.rules.count_rules ../shared/corpus/train.jsonl [--show 40]

A find is right when its content overlaps the gold by 0.8 of its letters. All finds are counted, also those too unsure
to be kept, so that the table does not depend on itself. `--show` lists the rule and cue pairs that err most.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import narasumber.attribution.rules as rules_room
from narasumber.attribution.rules.confidence import COLUMNS, FILE
from narasumber.attribution.rules.drafts import Draft
from narasumber.attribution.rules.finder import find_drafts
from narasumber.language import find_quotations, find_sentences
from training.speakers.gold import Gold, read_gold

TABLE = Path(rules_room.__file__).parent / "data" / FILE
SHARED = 0.8
LEAST_FINDS = 2  # with a cue met less often, the rule's and the cue's own records say more
HEAD = (
    "# How often each rule is right on the training articles (content overlaps the gold by 0.8 of its letters),\n"
    "# alone and with each cue it met at least twice. Written by training/rules/count_rules.py, not by hand.\n"
)


def letters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def drafts_of(text: str) -> list[Draft]:
    quotations = find_quotations(text)
    return [d for d in find_drafts(text, quotations, find_sentences(text, quotations), least=0.0) if d.content]


def judge(gold: Gold, drafts: list[Draft]) -> set[int]:
    """Return which drafts are right: paired with the gold one to one, best overlap first."""
    text = gold["text"]
    wanted = [letters(text, s["content"]) for s in gold["statements"]]
    found = [letters(text, ((c.start, c.end) for c in d.content)) for d in drafts]
    pairs = [
        (len(w & f) / len(w | f), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if not w.isdisjoint(f)
    ]
    taken: set[int] = set()
    right: set[int] = set()
    for shared, i, j in sorted(pairs, reverse=True):
        if shared >= SHARED and i not in taken and j not in right:
            taken.add(i)
            right.add(j)
    return right


def table(found: Counter[tuple[str, str]], right: Counter[tuple[str, str]]) -> str:
    lines = ["\t".join(COLUMNS)]
    for rule, form in sorted(found):
        if not form or found[rule, form] >= LEAST_FINDS:
            lines.append(f"{rule}\t{form}\t{found[rule, form]}\t{right[rule, form]}")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    args = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for gold in read_gold(args.train):
        drafts = drafts_of(gold["text"])
        good = judge(gold, drafts)
        for n, draft in enumerate(drafts):
            for form in {"", draft.form}:
                found[draft.rule, form] += 1
                right[draft.rule, form] += n in good
    TABLE.write_text(table(found, right), encoding="utf8")
    print(f"{TABLE.name}: {sum(n for (_, form), n in found.items() if not form)} finds")
    for (rule, form), n in sorted(found.items(), key=lambda item: right[item[0]] - item[1])[: args.show]:
        print(f"{rule:32s} {form:20s} {n:5d} {right[rule, form]:5d} {right[rule, form] / n:.2f}")
