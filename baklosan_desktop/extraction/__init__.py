"""Facts that a grammar can read from a label's text. Knows no file formats."""
