"""Turn a workshop into documents one can print, edit and project."""

from trousse.kits.builder import build, problems
from trousse.kits.personal import Personalisation

__all__ = ["Personalisation", "build", "problems"]
