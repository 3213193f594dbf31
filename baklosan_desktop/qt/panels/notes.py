"""The notes beside the label's text, each with what to do and why."""

from collections import deque
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from baklosan_desktop.qt.background import next_turn
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.beside_cards import words
from baklosan_desktop.qt.widgets.cards import Disclosure, RichLabel, line_link
from baklosan_desktop.screens.contradiction import DISAGREES, show_all
from baklosan_desktop.screens.label import NoteView, QuoteView
from baklosan_desktop.wording import EDITORIAL, capital


class NoteStack(QWidget):
    """Adds one note per turn of the event loop: a section may have many, and reading goes on."""

    line_opened = Signal(int, str)
    passages_asked = Signal(object)
    complete = Signal()

    def __init__(
        self,
        notes: Iterable[NoteView],
        here: frozenset[int],
        asked: int,
        chosen: dict[str, bool] | None = None,
    ) -> None:
        """Show notes beside the lines `here`; those on the line `asked` come first, and open.

        `chosen` says which notes the reader has opened or closed, and is kept up to date.
        """
        super().__init__()
        self._chosen = {} if chosen is None else chosen
        self._here = here
        self._asked = asked
        self._waiting = deque(sorted(notes, key=lambda note: asked not in noted_lines(note)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.is_empty = not self._waiting
        self._add_next()

    def _add_next(self) -> None:
        if self._waiting:
            self._column.addWidget(self._card(self._waiting.popleft()))
            next_turn(self, self._add_next)
        else:
            self.complete.emit()

    def _card(self, note: NoteView) -> Disclosure:
        body = self._body(note)
        is_open = note.serious or self._asked in noted_lines(note)
        card = Disclosure(
            note.title,
            body,
            is_open=self._chosen.get(note.id, is_open),
            icon="triangle-alert" if note.serious else "",
        )
        card.title.toggled.connect(partial(self._chosen.__setitem__, note.id))
        card.title.setToolTip(f"{note.id}, {note.kind} ({EDITORIAL})")
        return styled(card, "notice", "caution") if note.serious else styled(card, "card")

    def _body(self, note: NoteView) -> QWidget:
        """Return the words of a note, and below those of a contradiction the way to all of it."""
        text = RichLabel(_contradiction(note) if note.disagrees else _html(note, self._here))
        text.line_opened.connect(self.line_opened)
        if not note.disagrees:
            return text
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(text)
        button = styled(QPushButton(show_all(note)), "link")
        button.clicked.connect(lambda: self.passages_asked.emit(note))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return body


def noted_lines(note: NoteView) -> set[int]:
    """Return the lines that a note is about."""
    return {quote.line for quote in note.quotes}


def _html(note: NoteView, here: frozenset[int]) -> str:
    """Lay out a note: what to do, then why; passages elsewhere in full, those `here` by name."""
    others = (quote for quote in note.quotes if quote.line not in here)
    passages = "".join(f"<p>{_quoted(quote)}</p>" for quote in others)
    places = {quote.line: quote.place for quote in note.quotes if quote.line in here}
    links = " · ".join(line_link(place, line) for line, place in places.items())
    kind = f"<p>{capital(note.kind)} ({EDITORIAL})</p>"
    ours = f"{kind}{_safest(note)}<p>{words(note.gloss)}</p>{_readings(note)}"
    return f"{ours}{passages}<p>{links}</p><p>{note.id}, {EDITORIAL}</p>"


def _contradiction(note: NoteView) -> str:
    """Lay out a contradiction: what the label says and says, then what to do, then why."""
    passages = "".join(f"<p>{_quoted(quote)}</p>" for quote in note.quotes)
    why = f"<p>{words(note.gloss)}</p><p>{note.id}, {EDITORIAL}</p>"
    return f"<p><b>{DISAGREES}</b> ({EDITORIAL})</p>{passages}{_safest(note)}{why}"


def _quoted(quote: QuoteView) -> str:
    return f"{line_link(quote.place, quote.line, quote.text)}: “{words(quote.text)}”"


def _safest(note: NoteView) -> str:
    return f"<p><b>Safest reading:</b> {words(note.safest)}</p>" if note.safest else ""


def _readings(note: NoteView) -> str:
    listed = "".join(f"<li>{words(reading)}</li>" for reading in note.readings)
    return f"It can be read as:<ul>{listed}</ul>" if listed else ""
