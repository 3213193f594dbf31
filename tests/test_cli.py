"""The command line, as people and other programs call it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from baklosan_desktop import __version__, cli, settings
from baklosan_desktop.assets import BUILD, DATABASE
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.settings import Settings
from tests.command import Command
from tests.conftest import ROOT


@pytest.fixture
def damaged(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database that the command line finds is not the one that was built."""
    folder = Path(shutil.copytree(built, tmp_path / "damaged"))
    with (folder / BUILD / DATABASE).open("ab") as file:
        file.write(b"\0")
    monkeypatch.setattr(cli, "database_folder", lambda: folder)
    return folder


def test_labels_lists_the_labels(baklosan: Command) -> None:
    assert baklosan("labels") == "baklosan-25mg  Baklosan 25 mg tablets\n"


def test_labels_as_json_counts_what_is_in_them(baklosan: Command, label: Label) -> None:
    (told,) = baklosan.json("labels")
    assert told == {
        "id": "baklosan-25mg",
        "name": "Baklosan 25 mg tablets",
        "substances": ["baclofen"],
        "source": "bundled",
        "language": "en",
        "edition": label.edition,
        "sha256": label.sha256,
        "sections": 18,
        "effects": 42,
        "dose_rules": True,
        "reviewed_by": None,
    }


def test_show_lists_the_sections(baklosan: Command, label: Label) -> None:
    lines = baklosan("show").splitlines()
    assert [line.split()[0] for line in lines] == [section.key for section in label.sections]
    assert all(section.title in line for section, line in zip(label.sections, lines, strict=True))


def test_show_as_json_gives_every_sentence_word_for_word(baklosan: Command, label: Label) -> None:
    told = baklosan.json("show")
    assert len(told) == 20
    source = (ROOT / "db" / "labels" / label.id / "source.txt").read_text(encoding="utf-8")
    lines = source.split("\n")
    for section in told:
        numbers = [paragraph["line"] for paragraph in section["paragraphs"]]
        assert numbers == list(range(section["first_line"], section["last_line"] + 1))
        for paragraph in section["paragraphs"]:
            assert paragraph == {"line": paragraph["line"], "text": lines[paragraph["line"] - 1]}
        assert section["restored"] is (section["heading"] is None)
        assert section["heading"] in (None, *lines)
    shown = {paragraph["line"] for section in told for paragraph in section["paragraphs"]}
    headings = {number for number, line in enumerate(lines, 1) if line in _headings(told)}
    rest = {number for number, line in enumerate(lines, 1) if line} - shown - headings
    assert rest == {4, 6}, "all but the furniture of the web page is shown"


def _headings(told: list[dict[str, Any]]) -> set[str]:
    return {section["heading"] for section in told if section["heading"]}


def test_show_prints_a_section_word_for_word(baklosan: Command, label: Label) -> None:
    texts = [paragraph.text for paragraph in label.section("dosage").paragraphs]
    assert baklosan("show", "dosage").splitlines() == texts


def test_show_of_a_section_as_json_is_a_list_of_one(baklosan: Command) -> None:
    (told,) = baklosan.json("show", "side_effects")
    assert told.keys() == {
        "key",
        "title",
        "heading",
        "restored",
        "first_line",
        "last_line",
        "paragraphs",
    }
    assert (told["key"], told["heading"], told["restored"]) == (
        "side_effects",
        "Side effects",
        False,
    )


def test_search_prints_line_and_sentence(baklosan: Command) -> None:
    assert baklosan("search", "hypothermia") == (
        "line  55  General disorders: very rare - hypothermia.\n"
    )


def test_search_as_json_marks_the_words(baklosan: Command) -> None:
    told = baklosan.json("search", "hyperhidrosis")
    assert told.pop("elapsed_ms") >= 0
    assert told == {
        "query": "hyperhidrosis",
        "understood": [],
        "suggestions": [],
        "unsaid": [],
        "dropped": [],
        "damaged": [],
        "notes": [],
        "hits": [
            {
                "kind": "side_effect",
                "label": "baklosan-25mg",
                "section": "side_effects",
                "line": 52,
                "text": "From the skin and subcutaneous tissue: frequent - hyperhidrosis, rash.",
                "marks": [[50, 63]],
                "kinds": ["side_effect", "passage"],
                "why": "exact",
                "sense": None,
                "lacks": [],
            }
        ],
    }


def test_search_takes_several_words(baklosan: Command) -> None:
    told = baklosan.json("search", "renal", "failure")
    assert told["query"] == "renal failure"
    assert {hit["line"] for hit in told["hits"]} == {22, 81, 94}


