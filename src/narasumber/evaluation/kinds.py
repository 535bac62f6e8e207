"""The two halves of news by kind: international reports, mostly relayed, and everything else."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from narasumber.language import read_table

Kind = Literal["international", "other"]
KINDS: tuple[Kind, ...] = ("international", "other")


def kind_of(article: Mapping[str, Any]) -> Kind:
    """Return an article's kind by its category, «section/subsection»."""
    section, _, subsection = (article.get("category") or "").casefold().partition("/")
    named = {(section, ""), (section, subsection)}
    return "international" if named & _international() else "other"


@cache
def _international() -> frozenset[tuple[str, str]]:
    rows = read_table("narasumber.evaluation", "international.tsv", ("section", "subsection"))
    return frozenset((row["section"], row["subsection"]) for row in rows)
