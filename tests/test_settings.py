from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop import settings
from baklosan_desktop.settings import Settings

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1)).map(
    " ".join
)


@given(
    st.builds(
        Settings,
        theme=WORDS,
        text_size=st.integers(-(10**6), 10**6),
        page=WORDS,
        line=st.integers(0, 10**6),
        pharmacy=WORDS,
        section_order=WORDS,
        watched=WORDS,
        language=WORDS,
    )
)
def test_settings_are_kept(tmp_path_factory: pytest.TempPathFactory, kept: Settings) -> None:
    folder = tmp_path_factory.mktemp("kept") / "not yet there"
    assert settings.save(folder, kept) == ""
    assert settings.load(folder) == (kept, "")
    assert [path.name for path in folder.iterdir()] == ["settings.txt"]


@given(st.text())
def test_any_pharmacy_name_is_kept_on_one_line(
    tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    settings.save(folder, Settings(pharmacy=typed))
    kept, problem = settings.load(folder)
    assert problem == ""
    assert kept.pharmacy.split() == typed.split()


@pytest.mark.parametrize("folder", ["/labels/two  blanks", "/labels/ begins", "C:\\Labels = 1"])
def test_folder_is_kept_letter_by_letter(tmp_path: Path, folder: str) -> None:
    settings.save(tmp_path, Settings(watched=folder))
    assert settings.load(tmp_path)[0].watched == folder


def test_first_start_has_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == (Settings("light", 100, "label", 1, ""), "")


def test_equals_sign_in_a_name_is_kept(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(pharmacy="Tea = Health = 1"))
    assert settings.load(tmp_path)[0].pharmacy == "Tea = Health = 1"


def test_setting_that_is_not_kept_has_its_default(tmp_path: Path) -> None:
    (tmp_path / "settings.txt").write_text("theme = dark\n")
    assert settings.load(tmp_path) == (Settings(theme="dark"), "")


@pytest.mark.parametrize(
    "text",
    [
        "theme",
        "text_size = large",
        "text_size = 1.5",
        "text_size = ",
        "of_a_later_version = 1",
        "\x00",
    ],
)
def test_unreadable_settings_give_the_defaults_and_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.txt").write_text(text)
    found, problem = settings.load(tmp_path)
    assert found == Settings()
    assert problem.endswith("cannot be read; the defaults are used.")
    assert "settings.txt" in problem


def test_settings_that_are_no_text_give_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.txt").write_bytes(b"\xff\xfe\x00")
    assert settings.load(tmp_path)[0] == Settings()


def test_folder_in_place_of_the_settings_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.txt").mkdir()
    assert settings.load(tmp_path)[1]


def test_settings_that_cannot_be_kept_are_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    problem = settings.save(tmp_path / "file", Settings())
    assert problem.endswith("cannot be written; settings last until the program ends.")


def test_failed_save_leaves_the_old_settings(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(theme="dark"))
    (tmp_path / "settings.partial").mkdir()
    assert settings.save(tmp_path, Settings(theme="light"))
    assert settings.load(tmp_path) == (Settings(theme="dark"), "")


def test_nothing_of_a_patient_is_kept(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings())
    lines = (tmp_path / "settings.txt").read_text().splitlines()
    assert [line.partition(" = ")[0] for line in lines] == [
        "theme",
        "text_size",
        "page",
        "line",
        "pharmacy",
        "scored_10_mg",
        "section_order",
        "watched",
        "language",
    ]
