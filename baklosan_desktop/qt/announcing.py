"""What a screen reader is given to say."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say a sentence, though the keyboard stays where it is.

    What is urgent breaks off whatever it says just then.
    """
    if sentence:
        event = QAccessibleAnnouncementEvent(widget, sentence)
        if is_urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
