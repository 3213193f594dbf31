"""Where in the label a fact stands."""

from dataclasses import dataclass

from baklosan_desktop.errors import LabelError


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote with its section and source line. A fact without one does not exist."""

    section: str
    line: int
    quote: str

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise LabelError(f"Line {self.line} is cited without a quote.")
