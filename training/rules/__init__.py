"""Counting, on annotated articles, how far the cues and the rules of the language can be trusted."""
