"""What each command takes beside the common arguments."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from baklosan_desktop.cli import handout, library, packs

ARGUMENTS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "show": {"section": {"nargs": "?", "metavar": "SECTION", "help": "a section's key"}},
    "search": {
        "words": {"nargs": "+", "metavar": "WORD"},
        "--section": {"metavar": "KEY", "help": "only this section"},
        "--all": {"action": "store_true", "help": "in every label; the best twenty sentences"},
        "--substance": {"default": "", "metavar": "NAME", "help": "in every label with it"},
        "--source": {"choices": library.SOURCES, "help": "in every label of this format"},
    },
    "effects": {
        "--band": {"type": str.lower, "metavar": "BAND", "help": "the label's word, or: isolated"},
        "--system": {"type": str.lower, "metavar": "SYSTEM", "help": "the label's organ system"},
        "--filter": {"default": "", "metavar": "WORDS", "help": "words of label or patient"},
        "--unread": {
            "action": "store_true",
            "help": "what looks like a frequency, unread",
        },
    },
    "handout": handout.ARGUMENTS,
    "import": {"paths": {"nargs": "+", "type": Path, "metavar": "PATH"}},
    "remove": {"imported": {"metavar": "LABEL", "help": "the id that labels shows"}},
    "compare": {
        "imported": {"metavar": "LABEL", "help": "the id that labels shows"},
        "older": {"nargs": "?", "metavar": "OLDER", "help": "an edition; default: the last one"},
        "--all": {"action": "store_true", "help": "the whole text, not what changed only"},
    },
    "export": {"file": {"type": Path, "metavar": "FILE"}},
    "restore": {"file": {"type": Path, "metavar": "FILE"}},
    "install": packs.INSTALL,
    "pack": packs.PACK,
    "new-key": packs.NEW_KEY,
}
OF_A_LIBRARY = {
    "labels", "show", "search", "effects", "handout", "import", "remove", "compare", "pack",
}  # fmt: skip
LIBRARY: Mapping[str, Any] = {
    "metavar": "PLACE",
    "help": "not the user's own: a server, as postgresql://USER@HOST/DATABASE, or a file",
}
