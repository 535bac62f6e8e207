"""What an entity's names say about it: country code, outlet key, bodies without roles."""

from narasumber.attribution import Entity
from narasumber.language import find_country, find_outlet


def complete(entity: Entity) -> Entity:
    """Fill in the code of a country or outlet and take the role from bodies; the same entity comes back."""
    if entity.type == "GPE" and entity.code is None:
        found = next((c for n in [entity.name, *entity.aliases] if (c := find_country(n)) is not None), None)
        entity.code = found.code if found is not None else None
    if entity.type == "MEDIA" and entity.code is None:
        outlet = next((o for n in [entity.name, *entity.aliases] if (o := find_outlet(n)) is not None), None)
        entity.code = outlet.key if outlet is not None else None
    if entity.type not in ("PER", "GROUP"):
        entity.role = entity.affiliation = None
    return entity
