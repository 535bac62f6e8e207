"""What an entity's names say about it: country code, the government behind a capital, bodies without roles."""

from narasumber.attribution import Entity
from narasumber.language import find_country


def complete(entity: Entity) -> Entity:
    """Fill in the ISO 3166 code of a country and take the role from bodies; the same entity comes back."""
    if entity.type == "GPE" and entity.code is None:
        found = next((c for n in [entity.name, *entity.aliases] if (c := find_country(n)) is not None), None)
        entity.code = found.code if found is not None else None
    if entity.type not in ("PER", "GROUP"):
        entity.role = entity.affiliation = None
    return entity
