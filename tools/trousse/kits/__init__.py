"""Turn a workshop into documents one can print, edit and project."""

from trousse.kits.builder import build, problems, unreadable
from trousse.kits.personal import Personalisation

__all__ = ["Personalisation", "build", "problems", "unreadable"]
