import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.handouts.side_effect_table import TITLES, file_name, table
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.rates import Rate
from baklosan_desktop.screens.side_effect_copy import READ
from baklosan_desktop.screens.side_effects import Selection, SideEffectForm, present
from baklosan_desktop.wording import EDITORIAL, NBSP
from tests.builders import DEMO, a_label, an_effect, some_facts
from tests.fakes import FakeSideEffects

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def selected(facts: Facts, label: LabelId = DEMO, words: str = "") -> Selection:
    return present(SideEffectForm(label, words), FakeSideEffects(facts)).selection


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    text = StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text))


def test_table_holds_every_effect_once_with_all_that_is_known(facts: Facts, label: Label) -> None:
    rows = rows_of(table(selected(facts, label.id), label))
    assert [row["Side effect"] for row in rows] == [
        effect.term for effect in selected(facts, label.id).effects
    ]
    rash = next(row for row in rows if row["Side effect"] == "rash")
    assert rash == {
        "Label": "Baklosan 25 mg tablets",
        "Edition": "1",
        "Organ system": "Skin and subcutaneous tissue",
        "Side effect": "rash",
        "Frequency": "Frequent",
        "Frequency as the label states it": "More than 1 % and less than 10 %.",
        "Agreed band (editorial)": "common, ≥ 1 % to < 10 %",
        "For the patient (editorial)": "may affect up to 1 in 10 people",
        "Percentages in studies": "",
        "In plain words (editorial)": "skin rash",
        "What to do (editorial)": "",
        "Section": "Side effects ¶8",
        "Line": "52",
        "Sentence": "From the skin and subcutaneous tissue: frequent - hyperhidrosis, rash.",
    }


def test_what_has_neither_band_nor_system_says_so(facts: Facts, label: Label) -> None:
    last = rows_of(table(selected(facts, label.id), label))[-1]
    assert last["Organ system"] == "No organ system given"
    assert last["Frequency"] == "Isolated cases"
    assert last["Agreed band (editorial)"] == ""
    assert last["What to do (editorial)"] == "tell the doctor"


def test_filtered_table_holds_what_is_listed(facts: Facts, label: Label) -> None:
    rows = rows_of(table(selected(facts, label.id, "rash"), label))
    assert [row["Side effect"] for row in rows] == ["rash"]


def test_hz_26_what_is_ours_is_marked_in_the_titles() -> None:
    ours = {title.partition(" (")[0] for title in TITLES if title.endswith(f"({EDITORIAL})")}
    assert ours == {"Agreed band", "For the patient", "In plain words", "What to do"}


def test_file_is_utf_8_that_a_spreadsheet_recognises_and_lines_end_as_the_standard_asks(
    facts: Facts, label: Label
) -> None:
    content = table(selected(facts, label.id), label)
    assert content.startswith(b"\xef\xbb\xbfLabel,")
    assert content.count(b"\r\n") == 43
    assert NBSP not in content.decode()


def test_file_is_named_after_the_label() -> None:
    assert file_name(a_label()) == "demo-side-effects.csv"


@pytest.mark.parametrize("first", FORMULAS)
def test_text_of_a_label_never_runs_as_a_formula(first: str) -> None:
    evil = an_effect(term=f'{first}HYPERLINK("http://x","y")')
    [row] = rows_of(table(selected(some_facts(side_effects=(evil,))), a_label()))
    assert row["Side effect"] == f"'{evil.term}"


@given(st.text(min_size=1))
def test_any_text_comes_back_as_it_was_or_harmless(term: str) -> None:
    [row] = rows_of(table(selected(some_facts(side_effects=(an_effect(term=term),))), a_label()))
    assert row["Side effect"] in {term, f"'{term}"}
    assert not row["Side effect"].startswith(FORMULAS)


def test_every_percentage_of_an_effect_is_taken_along() -> None:
    rates = (
        Rate("Demoxil", "12", 120_000, people=200, source="Table 1"),
        Rate("Placebo", "<1%", upper_ppm=10_000, people=100, source="Table 1"),
    )
    rated = an_effect(band=None, rates=rates)
    (row,) = rows_of(table(selected(some_facts(side_effects=(rated,))), a_label()))
    assert row["Percentages in studies"] == (
        "Table 1; Demoxil (N = 200): 12 %; Placebo (N = 100): < 1 %"
    )


def test_each_row_that_a_program_read_says_so() -> None:
    selection = selected(some_facts())
    rows = rows_of(table(selection, a_label(), is_read=True))
    assert {row["Origin (derived)"] for row in rows} == {READ}
    assert "Line" not in rows[0]
    reviewed = rows_of(table(selection, a_label()))[0]
    assert "Origin (derived)" not in reviewed
    assert {"Line", *rows[0]} - {"Origin (derived)"} == {*reviewed}
