"""Pages to flip through, as they will be printed."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from baklosan_desktop.qt.widgets.desk import MARGIN, Desk, Paged


class PagePreview(QWidget):
    """Shows one page, its number, and the buttons to the others."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: Paged | None = None
        self._index = 0
        self._desk = Desk()
        self._desk.flipped.connect(self.flip)
        self._number = QLabel()
        self._back = _arrow("←", "Previous page", "Page Up")
        self._on = _arrow("→", "Next page", "Page Down")
        self._back.clicked.connect(lambda: self.flip(-1))
        self._on.clicked.connect(lambda: self.flip(1))
        self._fit = QPushButton()
        self._fit.clicked.connect(self._fit_otherwise)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(MARGIN, 8, MARGIN, 12)
        bar.setSpacing(8)
        bar.addStretch()
        for widget in (self._back, self._number, self._on, self._fit):
            bar.addWidget(widget)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._desk, 1)
        column.addWidget(self._bar)
        self._name_fit()

    def show_pages(self, pages: Paged | None) -> None:
        """Show other pages, open where the former ones were; None clears the desk."""
        self._pages = pages
        self._bar.setVisible(pages is not None)
        self.flip(0)

    def open(self, index: int) -> None:
        """Show the page with this index, or the nearest that there is."""
        last = 0 if self._pages is None else len(self._pages) - 1
        self._index = max(0, min(index, last))
        self._back.setEnabled(self._index > 0)
        self._on.setEnabled(self._index < last)
        number = "" if self._pages is None else f"Page {self._index + 1} of {last + 1}"
        self._number.setText(number)
        self._desk.show_page(self._pages, self._index, number)

    def flip(self, by: int) -> None:
        """Turn so many pages on; a negative number turns back."""
        self.open(self._index + by)

    def _fit_otherwise(self) -> None:
        self._desk.fit(to_width=not self._desk.to_width)
        self._name_fit()

    def _name_fit(self) -> None:
        self._fit.setText("Whole page" if self._desk.to_width else "Page width")


def _arrow(sign: str, name: str, key: str) -> QPushButton:
    button = QPushButton(sign)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key})")
    return button
