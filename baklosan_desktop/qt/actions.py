"""Every action with its shortcut and tooltip, in one table."""

from typing import NamedTuple

from baklosan_desktop.qt.window import FIND as FIND_HINT
from baklosan_desktop.tongue import _, translatable


class Action(NamedTuple):
    """What can be asked of the window by key; `icon` for those that stand on the rail."""

    name: str
    message: str
    keys: str
    icon: str = ""

    @property
    def text(self) -> str:
        """What it does, in the language of the interface."""
        return _(self.message)


LABEL = Action("label", translatable("Label"), "Ctrl+1", "file-text")
DOSE = Action("dose", translatable("Dose"), "Ctrl+2", "calculator")
EFFECTS = Action("effects", translatable("Effects"), "Ctrl+3", "chart-column")
HANDOUTS = Action("handouts", translatable("Handouts"), "Ctrl+4", "printer")
LIBRARY = Action("library", translatable("Library"), "Ctrl+5", "library")
PAGES = (LABEL, DOSE, EFFECTS, HANDOUTS, LIBRARY)
BACK = Action("back", translatable("Back to"), "Alt+Left")
FORWARD = Action("forward", translatable("Forward to"), "Alt+Right")
FIND = Action("find", FIND_HINT, "Ctrl+K")
PICK = Action("pick", translatable("Open another label"), "Ctrl+L", "library")
IN_TEXT = Action("in_text", translatable("Find in this text"), "Ctrl+F")
NEXT = Action("next", translatable("Next hit"), "F3")
PREVIOUS = Action("previous", translatable("Previous hit"), "Shift+F3")
NEXT_SECTION = Action("next_section", translatable("Next section"), "Ctrl+PgDown")
PREVIOUS_SECTION = Action("previous_section", translatable("Previous section"), "Ctrl+PgUp")
NEXT_PASSAGE = Action("next_passage", translatable("Next passage"), "Alt+Down")
PREVIOUS_PASSAGE = Action("previous_passage", translatable("Previous passage"), "Alt+Up")
NOTES = Action("notes", translatable("Notes on this passage"), "Alt+Return")
CONTEXT = Action("context", translatable("What this word is here"), "Ctrl+I")
CITE = Action("cite", translatable("Copy with citation"), "Ctrl+Shift+C")
LARGER = Action("larger", translatable("Larger text"), "Ctrl++")
SMALLER = Action("smaller", translatable("Smaller text"), "Ctrl+-")
THEME = Action("theme", translatable("Light, dark or high contrast"), "Ctrl+T")
BOOKMARK = Action("bookmark", translatable("Bookmark this section"), "Ctrl+D", "bookmark")
PRINT = Action("print", translatable("Print …"), "Ctrl+P")
ABOUT = Action("about", translatable("About this program"), "F1")
QUIT = Action("quit", translatable("Quit"), "Ctrl+Q")


def tooltip(action: Action) -> str:
    """Return what an action does and its key."""
    return f"{action.text} ({action.keys})"
