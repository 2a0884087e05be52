"""Canonical notebooks: the only door to nbformat."""
