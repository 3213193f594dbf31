import re
from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baklosan_desktop import assets
from baklosan_desktop.qt.looks import Place, Role, Tone, restyle, styled

SHEET = assets.resource("theme", "baklosan.qss").read_text(encoding="utf-8")
SUMMARY, RULES = SHEET.split("*/", maxsplit=1)


def colour_of(widget: QWidget) -> str:
    """Return the colour a widget is drawn in, near its top left corner."""
    return widget.grab().toImage().pixelColor(9, 5).name()


@pytest.fixture
def sheet(qapp: QApplication) -> Iterator[None]:
    qapp.setStyleSheet(
        'QFrame[role="card"] { background: #112233; }'
        'QFrame[tone="stop"] { background: #445566; }'
        'QFrame[tone="stop"] QLabel { background: #778899; }'
        'QLineEdit[invalid="true"] { background: #AABBCC; }'
        'QListView[role="sections"]::item { padding: 20px; }'
    )
    yield
    qapp.setStyleSheet("")


@pytest.mark.parametrize(("name", "values"), [("role", Role), ("place", Place), ("tone", Tone)])
def test_sheet_has_a_rule_for_every_word_of_the_code_and_for_no_other(
    name: str, values: object
) -> None:
    assert set(re.findall(rf'\[{name}="([^"]+)"\]', RULES)) == set(get_args(values)) - {""}


@pytest.mark.parametrize("role", get_args(Role))
def test_sheet_says_in_its_summary_what_each_role_is_for(role: str) -> None:
    assert re.search(rf"(?<![\w-]){role}(?![\w-])", SUMMARY)


@pytest.mark.usefixtures("sheet")
def test_widget_is_drawn_in_its_role(qtbot: QtBot) -> None:
    card = styled(QFrame(), "card")
    qtbot.addWidget(card)
    assert colour_of(card) == "#112233"


def test_styling_gives_the_widget_back_with_its_properties(qtbot: QtBot) -> None:
    button = QPushButton("Yes")
    qtbot.addWidget(button)
    assert styled(button, "answer", "stop", "first") is button
    assert [button.property(name) for name in ("role", "tone", "place")] == [
        "answer",
        "stop",
        "first",
    ]


@pytest.mark.usefixtures("sheet")
def test_changed_tone_reaches_the_labels_inside(qtbot: QtBot) -> None:
    notice = styled(QFrame(), "notice")
    qtbot.addWidget(notice)
    label = QLabel("Do not use", notice)
    notice.show()
    assert colour_of(label) != "#778899"

    restyle(notice, tone="stop")

    assert colour_of(label) == "#778899"


@pytest.mark.usefixtures("sheet")
def test_input_shows_that_it_cannot_be_read_and_recovers(qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    before = colour_of(edit)

    restyle(edit, invalid=True)
    assert colour_of(edit) == QColor("#AABBCC").name()

    restyle(edit, invalid=False)
    assert colour_of(edit) == before


@pytest.mark.usefixtures("sheet")
def test_rows_of_a_list_have_their_padding_from_the_first_show(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    sections = styled(QListView(), "sections")
    sections.setModel(QStringListModel(["Indications", "Dosage"], sections))
    QVBoxLayout(page).addWidget(sections)

    page.show()

    second = sections.visualRect(sections.model().index(1, 0))
    assert second.top() == second.height() > 40
