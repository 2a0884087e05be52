"""Content as frozen dataclasses, loaded with the place of every value."""
