import pytest

from baklosan_desktop.importers.fhir_resources import load
from baklosan_desktop.importers.fhir_sections import parts_of, words_of
from baklosan_desktop.labels.published import Cell, Items, Part, Picture, Table, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.importers.fhir import Json, a_composition, a_section, as_json


def parts(*sections: Json) -> tuple[Part, ...]:
    return parts_of(load(as_json(a_composition(*sections))))


def test_tree_of_sections_keeps_codes_titles_and_texts() -> None:
    inner = a_section("4.8.2. Reporting", "<p>Report.</p>", " 200000029818 ")
    [part] = parts(a_section("4.8. <b>Effects</b>", "<p>Common: rash</p>", "200000029816", inner))
    assert part == Part(
        SectionKind.SIDE_EFFECTS,
        "200000029816",
        "4.8. Effects",
        (Text("Common: rash"),),
        (Part(None, "200000029818", "4.8.2. Reporting", (Text("Report."),)),),
    )


def test_code_counts_whatever_its_system() -> None:
    coding = {"system": "https://spor.ema.europa.eu/rmswi/", "code": "200000029910"}
    section = a_section("?", "a") | {"code": {"coding": [coding]}}
    assert parts(section)[0].kind is SectionKind.SIDE_EFFECTS


def test_code_of_a_us_label_tells_the_kind() -> None:
    [part] = parts(a_section("WARNING: SERIOUS INFECTIONS", "<p>a</p>", "34066-1"))
    assert part.kind is SectionKind.BOXED_WARNING


@pytest.mark.parametrize("code", ["100000155538", "XXXXXXXXXXXX", ""])
def test_title_tells_the_kind_where_the_code_says_nothing(code: str) -> None:
    [part] = parts(a_section("4. Posibles efectos adversos", "<p>a</p>", code))
    assert part.kind is SectionKind.SIDE_EFFECTS


def test_code_of_a_subsection_is_not_overruled_by_its_title() -> None:
    [part] = parts(a_section("Side effects", "<p>a</p>", "200000029813"))
    assert part.kind is None


@pytest.mark.parametrize("text", [None, "", "<p> </p>", "unavailable", "<p>Unavailable.</p>"])
def test_section_without_text_is_empty(text: str | None) -> None:
    [part] = parts(a_section("1. Use", text))
    assert part.is_empty


def test_text_that_is_no_div_is_not_read() -> None:
    assert parts({"title": "1", "text": {"div": {"a": "b"}}})[0].is_empty


def test_what_the_sections_inside_say_again_is_counted_once() -> None:
    inner = a_section("Reporting", "<p>Report   effects.</p><ul><li>by post</li></ul>")
    said = "<p>Own.</p><p>Reporting</p><p>Report effects.</p><ul><li>by post</li></ul>"
    [part] = parts(a_section("4. Effects", said, "", inner))
    assert part.blocks == (Text("Own."),)
    assert part.parts[0].blocks == (Text("Report effects."), Items(("by post",)))


def test_short_line_that_a_section_inside_shares_is_kept() -> None:
    inner = a_section("Adults", "<p>Common:</p><p>headache</p>")
    said = "<p>Common:</p><p>a long text of its own that nothing below repeats</p>"
    [part] = parts(a_section("4. Effects", said, "", inner))
    assert len(part.blocks) == 2


def test_pictures_are_not_taken_for_each_other() -> None:
    inner = a_section("Step 1", "<p><img src='b.png'/></p>")
    [part] = parts(a_section("Steps", "<p><img src='a.png'/></p>", "", inner))
    assert part.blocks == (Picture("a.png"),)


def test_words_of_a_table_are_its_caption_cells_and_notes() -> None:
    table = Table(((Cell("a"), Cell("")), (Cell("b"),)), "Caption", ("note",))
    assert words_of((table, Picture("x", "y"))) == "Caption a b note"
