from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.screens.trail import Place, Trail

DOSE = Place("dose")
PLACES = st.builds(Place, st.sampled_from(["label", "dose"]), st.integers(1, 5))
MOVES: tuple[Callable[[Trail], Trail], ...] = (Trail.back, Trail.forward)


def at(line: int, quote: str | None = None) -> Place:
    return Place("label", line, quote)


def test_way_back_leads_through_the_places_visited() -> None:
    trail = Trail(DOSE).visit(at(22, "5 mg")).visit(at(94))
    assert trail.back().now == at(22, "5 mg")
    assert trail.back().back().now == DOSE
    assert trail.back().back().forward().forward() == trail._replace(is_walk=False)


@pytest.mark.parametrize("move", MOVES)
def test_there_is_nowhere_to_go_without_a_visit(move: Callable[[Trail], Trail]) -> None:
    assert move(Trail(DOSE)) == Trail(DOSE)


def test_visit_forgets_what_lay_ahead() -> None:
    trail = Trail(at(1)).visit(at(2)).back().visit(at(3))
    assert trail.forward() == trail
    assert trail.back().now == at(1)


def test_place_where_the_reader_is_is_no_visit() -> None:
    trail = Trail(at(1)).visit(at(2)).back()
    assert trail.visit(at(1)) == trail


def test_steps_in_a_row_are_one_visit() -> None:
    trail = Trail(DOSE)
    for line in (1, 2, 3):
        trail = trail.visit(at(line), is_step=True)
    assert trail.back().now == DOSE
    assert trail.visit(at(9)).back().now == at(3)


def test_step_after_an_arrival_is_a_visit_of_its_own() -> None:
    trail = Trail(DOSE)
    for line in (1, 2):
        trail = trail.arrive().visit(at(line), is_step=True).arrive()
    trail = trail.visit(at(3), is_step=True).visit(at(4), is_step=True)
    ways = [trail.back(), trail.back().back(), trail.back().back().back()]
    assert [way.now for way in ways] == [at(2), at(1), DOSE]


def test_step_after_a_return_is_a_visit() -> None:
    trail = Trail(DOSE).visit(at(1), is_step=True).visit(at(2)).back()
    assert trail.visit(at(5), is_step=True).back().now == at(1)


def test_reading_on_changes_the_place_and_not_the_way() -> None:
    trail = Trail(DOSE).visit(at(1)).read_on(at(7))
    assert trail.visit(at(9)).back().now == at(7)
    assert trail.back().now == DOSE


@given(PLACES, st.lists(st.tuples(PLACES, st.booleans())))
def test_every_way_can_be_gone_back_and_forward_again(
    start: Place, visits: list[tuple[Place, bool]]
) -> None:
    trail = Trail(start)
    for place, is_step in visits:
        trail = trail.visit(place, is_step=is_step)
        assert trail.now == place
    there, back = trail.now, trail
    for _ in trail.past:
        back = back.back()
    assert back.now == start
    assert not back.past
    for _ in trail.past:
        back = back.forward()
    assert (back.now, back.past, back.ahead) == (there, trail.past, ())


def test_way_back_is_not_endless() -> None:
    trail = Trail(at(1))
    for line in range(2, 500):
        trail = trail.visit(at(line))
    assert len(trail.past) == 100
    assert trail.back().now == at(498)


def test_page_is_left_for_the_one_before_it_past_all_that_was_visited_on_it() -> None:
    trail = Trail(DOSE).visit(at(1)).visit(at(2))
    assert trail.leave().now == DOSE
    assert trail.leave().forward().now == at(1)


def test_page_without_another_before_it_is_not_left() -> None:
    trail = Trail(at(1)).visit(at(2))
    assert trail.leave() == trail
