"""Below what was found: to which substance, section or source the search is limited."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget, QWidgetAction

from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.layouts import FoldingRow
from baklosan_desktop.qt.widgets.menus import fill, filled_when_opened
from baklosan_desktop.screens import limits
from baklosan_desktop.tongue import _, translatable

_ANY = translatable("any")
_CHARACTERS = 36


class SearchLimits(QWidget):
    """Three choices and a way back; the search field keeps the keyboard, Alt and a letter open one.

    Hidden where there is nothing to choose from.
    """

    limited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._within = EVERYWHERE
        self._formats: Sequence[Format] = ()
        self._found: Sequence[str] = ()
        self._substance, self._section, self._source = (_button(self) for _ in range(3))
        self._everywhere = _button(self)
        self._everywhere.setText(_("Search every&where"))
        self._everywhere.clicked.connect(self.clear)
        self._substance.setMenu(filled_when_opened(QMenu(self._substance), self._offer_substances))
        self._section.setMenu(filled_when_opened(QMenu(self._section), self._offer_sections))
        self._source.setMenu(filled_when_opened(QMenu(self._source), self._offer_sources))
        row = FoldingRow()
        row.setSpacing(16)
        self.setLayout(row)
        for button in (self._substance, self._section, self._source, self._everywhere):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self._show()
        self.hide()

    def offer(self, formats: Sequence[Format]) -> None:
        """Offer labels of these formats; without any there is nothing to limit."""
        self._formats = formats
        self.setVisible(bool(formats))
        if not formats:
            self.clear()

    def suggest(self, substances: Sequence[str]) -> None:
        """Offer these substances first."""
        self._found = substances

    def clear(self) -> None:
        """Search everywhere."""
        self._limit(EVERYWHERE)

    def _limit(self, within: Within) -> None:
        if within != self._within:
            self._within = within
            self._show()
            self.limited.emit(within)

    def _show(self) -> None:
        within = self._within
        kind, form = within.kind, within.format
        _say(self._substance, _("S&ubstance"), within.substance)
        _say(self._section, _("Se&ction"), kind.title if kind else "")
        _say(self._source, _("S&ource"), form.value if form else "")
        self._everywhere.setVisible(within != EVERYWHERE)

    def _offer_substances(self, menu: QMenu) -> None:
        typed = QLineEdit()
        typed.setPlaceholderText(_("Type a substance, press Enter"))
        typed.setAccessibleName(_("Substance"))
        typed.setMinimumWidth(typed.fontMetrics().averageCharWidth() * _CHARACTERS)
        typed.returnPressed.connect(menu.close)
        typed.returnPressed.connect(lambda: self._limit_substance(typed.text().strip()))
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(typed)
        menu.addAction(entry)
        now = self._within.substance
        offered = limits.substances_offered(self._found, now)
        named = [(name, name) for name in offered]
        fill(menu, [(_(_ANY), ""), *named], now, self._limit_substance)
        menu.setActiveAction(entry)
        typed.setFocus()

    def _limit_substance(self, name: str) -> None:
        self._limit(self._within._replace(substance=name))

    def _offer_sections(self, menu: QMenu) -> None:
        offered: list[tuple[str, SectionKind | None]] = [(_(_ANY), None)]
        offered += [(kind.title, kind) for kind in limits.SECTIONS]
        fill(menu, offered, self._within.kind, self._limit_section)

    def _limit_section(self, kind: SectionKind | None) -> None:
        self._limit(self._within._replace(kind=kind))

    def _offer_sources(self, menu: QMenu) -> None:
        offered: list[tuple[str, Format | None]] = [(_(_ANY), None)]
        offered += [(form.value, form) for form in self._formats]
        fill(menu, offered, self._within.format, self._limit_source)

    def _limit_source(self, form: Format | None) -> None:
        self._limit(self._within._replace(format=form))


def _button(parent: QWidget) -> QPushButton:
    button = styled(QPushButton(parent), "link")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _say(button: QPushButton, what: str, chosen: str) -> None:
    said = chosen.replace("&", "&&") or _(_ANY)
    button.setText(f"{what}: {said} ▾")
    button.setAccessibleName(f"{what.replace('&', '')}: {chosen or _(_ANY)}")
