"""One panel per screen, of the same name."""
