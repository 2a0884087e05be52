"""JupyterLab for trainees: their own folder, their modules, and nothing else on screen."""

from trousse.grading.lab.desk import Desk, hand_out, identifier
from trousse.grading.lab.server import open_lab

__all__ = ["Desk", "hand_out", "identifier", "open_lab"]
