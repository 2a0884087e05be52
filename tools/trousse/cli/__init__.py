"""Command line: `trousse VERB`."""

from trousse.cli.main import main

__all__ = ["main"]
