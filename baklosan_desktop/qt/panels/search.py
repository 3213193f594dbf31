"""What drops from the search field: sentences in groups, the matched words marked."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.search_limits import SearchLimits
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.hit_list import HitList
from baklosan_desktop.qt.widgets.layouts import say
from baklosan_desktop.screens.search import HitGroup, SearchView
from baklosan_desktop.tongue import _, translatable

_MOST_HEIGHT, _LEAST_HEIGHT = 520, 120
_SIDE, _INSET = 1, 16
_CHOOSE, _CLOSE = translatable("↑ ↓ choose"), translatable("Esc close")
_OPEN = translatable("Enter open · Ctrl Enter open beside")
_SEARCH = translatable("Enter search")
_NOTES = translatable("Notes (editorial)")
_QUOTED = re.compile("“([^”]*)”")


class SearchPanel(QFrame):
    """Lies over the page; the search field keeps the keyboard and steers it."""

    line_opened = Signal(int, str)
    line_opened_beside = Signal(int, str)
    label_opened = Signal(str, int, str)
    words_chosen = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, "popup")
        self.setAccessibleName(_("Search results"))
        self._understood, self._empty = _sentence(), _sentence()
        self._understood.setTextFormat(Qt.TextFormat.RichText)
        self._hairline = styled(QFrame(), "hairline")
        self._hairline.setFixedHeight(1)
        self._list = HitList(_("Search results"), colours)
        self._list.clicked.connect(self.open_chosen)
        self.limits = SearchLimits()
        self._foot = styled(QLabel(), "hint")
        self._foot.setWordWrap(True)
        self._over = parent
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 6, _SIDE, 8)
        column.addLayout(_inset(self._understood, self._empty))
        column.addWidget(self._hairline)
        column.addWidget(self._list)
        column.addLayout(_inset(self.limits, self._foot))
        self.hide()

    def recolour(self, colours: Colours) -> None:
        """Draw in the colours of another theme."""
        self._list.recolour(colours)

    def show_answer(self, view: SearchView) -> None:
        """Show an answer with its first hit chosen; an empty one hides the panel."""
        self._explain(view.understood)
        say(self._empty, "" if view.groups else view.summary)
        self.setVisible(bool(view.typed))
        self._show_rows([*_words(_("Did you mean"), view.suggestions), *_rows(view)])

    def show_more(self, group: HitGroup) -> None:
        """Add what other labels say below the answer; what is chosen stays so."""
        if group.hits:
            self._list.add_rows([*_group(group)])
            self._offer()

    def say_empty(self, sentence: str) -> None:
        """Say that nothing was found."""
        say(self._empty, sentence)

    def show_recent(self, searches: Sequence[str]) -> None:
        """Offer to search again what was searched before."""
        self._explain(())
        say(self._empty, "")
        self.show()
        self._show_rows([*_words(_("Recent searches"), searches)])

    def move_by(self, step: int) -> None:
        """Choose the next or the previous hit; at an end the choice stays."""
        self._list.move_by(step)

    def chosen(self) -> Row | None:
        """Return the row that Enter opens."""
        return self._list.chosen()

    def open_chosen(self, *, beside: bool = False) -> None:
        """Open the chosen hit, or search for the chosen words."""
        row = self._list.chosen() or Row("")
        if row.label:
            self.label_opened.emit(row.label, row.line, row.opens)
        elif row.line:
            opened = self.line_opened_beside if beside else self.line_opened
            opened.emit(row.line, row.opens)
        elif row.is_words:
            self.words_chosen.emit(row.text)

    def fit(self) -> None:
        """Be as high as the hits need, within reason and within the window."""
        needed = self._list.needed(self.contentsRect().width() - 2 * _SIDE, _MOST_HEIGHT)
        height = min(needed, _MOST_HEIGHT)
        self._list.setFixedHeight(height)
        beyond = self.y() + self._height() + _SIDE - self._over.height()
        if beyond > 0:
            height = max(min(needed, _LEAST_HEIGHT), height - beyond)
        self._list.fit(height, is_whole=height >= needed)
        self.resize(self.width(), self._height())
        self._column.activate()
        self._list.doItemsLayout()  # rows keep the height of another width until they are laid out

    def _height(self) -> int:
        """Return the height of all parts; a sentence on top wraps at the width of now."""
        if self._column.hasHeightForWidth():
            return self._column.totalHeightForWidth(self.width())
        return self.sizeHint().height()

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self._list.show_rows(rows)
        self._offer()

    def _offer(self) -> None:
        """Say what the keys do; the first sentence is chosen, or words where there is none."""
        rows = self._list.rows
        has_hits = any(row.line for row in rows)
        keys = (_CHOOSE, _OPEN if has_hits else _SEARCH, _CLOSE) if rows else (_CLOSE,)
        self._foot.setText(" · ".join(map(_, keys)))
        self.raise_()
        if not self._list.chosen():
            wanted = (n for n, row in enumerate(rows) if (row.line if has_hits else row.is_choice))
            self._list.choose(next(wanted, -1))

    def _explain(self, understood: Sequence[str]) -> None:
        """Say in what other words the answer was found, with these words in bold."""
        said = " · ".join(understood)
        say(self._understood, _QUOTED.sub(r"“<b>\1</b>”", escape(said)))
        self._understood.setAccessibleName(said)
        self._hairline.setVisible(bool(said))


def _inset(*parts: QWidget) -> QVBoxLayout:
    """Hold parts as far from the edge as the sentences of the rows."""
    inset = QVBoxLayout()
    inset.setContentsMargins(_INSET, 2, _INSET, 2)
    for part in parts:
        inset.addWidget(part)
    return inset


def _sentence() -> QLabel:
    sentence = styled(QLabel(), "secondary")
    sentence.setTextFormat(Qt.TextFormat.PlainText)
    sentence.setWordWrap(True)
    return sentence


def _words(title: str, words: Sequence[str]) -> Iterator[Row]:
    if words:
        yield Row(title.upper())
    for word in words:
        yield Row(word, is_words=True)


def _rows(view: SearchView) -> Iterator[Row]:
    for group in (*view.groups, HitGroup(_(_NOTES), view.notes)):
        if group.hits:
            yield from _group(group)


def _group(group: HitGroup) -> Iterator[Row]:
    yield Row(group.title.upper())
    for text, marks, place, line, note, quote, label in group.hits:
        yield Row(text, place, line, marks, note, quote=quote, label=label or "")
