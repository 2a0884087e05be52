"""Turn a workshop into documents one can print, edit and project."""
