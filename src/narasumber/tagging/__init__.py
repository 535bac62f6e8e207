"""Learned span models."""
