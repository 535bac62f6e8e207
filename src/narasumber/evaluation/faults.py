"""Every error by itself, with the passage it stands in, so that a developer sees what to mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from narasumber.evaluation.measures import FIELDS, same_field
from narasumber.evaluation.pairing import (
    MATCH,
    Names,
    names_of,
    pair_statements,
    same_entity,
    same_speaker,
)

FaultKind = Literal["missed", "false", "extent", "speaker", "field"]
TOUCH = 0.1
"""Least overlap of letters at which a statement not matched is one of wrong extent rather than missed and false."""
AROUND = 160

Standoff = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: `gold` and `predicted` say the two readings (None: nothing); `passage` is where it stands."""

    article: str
    kind: FaultKind
    field: str
    gold: str | None
    predicted: str | None
    passage: str
    start: int


def faults(gold: Standoff, predicted: Standoff) -> list[Fault]:
    """Return an article's errors in text order."""
    text: str = gold["text"]
    article = str(gold["id"])
    gs: Sequence[Standoff] = gold["statements"]
    ps: Sequence[Standoff] = predicted.get("statements") or []
    gold_names, predicted_names = names_of(gold["entities"]), names_of(predicted.get("entities") or [])
    found: list[Fault] = []
    pairs = pair_statements(gs, ps, text)
    for i, j, _ in pairs:
        found += _wrong_fields(article, gs[i], ps[j], text, gold_names, predicted_names, gold, predicted)
    free_gold = [s for i, s in enumerate(gs) if i not in {i for i, _, _ in pairs}]
    free_predicted = [s for j, s in enumerate(ps) if j not in {j for _, j, _ in pairs}]
    touching = [(i, j) for i, j, value in pair_statements(free_gold, free_predicted, text, TOUCH) if value < MATCH]
    for i, j in touching:
        g, p = free_gold[i], free_predicted[j]
        found.append(_fault(article, "extent", "content", _content(g, text), _content(p, text), g, text))
    touched_gold, touched_predicted = {i for i, _ in touching}, {j for _, j in touching}
    for i, s in enumerate(free_gold):
        if i not in touched_gold:
            found.append(_fault(article, "missed", "content", _content(s, text), None, s, text))
    for j, s in enumerate(free_predicted):
        if j not in touched_predicted:
            found.append(_fault(article, "false", "content", None, _content(s, text), s, text))
    return sorted(found, key=lambda fault: fault.start)


def _wrong_fields(
    article: str,
    g: Standoff,
    p: Standoff,
    text: str,
    gold_names: Names,
    predicted_names: Names,
    gold: Standoff,
    predicted: Standoff,
) -> list[Fault]:
    found: list[Fault] = []
    gold_by_id = {e["id"]: e["name"] for e in gold["entities"]}
    predicted_by_id = {e["id"]: e["name"] for e in predicted.get("entities") or []}
    if not same_speaker(g["speaker"], p.get("speaker"), gold_names, predicted_names):
        wanted, got = gold_by_id.get(g["speaker"]), predicted_by_id.get(p.get("speaker"))
        found.append(_fault(article, "speaker", "speaker", wanted, got, g, text))
    if g["type"] != p.get("type"):
        found.append(_fault(article, "field", "type", g["type"], p.get("type"), g, text))
    for field in FIELDS:
        if (g.get(field) or p.get(field)) and not same_field(g, p, field, text):
            found.append(_fault(article, "field", field, _at(g, field, text), _at(p, field, text), g, text))
    if (g.get("time_norm") or "")[:10] != (p.get("time_norm") or "")[:10]:
        found.append(_fault(article, "field", "time", g.get("time_norm"), p.get("time_norm"), g, text))
    if bool(g.get("parent")) != bool(p.get("parent")):
        found.append(_fault(article, "field", "parent", g.get("parent"), p.get("parent"), g, text))
    wanted_via, got_via = g.get("via") or [], p.get("via") or []
    same = len(wanted_via) == len(got_via) and all(
        same_entity(gold_names.get(a, set()), predicted_names.get(b, set()))
        for a, b in zip(wanted_via, got_via, strict=True)
    )
    if not same:
        wanted = " → ".join(gold_by_id.get(a, a) for a in wanted_via) or None
        got = " → ".join(predicted_by_id.get(b, b) for b in got_via) or None
        found.append(_fault(article, "field", "via", wanted, got, g, text))
    return found


def _fault(
    article: str,
    kind: FaultKind,
    field: str,
    gold: str | None,
    predicted: str | None,
    statement: Standoff,
    text: str,
) -> Fault:
    spans = [*statement["content"], *(statement[f] for f in ("cue", "source") if statement.get(f))]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return Fault(article, kind, field, gold, predicted, _passage(text, start, end), start)


def _passage(text: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with what stands around them in the same paragraph."""
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    line_end = text.find("\n", end)
    right = min(line_end if line_end >= 0 else len(text), end + AROUND)
    return " ".join(text[left:right].split())


def _content(statement: Standoff, text: str) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in statement["content"])


def _at(statement: Standoff, field: str, text: str) -> str | None:
    span = statement.get(field)
    return text[span[0] : span[1]] if span else None
