"""Whether an article needs an entity: the selection's guess and the learned tagger's, weighed.

The selection looks at words and events around the entity's places, the tagger learned to see only the entities that
annotators list. Both err in different places. The weights in `data/listing.json` are fitted on articles that neither
learned from (`training/agreement/listing.py`).
"""

import math
from collections.abc import Sequence

from narasumber.attribution import Entity, chance, shipped_weights
from narasumber.tagging import Mention

UNSEEN = 0.05  # half of what the tagger calls faint
KINDS = ("PER", "GPE", "ORG", "GROUP")


def signs(entity: Entity, selected: float, typed: float, faint: Sequence[Mention]) -> dict[str, float]:
    """Return what speaks for listing an entity.

    `selected`: the selection's probability, 0 to 1; `typed`: that of the entity's type, which says how well its names
    were read.
    """
    heard = max((m.score for m in faint for place in entity.mentions if m.span.overlaps(place)), default=UNSEEN)
    return {
        "always": 1.0,
        "selected": odds(selected),
        "typed": odds(typed),
        "heard": odds(heard),
        **{kind: float(entity.type == kind) for kind in KINDS},
    }


def odds(p: float) -> float:
    """Return the log odds of a probability, bounded."""
    return math.log((p + 1e-3) / (1 - p + 1e-3))


def listed(
    entity: Entity, selected: float, typed: float, faint: Sequence[Mention], weights: dict[str, float] | None = None
) -> float:
    """Return the probability that the article needs the entity, from both guesses."""
    weights = shipped_weights("narasumber.entities", "listing.json") if weights is None else weights
    return chance(signs(entity, selected, typed, faint), weights)
