from concurrent.futures import ThreadPoolExecutor
from gettext import NullTranslations, textdomain
from pathlib import Path
from subprocess import run
from sys import executable
from threading import Barrier

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from baklosan_desktop import tongue
from baklosan_desktop.assets import translations_folder
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.tongue import _, described, offered, plural, speak, spoken, translatable
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder with a few words of Polish."""
    place = tmp_path / "pl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    catalogue = Catalog("pl")
    catalogue.add("Print …", "Drukuj …")
    forms = ("{number} strona", "{number} strony", "{number} stron")
    catalogue.add(("{number} page", "{number} pages"), forms)
    with (place / "baklosan.mo").open("wb") as file:
        write_mo(file, catalogue)
    return str(tmp_path)


class Refused(BaklosanError):
    advice = translatable("Print …")


def test_english_is_what_the_code_says(folder: str) -> None:
    assert speak("en", folder) == ""
    assert (_("Print …"), spoken()) == ("Print …", "en")
    assert plural("{number} page", "{number} pages", 1) == "1 page"
    assert plural("{number} page", "{number} pages", 1200) == "1,200 pages"


def test_chosen_language_is_spoken(folder: str) -> None:
    assert speak("pl", folder) == ""
    assert (_("Print …"), _("Unknown"), spoken()) == ("Drukuj …", "Unknown", "pl")


@pytest.mark.parametrize(("number", "words"), [(1, "1 strona"), (3, "3 strony"), (12, "12 stron")])
def test_every_number_has_its_form(folder: str, number: int, words: str) -> None:
    speak("pl", folder)
    assert plural("{number} page", "{number} pages", number) == words


def test_english_is_spoken_again(folder: str) -> None:
    speak("pl", folder)
    speak("en", folder)
    assert _("Print …") == "Print …"


def test_every_thread_speaks_the_chosen_language(folder: str) -> None:
    speak("pl", folder)
    together = Barrier(4)

    def said(number: int) -> tuple[str, str]:
        together.wait()
        return _("Print …"), plural("{number} page", "{number} pages", number)

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(said, (1, 2, 5, 12)))
    assert found == [
        ("Drukuj …", words) for words in ("1 strona", "2 strony", "5 stron", "12 stron")
    ]


def test_thread_that_works_hears_of_a_language_chosen_meanwhile(folder: str) -> None:
    together = Barrier(2)

    def said() -> tuple[str, str]:
        before = _("Print …")
        together.wait()  # the language is chosen between the two
        together.wait()
        return before, _("Print …")

    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(said)
        together.wait()
        speak("pl", folder)
        together.wait()
        assert told.result() == ("Print …", "Drukuj …")


@pytest.mark.parametrize("domain", ["en", "messages"])
def test_english_costs_no_look_at_a_catalogue(domain: str, monkeypatch: pytest.MonkeyPatch) -> None:
    textdomain(domain)
    monkeypatch.setattr(tongue, "_texts", None)
    assert _("Print …") == "Print …"


def test_no_language_is_chosen_until_one_is_spoken() -> None:
    """Python's name for that; a program that never speaks, such as the command line, is English."""
    asked = "from gettext import textdomain; from baklosan_desktop.tongue import _, spoken; "
    asked += "print(textdomain(), spoken(), _('Print'))"
    done = run([executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - this Python
    assert done.stdout.split() == ["messages", "en", "Print"]


def test_nothing_is_nothing_in_every_language(folder: str) -> None:
    speak("pl", folder)
    assert _("") == ""


def test_advice_is_translated_when_it_is_given_and_no_advice_is_none(folder: str) -> None:
    speak("pl", folder)
    assert Refused("Nie.").explanation == "Nie. Drukuj …"
    assert BaklosanError("Nie.").explanation == "Nie."


@pytest.mark.parametrize("content", [None, b"", b"\xde\x12\x04\x95\0", b"no catalogue at all"])
def test_unreadable_catalogue_leaves_english_and_says_so(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "ru" / "LC_MESSAGES" / "baklosan.mo"
    if content is not None:
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
    assert "its texts in 'ru' cannot be read" in speak("ru", str(tmp_path))
    assert (_("Print …"), spoken()) == ("Print …", "en")


def test_languages_are_offered_that_are_there(folder: str, tmp_path: Path) -> None:
    polish = "Polski (not reviewed by a native pharmacist)"
    assert offered(folder) == [("English", "en"), (polish, "pl")]
    assert offered(str(tmp_path / "none")) == [("English", "en")]


def test_language_of_no_name_is_described_by_its_code() -> None:
    assert described("xx").startswith("xx (")


def test_no_catalogue_is_opened_for_english(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    opened: list[object] = []

    def remember(*given: object, **_more: object) -> NullTranslations:
        opened.append(given)
        return NullTranslations()

    monkeypatch.setattr(tongue, "translation", remember)
    speak("en", folder)
    assert opened == []


def test_bundled_folder_is_where_the_catalogues_are() -> None:
    assert (translations_folder() / "baklosan.pot").is_file()
