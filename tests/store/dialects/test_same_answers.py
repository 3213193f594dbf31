"""A file and a server that hold the same labels answer with the same sentences."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from baklosan_desktop.labels.hit import EVERYWHERE, Found, Within
from baklosan_desktop.labels.published import Format, PublishedLabel
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.store import candidates
from baklosan_desktop.store.dialects import postgresql_search
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.search import SearchRepository
from baklosan_desktop.store.shelf import Shelf
from tests.homes import File, Home, OnServer
from tests.published import a_published, one_section
from tests.store.test_library import keep
from tests.store.typed import TYPED

WORDS = (
    "kidney", "renal", "failure", "dose", "2.5 mg", "5", "mg", "nausea", "headache", "heart",
    "attack", "Ménière", "breast-feeding", "10%", "5-10", "children", "elderly", "withdrawal",
    "stop", "the", "opioids", "alcohol", "low", "blood", "pressure", "25mg", "co-trimoxazole",
    "µg", "Œdema®",
)  # fmt: skip
FORMATS = (Format.SPL, Format.EPI)
ASKED = (
    "kidney failure", "renal failure", "heart attack", "2.5 mg", "5 mg", "25 mg", "10%", "nausea",
    "low blood pressure", "breastfeeding", "meniere", "hedache", "œdema", "alcohol stop the dose",
    "nausea headache kidney", "co-trimoxazole", "5 μg",
)  # fmt: skip


def sentences(number: int) -> str:
    """Words in an order that no two labels share, some of them many times."""
    chosen = [WORDS[(number * step + step * step) % len(WORDS)] for step in range(1, 60)]
    told = [" ".join(chosen[at : at + 6]) for at in range(0, len(chosen), 6)]
    return ". ".join(one[0].upper() + one[1:] for one in told) + "."


def made(number: int) -> PublishedLabel:
    kind = (SectionKind.DOSAGE, SectionKind.SIDE_EFFECTS)[number % 3 == 0]
    return a_published(
        set_id=str(number),
        name=f"Label {number}",
        format=FORMATS[number % 2],
        parts=one_section(sentences(number), kind),
    )


@pytest.fixture(scope="module")
def homes(
    tmp_path_factory: pytest.TempPathFactory, library_address: str
) -> Iterator[tuple[Home, Home]]:
    """A file and a server with the same sixty labels."""
    on_server = OnServer(library_address)
    both = File(tmp_path_factory.mktemp("same")), on_server
    for home in both:
        keep(home.open(), *map(made, range(60)))
    yield both
    on_server.close()


@pytest.fixture(scope="module")
def libraries(homes: tuple[Home, Home]) -> list[Library]:
    """Both of them, open."""
    return [home.open() for home in homes]


@pytest.fixture(scope="module")
def both(libraries: list[Library], shelf: Shelf) -> list[SearchRepository]:
    """The search of both."""
    words = shelf.search
    return [one.shelf(lambda: words.vocabulary, corrections).search for one in libraries]


def answers(found: Found) -> set[tuple[object, ...]]:
    return {(hit.label, hit.section, hit.line, hit.text, hit.marks, hit.why) for hit in found.hits}


def assert_same(both: list[SearchRepository], typed: str, within: Within = EVERYWHERE) -> Found:
    one, other = (search.search_all(typed, within) for search in both)
    assert answers(one) == answers(other)
    assert one._replace(hits=()) == other._replace(hits=())
    return one


@pytest.mark.parametrize("typed", ASKED)
def test_what_is_typed_is_answered_alike(both: list[SearchRepository], typed: str) -> None:
    assert assert_same(both, typed).hits


@pytest.mark.parametrize("rankable", [0, 1000])
@pytest.mark.parametrize("typed", ["kidney failure", "nausea", "heart attack", "2.5 mg"])
def test_answer_is_the_same_ranked_or_not(
    both: list[SearchRepository], typed: str, rankable: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "RANKABLE", rankable)
    assert_same(both, typed)


@pytest.mark.parametrize("reach", [1, 1000])
@pytest.mark.parametrize("typed", ["kidney failure", "heart attack dose", "2.5 mg"])
def test_answer_is_the_same_however_many_are_looked_at_first(
    both: list[SearchRepository], typed: str, reach: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_search, "_REACHES", (reach, None))
    monkeypatch.setattr(candidates, "RANKABLE", 0)
    assert assert_same(both, typed).hits


@pytest.mark.parametrize(
    "within",
    [
        Within(format=Format.SPL), Within(kind=SectionKind.SIDE_EFFECTS), Within("demoxine"),
        Within("unknown"), Within("®"),
    ],
    ids=str,
)  # fmt: skip
def test_limits_limit_alike(both: list[SearchRepository], within: Within) -> None:
    hits = assert_same(both, "kidney dose", within).hits
    assert bool(hits) == (within.substance not in {"unknown", "®"})


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(TYPED, st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)))
@example("'; DROP TABLE label; --")
@example("kidney & | ! ( :* <-> '")
@example("x" * 3000)
def test_whatever_is_typed_is_answered_alike(both: list[SearchRepository], typed: str) -> None:
    assert_same(both, typed)


@settings(max_examples=100)
@given(st.one_of(TYPED, st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)))
@example("label 1")
@example("x" * 3000)
def test_labels_are_found_by_name_alike(libraries: list[Library], typed: str) -> None:
    one, other = libraries
    assert one.found(typed) == other.found(typed)


def test_labels_are_listed_alike(libraries: list[Library]) -> None:
    one, other = libraries
    assert one.listed() == other.listed()
