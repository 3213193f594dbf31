from pathlib import Path

import pytest

from tests.command import Command
from tests.published import a_published, one_section, written


@pytest.fixture
def own(baklosan: Command, tmp_path: Path) -> str:
    """The id of a label of which three editions were imported."""
    for edition, text in (
        ("3", "Take 5 mg. With water."),
        ("4", "Take 10 mg. With water."),
        ("5", "Take 100 mg. With water."),
    ):
        path = tmp_path / f"{edition}.txt"
        path.write_bytes(written(a_published(edition=edition, parts=one_section(text))))
        baklosan.run("import", str(path))
    return str(baklosan.json("labels")[1]["id"])


def test_label_is_compared_with_the_edition_before_it(baklosan: Command, own: str) -> None:
    assert baklosan("compare", own).splitlines() == [
        "Demoxil 5 mg",
        "Edition 4 of 2026-01-02 → edition 5 of 2026-01-02",
        "1 section changed; 0 unchanged",
        "[-removed-] {+added+}",
        "",
        "Numbers that changed: 1",
        "  Dosage and administration: 10 mg → 100 mg",
        "      Take [-10-] {+100+} mg.",
        "",
        "≠ Dosage and administration (changed)",
        "  Dosage",
        "  Take [-10-] {+100+} mg. With water.",
    ]


@pytest.mark.parametrize("by", ["3", "id"])
def test_edition_to_compare_with_is_named_by_number_or_id(
    baklosan: Command, own: str, by: str
) -> None:
    older = f"{own}-older-1" if by == "id" else by
    assert "5 mg → 100 mg" in baklosan("compare", own, older)


def test_programs_are_told_every_word_and_both_editions(baklosan: Command, own: str) -> None:
    told = baklosan.json("compare", own, "3")
    assert [len(told[side].pop("sha256")) for side in ("older", "newer")] == [64, 64]
    assert told == {
        "label": own,
        "name": "Demoxil 5 mg",
        "older": {"id": f"{own}-older-1", "edition": "3", "date": "2026-01-02"},
        "newer": {"id": own, "edition": "5", "date": "2026-01-02"},
        "numbers": [
            {
                "section": "dosage",
                "gone": ["5 mg"],
                "come": ["100 mg"],
                "older": "Take 5 mg.",
                "newer": "Take 100 mg.",
            }
        ],
        "sections": [
            {
                "key": "dosage",
                "title": "Dosage and administration",
                "heading": "Dosage",
                "state": "changed",
                "lines": [
                    {
                        "kind": "heading",
                        "older": "Dosage",
                        "newer": "Dosage",
                        "words": [["kept", "Dosage"]],
                    },
                    {
                        "kind": "text",
                        "older": "Take 5 mg. With water.",
                        "newer": "Take 100 mg. With water.",
                        "words": [
                            ["kept", "Take "],
                            ["removed", "5"],
                            ["added", "100"],
                            ["kept", " mg. With water."],
                        ],
                    },
                ],
            }
        ],
    }


def test_unchanged_sections_are_told_without_their_text_unless_all_is_wanted(
    baklosan: Command, tmp_path: Path
) -> None:
    for edition, name in (("1", "Demoxil"), ("2", "Demoxil Forte")):
        path = tmp_path / f"{edition}.txt"
        one = a_published(edition=edition, name=name, parts=one_section("Take it."))
        path.write_bytes(written(one))
        baklosan.run("import", str(path))
    own = baklosan.json("labels")[1]["id"]
    [about, dosage] = baklosan.json("compare", own)["sections"]
    assert (about["key"], about["state"]) == ("", "changed")
    assert (dosage["state"], dosage["lines"]) == ("unchanged", [])
    assert len(baklosan.json("compare", own, "--all")["sections"][1]["lines"]) == 2
    assert "= Dosage and administration (unchanged)" in baklosan("compare", own, "--all")
    assert "Dosage and administration" not in baklosan("compare", own)


def test_label_without_older_edition_is_refused(baklosan: Command, own: str) -> None:
    for label in ("baklosan-25mg", f"{own}-older-1"):
        assert baklosan.refusal("compare", label) == (
            f"There is no older edition of '{label}' on this computer. "
            "An edition is kept when a newer one of the same label is imported.\n"
        )


def test_bundled_label_is_refused_where_nothing_was_imported(baklosan: Command) -> None:
    assert "no older edition" in baklosan.refusal("compare", "baklosan-25mg")
    assert "no label 'nothing'" in baklosan.refusal("compare", "nothing")


def test_edition_that_is_not_there_is_refused_and_the_others_named(
    baklosan: Command, own: str
) -> None:
    said = baklosan.refusal("compare", own, "9")
    assert f"no older edition '9', but: 4 ({own}-older-2), 3 ({own}-older-1)." in said
