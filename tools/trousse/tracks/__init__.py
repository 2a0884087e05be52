"""Training tracks: order, prerequisites and hours."""
