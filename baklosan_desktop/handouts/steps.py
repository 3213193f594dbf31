"""What is done in steps, so that whoever waits can do something else in between."""

from collections.abc import Generator
from typing import TypeVar

Answer = TypeVar("Answer")
Steps = Generator[None, None, Answer]


def done(steps: Steps[Answer]) -> Answer:
    """Take all the steps at once, and return what comes of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
