"""The handout page of an imported label: long, so that it is laid out while the window answers."""

from functools import cached_property

from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.background import InSlices
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.screens.calendar import Dosed
from baklosan_desktop.screens.handout import (
    NEEDS_REVIEW,
    UNREVIEWED,
    FactSource,
    HandoutForm,
    HandoutView,
    present_unreviewed,
)
from baklosan_desktop.tongue import _, translatable

_WAITING = translatable("Laying out the pages …")


class UnreviewedHandoutPanel(HandoutPanel):
    """Offers what can be made of a label that nobody has reviewed, and says what cannot."""

    offered = UNREVIEWED
    limits = NEEDS_REVIEW

    _placed: tuple[Placed, ...] = ()
    _is_older = False

    @cached_property
    def _laying(self) -> InSlices:
        return InSlices(self)

    def arrange(self, placed: tuple[Placed, ...], *, is_older: bool) -> None:
        """Print what these lines are in the file, such as tables, and mark an older edition."""
        self._placed, self._is_older = placed, is_older
        self._ask_if_seen()

    def _ask(self) -> None:
        """Say first that it takes a while, as labels are long; there is nothing to print yet."""
        self._pages = None
        self._offer()
        if not self._is_busy:
            self._tell(_(_WAITING))
        self._laying.begin(self._asking())

    def _answer(
        self, form: HandoutForm, label: Label, source: FactSource, _dosed: Dosed | None
    ) -> HandoutView:
        return present_unreviewed(form, label, source, self._placed, is_older=self._is_older)
