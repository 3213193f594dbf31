"""A page that costs nothing before somebody looks at it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

Page = TypeVar("Page", bound=QWidget)


class WhenShown(QWidget, Generic[Page]):
    """Stands in the place of a page, and holds it once it has been shown or asked for."""

    def __init__(self, build: Callable[[], Page]) -> None:
        super().__init__()
        self._build = build
        self._page: Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def page(self) -> Page:
        """Return the page, built now if it never was."""
        if self._page is None:
            self._page = self._build()
            self._column.addWidget(self._page)
            self._page.show()
        return self._page

    def hasHeightForWidth(self) -> bool:
        """Take the height that there is."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Build the page, the first time that it is seen."""
        super().showEvent(event)
        self.page()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the page."""
        self.page().setFocus()
