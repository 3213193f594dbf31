"""Values as Qt models: each table is a list of columns."""
