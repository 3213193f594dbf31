"""The bars around the pages: top, rail, notice, footer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from baklosan_desktop.qt.looks import Tone, styled
from baklosan_desktop.qt.widgets.choices import show_checked
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.qt.widgets.layouts import ElidedLabel, FoldingRow
from baklosan_desktop.qt.widgets.menus import fill, filled_when_opened
from baklosan_desktop.qt.widgets.ringed import RingedButton
from baklosan_desktop.tongue import ENGLISH, _, spoken, translatable


class Notice(QFrame):
    """Hidden while there is nothing to say; it cannot be dismissed."""

    def __init__(self, tone: Tone = "stop") -> None:
        super().__init__()
        styled(self, "notice", tone)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._text)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show one sentence in place of what stands here; none hides the notice."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def add(self, sentence: str) -> None:
        """Show a sentence below those that stand here, unless it does so already."""
        said = self._text.text().splitlines()
        if sentence not in said:
            self.say("\n".join([*said, sentence]))

    def text(self) -> str:
        """Return all that has been said."""
        return self._text.text()


class StaysEnglish(Notice):
    """Says why a page is in English where the rest of the window is not."""

    def __init__(self) -> None:
        super().__init__("information")
        if spoken() != ENGLISH:
            self.say(_("This page stays in English until a pharmacist has reviewed its words."))


class Rail(QFrame):
    """Buttons with the icon above the word; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Show pages as (name, text, tooltip)."""
        super().__init__()
        styled(self, "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for name, text, tip in pages:
            button = self._buttons[name] = _tab(name, text, tip)
            group.addButton(button)
            column.addWidget(button)
            button.toggled.connect(lambda on, name=name: self._tell(name, is_shown=on))
        column.addStretch()

    def _tell(self, name: str, *, is_shown: bool) -> None:
        if is_shown:
            self.chosen.emit(name)

    def choose(self, name: str) -> None:
        """Mark a page as the one shown, without asking for it; Tab leads to it alone."""
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons[name].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        show_checked(self._buttons[name], is_on=True)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be wide enough for the word of the page that is shown, which is bold."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setMinimumWidth(widest + 1)

    def set_icon(self, name: str, icon: QIcon) -> None:
        """Give a page its icon in the colours of the theme."""
        self._buttons[name].setIcon(icon)
        self._measure()


def _tab(name: str, text: str, tip: str) -> QToolButton:
    button = styled(QToolButton(), "tab")
    button.setObjectName(f"rail-{name}")
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(_("{text} page").format(text=text))
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    return button


OFFLINE = translatable("● Offline: this program never connects")
PURPOSE = translatable("For professionals. Does not replace clinical judgement.")


class Footer(QFrame):
    """States that are always true at the left and right, the state of the data between them."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "footer")
        self._connection, self._state = _statement(_(OFFLINE)), _statement()
        self._text = ""
        self.help = styled(QPushButton(_("Help")), "link")
        self.help.setEnabled(False)  # until there is something to offer
        left, right, row = FoldingRow(), FoldingRow(), FoldingRow()
        left.addWidget(self._connection)
        left.addWidget(self._state)
        right.addWidget(_statement(_(PURPOSE)))
        right.addWidget(self.help, alignment=Qt.AlignmentFlag.AlignLeft)
        for part in (left, right, row):
            part.setSpacing(0)
        row.addLayout(left)
        row.addStretch()
        row.addLayout(right)
        for part in (left, right):
            row.setAlignment(part, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 2)
        column.addLayout(row)

    def offer(self, entries: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer the help as (words, what opens it)."""
        menu = QMenu(self.help)
        for words, do in entries:
            menu.addAction(words).triggered.connect(lambda _checked, do=do: do())
        self.help.setMenu(menu)
        self.help.setEnabled(True)

    def connects(self, sentence: str, why: str = "") -> None:
        """Say what the program connects to, in the place of nothing at all, and why it cannot."""
        self._connection.setText(sentence)
        self._connection.setToolTip(why)

    def state(self, text: str) -> None:
        """Say what the data is; whether it is intact is not known yet."""
        self._text = f"{text} · "
        self._say(_("verifying …"))

    def intact(self) -> None:
        """Say that the data is what was built."""
        self._say(_("data intact ✓"))

    def imported(self) -> None:
        """Say that the data is the user's own: nothing was built that it could be compared with."""
        self._say(_("as it was imported"))

    def doubt(self) -> None:
        """Say that the data is not what was built."""
        self._say(_("data not intact ✗"))

    def _say(self, state: str) -> None:
        self._state.setText(self._text + state)


def _statement(text: str = "") -> QLabel:
    """Return a label apart from the next one where both stand in a row."""
    statement = QLabel(text)
    statement.setContentsMargins(0, 0, 18, 0)
    return statement


HEIGHT = 52
_MOST_SAID_FIRST = 180


class TopBar(QFrame):
    """Holds the search field, and offers choices in menus made when they open."""

    text_size_chosen = Signal(int)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, search: SearchEdit, pick: str) -> None:
        """`pick` says what the button beside the name does."""
        super().__init__()
        styled(self, "top-bar")
        self._title = styled(ElidedLabel(), "product")
        self._subtitle = styled(ElidedLabel(), "secondary")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pick = _button(pick)
        self.pick.setText("▾")
        self.pick.setEnabled(False)  # until there is something to pick from
        self.text_size = _button(_("Text size"))
        self.theme = _button(_("Theme"))
        self.print = styled(RingedButton(_("Print …")), "primary")
        search.setMinimumWidth(300)
        search.setMaximumWidth(560)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addStrut(HEIGHT - 2 * 8)
        row.addWidget(self._title)
        row.addWidget(self.pick)
        row.addWidget(self._subtitle, 2)
        row.addWidget(search, 5)
        row.addStretch(1)
        for button in (self.text_size, self.theme, self.print):
            row.addWidget(button)

    def show_title(self, title: str, subtitle: str, warning: str = "") -> None:
        """Name the open label; the title gives way to a warning that the subtitle begins with."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        said_first = f"{warning} …" if warning else ""
        room = self._subtitle.fontMetrics().horizontalAdvance(said_first)
        self._subtitle.setMinimumWidth(min(room, _MOST_SAID_FIRST))
        for name in (self._title, self._subtitle):
            name.setToolTip(f"{title}\n{subtitle}")

    def offer_text_sizes(self, sizes: Sequence[int], current: Callable[[], int]) -> None:
        """Offer these percentages; `current` tells which one is in use."""
        _offer(
            self.text_size,
            lambda menu: fill(
                menu,
                [(f"{size} %", size) for size in sizes],
                current(),
                self.text_size_chosen.emit,
            ),
        )

    def offer_themes(self, themes: Sequence[tuple[str, str]], current: Callable[[], str]) -> None:
        """Offer themes as (words, name); `current` tells which one is in use."""
        _offer(self.theme, lambda menu: fill(menu, themes, current(), self.theme_chosen.emit))

    def offer_languages(
        self, languages: Sequence[tuple[str, str]], current: Callable[[], str]
    ) -> None:
        """Offer languages as (words, code) below the themes; `current` tells which is chosen."""
        self.languages = QMenu(_("Interface language"), self.theme)
        themes = self.theme.menu()
        themes.aboutToShow.connect(themes.addSeparator)
        themes.aboutToShow.connect(lambda: themes.addMenu(self.languages))
        filled_when_opened(
            self.languages,
            lambda menu: fill(menu, languages, current(), self.language_chosen.emit),
        )

    def set_icons(self, text_size: QIcon, theme: QIcon) -> None:
        """Show icons in the colours of the theme."""
        self.text_size.setIcon(text_size)
        self.theme.setIcon(theme)


def _button(name: str) -> QToolButton:
    button = styled(QToolButton(), "tool")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIconSize(QSize(18, 18))
    return button


def _offer(button: QToolButton, offer: Callable[[QMenu], object]) -> None:
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)  # then only a menu is pressed
    button.setMenu(filled_when_opened(QMenu(button), offer))
