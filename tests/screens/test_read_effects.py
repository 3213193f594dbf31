from baklosan_desktop.extraction.found import Reading, Unread
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.read_effects import LateFacts, LineLink, ReadEffects, present
from tests.builders import DEMO, a_band, a_citation, a_label, a_section, an_effect
from tests.search.builders import NOTHING_KNOWN

READ = Reading((a_band(),), (an_effect(),), (Unread(a_citation(), "no arm"),))


def test_what_was_read_is_a_source_of_effects() -> None:
    source = ReadEffects(READ, lambda: NOTHING_KNOWN)
    assert source.bands(DEMO) == READ.bands
    assert source.side_effects(DEMO) == READ.effects
    assert source.vocabulary() is NOTHING_KNOWN


def test_effects_are_said_to_be_read_and_not_reviewed() -> None:
    view = present(a_label(), READ)
    assert view.sentence == (
        "Read from the text of Demo 5 mg tablets, not reviewed by anybody (derived)."
    )
    assert view.sections == ()


def test_line_that_was_not_understood_is_quoted_with_its_place() -> None:
    view = present(a_label(), READ)
    assert view.unread == "1 sentence with frequencies was not understood:"
    quote = "5 mg 2 times / day"
    assert view.lines == (LineLink(quote, "Dosage and administration ¶1", 2, quote),)


def test_long_line_is_cut_and_leads_to_all_of_it() -> None:
    long = "3 % of patients, " * 40
    [line] = present(a_label(), Reading(unread=(Unread(a_citation(long), ""),))).lines
    assert line.text.endswith("…")
    assert line.quote == long


def test_several_lines_are_counted() -> None:
    view = present(a_label(), Reading(unread=READ.unread * 3))
    assert view.unread == "3 sentences with frequencies were not understood:"


def test_where_nothing_was_read_the_section_is_named() -> None:
    section = a_section(key="side_effects", kind=SectionKind.SIDE_EFFECTS, title="Side effects")
    view = present(a_label(sections=(a_section(), section)), Reading())
    assert "No side effect with a frequency was read from the text of Demo" in view.sentence
    assert view.sections == (LineLink("Side effects", "", 2),)
    assert (view.unread, view.lines) == ("", ())


def test_facts_are_the_effects_and_nothing_else() -> None:
    read: list[int] = []

    def effects() -> ReadEffects:
        read.append(1)
        return ReadEffects(READ, lambda: NOTHING_KNOWN)

    source = LateFacts(effects)
    assert read == []
    facts = source.facts(DEMO)
    assert (facts.bands, facts.side_effects) == (READ.bands, READ.effects)
    assert not any((facts.dose_rules, facts.advice, facts.statements))
