from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.rates import Rate, Role
from baklosan_desktop.screens.citing import Part, cite
from baklosan_desktop.screens.side_effect_copy import READ, effect_text, list_text
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.screens.side_effects import Selection, SideEffectForm, present
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, an_effect
from tests.fakes import FakeSideEffects

BAKLOSAN = LabelId("baklosan-25mg")
SOURCE = "Baklosan 25 mg tablets, label edition 1, not yet reviewed by a pharmacist"


def chosen(
    facts: Facts, words: str = "", system: str | None = None, band: str | None = None
) -> Selection:
    form = SideEffectForm(BAKLOSAN, words, system, band)
    return present(form, FakeSideEffects(facts)).selection


def lines_of(text: str) -> list[str]:
    return text.replace(NBSP, " ").splitlines()


def test_list_says_what_it_is_a_list_of(facts: Facts, label: Label) -> None:
    selection = chosen(facts, system="nervous system", band="rare")
    assert lines_of(list_text(selection, label)) == [
        f"{SOURCE}: side effects",
        "Nervous system, rare: 2 effects",
        "More than 0.01 % and less than 0.1 %.",
        "For the patient: “may affect up to 1 in 1,000 people”.",
        "Agreed band (editorial): rare, ≥ 0.01 % to < 0.1 %",
        "",
        "- paresthesia (editorial: pins and needles), Side effects ¶2, line 46",
        "- dysarthria (editorial: slurred speech), Side effects ¶2, line 46",
    ]


def test_list_of_all_holds_every_heading_and_effect(facts: Facts, label: Label) -> None:
    selection = chosen(facts)
    lines = list_text(selection, label).splitlines()
    assert lines[1] == "All organ systems: 42 effects"
    assert lines[2:4] == ["", selection.groups[0].heading]
    assert sum(line.startswith("- ") for line in lines) == 42


def test_filtered_list_says_by_what(facts: Facts, label: Label) -> None:
    assert lines_of(list_text(chosen(facts, "rash"), label))[1] == (
        "All organ systems: 1 effect, filter “rash”"
    )


def test_list_without_a_band_says_so(facts: Facts, label: Label) -> None:
    copied = list_text(chosen(facts, band="isolated cases"), label)
    assert "The label gives no band." in copied
    assert "Agreed band" not in copied


def test_what_a_program_read_says_so_and_has_no_lines(facts: Facts, label: Label) -> None:
    selection = chosen(facts, "rash")
    [group] = selection.groups
    listed = lines_of(list_text(selection, label, is_read=True))
    cited = lines_of(effect_text(group.effects[0], group.column, label, is_read=True))
    assert listed[1] == cited[-1] == READ
    assert "not reviewed by anybody" in READ
    assert cited[-3:-1] == ["Side effects ¶8", SOURCE]
    assert not any("line" in one for one in (*listed, *cited))


def test_effect_takes_band_sentence_and_place_with_it(facts: Facts, label: Label) -> None:
    [group] = chosen(facts, "rash").groups
    assert lines_of(effect_text(group.effects[0], group.column, label)) == [
        "rash (editorial: skin rash)",
        "Frequent: More than 1 % and less than 10 %.",
        "For the patient: “may affect up to 1 in 10 people”.",
        "Agreed band (editorial): common, ≥ 1 % to < 10 %",
        "“From the skin and subcutaneous tissue: frequent - hyperhidrosis, rash.”",
        "Side effects ¶8, line 52",
        SOURCE,
    ]


def test_effect_without_band_takes_no_band_with_it(facts: Facts, label: Label) -> None:
    [group] = chosen(facts, band="isolated cases").groups
    lines = lines_of(effect_text(group.effects[0], group.column, label))
    assert lines[1:3] == [
        "Isolated cases: The label gives no band.",
        "For the patient: “how often is not known”.",
    ]
    assert lines[-2].endswith("line 56")


def test_effect_takes_every_percentage_with_it() -> None:
    rates = (
        Rate("Demoxil", "12", 120_000, people=200, role=Role.DRUG),
        Rate("Placebo", "3", 30_000, people=100, role=Role.CONTROL),
    )
    rated = an_effect(term="rash", plain="rash", band=None, rates=rates)
    column = Column("very common (derived)", None, 1)
    lines = lines_of(effect_text(rated, column, a_label()))
    assert lines[0] == "rash, 12 % (Placebo 3 %)"
    assert "Demoxil (N = 200): 12 %" in lines
    assert "Placebo (N = 100): 3 %" in lines


def test_effect_is_cited_as_the_reader_cites(facts: Facts, label: Label) -> None:
    [group] = chosen(facts, "rash").groups
    copied = effect_text(group.effects[0], group.column, label)
    assert copied.endswith(cite(label, [Part(52)]).partition("\n")[2])
