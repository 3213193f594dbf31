from html.parser import HTMLParser
from pathlib import Path

from baklosan_desktop.assets import BUILD, OPENING
from baklosan_desktop.labels.label import Label, Paragraph
from baklosan_desktop.store import opening
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, a_section


class Page(HTMLParser):
    """The texts of a page, each with the element and the anchor it stands behind."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._element = self._anchor = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._anchor = dict(attrs)["name"] or ""
        else:
            self._element, self._anchor = tag, ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((self._element, self._anchor, data))


def page(label: Label) -> list[tuple[str, str, str]]:
    return [
        entry
        for section in label.sections
        for entry in (
            ("h3", "", section.title),
            *(("p", f"line-{p.line}", p.text) for p in section.paragraphs),
        )
    ]


def test_opening_holds_the_label_word_for_word(built: Path, label: Label) -> None:
    html = (built / BUILD / OPENING).read_text(encoding="utf-8").replace(NBSP, " ")
    assert Page(html).found == page(label)


def test_hz_27_what_is_to_be_held_together_is(tmp_path: Path) -> None:
    dose = a_section(paragraphs=(Paragraph(2, "The dose is 5 mg."),))
    opening.write(a_label(sections=(dose,)), tmp_path / OPENING, str.upper)
    assert "THE DOSE IS 5 MG." in (tmp_path / OPENING).read_text(encoding="utf-8")


def test_signs_of_html_are_shown_as_they_are(tmp_path: Path) -> None:
    signs = a_section(title='<b> & "b"', paragraphs=(Paragraph(2, "p < 5 & <b>q</b> &lt; '6'"),))
    opening.write(a_label(sections=(signs,)), tmp_path / OPENING)
    html = (tmp_path / OPENING).read_text(encoding="utf-8")
    assert Page(html).found == page(a_label(sections=(signs,)))


def test_equal_labels_give_equal_bytes(tmp_path: Path, label: Label) -> None:
    opening.write(label, tmp_path / "one")
    opening.write(label, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
