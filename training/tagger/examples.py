"""Gold articles as training examples: labelled windows and, for each cue, a frame of arguments."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from narasumber.article import TextSpan
from narasumber.language import find_quotations
from narasumber.tagging.labels import ARGUMENT, CONTENT, CUE, MENTION, ROLE, distance
from narasumber.tagging.pieces import Window, windows

IGNORED = -100
WORD = re.compile(r"\w+(?:-\w+)*")
Gold = dict[str, Any]


@dataclass(slots=True)
class Frame:
    """A cue candidate: the pieces of its paragraph, how far each stands from it, and their argument tags.

    The tags are all O where the candidate is no cue (`real` false).
    """

    pieces: list[int]
    distances: list[int]
    labels: list[int]
    real: bool


@dataclass(slots=True)
class Example:
    article: str
    window: Window
    cue: list[int]
    mention: list[int]
    role: list[int]
    content: list[int]
    frames: list[Frame] = field(default_factory=list)


def read_gold(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def paragraphs_of(text: str) -> list[TextSpan]:
    return [TextSpan(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def tag(spans: list[tuple[int, int, str]], window: Window, labels: tuple[str, ...]) -> list[int]:
    """BIO tags of the window's pieces; the first span to claim a piece keeps it."""
    tags = [0 if span else IGNORED for span in window.spans]
    for start, end, kind in spans:
        first = True
        for i, span in enumerate(window.spans):
            if span is None or span.end <= start or span.start >= end or tags[i] != 0:
                continue
            tags[i] = labels.index(("B-" if first else "I-") + kind)
            first = False
    return tags


def locate(text: str, names: list[str]) -> list[tuple[int, int]]:
    """Every whole-word place of the names, longest names first, without overlap."""
    taken = bytearray(len(text))
    found = []
    for name in sorted({n for n in names if n and len(n) > 1}, key=len, reverse=True):
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(taken[m.start() : m.end()]):
                taken[m.start() : m.end()] = b"\1" * len(name)
                found.append((m.start(), m.end()))
    return sorted(found)


def mention_spans(gold: Gold) -> list[tuple[int, int, str]]:
    """Where the entities' names and aliases stand (the gold lists names, not places)."""
    owner = {}
    for entity in gold["entities"]:
        for name in [entity["name"], *entity["aliases"]]:
            owner.setdefault(name, entity["type"])
    return [(s, e, owner[gold["text"][s:e]]) for s, e in locate(gold["text"], list(owner))]


def role_spans(gold: Gold) -> list[tuple[int, int, str]]:
    """Roles and affiliations, where they stand within a hundred characters of a name of their entity."""
    text = gold["text"]
    found = []
    for entity in gold["entities"]:
        for start, end in locate(text, [entity["name"], *entity["aliases"]]):
            low, high = max(text.rfind("\n", 0, start) + 1, start - 100), end + 100
            for kind in ("role", "affiliation"):
                if entity[kind] and (at := text.find(entity[kind], low, high)) >= 0:
                    found.append((at, at + len(entity[kind]), kind))
    return found


def cue_words(golds: list[Gold]) -> set[str]:
    """Words that open at least two gold cues: where they stand otherwise, they are near misses to learn from."""
    seen: dict[str, int] = {}
    for gold in golds:
        for s in gold["statements"]:
            if s["cue"] and (m := WORD.search(gold["text"], s["cue"][0], s["cue"][1])):
                seen[m[0].lower()] = seen.get(m[0].lower(), 0) + 1
    return {word for word, n in seen.items() if n >= 2}


def arguments(statement: Gold) -> list[tuple[int, int, str]]:
    spans = [(*v, "via") for v in statement["via_spans"]]
    spans += [(*statement[k], k) for k in ("source", "addressee", "time", "place") if statement[k]]
    return spans + [(*c, "content") for c in statement["content"]]


def pieces_of(window: Window, start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, s in enumerate(window.spans) if s and s.end > start and s.start < end]
    return (inside[0], inside[-1] + 1) if inside else None


def examples(gold: Gold, tokenizer: Tokenizer, near_misses: set[str]) -> list[Example]:
    text, statements = gold["text"], gold["statements"]
    cues = [(*s["cue"], "cue") for s in statements if s["cue"]]
    top = [(*c, s["type"]) for s in statements if not s["parent"] for c in s["content"]]
    mentions, roles = mention_spans(gold), role_spans(gold)
    found = []
    for window in windows(text, paragraphs_of(text), find_quotations(text), tokenizer):
        example = Example(
            gold["id"],
            window,
            tag(cues, window, CUE),
            tag(mentions, window, MENTION),
            tag(roles, window, ROLE),
            tag(top, window, CONTENT),
        )

        def frame(start: int, end: int, statement: Gold | None, example: Example = example) -> None:
            window = example.window
            at = pieces_of(window, start, end)
            if at is None:
                return
            here = [i for i, p in enumerate(window.paragraphs) if p == window.paragraphs[at[0]] and window.spans[i]]
            tags = tag(arguments(statement) if statement else [], window, ARGUMENT)
            example.frames.append(
                Frame(here, [distance(i, *at) for i in here], [tags[i] for i in here], statement is not None)
            )

        for statement in statements:
            if statement["cue"]:
                frame(*statement["cue"], statement)
        low = min(s.start for s in window.spans if s)
        high = max(s.end for s in window.spans if s)
        for m in WORD.finditer(text, low, high):
            if m[0].lower() in near_misses and not any(m.start() < e and m.end() > s for s, e, _ in cues):
                frame(m.start(), m.end(), None)
        found.append(example)
    return found
