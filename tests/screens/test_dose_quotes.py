from baklosan_desktop.dosing.answer import Mark
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.screens.dose_quotes import Sentence, quotes, sentence
from baklosan_desktop.screens.label import QuoteView
from tests.builders import a_label

START = Citation("dosage", 2, "Take 5 mg 2 times / day.")
GOUT = Citation("dosage", 3, "Do not use in gout.")


def test_a_quote_is_verbatim_with_its_place() -> None:
    assert quotes(a_label(), [GOUT]) == (
        QuoteView("Do not use in gout.", "Dosage and administration ¶2", 3),
    )


def test_a_quote_is_shown_once() -> None:
    assert len(quotes(a_label(), [START, GOUT, START])) == 2


def test_numbers_stay_with_their_unit_in_our_words_only() -> None:
    said = sentence("Give 5 mg.", a_label(), [START], Mark.DERIVED)
    assert said == Sentence("Give 5\N{NO-BREAK SPACE}mg.", quotes(a_label(), [START]), "derived")
    assert said.quotes[0].text == "Take 5 mg 2 times / day."


def test_the_words_of_the_label_carry_no_mark() -> None:
    assert sentence("Gout", a_label(), [GOUT]).mark == ""
