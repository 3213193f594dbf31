"""A connection that gives up a server which falls silent, by the clock of this computer.

Neither the limits of the server nor those of the network end such a wait where its processes stand
still: its computer goes on to acknowledge what is sent. This module needs the driver.
"""

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any, Self, TypeVar

from psycopg import Connection
from psycopg.abc import PQGen, PQGenConn
from psycopg.errors import ConnectionFailure

Wanted = TypeVar("Wanted")
Ready = TypeVar("Ready")
Answer = TypeVar("Answer")
Steps = Generator[Wanted, Ready, Answer]


def connecting(silence: float, is_left: Callable[[], bool]) -> Callable[..., Connection[Any]]:
    """Return what connects as the driver does, and waits so many seconds for any next answer.

    Once the server `is_left`, nothing is waited for any more. What is given up is closed, and
    raises ConnectionFailure.
    """

    def patient(steps: Steps[Wanted, Ready, Answer]) -> Steps[Wanted, Ready, Answer]:
        last = monotonic() + silence
        try:
            wanted = next(steps)
            while True:
                is_ready = yield wanted  # after a tenth of a second at the latest
                if is_ready:
                    last = monotonic() + silence
                elif is_left() or monotonic() > last:
                    raise ConnectionFailure("silent")
                wanted = steps.send(is_ready)
        except StopIteration as done:
            answer: Answer = done.value
            return answer

    class Patient(Connection[Any]):
        @classmethod
        def _connect_gen(cls, conninfo: str = "", **options: float) -> PQGenConn[Self]:
            return patient(super()._connect_gen(conninfo, **options))

        def wait(self, gen: PQGen[Answer], interval: float = 0.1, *more: float | None) -> Answer:
            try:
                return super().wait(patient(gen), interval, *more)
            except ConnectionFailure:
                self.close()
                raise

    return Patient.connect
