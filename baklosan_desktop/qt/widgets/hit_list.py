"""A list of what was found, steered by the field that it was typed into."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.found import HitDelegate, Row
from baklosan_desktop.qt.widgets.hit_rows import Rows


class HitList(QListView):
    """Rows of which one is chosen; titles are passed over."""

    def __init__(self, name: str, colours: Colours) -> None:
        super().__init__()
        styled(self, "hits")
        self._rows = Rows(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)  # it would lay all rows out before their width is known
        self.recolour(colours)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows.all

    def recolour(self, colours: Colours) -> None:
        """Draw in the colours of another theme."""
        self._delegate = HitDelegate(colours)
        self.setItemDelegate(self._delegate)

    def show_rows(self, rows: Sequence[Row], chosen: int = -1) -> None:
        """Show rows from the first on, one of them chosen."""
        self._rows.show(rows)
        self.setVisible(bool(rows))
        self.choose(chosen)
        self.scrollToTop()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show rows below the others; what is chosen and seen stays so."""
        self._rows.add(rows)
        self.show()

    def choose(self, row: int) -> None:
        """Choose a row, or none."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def move_by(self, step: int) -> None:
        """Choose the next or the previous row; at an end the choice stays."""
        row = self.currentIndex().row() + step
        while 0 <= row < len(self.rows):
            if self.rows[row].is_choice:
                self.choose(row)
                self.scrollTo(self.currentIndex())
                return
            row += step

    def chosen(self) -> Row | None:
        """Return the row that Enter opens."""
        index = self.currentIndex()
        return self.rows[index.row()] if index.isValid() else None

    def needed(self, width: int, most: int) -> int:
        """Return how high it is where it is so wide; of what is higher than `most`, a part."""
        frame = 2 * self.frameWidth()
        height = frame
        for row in self.rows:
            if height > most:
                break
            height += self._delegate.height(row, width - frame)
        return height

    def fit(self, height: int, *, is_whole: bool) -> None:
        """Be so high; a bar that came and went would narrow the rows."""
        self.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(bar)
