import json
from functools import partial
from pathlib import Path

import pytest

from baklosan_desktop.cli import importing as commands
from baklosan_desktop.cli.telling import effect_value
from baklosan_desktop.labels.published import Cell, Part, Table, Text
from baklosan_desktop.labels.rates import Rate
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.pipeline.library import imported
from tests.builders import an_effect
from tests.command import Command
from tests.published import a_published


def test_labels_lists_imported_ones_after_the_bundled(baklosan: Command, own: str) -> None:
    lines = baklosan("labels").splitlines()
    assert lines[0] == "baklosan-25mg  Baklosan 25 mg tablets"
    assert lines[1] == f"{own}  Demoxil 5 mg (Package leaflet)"
    told = baklosan.json("labels")[1]
    assert len(told.pop("sha256")) == 64
    assert told == {
        "id": own, "name": "Demoxil 5 mg", "substances": ["demoxine"], "source": "spl",
        "document": "Package leaflet", "holder": "Demo Ltd", "language": "en", "edition": "3",
        "date": "2026-01-02", "label_pack": None, "sections": 1, "effects": None,
            "dose_rules": False,
        "reviewed_by": None,
    }  # fmt: skip


def test_nothing_is_created_where_nothing_was_imported(baklosan: Command) -> None:
    baklosan("labels")
    baklosan("search", "--all", "epilepsy")
    assert list(baklosan.data.iterdir()) == []


def test_show_reads_an_imported_label_which_has_no_lines(baklosan: Command, own: str) -> None:
    assert baklosan("show", "--label", own).splitlines() == [
        "dosage               Dosage and administration",
        "It is called Danish, but it is English. (editorial)",
    ]
    [told] = baklosan.json("show", "dosage", "--label", own)
    assert told["heading"] == "Dosage"
    assert told["first_line"] is told["last_line"] is None
    assert told["paragraphs"] == [{"line": None, "text": "Grapefruit raises the level. Take one."}]


def test_search_answers_from_an_imported_label(baklosan: Command, own: str) -> None:
    found = baklosan("search", "grapefruit", "--label", own)
    assert found == f"{own}, dosage  Grapefruit raises the level.\n"
    [hit] = baklosan.json("search", "grapefruit", "--label", own)["hits"]
    assert (hit["label"], hit["line"]) == (own, None)


def test_search_of_all_finds_imported_labels_after_the_bundled(baklosan: Command, own: str) -> None:
    [hit] = baklosan.json("search", "--all", "grapefruit")["hits"]
    assert hit["label"] == own
    labels = [hit["label"] for hit in baklosan.json("search", "--all", "epilepsy")["hits"]]
    assert labels[0] == "baklosan-25mg"
    assert labels[-1].startswith("other-")
    assert baklosan("search", "--all", "nowherewort").startswith("The library does not mention")


def labels_of(baklosan: Command, *arguments: str) -> set[str]:
    hits = baklosan.json("search", "epilepsy", *arguments)["hits"]
    return {hit["label"].rsplit("-", 1)[0] for hit in hits}


@pytest.mark.parametrize(
    ("limits", "labels"),
    [
        (("--all",), {"baklosan", "other"}),
        (("--substance", "Demoxine"), {"other"}),
        (("--substance", "baclofen"), {"baklosan"}),
        (("--source", "spl"), {"other"}),
        (("--source", "bundled"), {"baklosan"}),
        (("--source", "bundled", "--substance", "demoxine"), set()),
        (("--all", "--section", "dosage"), {"other"}),
        (("--all", "--section", "contraindications"), {"baklosan"}),
        (("--all", "--section", "overdose", "--source", "epi"), set()),
    ],
)
def test_search_of_all_can_be_limited(
    baklosan: Command, own: str, limits: tuple[str, ...], labels: set[str]
) -> None:
    assert own
    assert labels_of(baklosan, *limits) == labels


def test_search_names_the_limits_that_nothing_fits(baklosan: Command, own: str) -> None:
    assert own
    told = baklosan("search", "epilepsy", "--substance", "demoxine", "--section", "driving")
    assert told.startswith("The library (demoxine, driving) does not mention")


