from baklosan_desktop.extraction.unread_text import AMONG, OF_ELSE, PERCENTAGES, WORDS
from baklosan_desktop.labels.published import Items
from tests.extraction.texts import Written, a_part, read_from
from tests.extraction.trial_texts import a_study


def left(*pieces: Written, language: str = "en") -> list[tuple[str, str]]:
    unread = read_from(*pieces, language=language).unread
    return [(one.citation.quote, one.why) for one in unread]


def test_sentence_that_was_not_read_is_told_and_not_its_whole_paragraph() -> None:
    text = "Rash is known. In one study 4 % of people had gout. Cough may occur rarely."
    assert left(text) == [
        ("In one study 4 % of people had gout.", PERCENTAGES),
        ("Cough may occur rarely.", WORDS),
    ]


def test_frequency_is_told_that_a_list_left_out() -> None:
    assert left("Common: gout, rash. Cough was seen rarely.") == [("Cough was seen rarely.", WORDS)]


def test_sentence_beside_one_that_was_read_is_told() -> None:
    text = "Adverse reactions: rash (5%). Gout or whatever else 3%. Cough may occur rarely."
    reading = read_from(text)
    assert [one.term for one in reading.effects] == ["rash"]
    assert reading.effects[0].citations[0].quote == "Adverse reactions: rash (5%)."
    assert left(text) == [
        ("Gout or whatever else 3%.", PERCENTAGES),
        ("Cough may occur rarely.", WORDS),
    ]


def test_percentages_of_something_else_stand_below_everything_else() -> None:
    stopped = "Adverse reactions leading to discontinuation were rash (5%)."
    later = a_part("4.9 Others", "Cough may occur rarely.")
    assert left(stopped, later) == [("Cough may occur rarely.", WORDS), (stopped, OF_ELSE)]


def test_what_bands_mean_is_not_told_where_it_was_read() -> None:
    meaning = "They are: common (≥ 1/100 to < 1/10), rare (≥ 1/10,000 to < 1/1,000). Not known."
    assert left(meaning, "Common:", Items(("gout",))) == []


def test_title_of_a_table_that_was_read_is_not_told() -> None:
    title = "Table 1: Common reactions in % of patients"
    assert left(title, a_study("|Demoxil|Placebo", "Rash|3|1")) == []


def test_cells_that_were_not_read_are_told_by_their_row() -> None:
    assert left(a_study("Class|Reactions", "It is rarely bad|gout. Also rash")) == [
        ("It is rarely bad | gout. Also rash", WORDS)
    ]


def test_unknown_cause_or_size_is_not_told() -> None:
    assert left("People of unknown size. Its cause is unknown. Causal link unknown.") == []


def test_sentences_of_every_language_are_told_one_by_one() -> None:
    text = "En un estudio hubo gota. El 4 % tuvo tos. En casos raros hubo fiebre."
    assert left(text, language="es") == [
        ("El 4 % tuvo tos.", PERCENTAGES),
        ("En casos raros hubo fiebre.", WORDS),
    ]


def test_line_of_more_sentences_than_anybody_reads_is_told_in_one_piece() -> None:
    text = "Cough may occur rarely. " * 501
    assert left(text.strip()) == [(text.strip(), WORDS)]


def test_effects_that_a_list_tells_in_a_sentence_are_told() -> None:
    text = "Common: gout, rash. With diabetes, fever was also reported. See a doctor."
    assert left(text) == [("With diabetes, fever was also reported.", AMONG)]


def test_percentage_beside_a_list_is_told() -> None:
    assert left("Common: gout, rash. In all, 3 % had fever.") == [
        ("In all, 3 % had fever.", PERCENTAGES)
    ]


def test_account_that_also_says_what_bands_mean_is_read_on() -> None:
    meaning = "They are: common (≥ 1/100 to < 1/10), rare (≥ 1/10,000 to < 1/1,000)."
    more = "Much was seen. More was seen. Most was seen. All was seen."
    text = f"{meaning} {more} Adverse reactions: rash (5%)."
    assert [one.term for one in read_from(text).effects] == ["rash"]


def test_sentence_that_names_an_effect_again_is_told_all_the_same() -> None:
    text = "Common: gout, rash. With diabetes, gout was seen rarely."
    assert left(text) == [("With diabetes, gout was seen rarely.", WORDS)]
