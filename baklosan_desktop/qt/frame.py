"""Holds the pages and the bars around them, and passes on what they ask for."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QSize, QTranslator, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baklosan_desktop.assets import translations_folder
from baklosan_desktop.qt import actions, theme
from baklosan_desktop.qt.actions import Action
from baklosan_desktop.qt.looks import MEDIUM, fix, icon
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.bars import Footer, Notice, Rail, TopBar
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.qt.window import BESIDE_WIDTH, LIST_WIDTH, Window
from baklosan_desktop.screens.library_server import connection
from baklosan_desktop.tongue import ENGLISH, _, described, offered, spoken, translatable


class RefusalPanel(QWidget):
    """One sentence on what is not given, and why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        notice = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.addWidget(notice)
        column.addStretch()
        notice.say(sentence)  # in its place: on its own it would open as a window


NOT_USED = translatable(
    "This page is not used here: that is set by whoever looks after this computer."
)
NO_SEARCH = translatable("No search: the label data is not intact")
UNTRUSTED = translatable(
    "No dose is calculated and nothing is printed. Do not rely on what is shown."
)


class Frame(QWidget):
    """The bars and the places of the pages; a page may come later than its place.

    `notice` says what is wrong for good, `news` what is so until another page is shown.
    """

    page_chosen = Signal(str)
    resized = Signal()
    closing = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.search = SearchEdit(actions.FIND.text, actions.FIND.keys)
        self.top_bar = TopBar(self.search, actions.tooltip(actions.PICK))
        self.notice = Notice()
        self.caution = Notice("caution")
        self.news = Notice("information")
        used = [p for p in actions.PAGES if p is actions.LABEL or preferences.policy.shows(p.name)]
        self._used = {page.name for page in used}
        self.rail = Rail([(page.name, page.text, actions.tooltip(page)) for page in used])
        self.footer = Footer()
        if preferences.policy.library:
            self.footer.connects(connection(is_open=False))
        self._stack = QStackedWidget()
        self._pages = {page.name: self._place(page.name) for page in actions.PAGES}
        self._over: dict[str, QWidget] = {}
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._lay_out()
        self._recolour()
        self._follow(preferences)
        self.rail.chosen.connect(self.show_page)
        self.bind(actions.FIND, self.search.setFocus)
        for action in actions.PAGES:
            self.bind(action, partial(self.open_page, action.name))

    def take_over(self, window: Window) -> None:
        """Replace the opening: its text becomes the label page, what was typed stays typed."""
        self.set_page(actions.LABEL.name, _kept_in_place(window.text))
        self.search.setText(window.field.text())
        window.take(self, self.column)
        window.closing.connect(self.closing)
        self.bind(actions.QUIT, window.close)
        self.search.setFocus()
        self.search.deselect()

    def refuse(self, sentence: str) -> None:
        """Leave every page empty but the label's text, and say why, here and on each of them."""
        self.notice.add(f"{sentence} {_(UNTRUSTED)}")
        self.footer.doubt()
        self.search.refuse(_(NO_SEARCH))
        self.top_bar.print.setEnabled(False)
        for page in actions.PAGES:
            if page is not actions.LABEL:
                self.set_page(page.name, RefusalPanel(sentence))
        self.go_to_page()

    def bind(self, action: Action, do: Callable[[], object]) -> None:
        """Let a key do something, wherever the focus is."""
        QShortcut(QKeySequence(action.keys), self).activated.connect(do)

    def uses(self, name: str) -> bool:
        """Whether a page is used here."""
        return name in self._used

    def set_page(self, name: str, page: QWidget) -> None:
        """Put a page in its place, if it is used; it is shown if its place is being shown."""
        if name not in self._used:
            page.setParent(self)
            page.hide()
            return
        old = self._pages[name]
        is_shown = self._stack.currentWidget() is old
        self._stack.insertWidget(self._stack.indexOf(old), page)
        self._pages[name] = page
        if is_shown:
            self._stack.setCurrentWidget(page)
        self._stack.removeWidget(old)
        old.deleteLater()

    def lay_over(self, pages: Mapping[str, QWidget]) -> None:
        """Show these pages in place of the frame's own, which wait; any others laid over are gone.

        Without pages its own are shown again as they were.
        """
        shown, old = self.page(), self._over
        self._over = {name: page for name, page in pages.items() if name in self._used}
        for page in self._over.values():
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._shown(shown))
        for page in (*old.values(), *(set(pages.values()) - set(self._over.values()))):
            self._stack.removeWidget(page)
            page.deleteLater()

    def _shown(self, name: str) -> QWidget:
        """Return what stands on top in the place of a page."""
        return self._over.get(name, self._pages[name])

    def room(self) -> QSize:
        """Return how large a page is now."""
        return self._stack.size()

    def page(self) -> str:
        """Return the name of the page that is shown."""
        shown = self._stack.currentWidget()
        return next(name for name in self._pages if self._shown(name) is shown)

    def show_page(self, name: str) -> None:
        """Show a page."""
        self.news.say("")
        if name in self._used:
            self.rail.choose(name)
        self._stack.setCurrentWidget(self._shown(name))
        self.page_chosen.emit(name)

    def open_page(self, name: str) -> None:
        """Show a page and give it the keyboard."""
        self.show_page(name)
        self.go_to_page()

    def go_to_page(self) -> None:
        """Give the page that is shown the keyboard."""
        self._shown(self.page()).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whatever lies over the page."""
        super().resizeEvent(event)
        self.resized.emit()

    def _place(self, name: str) -> QWidget:
        return QWidget() if name in self._used else RefusalPanel(_(NOT_USED))

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.addWidget(self.rail)
        body.addWidget(self._stack, 1)
        self.column = column = QVBoxLayout(self)
        for layout in (body, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.notice)
        column.addWidget(self.caution)
        column.addWidget(self.news)
        column.addLayout(body, 1)
        column.addWidget(self.footer)

    def _follow(self, preferences: Preferences) -> None:
        """Offer the preferences in the bar and by key, open where it was left, keep both."""
        bar = self.top_bar
        bar.offer_text_sizes(theme.TEXT_SIZES, lambda: preferences.now.text_size)
        bar.offer_themes([(t.words, t.value) for t in theme.Theme], lambda: preferences.now.theme)
        languages = offered(str(translations_folder()))
        bar.offer_languages(languages, lambda: preferences.now.language)
        bar.language_chosen.connect(preferences.choose_language)
        bar.language_chosen.connect(lambda code: self.news.say(_next_start(code)))
        load_qt_words(self, spoken())
        bar.text_size_chosen.connect(preferences.choose_text_size)
        bar.theme_chosen.connect(preferences.choose_theme)
        fixable = {"theme": bar.theme, "text_size": bar.text_size, "language": bar.languages}
        fix(*(button for name, button in fixable.items() if preferences.fixes(name)))
        if bar.theme.isEnabled():
            self.bind(actions.THEME, bar.theme.showMenu)
        self.bind(actions.LARGER, preferences.larger_text)
        self.bind(actions.SMALLER, preferences.smaller_text)
        preferences.problem.connect(self.notice.add)
        preferences.recoloured.connect(self._recolour)
        left = preferences.now.page
        self.show_page(left if left in self._pages else actions.LABEL.name)
        self.page_chosen.connect(lambda name: preferences.keep(preferences.now._replace(page=name)))

    def _recolour(self) -> None:
        """Draw the icons in the colours of the theme."""
        colours = theme.colours(theme.shown())
        self.search.set_icon(icon("search", colours["ink-3"]))
        for page in (page for page in actions.PAGES if page.name in self._used):
            drawn = icon(page.icon, colours["ink-2"], MEDIUM, colours["accent"])
            self.rail.set_icon(page.name, drawn)
        self.top_bar.set_icons(
            icon("a-large-small", colours["ink"]), icon("contrast", colours["ink"])
        )


def load_qt_words(parent: QObject, language: str) -> None:
    """Have Qt's own dialogs and buttons speak a language, where Qt has it, as long as `parent` is.

    Qt's numbers and dates stay as they are: those go by the locale, which is left alone.
    """
    words = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != ENGLISH and words.load(f"qtbase_{language}", folder):
        QCoreApplication.installTranslator(words)


def _next_start(code: str) -> str:
    return _("The interface speaks {language} when the program is started again.").format(
        language=described(code)
    )


def _kept_in_place(text: QWidget) -> QWidget:
    """Hold the opening's text where the label page will show it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(LIST_WIDTH, 0, BESIDE_WIDTH, 0)
    row.addWidget(text)
    holder.setFocusProxy(text)
    return holder
