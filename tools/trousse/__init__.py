"""Trousse: training tracks, workshop kits and learner exercises for conseillers numériques."""
