"""Facts and texts in SQLite, and back: the only package that knows SQL."""
