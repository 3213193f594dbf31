"""Screens on glass, pages on paper: the only package that knows Qt."""
