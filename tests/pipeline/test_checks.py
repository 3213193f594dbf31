"""A fact that disagrees with the text, or with its approved reading, stops the build by name."""

import pytest

from baklosan_desktop.errors import MisreadFact, UnreviewedFacts
from baklosan_desktop.pipeline.checks import check
from baklosan_desktop.pipeline.folder import read
from tests.pipeline.spoiling import LabelFolder


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        # numbers
        ("DOSE-06", '"100 mg"', '"1000 mg"', "DOSE-06 states '1000 mg' where the label says"),
        ("DOSE-06", '"100 mg"', '"10 mg"', "DOSE-06 states '10 mg' where the label says"),
        ("DOSE-03", '"5 mg"', '"50 mg"', "DOSE-03 states '50 mg' where the label says"),
        ("DOSE-03", "times_per_day = 3", "times_per_day = 4", "DOSE-03 states '4 times / day'"),
        ("DOSE-04", "every_days = 3", "every_days = 2", "DOSE-04 states 'every 2 days'"),
        ("DOSE-05", "30 mg to 75 mg", "30 mg to 80 mg", "DOSE-05 states '30 to 80 mg'"),
        ("DOSE-05", "30 mg to 75 mg", "75 mg", "DOSE-05 states '75 mg'"),
        ("DOSE-11", '"25 mg"', '"10 mg"', "DOSE-11 states '10 mg'"),
        ("DOSE-17", '"2.5 mg"', '"25 mg"', "DOSE-17 states '25 mg'"),
        ("DOSE-15", '"3 years"', '"2 years"', "DOSE-15 states 'over 2 years'"),
        ("DOSE-19", "[1, 2]", "[1, 3]", "DOSE-19 states '1-3 weeks'"),
        ("CA_UNDER_3", '"3 years"', '"4 years"', "CA_UNDER_3 states 'under 4 years'"),
        # units
        ("DOSE-03", '"INTAKE"', '"DAY"', "DOSE-03 counts per day where the label says"),
        ("DOSE-06", '"DAY"', '"INTAKE"', "DOSE-06 counts per intake where the label says"),
        ("DOSE-05", '"DAY"', '"STEP"', "DOSE-05 counts per step"),
        ("DOSE-08", '"DAY"', '"INTAKE"', "DOSE-08 counts per intake"),
        ("DOSE-10", '"DAY"', '"INTAKE"', "DOSE-10 counts per intake"),
        ("DOSE-17", '"KG_DAY"', '"DAY"', "DOSE-17 counts per day where the label says"),
        ("DOSE-17", '"KG_DAY"', '"KG"', "DOSE-17 counts per kg body weight, per day or per"),
        ("DOSE-18", '"KG"', '"KG_DAY"', "DOSE-18 counts per kg body weight per day where"),
        ("DOSE-04", '"STEP"', '"DAY"', "DOSE-04 counts per day where the label says"),
        ("DOSE-14", '"STEP"', '"INTAKE"', "DOSE-14 counts per intake where the label says"),
        # words
        ("frequent", '"frequent"', '"often"', "Band 'often' is not what 'frequent - more than"),
        ("AE-03", '"frequent"', '"rare"', "AE-03 is filed under 'rare' where the label says"),
        ("AE-01", '"very frequent"', '"frequent"', "AE-01 is filed under 'frequent'"),
        ("AE-42", '"isolated cases"', '"some cases"', "AE-42 states 'some cases'"),
        ("AE-36", '"polyuria"', '"polyurea"', "AE-36 states 'polyurea'"),
        ("IX_TCA", '"tricyclic ', '"tetracyclic ', "IX_TCA states 'tetracyclic'"),
        ("IX_TCA", '"a significant', '"an insignificant', "IX_TCA states 'an insignificant"),
        ("MON_LIVER", '"blood glucose"', '"blood count"', "MON_LIVER states 'blood count'"),
        ("ST-4", "25 ° C", "35 ° C", "ST-4 states 'at a temperature not exceeding 35 ° C'"),
    ],
)  # fmt: skip
def test_misread_fact_is_refused_by_name(
    baklosan: LabelFolder, name: str, old: str, new: str, why: str
) -> None:
    baklosan.change_fact(name, old, new)
    assert baklosan.refusal(MisreadFact).startswith(why)


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("AE-23", '"gastrointestinal tract"', '"senses"', "Side effect 'vomiting' of line 48"),
        ("AE-42", 'note = "isolated cases"', 'note = "cases"', "Side effect 'increase in"),
        (
            "AE-34",
            'cite = [{ line = 52, quote = "frequent - hyperhidrosis, rash" }]',
            'cite = [{ line = 51, quote = "frequent - accommodation paresis" }]',
            "AE-34 states 'hyperhidrosis'",
        ),
        (
            "AE-27",
            'band = "rare"',
            'band = "frequent"',
            "AE-27 is filed under 'frequent' where the label says 'rare - abdominal pain",
        ),
    ],
)  # fmt: skip
def test_side_effect_in_another_system_or_band_is_refused_by_name(
    baklosan: LabelFolder, name: str, old: str, new: str, why: str
) -> None:
    baklosan.change_fact(name, old, new)
    assert baklosan.refusal(MisreadFact).startswith(why)


