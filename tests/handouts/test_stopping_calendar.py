import pytest

from baklosan_desktop.screens.handout import Paper, TextSize
from tests.handouts.sheets import a_stopping_calendar, words
from tests.screens.calendar_builders import STEPS

LONGER = "Your steps take longer than the label says, on the prescriber’s word."


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("paper", Paper)
def test_window_has_both_dates_and_nothing_is_stopped_suddenly(
    paper: Paper, size: TextSize
) -> None:
    sheet = words(a_stopping_calendar(paper=paper, text_size=size))
    assert "Do not stop this medicine suddenly." in sheet
    assert "Counted from Monday 23 November 2026" in sheet
    assert "ends not before Monday 30 November 2026 ends not after Monday 7 December 2026" in sheet
    assert "In the label: line 19, line 27." in sheet


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, TextSize.NORMAL), (Paper.A5, TextSize.LARGE)]
)
def test_hz_13_without_steps_none_are_invented(paper: Paper, size: TextSize) -> None:
    sheet = words(a_stopping_calendar(paper=paper, text_size=size))
    assert "The label gives no steps. The prescriber writes them here." in sheet
    steps = sheet[sheet.index("writes them here") : sheet.index("Whom to ask")]
    assert steps.count("Morning") in {1, 8}
    assert not any(letter.isdigit() for letter in steps)


def test_steps_are_printed_day_by_day_to_the_end() -> None:
    sheet = words(a_stopping_calendar(*STEPS))
    titles = [
        "From Monday 23 November 2026: 30 mg a day in total",
        "From Thursday 26 November 2026: 20 mg a day in total",
        "From Monday 30 November 2026: 10 mg a day in total",
        "From Thursday 3 December 2026 on: no more tablets",
    ]
    places = [sheet.index(title) for title in titles]
    assert places == sorted(places)
    assert "Sunday 29 November 5 mg 5 mg 10 mg" in sheet
    assert "writes them here" not in sheet
    assert LONGER not in sheet


def test_longer_steps_are_on_the_prescribers_word() -> None:
    assert LONGER in words(a_stopping_calendar(("7", "20"), ("21", "0")))


def test_box_of_a_whole_day_stands_beside_its_dose_on_narrow_paper() -> None:
    narrow = a_stopping_calendar(*STEPS, paper=Paper.A5, text_size=TextSize.LARGE).body
    assert "divided as the prescriber says<br/><img" in " ".join(narrow.split())
    assert "Morning <img" in narrow