def test_kind_of_section_that_there_is_not_is_named(baklosan: Command) -> None:
    told = baklosan.refusal("search", "--all", "epilepsy", "--section", "dosages")
    assert told.startswith("There is no kind of section 'dosages', but: boxed_warning, identity,")


def test_dose_of_an_imported_label_is_refused_in_one_sentence(baklosan: Command, own: str) -> None:
    for arguments in (("dose", "--label", own), ("dose", "--label", own, "--json")):
        assert baklosan.refusal(*arguments) == (
            "This label has no reviewed dose rules. "
            "Read its dosage section: baklosan show dosage --label ID.\n"
        )


def test_effects_of_an_imported_label_are_not_said_to_be_none(baklosan: Command, own: str) -> None:
    assert baklosan.refusal("effects", "--label", own) == (
        "No side effect can be read from the text of this label. "
        "Read its section on them: baklosan show side_effects --label ID.\n"
    )


@pytest.fixture
def read(baklosan: Command, file: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an imported label that tells side effects."""
    table = Table(((Cell("Common"), Cell("Rare")), (Cell("gout"), Cell("rash"))))
    said = (table, Text("In women: very rare (< 1/10,000): cough"), Text("Fever in 3 %"))
    published = a_published(parts=(Part(SectionKind.SIDE_EFFECTS, "", "", said),))
    reads = partial(imported, read=lambda _source: iter([published]))
    monkeypatch.setattr(commands, "imported", reads)
    out = baklosan.run("import", str(file), "--json")[1]
    return str(json.loads(out)["imported"][0]["id"])


def test_effects_of_an_imported_label_are_read_from_its_text(baklosan: Command, read: str) -> None:
    status, out, err = baklosan.run("effects", "--label", read)
    assert (status, out.splitlines()) == (
        0,
        [
            "Common          gout (No organ system given)",
            "Rare            rash (No organ system given)",
        ],
    )
    assert err == "2 sentences with frequencies were not understood: see --unread.\n"


def test_effects_of_an_imported_label_as_json_quote_its_text(baklosan: Command, read: str) -> None:
    out = baklosan.run("effects", "--label", read, "--band", "common", "--json")[1]
    assert json.loads(out) == [
        {
            "term": "gout",
            "system": None,
            "band": "Common",
            "normalised": "common",
            "context": None,
            "section": "side_effects",
            "line": None,
            "quote": "gout",
        }
    ]


def test_what_is_left_unread_can_be_listed(baklosan: Command, read: str) -> None:
    assert baklosan.json("effects", "--label", read, "--unread") == [
        {
            "section": "side_effects",
            "text": "In women: very rare (< 1/10,000): cough",
            "why": "It names a frequency, but in words that are not understood.",
        },
        {
            "section": "side_effects",
            "text": "Fever in 3 %",
            "why": "It gives percentages that are not read.",
        },
    ]
    assert "side_effects: Fever in 3 %\n    It gives" in baklosan(
        "effects", "--label", read, "--unread"
    )


def test_nothing_of_a_bundled_label_is_left_unread(baklosan: Command) -> None:
    assert baklosan("effects", "--unread") == "Nothing was left unread.\n"


def test_share_of_an_imported_label_is_told_as_it_states_it() -> None:
    effect = an_effect(band=None, rates=(Rate("Demoxil", "3 %", 30_000),))
    assert "rates" in effect_value(effect, {})
    assert effect_value(effect, {})["normalised"] == "not known"


def test_damaged_library_is_set_aside_by_whatever_needs_it(baklosan: Command, own: str) -> None:
    assert own
    path = baklosan.data / "library.sqlite3"
    path.write_bytes(b"No database. " * 500)
    status, out, err = baklosan.run("labels")
    assert (status, out) == (0, "baklosan-25mg  Baklosan 25 mg tablets\n")
    assert "was damaged and begins anew" in err
    assert baklosan.run("labels")[2] == ""


def test_damaged_library_is_named_by_check(baklosan: Command, own: str) -> None:
    assert own
    path = baklosan.data / "library.sqlite3"
    path.write_bytes(b"No database. " * 500)
    status, out, _ = baklosan.run("check")
    assert status == 1
    assert "library.sqlite3' is damaged" in out
