"""A label folder that is not right is refused by name before any fact is compared."""

import pytest

from baklosan_desktop.errors import QuoteNotFound, UnclaimedText
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.pipeline.checks import check
from baklosan_desktop.pipeline.folder import read
from tests.pipeline.spoiling import LabelFolder


def test_folder_of_this_checkout_is_right(
    baklosan: LabelFolder, label: Label, facts: Facts
) -> None:
    assert read(baklosan.path) == (label, facts)
    check(label, facts, baklosan.path)


def test_label_is_what_label_toml_says(label: Label) -> None:
    assert (label.id, label.name) == ("baklosan-25mg", "Baklosan 25 mg tablets")
    assert (label.substances, label.language) == (("baclofen",), "en")
    assert label.source_date is None
    assert label.reviewed_by is None


def test_reviewer_is_named(baklosan: LabelFolder) -> None:
    baklosan.change("label.toml", 'reviewed_by = ""', 'reviewed_by = "A. Pharmacist"')
    assert read(baklosan.path)[0].reviewed_by == "A. Pharmacist"


@pytest.mark.parametrize("at", [0, 1000, -1])
def test_changed_byte_of_the_source_text_is_refused(baklosan: LabelFolder, at: int) -> None:
    source = baklosan.path / "source.txt"
    spoilt = bytearray(source.read_bytes())
    spoilt[at] ^= 1
    source.chmod(0o644)
    source.write_bytes(spoilt)
    assert "'source.txt' is not the text that label.toml names" in baklosan.refusal()


@pytest.mark.parametrize("name", ["label.toml", "facts.toml", "source.txt"])
def test_missing_file_is_refused_by_name(baklosan: LabelFolder, name: str) -> None:
    (baklosan.path / name).unlink()
    assert name in baklosan.refusal()


@pytest.mark.parametrize("name", ["label.toml", "facts.toml"])
def test_broken_toml_is_refused(baklosan: LabelFolder, name: str) -> None:
    (baklosan.path / name).write_text("id = ")
    assert baklosan.refusal().startswith("Label folder 'baklosan-25mg': Invalid value")


def test_file_among_the_label_folders_is_refused(baklosan: LabelFolder) -> None:
    (baklosan.path.parent / "notes.txt").write_text("")
    assert baklosan.refusal().startswith("Label folder 'notes.txt': ")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("lines = [1, 1]", "lines = [2, 1]", "identity: Section 'identity' has no text."),
        ("lines = [1, 1]", "lines = [0, 1]", "identity: The text has no line 0."),
        ("lines = [112, 112]", "lines = [112, 114]", "closing: The text has no line 113."),
        ("lines = [1, 1]", "lines = 1", "identity: TypeError"),
        ("lines = [1, 1]", "lines = [1]", "identity: ValueError"),
        ("lines = [1, 1]\n", "", "identity: KeyError('lines')."),
        ('kind = "IDENTITY"', 'kind = "IDENTITIES"', "identity: KeyError('IDENTITIES')."),
        ('kind = "IDENTITY"', 'sort = "IDENTITY"', "identity: Unknown words: sort."),
        (
            "heading_line = 8\n",
            "heading_line = 9\n",
            "pharmacodynamics: Line 9 is not this heading.",
        ),
        ("heading_line = 8\n", "heading_line = 0\n", "pharmacodynamics: The text has no line 0."),
        ("heading_line = 8\n", "", "pharmacodynamics: The text has no line 0."),
        (
            'heading = "pharmachologic effect"\n',
            "",
            "pharmacodynamics: Section 'pharmacodynamics' needs a heading and its line",
        ),
        (
            'heading = "pharmachologic effect"',
            'heading = "Pharmacologic effect"',
            "pharmacodynamics: Line 8 is not this heading.",
        ),
        ('text = "More info"', 'text = "More"', "furniture: Line 4 is not 'More'."),
        ('why = "web page chrome"', 'because = "chrome"', "furniture: Unknown words: because."),
        ("line = 4\n", "", "furniture: KeyError('line')."),
        ("line = 4\n", "line = 400\n", "furniture: The text has no line 400."),
    ],
)
def test_section_or_furniture_that_is_not_in_the_text_is_refused(
    baklosan: LabelFolder, old: str, new: str, why: str
) -> None:
    baklosan.change("facts.toml", old, new)
    assert baklosan.refusal().startswith(why)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("lines = [13, 16]", "lines = [13, 15]", "Line 16 belongs to no section: 'Excreted in"),
        ("lines = [13, 16]", "lines = [10, 16]", "Line 10 belongs to two sections: 'Muscle"),
        ("lines = [13, 16]", "lines = [13, 17]", "Line 17 belongs to a section and is empty: ''"),
        (
            'heading = "pharmachologic effect"\nheading_line = 8\n',
            "",
            "Line 8 belongs to no section: 'pharmachologic effect'",
        ),
        (
            '[[furniture]]\nline = 4\ntext = "More info"\nwhy = "web page chrome"\n',
            "",
            "Line 4 belongs to no section: 'More info'",
        ),
        (
            'line = 6\ntext = "Baklosan 25mg №50 pills"',
            'line = 1\ntext = "Baklosan 25mg №50 pills"',
            "Line 1 belongs to two sections: 'Baklosan 25mg №50 pills'",
        ),
    ],
)
def test_every_line_belongs_to_exactly_one_section(
    baklosan: LabelFolder, old: str, new: str, why: str
) -> None:
    baklosan.change("facts.toml", old, new)
    assert baklosan.refusal(UnclaimedText).startswith(why)


