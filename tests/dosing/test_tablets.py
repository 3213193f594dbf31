from baklosan_desktop.dosing.tablets import cannot_supply
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import the_rulebook


def test_hz_03_and_29_the_pack_cannot_supply_5_mg_and_no_fraction_is_named() -> None:
    reason = cannot_supply(Mass.mg("5"), the_rulebook())
    assert reason.words == (
        "This pack cannot supply 5 mg: its tablets hold 25 mg, to be taken whole."
    )
    assert [cited.line for cited in reason.citations] == [23]
