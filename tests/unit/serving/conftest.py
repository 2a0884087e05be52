from serving_fixtures import served, server  # noqa: F401
