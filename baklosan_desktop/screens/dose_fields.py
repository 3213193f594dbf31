"""The fields of a dose request, each read or refused by name.

A number is read as it is written: `JsonNumber` keeps its digits, so that no float ever stands
between a request and the calculator.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TypeGuard, TypeVar

from baklosan_desktop.dosing.answer import Reason
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.entry import EntryError

T = TypeVar("T")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
TWICE = "a field that stands twice"


class JsonNumber(str):
    """A number of a JSON text, as it is written there."""

    __slots__ = ()


def read_json(text: str) -> object:
    """Read a JSON text; ValueError where it is none."""
    try:
        return json.loads(
            text,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=JsonNumber,
            object_pairs_hook=_object,
        )
    except RecursionError as error:
        raise ValueError("The JSON text is nested too deep.") from error


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Keep every field once; of two with one name neither can be trusted."""
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else {TWICE: None}


class Fields:
    """Reads fields one by one; `problems` says what could not be read. None: not given, or refused.

    A field that a request leaves out has its default.
    """

    def __init__(self, request: Mapping[str, object], defaults: Mapping[str, object]) -> None:
        self._defaults = defaults
        self._values = {**defaults, **request}
        self.problems: list[Reason] = []
        for unknown in sorted(request.keys() - defaults.keys()):
            self.refuse(Code.UNKNOWN_VALUE, f"There is no field “{unknown}”.")

    def refuse(self, code: Code, sentence: str) -> None:
        """Keep a problem."""
        self.problems.append(Reason(code, sentence))

    def number(self, name: str, read: Callable[[str], T]) -> T | None:
        """Read a number, as strictly as one that is typed."""
        value = self._values[name]
        if value is None:
            return None
        if not isinstance(value, JsonNumber):
            self.refuse(Code.NUMBER_FORMAT, f"{name} is a number, without quotation marks.")
            return None
        return self.typed(name, value, read)

    def typed(self, name: str, text: str, read: Callable[[str], T]) -> T | None:
        """Read what was typed for a field."""
        try:
            return read(text)
        except EntryError as error:
            self.refuse(error.code, f"{name}: {error}")
            return None

    def needed(self, name: str, value: T | None, code: Code = Code.UNANSWERED) -> T | None:
        """Refuse a request without a field that its question needs."""
        if value is None and self._values[name] is None:
            self.refuse(code, f"{name} is needed for this question.")
        return value

    def word(self, name: str, words: Collection[str]) -> str | None:
        """Read one word of a vocabulary."""
        value = self._values[name]
        if _is_text(value) and value in words:
            return value
        self.refuse(Code.UNKNOWN_VALUE, f"{name} is one of: {', '.join(words)}.")
        return None

    def words(self, name: str, words: Collection[str]) -> frozenset[str]:
        """Read a list of words of a vocabulary."""
        value = self._values[name]
        if not isinstance(value, list | tuple) or any(
            not isinstance(word, str) or word not in words for word in value
        ):
            self.refuse(Code.UNKNOWN_VALUE, f"{name} is a list of: {', '.join(words)}.")
            return frozenset()
        return frozenset(value)

    def flag(self, name: str) -> bool | None:
        """Read true or false; null stands for neither, unless that is the default."""
        value = self._values[name]
        if isinstance(value, bool):
            return value
        if value is None and self._defaults[name] is None:
            return None
        self.refuse(Code.UNKNOWN_VALUE, f"{name} is true or false.")
        return None

    def text(self, name: str) -> str | None:
        """Read any text."""
        value = self._values[name]
        if value is None or _is_text(value):
            return value
        self.refuse(Code.UNKNOWN_VALUE, f"{name} is a text.")
        return None

    def day(self, name: str, latest: date) -> date | None:
        """Read a date such as 2026-03-02."""
        value = self._values[name]
        if value is None:
            return None
        if isinstance(value, str) and _DATE.fullmatch(value):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                day = date.max
            if day <= latest:
                return day
        self.refuse(Code.DATE_FORMAT, f"{name} is a day such as 2026-03-02.")
        return None

    def pair(self, name: str, first: str, second: str) -> tuple[str, str] | None:
        """Read an object with two texts."""
        value = self._values[name]
        if isinstance(value, dict) and value.keys() == {first, second}:
            one, other = value[first], value[second]
            if _is_text(one) and _is_text(other):
                return one, other
        self.refuse(Code.UNANSWERED, f"{name} has {first} and {second}, both texts.")
        return None


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, JsonNumber)
