import re
from itertools import product

import pytest

from baklosan_desktop.handouts.page import UNITS_PER_POINT
from baklosan_desktop.screens.handout import Kind, Paper, TextSize
from baklosan_desktop.wording import NBSP
from tests.builders import a_label
from tests.handouts.sheets import a_handout, words


def test_every_page_says_what_it_is_and_where_it_comes_from() -> None:
    handout = a_handout()
    assert handout.running_head == "Demo 5 mg tablets · demoxine"
    assert handout.foot.replace(NBSP, " ") == (
        "printed 23 November 2026 · label edition 3 · program 0.1.0"
    )


def test_foot_breaks_only_after_a_dot() -> None:
    assert re.findall("[^ ]+(?= )", a_handout().foot) == [
        f"printed{NBSP}23{NBSP}November{NBSP}2026{NBSP}·",
        f"label{NBSP}edition{NBSP}3{NBSP}·",
    ]


def test_document_is_named_after_product_and_kind() -> None:
    handout = a_handout(kind=Kind.LABEL)
    assert handout.name == "Demo 5 mg tablets: Full label"
    assert handout.file_name == "demo-label.pdf"
    assert a_handout().file_name == "demo-side-effects.pdf"
    assert handout.creator == "Baklosan Desktop 0.1.0"


def test_metadata_gives_title_and_language_and_no_markup_of_a_name() -> None:
    label = a_label(name="Demo <5 mg> & more", language="pl")
    metadata = a_handout(label, patient="Anna Nowak").metadata
    assert metadata.startswith("<?xpacket begin=")
    assert "Demo &lt;5 mg&gt; &amp; more: Side-effect sheet" in metadata
    assert "<rdf:li>pl</rdf:li>" in metadata


@pytest.mark.parametrize("kind", Kind)
def test_hz_19_patient_stands_in_the_body_of_a_sheet_for_patients_and_nowhere_else(
    kind: Kind,
) -> None:
    handout = a_handout(kind=kind, patient="Anna Nowak")
    assert ("For: Anna Nowak" in words(handout)) is kind.is_for_patients
    assert ("Nowak" in words(handout)) is kind.is_for_patients
    around = (handout.name, handout.file_name, handout.metadata, handout.foot, handout.running_head)
    assert not any("Nowak" in text for text in around)


def test_names_that_were_not_typed_leave_no_trace() -> None:
    assert "For:" not in words(a_handout())


def test_letterhead_gives_pharmacy_and_date() -> None:
    body = words(a_handout(pharmacy="Main Street 12"))
    assert body.startswith(
        "Demo 5 mg tablets demoxine · Side-effect sheet Main Street 12 23 November"
    )


def test_review_is_said_to_be_missing_until_a_pharmacist_has_signed() -> None:
    assert "not yet reviewed by a pharmacist" in words(a_handout())
    reviewed = words(a_handout(a_label(reviewed_by="J. Doe")))
    assert "edition 3, reviewed by J. Doe" in reviewed
    assert "not yet reviewed" not in reviewed


def test_hz_24_age_of_the_text_is_never_left_open() -> None:
    assert "not stated in the source; later warnings may be missing" in words(a_handout())
    assert "Date of the text: May 2014." in words(a_handout(a_label(source_date="May 2014")))


@pytest.mark.parametrize(("paper", "size", "kind"), [*product(Paper, TextSize, Kind)])
def test_no_size_in_a_sheet_is_smaller_than_its_body(
    paper: Paper, size: TextSize, kind: Kind
) -> None:
    body = a_handout(paper=paper, text_size=size, kind=kind).body
    assert "font-size" not in body
    assert "<small" not in body
    assert not re.search("<h[56]", body)
    padding = {int(found) for found in re.findall(r'cellpadding="(\d+)"', body)}
    assert max(padding) < size.points * UNITS_PER_POINT