@pytest.mark.parametrize(("word", "lines"), [("hypotonia", [30]), ("hypotension", [47, 30])])
def test_hz_21_weak_muscles_and_low_blood_pressure_are_two_words(
    baklosan: Command, word: str, lines: list[int]
) -> None:
    hits = [hit for hit in baklosan.json("search", word)["hits"] if hit["why"] == "exact"]
    assert [hit["line"] for hit in hits] == lines
    found = {hit["text"][slice(*mark)] for hit in hits for mark in hit["marks"]}
    assert {mark.split()[-1] for mark in found} == {word}
    assert all(hit["sense"] for hit in hits)


def test_search_as_json_tells_how_it_was_understood(baklosan: Command) -> None:
    told = baklosan.json("search", "kidny")
    assert told["understood"] == [{"typed": "kidny", "as": "kidney", "why": "spelling"}]
    assert told["suggestions"] == ["kidney"]
    assert {hit["why"] for hit in told["hits"]} == {"spelling"}


def test_search_as_json_tells_what_a_sentence_lacks(baklosan: Command) -> None:
    (hit,) = baklosan.json("search", "pregnancy", "lactose")["hits"]
    assert (hit["line"], hit["lacks"]) == (77, ["pregnancy"])


def test_search_of_every_label_finds_what_this_one_says(baklosan: Command) -> None:
    told = baklosan.json("search", "--all", "hyperhidrosis")
    assert [(hit["label"], hit["line"]) for hit in told["hits"]] == [("baklosan-25mg", 52)]


def test_search_within_a_section(baklosan: Command) -> None:
    told = baklosan.json("search", "renal failure", "--section", "dosage")
    assert [hit["line"] for hit in told["hits"]] == [22]


def test_search_without_hits_says_so_and_is_no_error(baklosan: Command) -> None:
    assert baklosan("search", "dose", "unicorn") == "This label does not mention “unicorn”.\n"
    told = baklosan.json("search", "dose", "unicorn")
    assert (told["hits"], told["unsaid"]) == ([], ["unicorn"])


def test_search_adds_what_notes_say_as_ours(baklosan: Command) -> None:
    assert baklosan("search", "manufacturer") == (
        "This label does not mention “manufacturer”.\n"
        "note   1  No revision date, manufacturer or composition (editorial)\n"
    )
    told = baklosan.json("search", "manufacturer")
    assert told["hits"] == []
    assert [(note["section"], note["line"], note["marks"]) for note in told["notes"]] == [
        ("identity", 1, [[18, 30]])
    ]
    assert baklosan.json("search", "manufacturer", "--section", "dosage")["notes"] == []


def test_search_says_what_was_too_much(baklosan: Command) -> None:
    told = baklosan.json("search", *["dose"] * 12, "unicorn")
    assert (len(told["hits"]) > 0, told["dropped"]) == (True, ["unicorn"])


def test_search_says_what_only_the_section_does_not_mention(baklosan: Command) -> None:
    assert baklosan("search", "hypothermia", "--section", "dosage") == (
        "This section does not mention “hypothermia”; 1 result elsewhere in the label.\n"
    )
    assert baklosan("search", "unicorn", "--section", "dosage") == (
        "This label does not mention “unicorn”.\n"
    )


def test_search_prints_half_a_character_escaped(baklosan: Command) -> None:
    typed = "\udcff"
    assert baklosan("search", typed) == "This label does not mention “\\udcff”.\n"
    assert baklosan.json("search", typed)["query"] == typed


def test_hz_20_effects_as_json_are_the_42_with_line_and_band(
    baklosan: Command, facts: Facts
) -> None:
    told = baklosan.json("effects")
    assert len(told) == 42
    by_term = {effect["term"]: effect for effect in told}
    assert by_term["hyperhidrosis"] == {
        "term": "hyperhidrosis",
        "system": "skin and subcutaneous tissue",
        "band": "frequent",
        "line": 52,
    }
    assert by_term["increase in spasticity"] == {
        "term": "increase in spasticity",
        "system": None,
        "band": None,
        "note": "isolated cases",
        "line": 56,
    }
    assert {(e["term"], e["system"], e["band"], e["line"]) for e in told} == {
        (e.term, e.system, e.band, e.citations[0].line) for e in facts.side_effects
    }


@pytest.mark.parametrize(
    ("limits", "terms"),
    [
        (["--band", "very frequent"], {"drowsiness", "sedation", "nausea"}),
        (["--band", "infrequent"], set()),
        (["--band", "isolated"], {"increase in spasticity"}),
        (["--system", "senses"], {"accommodation paresis", "visual disturbances"}),
        (["--system", "nervous system", "--band", "rare"], {"paresthesia", "dysarthria"}),
        (["--filter", "hypoth"], {"hypothermia"}),
        (["--filter", "can't sleep"], {"insomnia"}),
        (["--filter", "no such effect"], set()),
    ],
)
def test_effects_can_be_limited(baklosan: Command, limits: list[str], terms: set[str]) -> None:
    assert {effect["term"] for effect in baklosan.json("effects", *limits)} == terms


