"""Statements written out: JSON, stand-off, a page to read."""
