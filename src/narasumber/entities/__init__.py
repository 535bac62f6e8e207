"""People, bodies, countries and outlets of an article."""

from narasumber.entities.component import make_entities, select

__all__ = ["make_entities", "select"]
