import pytest

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.screens.see_also import SeeAlso, elsewhere, see_also
from tests.builders import DEMO, a_label, some_facts
from tests.fakes import FakeBooks

# Which lines speak of the same thing: label facts, section 1.
TOGETHER = {
    "Kidneys": {22, 81, 94},
    "Older people": {24, 81, 102},
    "Children": {26, 81, 106},
    "Pregnancy": {41, 78},
    "Breastfeeding": {41, 79},
    "Liver": {86, 98},
}
SIGHT = SeeAlso(
    "Sight",
    (
        QuoteView("Do not use in gout.", "Dosage and administration ¶2", 3),
        QuoteView("blurred vision", "Side effects ¶2", 7),
    ),
)


def test_places_of_one_subject_stand_together_with_their_lines() -> None:
    books = FakeBooks(some_facts())
    assert see_also(a_label(), books) == (SIGHT,)
    assert books.asked == [DEMO]


def test_place_leads_to_the_others_and_not_to_itself() -> None:
    assert elsewhere([SIGHT], {2, 3}) == (SeeAlso("Sight", SIGHT.places[1:]),)
    assert elsewhere([SIGHT], {7}) == (SeeAlso("Sight", SIGHT.places[:1]),)
    assert elsewhere([SIGHT], {2}) == ()


@pytest.mark.parametrize("subject", TOGETHER)
def test_req_42_facts_of_several_sections_lead_to_each_other(
    label: Label, facts: Facts, subject: str
) -> None:
    subjects = see_also(label, FakeBooks(facts))
    for line in TOGETHER[subject]:
        [found] = [other for other in elsewhere(subjects, {line}) if other.subject == subject]
        assert {place.line for place in found.places} >= TOGETHER[subject] - {line}


def test_every_subject_has_a_place_in_another_section(label: Label, facts: Facts) -> None:
    for section in label.sections:
        here = {paragraph.line for paragraph in section.paragraphs}
        assert all(found.places for found in elsewhere(see_also(label, FakeBooks(facts)), here))
