"""What must hold of the search in the bundled label, for the sake of patients."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baklosan_desktop.assets import vocabulary_folder
from baklosan_desktop.labels.hit import Found, Hit, Why
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.pipeline import vocabulary
from baklosan_desktop.search.words import texts
from baklosan_desktop.store.shelf import Shelf

BAKLOSAN = LabelId("baklosan-25mg")
WORDS = vocabulary.read(vocabulary_folder())
TYPED = sorted({entry.typed for entry in WORDS.entries})
MEDICINES = sorted(WORDS.medicines)
KNOWN = sorted(WORDS.known)


def ask(shelf: Shelf, typed: str) -> Found:
    return shelf.search.search(BAKLOSAN, typed)


def hits(shelf: Shelf, typed: str) -> tuple[Hit, ...]:
    return ask(shelf, typed).hits


def at(shelf: Shelf, typed: str, line: int) -> Hit:
    (hit,) = [hit for hit in hits(shelf, typed) if hit.line == line]
    return hit


def marks(hit: Hit) -> str:
    return " ".join(hit.text[start:end] for start, end in hit.marks)


@pytest.mark.parametrize("typed", ["hypotonia", "HYPOTONIA", "hypotonias", "hypotoni"])
def test_hz_21_hypotonia_is_not_low_blood_pressure(shelf: Shelf, typed: str) -> None:
    found = hits(shelf, typed)
    assert found[0].line == 30
    assert 47 not in {hit.line for hit in found}
    assert "hypotonia" in marks(found[0])
    assert not any("hypotension" in marks(hit) for hit in found)
    assert "low muscle tone" in (found[0].sense or "")


@pytest.mark.parametrize("typed", ["hypotension", "low blood pressure", "arterial hypotension"])
def test_hz_21_hypotension_is_not_weak_muscles(shelf: Shelf, typed: str) -> None:
    found = hits(shelf, typed)
    assert found[0].line == 47
    assert {30, 47} >= {hit.line for hit in found if "hypotension" in marks(hit)}
    for hit in found:
        assert "hypotonia" not in marks(hit)
        assert "hypotension" not in marks(hit) or "low blood pressure" in (hit.sense or "")


def test_hz_21_the_two_are_marked_in_two_places_of_the_line_that_has_both(shelf: Shelf) -> None:
    weak, low = at(shelf, "hypotonia", 30), at(shelf, "hypotension", 30)
    assert weak.text == low.text
    assert weak.marks[0] != low.marks[0]
    assert set(weak.marks).isdisjoint(low.marks)
    assert weak.sense != low.sense
    assert {hit.line for hit in hits(shelf, "hypotension")} >= {30, 47}


@pytest.mark.parametrize(
    "typed", ["hypertension", "hypertensive", "hypertonia", "high blood pressure"]
)
def test_hz_21_high_is_never_read_as_low(shelf: Shelf, typed: str) -> None:
    found = ask(shelf, typed)
    assert not {30, 47} & {hit.line for hit in found.hits}
    assert not any("hypot" in word for word in found.suggestions)
    assert not any("hypot" in one.says for one in found.understood)


@pytest.mark.parametrize("typed", ["hypertention", "hypertesnion", "hypertenson", "hyperrtension"])
def test_hz_21_misspelled_high_pressure_is_never_read_as_low(shelf: Shelf, typed: str) -> None:
    found = ask(shelf, typed)
    assert not {30, 47} & {hit.line for hit in found.hits}
    assert not any(word.startswith("hypo") for word in found.suggestions)


def test_hz_21_words_of_the_one_never_lead_to_the_other() -> None:
    for entry in WORDS.entries:
        typed, term = set(entry.typed.split()), set(texts(entry.term))
        assert not ("hypotonia" in typed and "hypotension" in term)
        assert not ("hypotension" in typed and "hypotonia" in term)
        assert not ("hypertension" in typed and term & {"hypotension", "hypotonia"})


@pytest.mark.parametrize(
    ("typed", "line", "word"),
    [
        ("kidney", 22, "renal"),
        ("renal", 94, "renal"),
        ("nephro", 22, "renal"),
        ("convulsion", 75, "convulsions"),
        ("convulsions", 75, "convulsions"),
        ("withdraw", 27, "abolition"),
        ("missed dose", 19, "reception"),
        ("tablet", 1, "pills"),
        ("tablets", 23, "pills"),
        ("physiotherapy", 10, "kinesitherapy"),
    ],
)
def test_req_47_words_of_today_find_the_words_of_the_label(
    shelf: Shelf, typed: str, line: int, word: str
) -> None:
    assert word in marks(at(shelf, typed, line))


def test_depression_is_told_apart_in_its_senses(shelf: Shelf) -> None:
    senses = {hit.line: hit.sense for hit in hits(shelf, "depression")}
    assert senses.keys() == {46, 49, 30, 31}
    assert senses[46] == "low mood"
    assert senses[49] == senses[31] == "slow, weak breathing"
    assert senses[30] == "breathing centre of the brain (overdose)"


@pytest.mark.parametrize("typed", ["sad", "low mood", "hopeless"])
def test_low_mood_is_not_looked_for_in_weak_breathing(shelf: Shelf, typed: str) -> None:
    lines = {hit.line for hit in hits(shelf, typed)}
    assert 46 in lines
    assert not lines & {30, 31, 49}


@pytest.mark.parametrize("typed", ["convulsions", "convulsion", "clonic convulsions", "clonic"])
def test_clonic_convulsions_are_no_seizures(shelf: Shelf, typed: str) -> None:
    hit = at(shelf, typed, 10)
    assert "convulsions" in marks(hit) or typed == "clonic"
    assert hit.sense == ("clonus, not seizures" if "convulsion" in typed else None)


def test_seizures_are_not_looked_for_in_clonic_convulsions(shelf: Shelf) -> None:
    assert {hit.line for hit in hits(shelf, "seizures")} >= {74, 75}
    assert 10 not in {hit.line for hit in hits(shelf, "seizures")}
    assert at(shelf, "seizures", 75).sense == "seizures"


@pytest.mark.parametrize("typed", ["amitriptyline", "Elavil", "tricyclic", "TCA", "doxepin"])
def test_tricyclic_is_named_first_and_is_also_a_drug_for_the_brain(
    shelf: Shelf, typed: str
) -> None:
    assert [hit.line for hit in hits(shelf, typed)] == [36, 35]
    assert at(shelf, typed, 35).why is Why.CLASS


@pytest.mark.parametrize(
    "typed",
    ["opioids", "ssri", "SSRIs", "maoi", "MAOIs", "hypnotics", "stimulants", "benzos", "diuretics",
     "beta blockers", "dopamine agonist", "uricosurics", "sedating antihistamine", "cocaine"],
)  # fmt: skip
def test_group_of_medicines_is_marked_as_a_class_never_as_a_synonym(
    shelf: Shelf, typed: str
) -> None:
    assert at(shelf, typed, 35).why is Why.CLASS
    assert {one.why for one in ask(shelf, typed).understood} == {Why.CLASS}


@pytest.mark.parametrize("typed", ["levodopa", "Madopar", "benserazide", "Sinemet"])
def test_what_is_only_sold_with_levodopa_stands_for_it(shelf: Shelf, typed: str) -> None:
    found = [hit.line for hit in hits(shelf, typed)]
    assert (found[0], set(found)) == (37, {35, 37})


@pytest.mark.parametrize(
    "typed",
    ["entacapone", "Comtan", "opicapone", "Ongentys", "tolcapone", "Tasmar", "cetirizine",
     "loratadine", "antihistamine", "antihistamines"],
)  # fmt: skip
def test_what_acts_outside_the_brain_is_not_mentioned(shelf: Shelf, typed: str) -> None:
    assert ask(shelf, typed) == Found((), (typed.casefold(),))


@pytest.mark.parametrize("typed", ["infant", "baby", "toddler", "newborn", "young children"])
def test_the_youngest_are_children_under_3_and_under_12(shelf: Shelf, typed: str) -> None:
    assert [hit.line for hit in hits(shelf, typed)] == [81, 106]


@pytest.mark.parametrize("typed", ["CVA", "stroke"])
def test_stroke_is_found_in_short_as_well(shelf: Shelf, typed: str) -> None:
    assert {hit.line for hit in hits(shelf, typed)} == {66, 81}


@pytest.mark.parametrize("typed", ["take too much", "what if I take too many", "overdose"])
def test_taking_too_much_is_an_overdose(shelf: Shelf, typed: str) -> None:
    assert {hit.line for hit in hits(shelf, typed)} == {30, 31}


@pytest.mark.parametrize("typed", ["very common", "very often", "very frequent"])
def test_very_common_is_a_band_of_its_own(shelf: Shelf, typed: str) -> None:
    assert {hit.line for hit in hits(shelf, typed)} == {45, 46, 48}
    assert all(marks(hit) == "very frequent" for hit in hits(shelf, typed))


def test_common_and_uncommon_are_the_bands_between(shelf: Shelf) -> None:
    assert "very" not in " ".join(marks(hit) for hit in hits(shelf, "common"))
    assert {hit.line for hit in hits(shelf, "common")} == {45, *range(46, 54)}
    assert at(shelf, "common", 48).marks[0][0] > at(shelf, "common", 48).text.index("nausea")
    assert marks(at(shelf, "uncommon", 45)) == "infrequent"


@pytest.mark.parametrize("brand", ["Gablofen", "Lioresal", "Ozobax", "Lyvispah", "Fleqsuvy"])
def test_brands_of_baclofen_are_known(shelf: Shelf, brand: str) -> None:
    assert {hit.line for hit in hits(shelf, brand)} == {14, 23, 80}
    assert {hit.why for hit in hits(shelf, brand)} == {Why.CLASS}


@pytest.mark.parametrize(("typed", "meant"), [("naseua", "nausea"), ("voimtng", "vomiting")])
def test_word_with_two_wrong_letters_is_offered_and_never_searched(
    shelf: Shelf, typed: str, meant: str
) -> None:
    assert ask(shelf, typed) == Found((), (typed,), (meant,))


@pytest.mark.parametrize("typed", ["8 years old", "11 yo", "2 years", "70 years"])
def test_age_within_a_range_is_marked_as_ours(shelf: Shelf, typed: str) -> None:
    found = ask(shelf, typed)
    assert {hit.why for hit in found.hits} == {Why.CLASS}
    [understood] = found.understood
    assert (understood.typed, understood.says) == (typed, "ages within a range")


def test_req_48_a_hit_has_section_line_and_whole_sentence(shelf: Shelf) -> None:
    hit = at(shelf, "exceeding", 60)
    assert (hit.section, hit.line) == ("storage", 60)
    assert hit.text == (
        "The drug should be stored in a dry, dark place and out of reach of children "
        "at a temperature not exceeding 25 ° C."
    )


@pytest.mark.parametrize(
    ("typed", "line", "sentence"),
    [
        ("impulses neuromuscular", 10, "Does not affect the transmission of impulses"),
        ("double dose", 19, "should not take a double dose of the drug."),
        ("motor function", 21, "does not impair motor function."),
        ("antidote", 31, "There is no specific antidote."),
        ("discontinuation", 85, "without discontinuation of anti-epileptic drugs."),
        ("temperature", 60, "at a temperature not exceeding 25 ° C."),
    ],
)
def test_req_48_negations_are_never_cut_off(
    shelf: Shelf, typed: str, line: int, sentence: str
) -> None:
    assert any(sentence in hit.text for hit in hits(shelf, typed) if hit.line == line)


@pytest.mark.parametrize("negation", ["not", "no", "without"])
def test_req_48_every_negation_of_the_label_stays_with_its_sentence(
    shelf: Shelf, label: Label, negation: str
) -> None:
    sentences = [
        sentence
        for _, _, paragraph in label.passages()
        for sentence in paragraph.sentences
        if negation in texts(sentence)
    ]
    found = [hit.text for hit in hits(shelf, negation) if negation in texts(marks(hit))]
    assert sorted(found) == sorted(sentences) != []


@settings(max_examples=300)
@given(typed=st.sampled_from(TYPED))
def test_every_phrase_of_the_vocabulary_can_be_asked(shelf: Shelf, typed: str) -> None:
    found = ask(shelf, typed)
    assert found == ask(shelf, typed)
    assert " " in typed or found.suggestions == ()
    assert not any(one.why is Why.SPELLING and one.typed == typed for one in found.understood)


@pytest.mark.skipif(not MEDICINES, reason="the vocabulary holds no medicine yet")
@settings(max_examples=200)
@given(st.data())
def test_req_47_known_medicine_is_never_corrected(shelf: Shelf, data: st.DataObject) -> None:
    found = ask(shelf, data.draw(st.sampled_from(MEDICINES)))
    assert found.suggestions == ()
    assert not any(hit.why is Why.SPELLING for hit in found.hits)


@pytest.mark.skipif(not KNOWN, reason="the vocabulary holds no known word yet")
@settings(max_examples=200)
@given(st.data())
def test_req_47_known_word_is_never_corrected(shelf: Shelf, data: st.DataObject) -> None:
    assert ask(shelf, data.draw(st.sampled_from(KNOWN))).suggestions == ()


@pytest.mark.parametrize("typed", ["levodopq", "hyperhydrosis", "epilpsy", "pregnacy"])
def test_what_was_corrected_is_told(shelf: Shelf, typed: str) -> None:
    found = ask(shelf, typed)
    assert found.hits
    for hit in found.hits:
        assert hit.why is Why.SPELLING
        assert any(one.why is Why.SPELLING for one in hit.understood)
    assert {one.says for one in found.understood} <= set(found.suggestions)


def test_misspelled_word_says_as_what_it_was_read(shelf: Shelf) -> None:
    found = ask(shelf, "kidny")
    assert found.suggestions == ("kidney",)
    assert {hit.why for hit in found.hits} == {Why.SPELLING}
    assert [(one.typed, one.says) for one in found.understood] == [("kidny", "kidney")]
