"""Labels as many as a country has, mixed from the sections of real ones.

Each is an SPL file: the products, holder and order of sections of one sample, every section taken
from any sample that has one of its kind, so that vocabulary and sizes stay real. Name, product
code and set id are made up. One label in twenty has a planted sentence that stands nowhere else.
Equal arguments give equal labels. The samples lie beside the repository, not in it.
"""

import random
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from baklosan_desktop.importers.base import NotALabel, Source
from baklosan_desktop.importers.spl_xml import SplXml
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.search.words import texts

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "spl"
_HL7 = "urn:hl7-org:v3"
_SPL = f"{{{_HL7}}}"
_BODY, _NAME, _CODE, _SET = "BODY-OF-IT", "NAME-OF-IT", "CODE-OF-IT", "SET-OF-IT"
_NDC = "2.16.840.1.113883.6.69"
_PRODUCTS = "48780-1"
_PLANTED_EVERY = 20
_PLANTED = (
    f'<component xmlns="{_HL7}"><section><code code="42229-5"/><title>Reports</title>'
    "<text><paragraph>{}</paragraph></text></section></component>"
)
_LETTERS = re.compile(r"[a-z]{5,12}")
_SYLLABLES = texts(
    "ba co da fe gi lo ma ne or pa qui ra so ti ul vo xe ya zol pram stat cillin mab tide vir dine"
)


class Made(NamedTuple):
    """A label that was made up; `planted` finds the sentence that only it has, if it has one."""

    name: str
    origin: Origin
    planted: str


class _Frame(NamedTuple):
    """A sample without its sections: what stands around them, and the code of each."""

    around: str
    products: str
    codes: tuple[str, ...]


class Mixed:
    """The frames and the sections of all samples."""

    def __init__(self, seed: int = 1) -> None:
        register_namespace("", _HL7)
        self._random = random.Random(seed)  # noqa: S311 - made-up text, no secret
        self._sections: dict[str, list[str]] = {}
        self._frames = [self._frame(source) for source in samples()]
        told = " ".join(text for own in self._sections.values() for text in own)
        plain = re.sub(r"<[^>]*>", " ", told)
        self.words = sorted(set(_LETTERS.findall(plain)))

    def labels(self, first: int, end: int) -> Iterator[Made]:
        """Yield the labels with these numbers as files."""
        for number in range(first, end):
            frame = self._random.choice(self._frames)
            parts = [self._random.choice(self._sections[code]) for code in frame.codes]
            planted = self._planted(number)
            if planted:
                parts.append(_PLANTED.format(report(planted)))
            name = self._name()
            text = frame.around.replace(_BODY, frame.products + "".join(parts))
            for mark, own in ((_NAME, name), (_CODE, _ndc(number)), (_SET, f"set-{number}")):
                text = text.replace(mark, own)
            content = text.encode()
            yield Made(name, Origin(f"{number}.xml", sha256(content).hexdigest(), content), planted)

    def _planted(self, number: int) -> str:
        chosen = number % _PLANTED_EVERY == 0
        return " ".join(self._random.sample(self.words, 3)) if chosen else ""

    def _name(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=4)).capitalize()

    def _frame(self, source: Source) -> _Frame:
        root = fromstring(source.data)  # noqa: S314 - samples
        body = next(root.iter(f"{_SPL}structuredBody"))
        products, codes = "", []
        for component in list(body):
            code = _kind(component)
            body.remove(component)
            if code == _PRODUCTS or next(component.iter(f"{_SPL}subject"), None) is not None:
                _rename(component)
                products += _text(component)
            else:
                codes.append(code)
                self._sections.setdefault(code, []).append(_text(component))
        body.text = _BODY
        set_id = root.find(f"{_SPL}setId")
        if set_id is not None:
            set_id.set("root", _SET)
        return _Frame(_text(root), products, tuple(codes))


def samples() -> list[Source]:
    """Return the samples that are labels."""
    files = [Source(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml"))]
    return list(filter(is_label, files))


def is_label(source: Source) -> bool:
    """Whether a sample is a label; what is none would make the average too good."""
    try:
        return bool(list(SplXml().read(source)))
    except NotALabel:
        return False


def _kind(component: Element) -> str:
    """Return the code of a section, as LOINC has it."""
    code = component.find(f"{_SPL}section/{_SPL}code")
    return "" if code is None else code.get("code", "")


def _rename(component: Element) -> None:
    for product in component.iter(f"{_SPL}manufacturedProduct"):
        for child in product:
            if child.tag == f"{_SPL}name":
                child.text = _NAME
            elif child.tag == f"{_SPL}code" and child.get("codeSystem") == _NDC:
                child.set("code", _CODE)


def _text(element: Element) -> str:
    return tostring(element, encoding="unicode")


def _ndc(number: int) -> str:
    return f"{10_000 + number // 10}-{number % 10:04}"


def report(planted: str) -> str:
    """Return the sentence that stands nowhere else."""
    first, second, third = planted.split()
    return f"Report {first} that follows {second} after any {third} at once."
