from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.pipeline.side_effects import ReadSideEffects
from baklosan_desktop.screens.side_effects import SideEffectForm, present
from tests.extraction.texts import arranged
from tests.search.builders import NOTHING_KNOWN

ARRANGED = arranged("Of 100 people 3 % had rash.")


class Kept:
    """A label with what its lines are."""

    def label(self, label_id: LabelId) -> Label:
        assert label_id == ARRANGED.label.id
        return ARRANGED.label

    def placed(self, label_id: LabelId) -> tuple[Placed, ...]:
        assert label_id == ARRANGED.label.id
        return ARRANGED.placed


KEPT = Kept()
SOURCE = ReadSideEffects(KEPT, KEPT.placed, lambda: NOTHING_KNOWN)


def test_what_is_not_understood_is_told() -> None:
    (unread,) = SOURCE.unread(ARRANGED.label.id)
    assert unread.citation.quote == "Of 100 people 3 % had rash."


def test_side_effect_page_is_answered_from_the_text() -> None:
    view = present(SideEffectForm(ARRANGED.label.id), SOURCE)
    assert view.matrix.total == len(SOURCE.side_effects(ARRANGED.label.id))
