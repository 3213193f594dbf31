"""Every text that a user sees can be translated, but for what a pharmacist must review first."""

import ast
import re
import runpy
from collections.abc import Mapping
from gettext import translation
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message

from tests.conftest import ROOT
from tests.literals import bare, marked, unmarked

PACKAGE = ROOT / "baklosan_desktop"
TOOL: dict[str, Any] = runpy.run_path(str(ROOT / ".ci" / "translations.py"))
CATALOGUES = sorted(ROOT.glob("resources/translations/*/LC_MESSAGES/*.po"))

# Modules whose texts stay English, and why. A name covers all that begins with it.
ENGLISH = {
    # A wrong translation of a dose or a warning harms a patient: none is shown before its review.
    "labels/": "what a label is and says",
    "extraction/": "what is read from a label",
    "dosing/": "what to take",
    "search/": "the words of labels",
    "quantities.py": "amounts, as they are typed and written everywhere",
    "wording.py": "amounts, bands and dates as they stand in doses and on paper",
    "handouts/": "what a patient takes home",
    "qt/page_frame.py": "what a patient takes home",
    "screens/dose": "what is asked and said of a dose",
    "qt/panels/dose": "what is asked and said of a dose",
    "qt/widgets/staircase_plot.py": "a dose over days",
    "screens/calendar": "the doses of each day",
    "screens/dosing_calendar.py": "the doses of each day",
    "screens/stopping_calendar.py": "the doses of each day",
    "screens/leaflet_dose.py": "the dose on the leaflet",
    "screens/glance.py": "doses and limits at a glance",
    "screens/side_effect_matrix.py": "how often a side effect comes; on paper too, and copied",
    "screens/citing.py": "what is copied from a label, with where it stands",
    "screens/contradiction.py": "where a label contradicts itself, and what is safest",
    "screens/side_effect_copy.py": "what is copied from a label",
    "screens/help_pages.py": "safety notes and hazards",
    "importers/fhir_products.py": "what is read from a label",
    "importers/fhir_sections.py": "what is read from a label",
    "importers/openfda_fields.py": "what is read from a label",
    "importers/openfda_tables.py": "what is read from a label",
    "importers/spl_products.py": "what is read from a label",
    "importers/xhtml.py": "what is read from a label",
    # Read by programs, or by whoever looks after this one.
    "cli/": "its answers are read by scripts as well",
    "pipeline/__main__.py": "for whoever builds the labels",
    "pipeline/checks.py": "for whoever builds the labels",
    "pipeline/declared.py": "for whoever builds the labels",
    "pipeline/folder.py": "for whoever builds the labels",
    "pipeline/vocabulary.py": "for whoever builds the labels",
    "store/writer.py": "for whoever builds the labels",
    "store/schema.py": "names of tables and columns",
    "policy.py": "for whoever looks after the computer; read before the language is known",
    "qt/self_test.py": "a report for programs",
    "qt/installation.py": "a report for programs",
    "tongue.py": "says in English that it cannot say it otherwise; names languages in themselves",
}
# What looks like a text and is none.
NO_TEXT = {
    "Noto Sans": "a font",
    "DejaVu Sans": "a font",
    r"\$(?P<name>[a-z0-9-]+)|(?P<font>font-size: )?(?P<length>[\d.]+)sp\b": "a pattern",
    "font-size: {}pt": "a style",
    "d MMM yyyy": "a date, to be typed alike in every language",
    "openFDA JSON": "measured, never shown",
    "Language": "measured, never shown",
    "A sentence with its blanks, a comma and a stop fills a line, and no more.": "measured",
    "Baklosan Desktop {}": "a name",
    "Baklosan Desktop {}\n{}{}": "the details of a bug",
    "{} · {} ms": "a unit",
    "{} · SHA-256 {} …": "a name and a sum",
    "Baklosan Desktop notes": "tells a file of notes from others",
    "{} version {}, {}": "signed with a pack, and never shown",
    "Could not decode to UTF-8": "what SQLite says",
    "fts5: syntax error": "what SQLite says",
    "OperationalError": "what the driver of a server raises",
    "ProgrammingError": "what the driver of a server raises",
    "DataError": "what the driver of a server raises",
    "stand_near(words, {}, {})": "what a server is asked",
    "Server({})": "what a debugger shows",
    "Extra data": "what Python says",
    "human prescription drug label": "the name of a code",
    "human over-the-counter drug label": "the name of a code",
    "prescription animal drug label": "the name of a code",
    "undesirable effects": "a heading of labels",
    "adverse reactions": "a heading of labels",
    "side effects": "a heading of labels",
    "reacciones adversas": "a heading of labels",
    "efeitos indesejáveis": "a heading of labels",
    "effets indésirables": "a heading of labels",
    "effetti indesiderati": "a heading of labels",
    "The file names no product; its title stands in place of a name.": "kept with the label",
}
# Clinical words in modules that are not.
CLINICAL = (
    "The label’s text lacks warnings",
    "Safest reading:",
    "At the counter:",
    "It can be read as:",
    "possibly {}",  # contradicting, ambiguous
    "the label contradicts itself",
    # How often a side effect comes.
    " to ",
    "up to",
    "at least {}",
    "at most",
    "{} or more",
    "{} to {}",
    "Drawn from the {}.",
    "Each effect of this band may affect {} of {} people.",
    "perhaps more: the band has no upper limit",
    "the other {}",
    "each square: 100 people",
    "agreed band, {} ({}); effects are not added up",
    ", highest of {}",
)

MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if "_bundled" not in path.parts]


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def is_english(path: Path) -> bool:
    return name(path).startswith(tuple(ENGLISH))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def found(path: Path) -> list[str]:
    """Return the texts of a module that cannot be translated, with their lines."""
    return [
        f"{name(path)}:{one.node.lineno}: {one.text}"
        for one in unmarked(tree(path))
        if one.text not in NO_TEXT and not bare(one.text).startswith(CLINICAL)
    ]


def english_texts() -> set[str]:
    """Return what the modules say that are not translated: the words between their values."""
    nodes = [node for path in MODULES if is_english(path) for node in ast.walk(tree(path))]
    between = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    return {
        part.strip()
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for part in re.split(r"[{}]|  +", node.value)
        if node in between or " " in part.strip() or part[:1].isupper()
    }


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def strings(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def messages(catalogue: Catalog) -> Mapping[object, Message]:
    return {message.id: message for message in catalogue if message.id}


def wrong(message: Message) -> list[str]:
    """Return what is wrong with a translation."""
    wanted, given = strings(message.id), strings(message.string)
    if message.fuzzy or not all(given):
        return ["not translated"]
    places = set().union(*map(fields, wanted))
    return [
        why
        for why, is_so in (
            ("other places", any(fields(one) != places for one in given)),
            ("other blanks around it", any(edges(one) != edges(wanted[0]) for one in given)),
            ("other lines", any(one.count("\n") != wanted[0].count("\n") for one in given)),
        )
        if is_so
    ]


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.mark.parametrize("path", [p for p in MODULES if not is_english(p)], ids=name)
def test_every_text_can_be_translated(path: Path) -> None:
    assert found(path) == []


@pytest.mark.parametrize("start", ENGLISH)
def test_no_exception_is_left_over(start: str) -> None:
    texts = [text for path in MODULES if name(path).startswith(start) for text in found(path)]
    assert texts, f"{start} needs no exception"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_literals_are_marked(path: Path) -> None:
    """What is computed is in no catalogue; the name of a marked constant is."""
    given = [
        (ast.unparse(call), call.lineno)
        for call, text in marked(tree(path))
        if isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call) and name(path) != "tongue.py"
    ]
    assert given == []


@pytest.mark.parametrize("path", [p for p in MODULES if is_english(p)], ids=name)
def test_what_stays_english_is_not_marked_to_be_shown_translated(path: Path) -> None:
    shown = [call for call, _ in marked(tree(path)) if ast.unparse(call.func) != "translatable"]
    assert shown == [] or name(path).startswith("tongue.py")


def test_template_holds_every_marked_text_and_no_other() -> None:
    """If not: python .ci/translations.py."""
    kept, wanted = messages(TOOL["read"](TOOL["TEMPLATE"])), messages(TOOL["extracted"]())
    assert kept.keys() == wanted.keys()


@pytest.mark.parametrize("message", [one for one in TOOL["extracted"]() if one.id], ids=repr)
def test_places_of_a_text_have_names(message: Message) -> None:
    assert all(
        re.fullmatch("[a-z_]+", place) for text in strings(message.id) for place in fields(text)
    )


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_catalogue_is_complete(path: Path) -> None:
    catalogue = TOOL["read"](path)
    assert messages(catalogue).keys() == messages(TOOL["extracted"]()).keys()
    assert {one.id: wrong(one) for one in messages(catalogue).values() if wrong(one)} == {}
    assert "not reviewed by a native pharmacist" in catalogue.header_comment


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", ["not translated"]),
        ("Zapisano.", ["other places"]),
        ("Zapisano '{nazwa}'.", ["other places"]),
        ("Zapisano '{name}'. ", ["other blanks around it"]),
        ("Zapisano\n'{name}'.", ["other lines"]),
        ("Zapisano '{name}'.", []),
    ],
)
def test_wrong_translation_is_noticed(given: str, why: list[str]) -> None:
    assert wrong(Message("Saved '{name}'.", given)) == why


def test_compiled_catalogue_says_what_the_catalogue_says(tmp_path: Path) -> None:
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog()
    catalogue.add("Print …", "Drukuj …")
    TOOL["written"](catalogue, folder / "baklosan.po")
    TOOL["compile_all"](tmp_path)
    assert translation("baklosan", tmp_path, ["xx"]).gettext("Print …") == "Drukuj …"


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n return 'Print'",
        "def f():\n return f'{n} pages of it'",
        "X = 'Print it'",
        "class E:\n advice = 'Try again.'",
        "def f(x='Not known'): pass",
        "_('a b', 'Print')",
    ],
)
def test_text_without_a_mark_is_seen(source: str) -> None:
    assert unmarked(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "_('Print')",
        "X = translatable('Print it')",
        "plural('{number} page', '{number} pages', n)",
        "def f():\n 'Print it.'",
        "widget.setObjectName('Print it')",
        "f'line-{n}'",
        "x = 'key'",
        "x['Print']",
        "def f(x: 'Print it'): pass",
        "x = 'Ctrl+P'",
        "x = 'SELECT id FROM label'",
        "f'{a} AND {b}'",
        "x = 'query_only = ON'",
    ],
)
def test_what_is_marked_or_no_text_is_left_alone(source: str) -> None:
    assert unmarked(ast.parse(source)) == []


def test_markup_is_no_text() -> None:
    assert bare("<p align='left'>&nbsp;</p>") == ""
