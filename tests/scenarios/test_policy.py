"""What whoever looks after the computer has set is shown, said to be so, and cannot be changed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.app import Program
from baklosan_desktop.policy import Policy
from baklosan_desktop.qt.looks import FIXED
from tests import looks, packed
from tests.published import a_published
from tests.scenarios.desk import LONGEST_MS, Desk, spoken
from tests.scenarios.test_other_labels import opens

PHARMACY = "Pharmacy name and address, remembered"


@pytest.fixture
def rules(tmp_path: Path) -> Policy:
    share = tmp_path / "share"
    share.mkdir()
    lines = ["pharmacy = Old Town", f"watched = {share}", "section_order = smpc", "theme = dark"]
    return Policy.read([*lines, "text_size = 130", "scored_10_mg = 1"])


def named(desk: Desk, kind: type[QWidget], name: str) -> QWidget:
    return next(one for one in desk.visible(kind) if spoken(one).startswith(name))


def fixed(widget: QWidget) -> bool:
    """Whether a widget cannot be used and says why."""
    texts = (widget.toolTip(), widget.accessibleDescription())
    assert widget.isEnabled() or texts == (FIXED, FIXED)
    return not widget.isEnabled()


def test_fixed_settings_are_disabled_and_say_why_wherever_they_stand(
    built: Path, tmp_path: Path, rules: Policy, qapp: QApplication, qtbot: QtBot
) -> None:
    packed.kept(tmp_path / "own", a_published())
    with looks.lent(qapp):
        program = Program(qapp, tmp_path / "own", built, rules)
        with qtbot.waitSignal(program.complete, timeout=LONGEST_MS):
            program.window.show()
        desk = Desk(program, qtbot)
        desk.waits(lambda: len(program.own_library.labels) == 1)
        assert fixed(named(desk, QAbstractButton, "Sections in "))
        assert fixed(program.frame.top_bar.theme)
        assert fixed(program.frame.top_bar.text_size)
        desk.presses("Ctrl+2")
        desk.clicks("Other tablets at hand, 1 chosen")
        assert fixed(named(desk, QCheckBox, "10 mg, scored"))
        for label in ("", "Demoxil 5 mg"):
            if label:
                opens(desk, label)
            desk.presses("Ctrl+4")
            [pharmacy] = [one for one in desk.visible(QWidget) if one.toolTip() == FIXED][-1:]
            assert fixed(pharmacy)
            assert desk.sees("Old Town")
        desk.presses("Ctrl+5")
        desk.waits_to_see("Change the folder …")
        for text in ("Change the folder …", "Watch no folder"):
            assert fixed(named(desk, QAbstractButton, text))
        assert not fixed(named(desk, QAbstractButton, "Look now"))
        program.window.close()
        program.window.deleteLater()
