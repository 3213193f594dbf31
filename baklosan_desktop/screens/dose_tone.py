"""How urgent the parts of a dose answer look."""

from enum import StrEnum


class Tone(StrEnum):
    """How urgent an answer looks; always beside its word."""

    STOP = "stop"
    CAUTION = "caution"
    INFORMATION = "information"
    FINE = "fine"
