"""One local server: resource centre, exercises and the room.

`serve` is the only door; everything heavy is imported when it is called.
"""

from trousse.serving.server import serve

__all__ = ["serve"]
