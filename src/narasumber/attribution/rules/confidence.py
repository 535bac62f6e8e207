"""How sure a find is: the share of its like in the training articles that were right, by rule and by cue."""

from functools import cache
from math import exp, log

from narasumber.attribution.rules.drafts import Draft
from narasumber.language import DataFileError, cue_precision, read_table

FILE = "precision.tsv"
COLUMNS = ("rule", "cue", "found", "right")
KEEP = 0.44  # below about half of the aimed F1, a find costs more precision than it brings recall (Lipton 2014)
WEIGHT = 4.0  # finds that the rule's own precision counts for beside those with this cue
# A quotation beside the cue says more than the cue's own record: «Ronaldo melanjutkan, "…"».
BY_QUOTATION = frozenset(["quote kata X", "quote katanya", "quote X mengatakan", "mengatakan quote"])
UNKNOWN = 0.35  # precision of a rule not met in training
TYPICAL = 0.65  # precision of a cue in the middle of the lexicon


@cache
def rule_counts() -> dict[tuple[str, str], tuple[int, int]]:
    """Return (finds, right finds) on the training articles by rule and cue; cue "" is the rule as a whole.

    Raises:
        DataFileError: a count is no whole number.
    """
    table: dict[tuple[str, str], tuple[int, int]] = {}
    for row in read_table("narasumber.attribution.rules", FILE, COLUMNS):
        if not (row["found"].isdigit() and row["right"].isdigit()):
            raise DataFileError(f"{FILE}: {row['rule']} {row['cue']}: counts must be whole numbers")
        table[row["rule"], row["cue"]] = (int(row["found"]), int(row["right"]))
    return table


def confidence_of(draft: Draft) -> float:
    """Return how often such a find was right: drawn to rule and cue apart where seldom seen."""
    found, right = rule_counts().get((draft.rule, ""), (0, 0))
    rule = (right + WEIGHT * UNKNOWN) / (found + WEIGHT)
    if not draft.form:
        return round(rule, 3)
    # Rule and cue as independent evidence: their log odds add up, those of a find as such counted once.
    prior = _chance(_odds(rule) + _odds(cue_precision(draft.form)) - _odds(TYPICAL))
    if draft.rule in BY_QUOTATION:
        prior = rule
    found, right = rule_counts().get((draft.rule, draft.form), (0, 0))
    return round((right + WEIGHT * prior) / (found + WEIGHT), 3)


def _odds(chance: float) -> float:
    return log(chance / (1.0 - chance))


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + exp(-odds))


def worth_keeping(draft: Draft, least: float | None = None) -> bool:
    """Say whether the find is likely enough to be right."""
    return confidence_of(draft) >= (KEEP if least is None else least)
