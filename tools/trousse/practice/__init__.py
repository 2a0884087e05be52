"""The exercise engine that runs in a learner’s page."""
