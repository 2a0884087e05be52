"""Training tracks: order, prerequisites and hours."""

from trousse.tracks.plan import Plan, duration, plan

__all__ = ["Plan", "duration", "plan"]
