"""A file in some format → a published label. Importers know nothing of doses or of storage."""
