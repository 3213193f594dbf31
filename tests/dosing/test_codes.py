"""The codes are words that other programs know: what one of them means never changes."""

import re

from baklosan_desktop.dosing.answer import Reason
from baklosan_desktop.dosing.codes import Code
from tests.dosing.builders import the_rulebook

_CODE = re.compile(r"(E|R|W|TAB|ADV)_[A-Z0-9_]+", re.ASCII)


def test_every_code_names_its_kind() -> None:
    assert [code for code in Code if not _CODE.fullmatch(code)] == []


def test_every_code_has_a_rank_and_is_ours() -> None:
    ranks = {Reason(code, "").rank for code in Code}
    assert ranks == {1, 2, 6, 7, 8}


def test_no_code_of_ours_is_a_fact_of_the_label() -> None:
    rules = the_rulebook()
    facts = {item.id for item in rules.contraindications}
    facts |= {item.id for item in rules.cautions}
    facts |= {item.id for item in rules.monitoring}
    facts |= {item.id for item in rules.interactions}
    assert facts.isdisjoint(set(Code))


def test_there_are_46_codes() -> None:
    assert len(set(Code)) == 46
