"""People, bodies, countries and outlets of an article."""
