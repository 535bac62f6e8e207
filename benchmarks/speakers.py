"""Speaker resolution with gold spans given: accuracy by kind of mention, entities, roles, calibration, time.

    python benchmarks/speakers.py ../shared/corpus/dev.jsonl [--model default] [--predicted FILE.jsonl]

Contents, cues, sources, addressees and relays are the gold's; speakers and entities are found. `--model default` gives
the resolver the learned tagger's mentions too, as the default pipeline does. `--predicted` writes the result in the
corpus format for shared/corpus/score.py.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from narasumber.article import TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.attribution.speakers import assign, names_of, resolve
from narasumber.entities import select
from narasumber.pipeline import Model, load

KINDS = ("name", "short name", "role", "pronoun", "clitic", "none")
Gold = dict[str, Any]


def given(gold: Gold) -> list[Statement]:
    """The gold statements with their spans and nothing resolved."""

    def span(pair: list[int] | None) -> TextSpan | None:
        return TextSpan(*pair) if pair else None

    return [
        Statement(
            s["id"],
            s["type"],
            [TextSpan(*c) for c in s["content"]],
            span(s["cue"]),
            span(s["source"]),
            addressee=span(s["addressee"]),
            via=[Relay(TextSpan(*v)) for v in s["via_spans"] if v],
            parent=s["parent"],
        )
        for s in gold["statements"]
    ]


def fold(name: str | None) -> str:
    return re.sub(r"[^\w]+", " ", (name or "").casefold()).strip()


def names(name: str, aliases: list[str]) -> set[str]:
    return {fold(n) for n in [name, *aliases]} - {""}


def same(a: set[str], b: set[str]) -> bool:
    """The corpus's test: a name in common, or one name closes the other."""
    if a & b:
        return True
    return any(
        x.split()[-len(y.split()) :] == y.split() or y.split()[-len(x.split()) :] == x.split() for x in a for y in b
    )


def in_corpus_form(gold: Gold, statements: list[Statement], entities: list[Entity]) -> Gold:
    kept = {e.id for e in entities}
    return {
        "id": gold["id"],
        "entities": [
            {
                "id": e.id,
                "name": e.name,
                "type": e.type,
                "role": e.role,
                "affiliation": e.affiliation,
                "aliases": e.aliases,
            }
            for e in entities
        ],
        "statements": [
            {**g, "speaker": s.speaker, "via": [r.entity for r in s.via if r.entity in kept]}
            for g, s in zip(gold["statements"], statements, strict=True)
        ],
        "events": [],
    }


def gold_kind(gold: Gold, statement: Gold, truth: Gold | None, found: Statement) -> str:
    """The kind of mention as the gold's own speaker makes it: what the table counts by."""
    if not statement["source"] or found.mention_kind in ("pronoun", "clitic", "none"):
        return found.mention_kind or "none"
    if truth is None:
        return "role"
    source = f" {fold(gold['text'][slice(*statement['source'])])} "
    if f" {fold(truth['name'])} " in source:
        return "name"
    parts = {w for w in fold(truth["name"]).split() if len(w) > 2}
    aliases = {fold(a) for a in truth["aliases"] if a[:1].isupper()}
    short = any(f" {a} " in source for a in aliases) or parts & set(source.split())
    return "short name" if short else "role"


def tagger(model: str) -> Callable[[str], tuple[Any, Any]]:
    """The learned mention and role layers of a text; none where the pipeline has no tagger."""
    nlp = load(cast(Model, model))
    if "narasumber_tagger" not in nlp.pipe_names:
        return lambda text: (None, None)
    kept = ("narasumber_quotations", "narasumber_sentences", "narasumber_tagger")
    for name in [n for n in nlp.pipe_names if n not in kept]:
        nlp.remove_pipe(name)

    def layers(text: str) -> tuple[Any, Any]:
        doc = nlp(text)
        return doc._.mentions, doc._.roles

    return layers


def main(path: Path, predicted: Path | None, model: str = "rules") -> None:
    golds = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    right, total, errors = Counter[str](), Counter[str](), Counter[str]()
    sure: Counter[tuple[int, bool]] = Counter()
    entity = Counter[str]()
    role = Counter[str]()
    out: list[Gold] = []
    seconds = 0.0
    layers = tagger(model)
    for gold in golds:
        statements = given(gold)
        seen = layers(gold["text"])
        began = time.process_time()
        everyone = assign(resolve(gold["text"], statements, names_of(gold["text"], statements, *seen)))
        entities = select(gold["text"], gold["title"], everyone, statements)
        seconds += time.process_time() - began
        out.append(in_corpus_form(gold, statements, entities))
        there = {e["id"]: e for e in gold["entities"]}
        found = {e.id: e for e in entities}
        for g, s in zip(gold["statements"], statements, strict=True):
            truth, guess = there.get(g["speaker"]), found.get(s.speaker or "")
            kind = gold_kind(gold, g, truth, s)
            if truth is None or guess is None:
                hit = truth is None and guess is None
                errors["left open" if truth else "named where nobody is"] += not hit
            else:
                hit = same(names(truth["name"], truth["aliases"]), names(guess.name, guess.aliases))
                errors["another"] += not hit
            right[kind] += hit
            total[kind] += 1
            sure[min(9, int(10 * s.confidence["speaker"])), hit] += 1
        free = list(entities)
        for g in gold["entities"]:
            match = next((f for f in free if same(names(g["name"], g["aliases"]), names(f.name, f.aliases))), None)
            if match is not None:
                free.remove(match)
                entity["hit"] += g["type"] == match.type
                role["hit"] += bool(g["role"]) and fold(g["role"]) == fold(match.role)
            role["gold"] += bool(g["role"])
        entity["gold"] += len(gold["entities"])
        entity["found"] += len(entities)
        role["found"] += sum(bool(e.role) for e in entities)
    print(f"{'mention':12s} {'right':>6s} {'n':>5s}")
    for kind in KINDS:
        if total[kind]:
            print(f"{kind:12s} {right[kind] / total[kind]:6.3f} {total[kind]:5d}")
    print(f"{'all':12s} {sum(right.values()) / sum(total.values()):6.3f} {sum(total.values()):5d}")
    print("wrong:", ", ".join(f"{n} {what}" for what, n in errors.most_common()))
    for what, tally in (("entity", entity), ("role", role)):
        precision, recall = tally["hit"] / max(1, tally["found"]), tally["hit"] / max(1, tally["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{what:12s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    n = sum(sure.values())
    gap = sum(abs(sure[b, True] - (b + 0.5) / 10 * (sure[b, True] + sure[b, False])) for b in range(10))
    print(f"calibration error (ten bins, bin middles) {gap / n:.3f}")
    print(f"{1000 * seconds / len(golds):.1f} ms of CPU time an article")
    if predicted is not None:
        predicted.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in out), encoding="utf8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--predicted", type=Path)
    parser.add_argument("--model", default="rules", choices=("rules", "default"))
    args = parser.parse_args()
    main(args.gold, args.predicted, args.model)
