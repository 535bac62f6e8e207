"""`narasumber_entities`: completes the entities of a `Doc` and drops those that nobody needs."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from narasumber.attribution import Entity, Naming, Statement, bystanders, faint_names, settle_roles, shipped_weights
from narasumber.entities.completion import complete
from narasumber.entities.kinds import settle_kind
from narasumber.entities.listing import listed
from narasumber.entities.merging import merge
from narasumber.entities.selection import chance, features, look, needed
from narasumber.language import Stateless, text_of
from narasumber.tagging import Mention

PACKAGE = "narasumber.entities"
# Where one more entity is as likely to gain as to lose: about half of the F1 that is reached.
LEAST = 0.38
HEARD = 0.3  # from here on a name that only the learned tagger hears is a candidate


def gather(
    text: str, entities: Sequence[Entity], statements: Sequence[Statement], faint: Sequence[Mention] | None
) -> tuple[list[Entity], list[Naming]]:
    """Return the entities and whoever else the text names, each once, and the names they were found by.

    Statements name the entity that is left where two were one.
    """
    names = faint_names(text, statements)
    for mention in faint or ():
        if mention.score >= HEARD and not any(mention.span.overlaps(n.span) for n in names):
            names.append(Naming(*mention))
    names.sort(key=lambda n: n.span)
    return merge(text, [*entities, *bystanders(text, entities, names)], statements), names


def candidates(
    text: str, entities: Sequence[Entity], statements: Sequence[Statement], faint: Sequence[Mention] | None
) -> tuple[list[Entity], list[Naming], dict[str, float]]:
    """Return what `gather` does, each entity of its likeliest type, and by id how likely that is."""
    everyone, names = gather(text, entities, statements, faint)
    return everyone, names, {e.id: settle_kind(e, text, statements, faint or ()) for e in everyone}


def choose(
    text: str,
    title: str | None,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    least: float = LEAST,
    faint: Sequence[Mention] | None = None,
) -> tuple[list[Entity], list[Naming]]:
    """Return the entities that speak or relay, then others that are likely to matter, and the names in the text.

    `faint`: names that the learned tagger heard, None where none ran.
    """
    everyone, names, typed = candidates(text, entities, statements, faint)
    wanted = needed(statements)  # by the names that are left
    setting = look(text, title, statements, everyone, names)
    kept: list[Entity] = []
    for entity in everyone:
        sure = chance(shipped_weights(PACKAGE, "selection.json"), features(entity, setting))
        if faint is not None:
            sure = listed(entity, sure, typed[entity.id], faint)
        if entity.id in wanted:
            sure = max(sure, 0.9)
        if sure >= least:
            entity.confidence = round(sure, 4)
            kept.append(complete(entity))
    return sorted(kept, key=lambda e: e.id not in wanted), names


def select(
    text: str,
    title: str | None,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    least: float = LEAST,
    faint: Sequence[Mention] | None = None,
    roles: Sequence[Mention] | None = None,
) -> list[Entity]:
    """Complete `entities` and return those that speak, relay, or are likely to matter; ids stay as they are.

    Others that the text names and the article's events seem to need are added behind them. `faint` and `roles`:
    what the learned tagger heard of names, faint ones too, and of roles; None where none ran.
    """
    kept, names = choose(text, title, entities, statements, least, faint)
    settle_roles(text, kept, names, heard=roles)
    return kept


class Entities(Stateless):
    """Completes and thins `doc._.entities`."""

    def __init__(self, name: str, least: float) -> None:
        self.name = name
        self.least = least

    def __call__(self, doc: Doc) -> Doc:
        """Work on one document."""
        article = doc._.article if doc.has_extension("article") else None
        title = article.title if article is not None else None
        faint, roles = (doc._.get(layer) if doc.has_extension(layer) else None for layer in ("faint", "roles"))
        given = doc._.entities or [], doc._.statements or []
        doc._.entities = select(text_of(doc), title, *given, self.least, faint, roles)
        return doc


@Language.factory(
    "narasumber_entities",
    requires=["doc._.entities"],
    assigns=["doc._.entities"],
    default_config={"least": LEAST},
)
def make_entities(nlp: Language, name: str, least: float) -> Entities:
    """Make the component; an entity outside all statements is kept from the probability `least` on."""
    for extension in ("statements", "entities"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    return Entities(name, least)
