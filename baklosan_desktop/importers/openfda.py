"""Labels as openFDA publishes them: a JSON answer with `results`, up to hundreds of megabytes.

https://open.fda.gov/apis/drug/label/
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from baklosan_desktop.errors import LabelError
from baklosan_desktop.importers.base import (
    ImportRefused,
    NotALabel,
    Source,
    Unreadable,
    numbered,
)
from baklosan_desktop.importers.markup import folded
from baklosan_desktop.importers.openfda_fields import BY_NAME
from baklosan_desktop.importers.openfda_sections import sections
from baklosan_desktop.importers.results import Entry, alone, results
from baklosan_desktop.labels.published import Format, Ingredient, Product, PublishedLabel
from baklosan_desktop.tongue import _

_HALF_A_SIGN = re.compile("[\ud800-\udfff]")
_DAY = re.compile("[0-9]{8}")
_OWN_NAME = 12
_MOST_TEXTS = 2_000  # of one label, each of which is looked for in the others; a real one has 160
_TOLD = 3
_MOST_OTHERS = 1_000
_SOUP = "spl_product_data_elements"

Fields = Mapping[str, tuple[str, ...]]


class OpenFda:
    """Answers of openFDA, whatever the file is called."""

    name = Format.OPENFDA.value

    def recognises(self, source: Source) -> bool:
        """Claim a JSON object that is no FHIR resource; whether it has labels is read later."""
        start = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        return start == b"{" and b'"resourceType"' not in source.data

    def read(self, source: Source) -> Iterator[PublishedLabel]:
        """Yield the label of each entry, then tell of those that have none."""
        refused: list[ImportRefused] = []
        entries = bad = 0
        for entry in _entries(source):
            entries += 1
            try:
                yield _label(source.name, entries, entry)
            except ImportRefused as refusal:
                bad += 1
                if bad <= _TOLD:
                    refused.append(refusal)
        if not entries:
            raise NotALabel.because(source.name, _("its 'results' are empty"))
        if refused:
            raise _together(source, refused, bad, entries)

    def pieces(self, source: Source) -> Iterator[Source]:
        """Yield each entry as a file of its own, with the very bytes that it has in the whole."""
        for number, entry in enumerate(_few_others(source), 1):
            yield Source(numbered(source.name, number), entry.text.encode())


def _entries(source: Source) -> Iterator[object]:
    """Yield the entries of an answer, or the one that the file is by itself."""
    may_be_one = b'"results"' not in source.data and b'"set_id"' in source.data
    one = alone(source) if may_be_one else None
    if isinstance(one, dict) and isinstance(one.get("set_id"), str):
        yield one
    else:
        yield from (entry.value for entry in _few_others(source))


def _few_others(source: Source) -> Iterator[Entry]:
    """Yield the entries, until too many of them are no labels."""
    others = 0
    for entry in results(source):
        value = entry.value
        others += not isinstance(value, dict) or BY_NAME.keys().isdisjoint(value)
        if others > _MOST_OTHERS:
            reason = _("more than {number:,} of its entries are no labels").format(
                number=_MOST_OTHERS
            )
            raise NotALabel.because(source.name, reason)
        yield entry


def _together(
    source: Source, refused: list[ImportRefused], bad: int, entries: int
) -> ImportRefused:
    if bad == 1:
        return refused[0]
    family = NotALabel if all(isinstance(one, NotALabel) for one in refused) else Unreadable
    first = _("{number:,} of {all:,} entries of '{name}' are not imported.").format(
        number=bad, all=entries, name=source.name
    )
    others = [_("Others likewise.")] if bad > len(refused) else []
    return family(" ".join([first, *map(str, refused), *others]))


def _label(name: str, number: int, found: object) -> PublishedLabel:
    """Return the label of an entry, counted from 1."""
    entry = found if isinstance(found, dict) else {}
    fields = dict(_fields(entry))
    if len(fields) + sum(map(len, fields.values())) > _MOST_TEXTS:
        raise Unreadable.because(
            name, _("it has more than {number:,} texts").format(number=_MOST_TEXTS), number
        )
    if not (fields.keys() & BY_NAME.keys()) - {_SOUP}:
        raise NotALabel.because(name, _("it has no field of a drug label"), number)
    facts = entry["openfda"] if isinstance(entry.get("openfda"), dict) else {}
    set_id = _first(entry, "set_id") or _first(facts, "spl_set_id") or _first(entry, "id")
    if not set_id:
        raise Unreadable.because(name, _("it has neither 'set_id' nor 'id'"), number)
    product = _product(facts, fields)
    try:
        return PublishedLabel(
            format=Format.OPENFDA,
            set_id=set_id,
            edition=_first(entry, "version"),
            date=_date(_first(entry, "effective_time")),
            language="en",
            name=_first(facts, "brand_name") or product.name or set_id,
            holder=_first(facts, "manufacturer_name"),
            products=(product,) if product.name else (),
            parts=sections(fields),
        )
    except LabelError as error:
        raise Unreadable.because(name, str(error), number) from error


def _fields(entry: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each field that is a list of texts, without blank ones: an empty field is a blank."""
    for name, value in entry.items():
        values = [value] if isinstance(value, str) and name in BY_NAME else value
        if isinstance(values, list) and all(isinstance(text, str) for text in values):
            told = map(_storable if name.endswith("_table") else _folded, values)
            yield name, tuple(filter(None, told))


def _product(facts: Mapping[str, object], fields: Fields) -> Product:
    """Return the products together: which brand has which pack the file does not say."""
    substances, codes = _all(facts, "substance_name"), _all(facts, "unii")
    told = codes if len(substances) == len(codes) == 1 else ("",) * len(substances)
    return Product(
        name=", ".join(_all(facts, "brand_name") or _all(facts, "generic_name"))
        or _first_names(" ".join(fields.get(_SOUP, ()))),
        ingredients=tuple(map(Ingredient, substances, told)),
        packs=_all(facts, "package_ndc"),
        codes=_all(facts, "product_ndc"),
    )


def _first_names(soup: str) -> str:
    """Return the names that a list of names and substances begins with, up to the first repeated.

    >>> _first_names("OPDIVO nivolumab NIVOLUMAB NIVOLUMAB MANNITOL")
    'OPDIVO nivolumab'
    """
    seen: dict[str, str] = {}
    for word in soup.split()[:_OWN_NAME]:
        if word.casefold() in seen:
            break
        seen[word.casefold()] = word
    return " ".join(seen.values())


def _date(text: str) -> str | None:
    """Return an ISO date; None where the text is no date such as 20230815.

    >>> _date("20230815")
    '2023-08-15'
    """
    try:
        return date.fromisoformat(text).isoformat() if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _all(facts: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return the texts of a field, whether it has several or one, folded and each once."""
    value = facts.get(name)
    values = value if isinstance(value, list) else [value]
    texts = (_folded(text) for text in values if isinstance(text, str))
    return tuple(dict.fromkeys(filter(None, texts)))


def _first(facts: Mapping[str, object], name: str) -> str:
    return next(iter(_all(facts, name)), "")


def _folded(text: str) -> str:
    return folded(_storable(text))


def _storable(text: str) -> str:
    r"""Mark what no file can hold: half of a character that JSON wrote as two, and the zero.

    >>> _storable("a\x00b\ud800")
    'a�b�'
    """
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        text.encode()  # far quicker than a search, and hardly ever in vain
    except UnicodeEncodeError:
        return _HALF_A_SIGN.sub("\N{REPLACEMENT CHARACTER}", text)
    return text
