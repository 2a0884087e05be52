"""Exports for other people’s systems."""
