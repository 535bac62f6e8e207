"""The rooms put together: `load()` makes the pipeline, `read()` sends articles through it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import narasumber.language as language_room
from narasumber.article import Article, ReadFailure, read_article, read_articles

if TYPE_CHECKING:  # the language room imports spaCy its own, quicker way
    from spacy.language import Language
    from spacy.tokens import Doc

Model = Literal["default", "fast", "rules"]

BEFORE = ("narasumber_quotations", "narasumber_sentences")
RULES = ("narasumber_rules",)
LEARNED = (*RULES, "narasumber_tagger", "narasumber_assembler")
AFTER = ("narasumber_relays", "narasumber_speakers", "narasumber_times", "narasumber_entities", "narasumber_confidence")

# Within another's words, the rules propose finds down to this precision; the assembler weighs them.
UNSURE = 0.15

# Importing a room's door registers its components, also where the package's entry points are stale.
DOORS = ("language", "tagging", "attribution", "entities", "temporal")


def load(model: Model = "default", *, keep: float | None = None) -> Language:
    """Return the spaCy pipeline that turns a text into attributed statements.

    `model` chooses how statements are found: "default" (learned, the best), "rules" (the rules of the language alone)
    or "fast" (the best that reads 40 articles a second on one core, for archives: at present that is the rules).
    Everything after the statements is the same. Nothing is left out silently: what can't be loaded is an error.
    `keep`, 0 to 1, is the confidence below which statements are dropped: higher for precision, lower for recall; None
    takes what is best for F1 (docs/models.md shows the curve).

    Raises:
        ValueError: there is no such model, `keep` is no probability, or a component is not registered (a broken
            installation).
        ModelError: the files of the learned model are missing or damaged.
    """
    if model not in get_args(Model):
        raise ValueError(f"no model {model!r}: choose one of {', '.join(get_args(Model))}")
    if keep is not None and not 0 <= keep <= 1:
        raise ValueError(f"keep is {keep}: give a probability from 0 to 1")
    for door in DOORS:
        import_module(f"narasumber.{door}")
    nlp = language_room.blank()
    finders = LEARNED if model == "default" else RULES
    # The last of the finders decides what is kept; those before it only propose.
    settings: dict[str, dict[str, Any]] = {
        "narasumber_rules": {"least_nested": UNSURE},
        "narasumber_tagger": {"model": model},
    }
    settings[finders[-1]] = {"keep" if model == "default" else "least": keep}
    for name in (*BEFORE, *finders, *AFTER):
        nlp.add_pipe(name, config=settings.get(name, {}))
    nlp.meta["name"] = f"narasumber_{model}"
    return nlp


def analyse(nlp: Language, article: Article) -> Doc:
    """Return the `Doc` of an article after every component of `nlp`; `doc.text` is `article.text`."""
    return nlp(language_room.make_doc(nlp, article))


def read_all(
    source: str | Path,
    *,
    model: Model = "default",
    nlp: Language | None = None,
    allow_network: bool = False,
) -> Iterator[Doc | ReadFailure]:
    """Yield the analysed articles of a file, page, feed, folder or URL in order, one at a time.

    What can't be read comes as a `ReadFailure` in its place, and the rest goes on. `nlp` is a pipeline of your own;
    without it `model` names one, loaded once. A URL is fetched only with `allow_network`.
    """
    nlp = nlp or _loaded(model)
    for item in read_articles(source, allow_network=allow_network):
        yield analyse(nlp, item) if isinstance(item, Article) else item


def read(
    source: str | Path,
    *,
    model: Model = "default",
    nlp: Language | None = None,
    allow_network: bool = False,
) -> Doc:
    """Return the one article of a source, analysed; see `read_all` for sources of many.

    Raises:
        ArticleError: there is no article that can be read, or more than one; the message says which.
    """
    article = read_article(source, allow_network=allow_network)
    return analyse(nlp or _loaded(model), article)


@cache
def _loaded(model: Model) -> Language:
    return load(model)