def test_side_effect_quoted_from_another_list_is_found_by_the_grammar(
    baklosan: LabelFolder,
) -> None:
    lists = "frequent - polyuria, enuresis, dysuria; rare - urinary retention"
    baklosan.change_fact("AE-39", 'quote = "rare - urinary retention"', f'quote = "{lists}"')
    baklosan.change_fact("AE-39", 'band = "rare"', 'band = "frequent"')
    assert baklosan.refusal(MisreadFact).startswith(
        "Side effect 'urinary retention' of line 53 is in"
    )


def test_side_effect_that_is_left_out_is_found_in_the_text(baklosan: LabelFolder) -> None:
    baklosan.leave_out("side_effect", "AE-30")
    assert baklosan.refusal(MisreadFact) == (
        "Side effect 'respiratory depression' of line 49 is in the text but not in the facts."
    )


def test_side_effect_that_is_new_in_the_text_is_found(baklosan: LabelFolder) -> None:
    baklosan.change_text("frequent - myalgia.", "frequent - myalgia, arthralgia.")
    assert baklosan.refusal(MisreadFact) == (
        "Side effect 'arthralgia' of line 50 is in the text but not in the facts."
    )


def test_side_effect_that_is_not_in_the_text_is_refused(baklosan: LabelFolder) -> None:
    facts = baklosan.facts
    facts.write_text(
        facts.read_text()
        + '[[side_effect]]\nid = "AE-43"\nterm = "frequent"\nsystem = "senses"\nband = "frequent"\n'
        'plain = ""\ncite = [{ line = 51, quote = "frequent - accommodation paresis" }]\n'
    )
    assert baklosan.refusal(MisreadFact) == (
        "Side effect 'frequent' of line 51 is in the facts but not in the text."
    )


def test_changed_dose_stops_the_build_with_both_readings(baklosan: LabelFolder) -> None:
    baklosan.change_text("The maximum daily dose is 100 mg.", "The maximum daily dose is 120 mg.")
    facts = baklosan.facts
    text = facts.read_text()
    text = text.replace("The maximum daily dose is 100 mg.", "The maximum daily dose is 120 mg.")
    facts.write_text(text.replace('amount = "100 mg"', 'amount = "120 mg"', 1))
    told = baklosan.refusal(UnreviewedFacts).splitlines()
    assert told[0] == "Facts have changed since they were approved:"
    assert told[1].startswith("-DoseRule | id: DOSE-06 ")
    assert told[1].endswith("'The maximum daily dose is 100 mg.' | amount: 100 mg | per: DAY")
    assert told[2].startswith("+DoseRule | id: DOSE-06 ")
    assert told[2].endswith("'The maximum daily dose is 120 mg.' | amount: 120 mg | per: DAY")
    changed = [line for line in told[1:] if "AMB-" not in line]
    assert len(changed) == 2, "only the dose rule, and the notes that quote the same sentence"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("DOSE-03", 'group = "ADULTS"', 'group = "CHILDREN"'),
        ("DOSE-03", ", assumed = true", ""),
        ("DOSE-02", 'kind = "MISSED_DOSE"', 'kind = "END_POINT"'),
        ("AE-30", 'seriousness = "EMERGENCY"\n', ""),
        ("AE-01", 'plain = "', 'plain = "never '),
        ("CI_PSYCHOSIS", '["psychosis"]', '["psychosis", "epilepsy"]'),
        ("CI_CRF_CONFLICT", "conflict = true\n", ""),
        ("CA_CEREBRAL_ATHEROSCLEROSIS", 'condition = "cerebral', 'condition = "renal'),
        ("IX_LEVODOPA_CARBIDOPA", '["levodopa", "carbidopa"]', '["levodopa"]'),
        ("AMB-01", "serious = true\n", ""),
        ("AMB-01", 'safest = "', 'safest = "Perhaps: '),
        ("dosage", 'title = "Dosage', 'title = "Doses'),
        ("precautions", 'kind = "PRECAUTIONS"', 'kind = "STORAGE"'),
    ],
)
def test_any_other_change_must_be_approved(
    baklosan: LabelFolder, name: str, old: str, new: str
) -> None:
    baklosan.change_fact(name, old, new)
    told = baklosan.refusal(UnreviewedFacts)
    assert f"\n-{told.splitlines()[1][1:]}" in told
    assert all(name in line for line in told.splitlines()[1:])
    baklosan.approve()
    check(*read(baklosan.path), baklosan.path)


def test_fact_that_is_left_out_must_be_approved(baklosan: LabelFolder) -> None:
    baklosan.leave_out("dose_rule", "DOSE-06")
    told = baklosan.refusal(UnreviewedFacts).splitlines()
    assert len(told) == 2
    assert told[1].startswith("-DoseRule | id: DOSE-06 ")


def test_facts_without_any_approval_are_refused(baklosan: LabelFolder) -> None:
    baklosan.approved.unlink()
    told = baklosan.refusal(UnreviewedFacts).splitlines()
    assert sum(line.startswith("+DoseRule") for line in told) == 19


def test_approved_line_without_its_fact_is_refused(baklosan: LabelFolder) -> None:
    with baklosan.approved.open("a") as approved:
        approved.write("DoseRule | id: DOSE-20\n")
    assert baklosan.refusal(UnreviewedFacts).endswith("\n-DoseRule | id: DOSE-20")


def test_refusal_advises_to_compare_and_approve() -> None:
    assert "then approve it" in UnreviewedFacts.advice
    assert "build again" in MisreadFact.advice


def test_approving_unchanged_facts_changes_nothing(baklosan: LabelFolder) -> None:
    before = baklosan.approved.read_bytes()
    baklosan.approve()
    assert baklosan.approved.read_bytes() == before
