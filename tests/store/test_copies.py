"""A damaged file of the user's is set aside whole, and its newest whole copy takes its place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import DamagedUserFile, ForeignUserFile
from baklosan_desktop.store import copies
from baklosan_desktop.store.copies import DAYS, MONTHS, WEEKS, Copy, thinned
from baklosan_desktop.store.place import writing
from baklosan_desktop.store.user_file import UserFile
from tests.other_language import speak_polish

TODAY = date(2026, 11, 27)
A_DAY = timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path) -> UserFile:
    script = tmp_path / "0001_word.sql"
    script.write_text("CREATE TABLE word (text TEXT) STRICT;\n", encoding="utf-8")
    return UserFile(tmp_path / "own" / "words.sqlite3", 7, [script])


def write(file: UserFile, text: str) -> None:
    with writing(file, file.open()) as connection:
        connection.exec_driver_sql("INSERT INTO word VALUES (?)", (text,))


def words(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM word")]


def spoil(path: Path) -> bytes:
    path.write_bytes(b"no database at all" * 100)
    return path.read_bytes()


def names(file: UserFile) -> list[str]:
    return [copy.path.name for copy in copies.copies(file)]


def test_first_use_of_a_day_is_copied(file: UserFile) -> None:
    write(file, "one")
    copies.add(file, TODAY)
    write(file, "two")
    copies.add(file, TODAY)
    assert names(file) == ["words-000001-2026-11-27.sqlite3"]
    copies.add(file, TODAY + A_DAY)
    assert names(file)[1:] == ["words-000002-2026-11-28.sqlite3"]
    assert [words(copy.path) for copy in copies.copies(file)] == [["one"], ["one", "two"]]


def test_what_has_not_changed_is_not_copied_again(file: UserFile) -> None:
    write(file, "one")
    for days in range(3):
        copies.add(file, TODAY + days * A_DAY)
    assert names(file) == ["words-000001-2026-11-27.sqlite3"]
    assert not list((file.path.parent / copies.FOLDER).glob("*.partial"))


def test_clock_set_back_does_not_make_an_old_copy_the_newest(file: UserFile) -> None:
    for text, day in (("one", TODAY + 4000 * A_DAY), ("two", TODAY)):
        write(file, text)
        copies.add(file, day)
    spoil(file.path)
    assert "back as it was on 2026-11-27" in copies.recovered(file, TODAY)
    assert words(file.path) == ["one", "two"]


def test_copies_that_are_no_longer_needed_go(file: UserFile) -> None:
    for days in range(DAYS + 20):
        write(file, str(days))
        copies.add(file, TODAY + days * A_DAY)
    assert len(names(file)) < DAYS + 6
    assert names(file)[-1].startswith(f"words-{DAYS + 20:06}-")


def test_other_files_in_the_folder_are_no_copies(file: UserFile) -> None:
    write(file, "one")
    copies.add(file, TODAY)
    (file.path.parent / copies.FOLDER / "words-of-mine.sqlite3").write_bytes(b"mine")
    assert len(names(file)) == 1


def test_whole_file_needs_no_recovery(file: UserFile) -> None:
    assert copies.recovered(file, TODAY) == ""
    write(file, "one")
    assert copies.recovered(file, TODAY) == ""


def test_damaged_file_is_set_aside_and_its_newest_whole_copy_taken(file: UserFile) -> None:
    for number, text in enumerate(("one", "two", "three")):
        write(file, text)
        copies.add(file, TODAY + number * A_DAY)
    spoil(copies.copies(file)[-1].path)
    damaged = spoil(file.path)
    said = copies.recovered(file, TODAY)
    aside = file.path.with_name("words-damaged-2026-11-27-1.sqlite3")
    assert said == (
        f"'{file.path}' was damaged and is back as it was on 2026-11-28. "
        f"The damaged file is kept as '{aside}'."
    )
    assert words(file.path) == ["one", "two"]
    assert aside.read_bytes() == damaged
    assert copies.recovered(file, TODAY) == ""


def test_damage_is_told_in_the_language_of_the_interface(file: UserFile, tmp_path: Path) -> None:
    speak_polish(
        tmp_path / "language",
        {
            "'{path}' is damaged.": "Uszkodzony: '{path}'.",
            "'{path}' was damaged and begins anew.": "Od nowa: '{path}'.",
            "The damaged file is kept as '{path}'.": "Dawny: '{path}'.",
        },
    )
    write(file, "one")
    spoil(file.path)
    with pytest.raises(DamagedUserFile, match=r"^Uszkodzony: '.*words\.sqlite3'\.$"):
        file.examine()
    aside = file.path.with_name("words-damaged-2026-11-27-1.sqlite3")
    assert copies.recovered(file, TODAY) == f"Od nowa: '{file.path}'. Dawny: '{aside}'."


def test_without_a_copy_a_new_file_begins(file: UserFile) -> None:
    write(file, "one")
    damaged = [spoil(file.path)]
    assert "begins anew. The damaged" in copies.recovered(file, TODAY)
    write(file, "anew")
    damaged.append(spoil(file.path) + b"!")
    file.path.write_bytes(damaged[1])
    copies.recovered(file, TODAY)
    asides = sorted(file.path.parent.glob("words-damaged-*.sqlite3"))
    assert [aside.read_bytes() for aside in asides] == damaged


def test_log_of_a_damaged_file_is_set_aside_with_it(file: UserFile) -> None:
    write(file, "one")
    copies.add(file, TODAY)
    with closing(sqlite3.connect(file.path)) as open_elsewhere, open_elsewhere:
        open_elsewhere.execute("INSERT INTO word VALUES ('in the log')")
        open_elsewhere.commit()
        log = file.path.with_name("words.sqlite3-wal").read_bytes()
        with file.path.open("rb+") as stream:
            stream.write(b"no database")
        copies.recovered(file, TODAY)
    assert (file.path.parent / "words-damaged-2026-11-27-1.sqlite3-wal").read_bytes() == log
    assert words(file.path) == ["one"]


def test_large_file_is_moved_aside_once_it_was_found_damaged_in_use(file: UserFile) -> None:
    large = file._replace(is_large=True)
    for number in range(300):
        write(large, f"{number} " * 50)
    damaged = bytearray(large.path.read_bytes())
    intact = 2 * 16_384  # its first two pages
    damaged[intact:] = b"\xff" * (len(damaged) - intact)
    large.path.write_bytes(damaged)
    assert copies.recovered(large, TODAY) == ""
    engine = large.open()
    with pytest.raises(DamagedUserFile), large.explained(), engine.connect() as connection:
        connection.exec_driver_sql("SELECT max(length(text)) FROM word").all()
    said = copies.recovered(large, TODAY)
    aside = large.path.with_name("words-damaged-2026-11-27-1.sqlite3")
    assert said == (
        f"'{large.path}' was damaged and begins anew. The damaged file is kept as '{aside}'."
    )
    assert aside.read_bytes() == damaged
    assert copies.recovered(large, TODAY) == ""
    write(large, "anew")
    assert copies.recovered(large, TODAY) == ""


def test_large_file_is_moved_aside_where_no_file_has_two_names(
    file: UserFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on many a memory stick."""
    large = file._replace(is_large=True)
    large.open().dispose()
    damaged = spoil(large.path)

    def refuse(_there: Path, _source: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    copies.recovered(large, TODAY)
    aside = large.path.with_name("words-damaged-2026-11-27-1.sqlite3")
    assert aside.read_bytes() == damaged
    assert not large.path.exists()


def test_file_of_another_program_is_left_as_it_is(file: UserFile) -> None:
    file.path.parent.mkdir()
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("CREATE TABLE theirs (one TEXT)")
    with pytest.raises(ForeignUserFile):
        copies.recovered(file, TODAY)
    assert not list(file.path.parent.glob("*damaged*"))


def test_two_windows_that_find_the_damage_recover_once(file: UserFile) -> None:
    write(file, "one")
    copies.add(file, TODAY)
    spoil(file.path)
    together, said = Barrier(2), list[str]()

    def recover() -> None:
        together.wait()
        said.append(copies.recovered(file, TODAY))

    threads = [Thread(target=recover) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(bool, said)) == [False, True]
    assert words(file.path) == ["one"]
    assert len(list(file.path.parent.glob("words-damaged-*.sqlite3"))) == 1


Days = Callable[[int], list[Copy]]


def daily(count: int) -> list[Copy]:
    first = TODAY - (count - 1) * A_DAY
    return [Copy(number, first + number * A_DAY, Path(str(number))) for number in range(count)]


def test_copies_of_long_ago_are_thinned_to_weeks_and_months() -> None:
    stay = sorted(thinned(daily(400)))
    assert [copy.day for copy in stay[-DAYS:]] == [TODAY - n * A_DAY for n in range(DAYS)][::-1]
    weeks = {copy.day.isocalendar()[:2] for copy in stay}
    months = {(copy.day.year, copy.day.month) for copy in stay}
    assert len(weeks) >= WEEKS
    assert len(months) == MONTHS
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert stay[0].day == date(2026, 3, 31)


@given(count=st.integers(0, 90), day=st.dates())
def test_newest_copy_always_stays(count: int, day: date) -> None:
    there = [*daily(count), Copy(count, day, Path("newest"))]
    assert there[-1] in thinned(there)
