import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.announcing import announce

CALM = QAccessible.AnnouncementPoliteness.Polite
URGENT = QAccessible.AnnouncementPoliteness.Assertive
Said = tuple[object, str, QAccessible.AnnouncementPoliteness]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Said]:
    """What Qt is given to have said; what is heard of it is asked from outside."""
    said: list[Said] = []
    tell = QAccessible.updateAccessibility

    def witness(event: QAccessibleAnnouncementEvent) -> None:
        said.append((event.object(), event.message(), event.politeness()))
        tell(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", witness)
    return said


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(("is_urgent", "how"), [(False, CALM), (True, URGENT)])
def test_sentence_is_said_of_its_widget_and_breaks_off_others_only_if_urgent(
    widget: QWidget, said: list[Said], how: QAccessible.AnnouncementPoliteness, *, is_urgent: bool
) -> None:
    announce(widget, "4 results", is_urgent=is_urgent)
    assert said == [(widget, "4 results", how)]


@pytest.mark.parametrize("is_urgent", [False, True])
def test_without_a_sentence_nothing_is_said(
    widget: QWidget, said: list[Said], *, is_urgent: bool
) -> None:
    announce(widget, "", is_urgent=is_urgent)
    assert said == []
