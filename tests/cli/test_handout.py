"""`baklosan handout`, as people and other programs call it."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from baklosan_desktop import cli, settings
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.settings import Settings
from baklosan_desktop.store import library
from baklosan_desktop.store.library import Library
from tests.published import a_published
from tests.qt import poppler

pytestmark = poppler.needed

PLAN = {"mode": "plan", "age_years": 40, "target_daily_mg": 30, "date": "2026-11-23"}
STOP = {"mode": "stop", "date": "2026-11-23", "current_daily_mg": 30}
STEPS = [
    {"date": "2026-11-26", "daily_mg": 20},
    {"date": "2026-11-30", "daily_mg": 10},
    {"date": "2026-12-03", "daily_mg": 0},
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def handout(
    qapp: QApplication,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run `baklosan handout`, with a request where one is given; the PDF is `sheet.pdf`."""
    del qapp
    monkeypatch.setattr(cli, "database_folder", lambda: built)

    def run(kind: str, *flags: str, request: Any = None) -> tuple[int, str, str]:
        asked = []
        if request is not None:
            (tmp_path / "request.json").write_text(json.dumps(request), encoding="utf-8")
            asked = ["--request", str(tmp_path / "request.json")]
        pdf, own = str(tmp_path / "sheet.pdf"), str(tmp_path / "own")
        status = cli.main(["handout", kind, "--pdf", pdf, "--data-dir", own, *asked, *flags])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def sheet(handout: Run, tmp_path: Path) -> Callable[..., str]:
    """Return what is printed, where something is."""

    def printed(*arguments: str, **request: Any) -> str:
        assert handout(*arguments, **request) == (0, f"Saved as '{tmp_path / 'sheet.pdf'}'.\n", "")
        return poppler.words(tmp_path / "sheet.pdf")

    return printed


@pytest.mark.parametrize(
    ("kind", "says"),
    [("side-effects", "Possible side effects"), ("label", "The whole label, word for word")],
)
def test_kind_without_a_request(sheet: Callable[..., str], kind: str, says: str) -> None:
    assert says in sheet(kind)


def test_dosing_calendar_prints_the_course_of_its_request(sheet: Callable[..., str]) -> None:
    words = sheet("dosing-calendar", request=PLAN)
    assert "From Monday 23 November 2026: 15 mg a day in total" in words
    assert "From Wednesday 2 December 2026: 30 mg a day in total" in words
    assert "The tablets at hand cannot make 5 mg, 10 mg." in words


def test_stopping_calendar_prints_the_steps_of_its_request(sheet: Callable[..., str]) -> None:
    words = sheet("stopping-calendar", request={**STOP, "steps": STEPS, "scored_10_mg": True})
    assert "not before Monday 30 November 2026" in words
    assert "From Thursday 26 November 2026: 20 mg a day in total" in words
    assert "From Thursday 3 December 2026 on: no more tablets" in words


def test_tablets_and_pharmacy_of_the_window_hold_here_too(
    sheet: Callable[..., str], tmp_path: Path
) -> None:
    settings.save(tmp_path / "own", Settings(pharmacy="Main Street 12", scored_10_mg=1))
    words = sheet("stopping-calendar", request={**STOP, "steps": STEPS})
    assert "Main Street 12" in words
    assert "half a tablet" in words


def test_paper_and_large_print(sheet: Callable[..., str], tmp_path: Path) -> None:
    sheet("dosing-calendar", "--paper", "a5", "--large", request=PLAN)
    assert "420 x 595" in poppler.run("pdfinfo", tmp_path / "sheet.pdf")


def test_json_says_where_the_file_is(handout: Run, tmp_path: Path) -> None:
    status, out, _ = handout("label", "--json")
    assert (status, json.loads(out)) == (0, {"pdf": str(tmp_path / "sheet.pdf")})


def test_req_51_leaflet_prints_the_dose_of_a_request_and_none_without(
    sheet: Callable[..., str],
) -> None:
    assert "Your dose: ________ mg, ________ times a day" in sheet("leaflet")
    assert "Your first dose: 5 mg, 3 times a day" in sheet("leaflet", request=PLAN)


@pytest.mark.parametrize(
    ("kind", "request_", "why"),
    [
        ("label", PLAN, "The full label prints no dose: leave --request out. Nothing was saved."),
        ("leaflet", STOP, "made from the mode start or plan"),
        ("dosing-calendar", None, "A calendar needs a dose request: --request FILE."),
        ("dosing-calendar", {**PLAN, "conditions": ["epilepsy"]}, "Epilepsy: contraindicated."),
        ("dosing-calendar", STOP, "This calendar is made from the mode start or plan"),
        ("stopping-calendar", {**STOP, "steps": STEPS}, "cannot be made from the tablets at hand"),
        ("stopping-calendar", {**STOP, "conditions": ["hypersensitivity"]}, "urgent medical help"),
        ("stopping-calendar", {**STOP, "taper_days": 3}, "Too fast: stopping is to be gradual."),
    ],
)
def test_refused_calendar_is_a_sentence_and_no_file(
    handout: Run, tmp_path: Path, kind: str, request_: Any, why: str
) -> None:
    status, out, err = handout(kind, request=request_)
    assert (status, out) == (1, "")
    assert why in err
    assert not (tmp_path / "sheet.pdf").exists()


def test_request_that_is_no_json_is_named(handout: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    for name in ("bad.json", "missing.json"):
        status, _, err = handout("dosing-calendar", "--request", str(tmp_path / name))
        assert status == 1
        assert f"{name}' is no JSON file that can be read. Nothing was saved." in err


def test_hz_19_nothing_but_the_pdf_is_written(handout: Run, tmp_path: Path) -> None:
    handout("dosing-calendar", request=PLAN)
    assert {path.name for path in tmp_path.rglob("*")} == {"request.json", "sheet.pdf"}


@pytest.fixture
def imported(built: Path, tmp_path: Path) -> str:
    """The id of a label in the library of this user."""
    kept = Library.open(library.file(tmp_path / "own", built))
    content = b"demo"
    with kept.shelving() as shelving:
        origin = Origin("demo.xml", sha256(content).hexdigest(), content)
        shelving.keep(a_published(), origin, is_last=True)
    return kept.listed()[0].id


def test_imported_label_is_printed_word_for_word_without_lines(
    sheet: Callable[..., str], imported: str
) -> None:
    printed = sheet("label", "--label", imported)
    assert "Take one tablet." in printed
    assert "line 2" not in printed
    assert "not yet reviewed by a pharmacist" in printed


@pytest.mark.parametrize("kind", ["leaflet", "dosing-calendar", "stopping-calendar", "summary"])
def test_of_an_imported_label_nothing_is_printed_that_needs_a_review(
    handout: Run, tmp_path: Path, imported: str, kind: str
) -> None:
    status, _, said = handout(kind, "--label", imported)
    assert (status, "need reviewed facts" in said) == (1, True)
    assert not (tmp_path / "sheet.pdf").exists()


def test_no_dose_is_printed_of_an_imported_label(handout: Run, imported: str) -> None:
    status, _, said = handout("label", "--label", imported, request=PLAN)
    assert (status, "need reviewed facts" in said) == (1, True)
