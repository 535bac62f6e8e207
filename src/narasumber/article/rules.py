"""The rules for furniture as data: what a rule is, and how the rule files are read and checked.

The files are TOML, not tables: a rule is a pattern with the sentences that taught it, and patterns in
TOML's literal strings stand as they are.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, get_args

Kind = Literal["comments", "related", "credit", "byline", "advert", "share", "navigation", "note", "time"]
Scope = Literal["paragraph", "label", "heading", "part", "start", "end", "last"]

_FIELDS = {"name", "kind", "scope", "pattern", "hints", "example", "near_miss", "exact", "closes", "guard"}


class RuleFileError(ValueError):
    """A rule file breaks its own rules; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture and how to know it; the fields are explained in `data/furniture.toml`."""

    name: str
    kind: Kind
    scope: Scope
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    closes: bool = False
    guard: re.Pattern[str] | None = None

    def may_stand_in(self, small_text: str) -> bool:
        """Say whether `small_text`, in small letters, holds one of the words without which the rule is idle."""
        return not self.hints or any(hint in small_text for hint in self.hints)


def load_toml(name: str) -> tuple[dict[str, Any], str]:
    """Return the content of the room's `data/name` and its text.

    Raises:
        RuleFileError: the file is no TOML.
    """
    text = (files("narasumber.article") / "data" / name).read_text(encoding="utf8")
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"article/data/{name}: {error}") from error


def read_rules(entries: Sequence[Mapping[str, Any]], name: str, text: str) -> tuple[Rule, ...]:
    """Return the rules given by `entries` of the rule file called `name`, whose whole text is `text`.

    Raises:
        RuleFileError: a field is missing, unknown or not what it must be, or a name stands twice.
    """
    rules: list[Rule] = []
    for entry in entries:
        where = f"article/data/{name}:{_line_of(str(entry.get('name', '')), text)}"
        if unknown := set(entry) - _FIELDS:
            raise RuleFileError(f"{where}: unknown field {', '.join(sorted(unknown))}")
        if missing := {"name", "kind", "scope", "pattern", "hints", "example", "near_miss"} - set(entry):
            raise RuleFileError(f"{where}: the rule lacks {', '.join(sorted(missing))}")
        if entry["kind"] not in get_args(Kind) or entry["scope"] not in get_args(Scope):
            raise RuleFileError(f"{where}: no such kind or scope: {entry['kind']}, {entry['scope']}")
        if any(hint != hint.lower() for hint in entry["hints"]):
            raise RuleFileError(f"{where}: hints are written in small letters")
        if any(rule.name == entry["name"] for rule in rules):
            raise RuleFileError(f"{where}: a second rule of that name")
        flags = re.NOFLAG if entry.get("exact") else re.IGNORECASE
        try:
            pattern = re.compile(entry["pattern"], flags)
            guard = re.compile(entry["guard"], flags) if "guard" in entry else None
        except re.error as error:
            raise RuleFileError(f"{where}: the pattern does not compile: {error}") from error
        rules.append(
            Rule(
                name=entry["name"],
                kind=entry["kind"],
                scope=entry["scope"],
                pattern=pattern,
                hints=tuple(entry["hints"]),
                examples=tuple(entry["example"]),
                near_misses=tuple(entry["near_miss"]),
                closes=bool(entry.get("closes")),
                guard=guard,
            )
        )
    return tuple(rules)


def _line_of(name: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if name and line.strip() in (f'name = "{name}"', f'key = "{name}"'):
            return number
    return 0
