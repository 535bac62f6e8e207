"""A statement in the making: spans and the rule that found it."""

from dataclasses import dataclass, field

from narasumber.article import TextSpan
from narasumber.attribution.rules.circumstances import Circumstances


@dataclass(slots=True)
class Draft:
    """What a rule has found; `rule` names it, `sure` is the share of its finds on train that were right."""

    rule: str
    content: list[TextSpan]
    cue: TextSpan | None = None
    source: TextSpan | None = None
    around: Circumstances = field(default_factory=Circumstances)
    parent: "Draft | None" = None
    sure: float = 0.5
    form: str = ""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end
