"""Where the reader has been: the way back, and the way forward again."""

from typing import NamedTuple, Self

from baklosan_desktop.labels.label import LabelId

_MOST = 100


class Place(NamedTuple):
    """A page, or a line of a label; its `quote` is marked ("": all of it; None: no mark).

    The label is the one that the library has by this id; None is the bundled one.
    """

    page: str
    line: int = 0
    quote: str | None = None
    label: LabelId | None = None


class Trail(NamedTuple):
    """Places visited before and after the one where the reader is.

    Steps by key from hit to hit or from section to section are one visit, however many they are.
    """

    now: Place
    past: tuple[Place, ...] = ()
    ahead: tuple[Place, ...] = ()
    is_walk: bool = False

    def visit(self, place: Place, *, is_step: bool = False) -> Self:
        """Go to a place; a step that follows a step takes its place."""
        if place == self.now:
            return self
        past = self.past if is_step and self.is_walk else (*self.past, self.now)
        return type(self)(place, past[-_MOST:], is_walk=is_step)

    def arrive(self) -> Self:
        """End a walk: the next step is a visit of its own."""
        return self._replace(is_walk=False)

    def read_on(self, place: Place) -> Self:
        """Note that reading has gone on from where it was, without a visit."""
        return self._replace(now=place)

    def back(self) -> Self:
        """Return to the place before, if there is one."""
        if not self.past:
            return self
        *past, now = self.past
        return type(self)(now, tuple(past), (self.now, *self.ahead))

    def leave(self) -> Self:
        """Return to the last place on another page, if there is one."""
        trail = self
        while trail.now.page == self.now.page:
            if not trail.past:
                return self
            trail = trail.back()
        return trail

    def forward(self) -> Self:
        """Undo one return, if there was one."""
        if not self.ahead:
            return self
        now, *ahead = self.ahead
        return type(self)(now, (*self.past, self.now), tuple(ahead))