def test_effects_are_printed_with_band_system_and_line(baklosan: Command) -> None:
    lines = baklosan("effects").splitlines()
    assert len(lines) == 42
    (printed,) = [line for line in lines if "hyperhidrosis" in line]
    assert printed == "frequent        hyperhidrosis (Skin and subcutaneous tissue, line 52)"


def test_check_finds_all_intact(baklosan: Command) -> None:
    assert baklosan("check").startswith("All is intact.\n\nFor whoever helps:\n")
    told = baklosan.json("check")
    assert told.pop("support")
    assert told == {"intact": True, "problems": []}


def test_check_of_kept_settings_finds_them_intact(baklosan: Command) -> None:
    settings.save(baklosan.data, Settings(theme="dark"))
    assert baklosan("check").startswith("All is intact.\n\n")


def test_check_names_broken_settings(baklosan: Command) -> None:
    (baklosan.data / "settings.txt").write_text("no settings")
    status, out, err = baklosan.run("check", "--json")
    assert (status, err) == (1, "")
    told = json.loads(out)
    assert told["intact"] is False
    (problem,) = told["problems"]
    assert problem.startswith("The settings in '")
    assert problem.endswith("cannot be read; the defaults are used.")


def test_notes_are_exported_and_restored(baklosan: Command, tmp_path: Path) -> None:
    path = str(tmp_path / "notes.json")
    assert baklosan("export", path) == f"0 notes and 0 bookmarks are now in '{path}'.\n"
    assert baklosan("restore", path) == "Nothing was added: all of it was there already.\n"
    assert baklosan.json("restore", path) == {"notes": 0, "bookmarks": 0}


def test_file_that_is_no_export_is_refused(baklosan: Command, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    refusal = baklosan.refusal("restore", str(tmp_path / "other.json"))
    assert "other.json' is no file of notes and bookmarks. Choose a file that" in refusal


def test_check_names_damaged_notes(baklosan: Command) -> None:
    (baklosan.data / "desk.sqlite3").write_bytes(b"no database" * 100)
    status, out, _ = baklosan.run("check", "--json")
    assert status == 1
    assert "desk.sqlite3' is damaged." in json.loads(out)["problems"][0]


def test_hz_25_check_names_a_damaged_database(baklosan: Command, damaged: Path) -> None:
    assert damaged.exists()
    status, out, err = baklosan.run("check")
    assert (status, err) == (1, "")
    assert out.partition("\n\n")[0] == (
        "The label file 'build/labels.sqlite3' is damaged. "
        "Install the program again; notes and settings are kept."
    )


@pytest.mark.parametrize("command", [["labels"], ["show"], ["search", "dose"], ["effects"]])
def test_hz_25_damaged_database_is_refused_in_a_sentence_with_advice(
    baklosan: Command, damaged: Path, command: list[str]
) -> None:
    assert damaged.exists()
    assert baklosan.refusal(*command) == (
        "The label file 'build/labels.sqlite3' is damaged. "
        "Install the program again; notes and settings are kept.\n"
    )


@pytest.mark.parametrize("command", [["show"], ["search", "dose"], ["effects"]])
def test_unknown_label_is_refused_with_advice(baklosan: Command, command: list[str]) -> None:
    assert baklosan.refusal(*command, "--label", "aspirin") == (
        "There is no label 'aspirin' on this computer. "
        "The labels on this computer are listed by: baklosan labels.\n"
    )


@pytest.mark.parametrize("command", [["show", "doses"], ["search", "dose", "--section", "doses"]])
def test_unknown_section_is_refused_with_advice(baklosan: Command, command: list[str]) -> None:
    assert baklosan.refusal(*command) == (
        "'Baklosan 25 mg tablets' has no section 'doses'. "
        "The sections of a label are listed by: baklosan show.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [[], ["dance"], ["labels", "all"], ["search"], ["show", "--csv"], ["show", "a", "b"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        cli.main(arguments)
    assert refused.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: baklosan")


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out == f"{__version__}\n"


@pytest.mark.parametrize("command", ["labels", "show", "search", "effects", "check"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main([command, "--help"])
    assert done.value.code == 0
    (first, *_) = [line for line in (getattr(cli, command).__doc__ or "").splitlines() if line]
    assert first in " ".join(capsys.readouterr().out.split())
