from dataclasses import replace

from baklosan_desktop.extraction.found import Found, Unread
from baklosan_desktop.extraction.passages import Chapter, Line
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.labels.label import Label
from tests.builders import a_citation, an_effect
from tests.extraction.texts import arranged, read_from


def test_percentage_that_nobody_reads_is_told() -> None:
    (unread,) = read_from("In one study 4.5 % of people had rash.", "Rash occurs.").unread
    assert unread.citation.quote == "In one study 4.5 % of people had rash."
    assert unread.why == "It gives percentages that are not read."


def test_band_word_that_nobody_understands_is_told() -> None:
    (unread,) = read_from("In uncommonly many but rare cases of rash, one says.").unread
    assert unread.why == "It names a frequency, but in words that are not understood."


def test_language_that_is_not_read_is_told_once() -> None:
    (unread,) = read_from("Common: rash", "Rare: gout 3 %", language="zh").unread
    assert unread.why == "Side effects are not read in this language (zh)."


def test_section_of_another_kind_is_not_read(label: Label) -> None:
    others = tuple(one for one in label.sections if one.key != "side_effects")
    assert read(replace(label, sections=others), ()).effects == ()


def test_every_topic_gets_what_those_before_it_left() -> None:
    given: list[list[int]] = []

    def topic(left: Chapter) -> Found:
        numbers = [one.number for one in left.passages if isinstance(one, Line)]
        given.append(numbers)
        return Found(lines=frozenset(numbers[:1]))

    read(*arranged("Common: rash", "Rare: gout", "No 3 %"), topics=(topic, topic))
    assert given == [[2, 3, 4], [3, 4]]


def test_effects_of_all_topics_stand_in_the_order_of_the_label() -> None:
    def topic(left: Chapter) -> Found:
        line = 4 if len(left.passages) > 2 else 3
        effect = an_effect(term=f"T{line}", citations=(a_citation("rash", line),))
        return Found(effects=(effect,), lines=frozenset({line}))

    effects = read(*arranged("a", "b", "c"), topics=(topic, topic)).effects
    assert [effect.term for effect in effects] == ["T3", "T4"]


def test_what_a_topic_gives_up_is_told_among_the_rest_in_the_order_of_the_label() -> None:
    why = Unread(a_citation("Gout 3 %", 3), "It is a guess.")

    def topic(_left: Chapter) -> Found:
        return Found(lines=frozenset({3}), unread=(why,))

    unread = read(*arranged("Rash 3 %", "Gout 3 %", "Cough 3 %"), topics=(topic,)).unread
    assert [one.citation.line for one in unread] == [2, 3, 4]
    assert unread[1] is why


def test_topics_know_what_the_label_calls_its_drug() -> None:
    told: list[int | None] = []

    def topic(left: Chapter) -> Found:
        told.append(left.own.place("with Demoxil"))
        return Found()

    read(*arranged("Rash"), topics=(topic,))
    assert told == [5]
