"""What the learned tagger's roles say for each stretch that may be somebody's role.

They are weighed with the guess of `posts` by a log-linear model of nine weights, `data/heard.json`, fitted on articles
that neither learned from (`training/agreement/roles.py`).
"""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.tagging import Mention

SIGNS = (
    "guess",  # the score of `posts`
    "none",
    "none, though one is heard",
    "none, and how surely one is heard",
    "heard",
    "how surely",
    "another heard across",
    "one edge heard",
    "affiliation follows",
)


def signs(
    guesses: Sequence[float], spans: Sequence[TextSpan], following: Sequence[int], roles: Sequence[Mention]
) -> list[list[float]]:
    """Return the values of `SIGNS` for no role, then for each stretch.

    `guesses` are the scores of no role and of the stretches at `spans`; `following` says at which character the word
    behind each starts, -1 for none.
    """
    titles = [r for r in roles if r.kind == "role"]
    bodies = {r.span.start for r in roles if r.kind == "affiliation"}
    starts, ends = {r.span.start for r in titles}, {r.span.end for r in titles}
    near = [r.score for r in titles if any(r.span.overlaps(s) for s in spans)]
    rows = [[guesses[0], 1.0, float(bool(near)), max(near, default=0.0), 0.0, 0.0, 0.0, 0.0, 0.0]]
    for guess, span, after in zip(guesses[1:], spans, following, strict=True):
        same = [r.score for r in titles if r.span == span]
        across = any(r.span.overlaps(span) for r in titles)
        edge = across and (span.start in starts) != (span.end in ends)
        rows.append(
            [
                guess,
                0.0,
                0.0,
                0.0,
                float(bool(same)),
                max(same, default=0.0),
                float(across and not same),
                float(edge),
                float(after in bodies),
            ]
        )
    return rows
