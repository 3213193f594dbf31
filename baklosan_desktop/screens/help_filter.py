"""A page of the help is looked through: its entries with every word that is typed."""

from typing import NamedTuple

from baklosan_desktop.screens.help_pages import Entry, HelpPage
from baklosan_desktop.tongue import _, plural
from baklosan_desktop.wording import measured


class HelpView(NamedTuple):
    """What is seen of a page: Markdown, and how much of it that is."""

    text: str
    summary: str


def present(page: HelpPage, typed: str = "") -> HelpView:
    """Show the entries that hold every word typed, in any order; without a word the whole page."""
    words = _plain(typed).split()
    shown = [entry for entry in page.entries if _holds(entry, words)]
    entries = [f"### {entry.title}\n\n{entry.text}" for entry in shown]
    introduction = () if words else (page.introduction,)
    text = measured("\n\n".join([f"## {page.title}", *introduction, *entries]))
    return HelpView(text, _summary(len(shown), len(page.entries), typed.strip()))


def _summary(shown: int, there: int, typed: str) -> str:
    if typed and not shown:
        nothing = _("No entry on this page has “{words}”: try fewer words, or another page.")
        return nothing.format(words=typed)
    entries = plural("{number} entry", "{number} entries", there)
    if not typed:
        return entries
    return _("{shown} of {entries}").format(shown=shown, entries=entries)


def _holds(entry: Entry, words: list[str]) -> bool:
    text = _plain(f"{entry.title} {entry.text}")
    return all(word in text for word in words)


def _plain(text: str) -> str:
    """Return a text as it is typed."""
    return text.casefold().replace("’", "'")