def test_new_line_of_the_text_must_be_claimed(baklosan: LabelFolder) -> None:
    baklosan.change_text("\n\n\nAbsorption", "\nNever above 90 mg.\n\nAbsorption")
    assert baklosan.refusal(UnclaimedText) == (
        "Line 11 belongs to no section: 'Never above 90 mg.'."
    )


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('id = "baklosan-25mg"\n', "", "label.toml: KeyError('id')."),
        ('name = "Baklosan 25 mg tablets"\n', "", "baklosan-25mg: KeyError('name')."),
        ('edition = "1"\n', 'edition = "1"\nprice = 5\n', "baklosan-25mg: Unknown words: price."),
        ('["baclofen"]', '"baclofen"', "baklosan-25mg: 'substances' is no list."),
        ('["baclofen"]', "[]", "baklosan-25mg: 'substances' is no list."),
        ('text = "source.txt"\n', "", "Label folder 'baklosan-25mg': 'text'."),
        ("sha256 = ", "sha1 = ", "'source.txt' is not the text"),
    ],
)
def test_label_toml_that_is_not_right_is_refused(
    baklosan: LabelFolder, old: str, new: str, why: str
) -> None:
    baklosan.change("label.toml", old, new)
    assert baklosan.refusal().startswith(why)


@pytest.mark.parametrize("kind", ["band", "dose_rule", "side_effect", "ambiguity", "caution"])
def test_misspelt_kind_of_fact_is_refused(baklosan: LabelFolder, kind: str) -> None:
    file = baklosan.facts
    file.write_text(file.read_text().replace(f"[[{kind}]]", f"[[{kind}s]]", 1))
    assert baklosan.refusal() == f"Unknown words: {kind}s."


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        # unknown keys
        ("frequent", "more_than", "at_least", "frequent: Unknown words: at_least."),
        ("DOSE-03", "times_per_day", "times_a_day", "DOSE-03: Unknown words: times_a_day."),
        ("DOSE-03", "assumed", "guessed", "DOSE-03: Unknown words: guessed."),
        ("DOSE-03", "line", "row", "DOSE-03: Unknown words: row."),
        ("AE-01", "plain", "plainly", "AE-01: Unknown words: plainly."),
        ("CI_PSYCHOSIS", "question", "ask", "CI_PSYCHOSIS: Unknown words: ask."),
        ("CA_UNDER_3", "question", "ask", "CA_UNDER_3: Unknown words: ask."),
        ("IX_TCA", "effect", "affect", "IX_TCA: Unknown words: affect."),
        ("MON_LIVER", "tests", "test", "MON_LIVER: Unknown words: test."),
        ("IND-1", "topic", "about", "IND-1: Unknown words: about."),
        ("AMB-01", "safest", "safe", "AMB-01: Unknown words: safe."),
        # missing fields
        ("AE-01", 'term = "drowsiness"\n', "", "AE-01: KeyError('term')."),
        ("DOSE-03", 'kind = "INITIAL"\n', "", "DOSE-03: KeyError('kind')."),
        ("IND-1", "cite = [{", "cite = [] # [{", "IND-1: It cites nothing."),
        ("IND-1", 'quote = "multiple sclerosis"', 'quote = " "', "IND-1: Line 64 is cited without"),
        ("IND-1", "line = 64, ", "", "IND-1: KeyError('line')."),
        ("IND-1", "line = 64", "line = 2", "IND-1: Line 2 of 'Baklosan 25 mg tablets'"),
        # unknown words
        ("frequent", '"COMMON"', '"OFTEN"', "frequent: KeyError('OFTEN')."),
        ("DOSE-03", '"INITIAL"', '"FIRST"', "DOSE-03: KeyError('FIRST')."),
        ("DOSE-03", '"ADULTS"', '"GROWN_UPS"', "DOSE-03: KeyError('GROWN_UPS')."),
        ("DOSE-03", '"INTAKE"', '"MEAL"', "DOSE-03: KeyError('MEAL')."),
        ("AE-06", '"URGENT"', '"PANIC"', "AE-06: KeyError('PANIC')."),
        ("IND-1", '"INDICATION"', '"USE"', "IND-1: KeyError('USE')."),
        ("AMB-01", '"CONTRADICTION"', '"CLASH"', "AMB-01: KeyError('CLASH')."),
        # contradictions
        ("frequent", '"1%"', '"2%"', "frequent: Band 'frequent' is not the band 'common'."),
        ("frequent", '"1%"', '"10%"', "frequent: Band 'frequent' is not the band 'common'."),
        ("frequent", '"COMMON"', '"RARE"', "frequent: Band 'frequent' is not the band 'rare'."),
        ("DOSE-05", "30 mg to 75 mg", "75 mg to 30 mg", "DOSE-05: The range runs backwards"),
        ("DOSE-15", "6 years", "3 years", "DOSE-15: Nobody is from 3 years to 3 years old."),
        ("DOSE-05", 'per = "DAY"\n', "", "DOSE-05: A rule on usual range cannot state amount."),
        ("DOSE-01", "cite = [", "every_days = 3\ncite = [", "DOSE-01: A rule on route and food"),
        ("AE-01", 'band = "very frequent"', 'note = "x"\nband = "rare"', "AE-01: 'drows"),
        ("AE-01", 'band = "very frequent"\n', "", "AE-01: 'drowsiness' needs a band, or a note"),
        # malformed values
        ("DOSE-03", '"5 mg"', '"5mg"', "DOSE-03: Not an amount in mg: '5mg'."),
        ("DOSE-03", '"5 mg"', '"5,0 mg"', "DOSE-03: Not an amount in mg: '5,0 mg'."),
        ("DOSE-03", '"5 mg"', "5", "DOSE-03: AttributeError"),
        ("DOSE-12", '"65 years"', '"65"', "DOSE-12: Not an age in years: '65'."),
        ("frequent", '"1%"', '"one%"', "frequent: ValueError"),
        ("frequent", '"1%"', "1", "frequent: AttributeError"),
        ("CI_PSYCHOSIS", '["psychosis"]', '"psychosis"', "CI_PSYCHOSIS: 'conditions' is no list."),
        ("CI_PSYCHOSIS", '["psychosis"]', "[]", "CI_PSYCHOSIS: 'conditions' is no list."),
        ("IX_TCA", '["tricyclic"]', '"tricyclic"', "IX_TCA: 'co_medications' is no list."),
        ("AMB-01", '["CONTRADICTION"]', '"CONTRADICTION"', "AMB-01: 'kinds' is no list."),
        ("AMB-01", "readings = [", "readings = [] # [", "AMB-01: 'readings' is no list."),
    ],
)  # fmt: skip
def test_fact_that_is_no_fact_is_refused_by_name(
    baklosan: LabelFolder, name: str, old: str, new: str, why: str
) -> None:
    baklosan.change_fact(name, old, new)
    assert baklosan.refusal().startswith(why)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("DOSE-06", "The maximum daily dose is 100 mg.", "The maximum daily dose is 1000 mg."),
        ("DOSE-06", "line = 20", "line = 21"),
        ("frequent", "frequent - more than 1%", "Frequent - more than 1%"),
        ("AMB-64", "pharmachologic effect", "pharmacologic effect"),
        ("AE-42", "line = 56", "line = 43"),
    ],
)
def test_quote_that_is_not_in_its_line_is_refused(
    baklosan: LabelFolder, name: str, old: str, new: str
) -> None:
    baklosan.change_fact(name, old, new)
    assert baklosan.refusal(QuoteNotFound).startswith(f"{name}: line ")


def test_changed_sentence_of_the_label_stops_at_the_fact_that_quotes_it(
    baklosan: LabelFolder,
) -> None:
    baklosan.change_text("The maximum daily dose is 100 mg.", "The maximum daily dose is 120 mg.")
    assert baklosan.refusal(QuoteNotFound) == (
        "DOSE-06: line 20 does not say 'The maximum daily dose is 100 mg.'."
    )
