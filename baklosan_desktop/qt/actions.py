"""Every action with its shortcut and tooltip, in one table."""

from typing import NamedTuple

from baklosan_desktop.qt.window import FIND as FIND_HINT


class Action(NamedTuple):
    """What can be asked of the window by key; `icon` for those that stand on the rail."""

    name: str
    text: str
    keys: str
    icon: str = ""


LABEL = Action("label", "Label", "Ctrl+1", "file-text")
DOSE = Action("dose", "Dose", "Ctrl+2", "calculator")
EFFECTS = Action("effects", "Effects", "Ctrl+3", "chart-column")
HANDOUTS = Action("handouts", "Handouts", "Ctrl+4", "printer")
LIBRARY = Action("library", "Library", "Ctrl+5", "library")
PAGES = (LABEL, DOSE, EFFECTS, HANDOUTS, LIBRARY)
BACK = Action("back", "Back to", "Alt+Left")
FORWARD = Action("forward", "Forward to", "Alt+Right")
FIND = Action("find", FIND_HINT, "Ctrl+K")
PICK = Action("pick", "Open another label", "Ctrl+L", "library")
IN_TEXT = Action("in_text", "Find in this text", "Ctrl+F")
NEXT = Action("next", "Next hit", "F3")
PREVIOUS = Action("previous", "Previous hit", "Shift+F3")
NEXT_SECTION = Action("next_section", "Next section", "Ctrl+PgDown")
PREVIOUS_SECTION = Action("previous_section", "Previous section", "Ctrl+PgUp")
NEXT_PASSAGE = Action("next_passage", "Next passage", "Alt+Down")
PREVIOUS_PASSAGE = Action("previous_passage", "Previous passage", "Alt+Up")
NOTES = Action("notes", "Notes on this passage", "Alt+Return")
CONTEXT = Action("context", "What this word is here", "Ctrl+I")
CITE = Action("cite", "Copy with citation", "Ctrl+Shift+C")
LARGER = Action("larger", "Larger text", "Ctrl++")
SMALLER = Action("smaller", "Smaller text", "Ctrl+-")
THEME = Action("theme", "Light, dark or high contrast", "Ctrl+T")
BOOKMARK = Action("bookmark", "Bookmark this section", "Ctrl+D", "bookmark")
PRINT = Action("print", "Print …", "Ctrl+P")
ABOUT = Action("about", "About this program", "F1")
QUIT = Action("quit", "Quit", "Ctrl+Q")


def tooltip(action: Action) -> str:
    """Return what an action does and its key."""
    return f"{action.text} ({action.keys})"
