import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.hit import Found, Hit, HitKind, NoteHit, Understood, Why, Within
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.search import HitView, SearchView, did_you_mean, not_found, present
from baklosan_desktop.store.shelf import Shelf
from tests.builders import DEMO, DOSAGE, a_label

TITLES = [
    "Side effects",
    "Dose rules",
    "Contraindications and interactions",
    "Cautions and monitoring",
    "Label passages",
]
SYNTAX = ["'", '"', "*", "(", ")", "-", "NEAR", "OR", "\0", "%", "é", "dose", "5 mg", " ", "\n"]
TYPED = st.one_of(st.text(), st.lists(st.sampled_from(SYNTAX)).map("".join))


class FakeSentences:
    """Finds the same whatever is asked; remembers what was."""

    def __init__(self, *hits: Hit, found: Found | None = None) -> None:
        self._found = found or Found(hits)
        self.asked: list[tuple[LabelId, str]] = []

    def search(self, label_id: LabelId, typed: str) -> Found:
        self.asked.append((label_id, typed))
        return self._found


def a_hit(*kinds: HitKind, text: str = DOSAGE, line: int = 2) -> Hit:
    section = "dosage" if line < 5 else "side_effects"
    return Hit(DEMO, section, line, text, ((5, 9),), kinds or (HitKind.PASSAGE,), Why.EXACT)


def found(*hits: Hit) -> SearchView:
    return present("dose", a_label(), FakeSentences(*hits))


@pytest.mark.parametrize("typed", ["", " ", " \t\n"])
def test_nothing_typed_shows_nothing_and_asks_nothing(typed: str) -> None:
    source = FakeSentences(a_hit())
    assert present(typed, a_label(), source) == SearchView("", "", (), (), (), {})
    assert source.asked == []


def test_blanks_around_what_is_typed_do_not_count() -> None:
    source = FakeSentences(a_hit())
    assert present("  dose ", a_label(), source).typed == "dose"
    assert source.asked == [(DEMO, "dose")]


@pytest.mark.parametrize(
    ("nothing", "told"),
    [
        (Found(), "This label has no sentence with all of “dose hiccup”."),
        (
            Found((), ("9",)),
            "This label does not write “9”; ages and doses may stand there as ranges.",
        ),
        (Found((), ("hiccup",)), "This label does not mention “hiccup”."),
        (Found((), ("dose", "hiccup")), "This label does not mention “dose” or “hiccup”."),
        (
            Found((), ("hiccup",), ("hiccups",)),
            "This label does not mention “hiccup”.",
        ),
    ],
)
def test_what_is_not_found_is_named_and_what_may_have_been_meant(nothing: Found, told: str) -> None:
    assert not_found("dose hiccup", nothing) == told
    view = present("dose hiccup", a_label(), FakeSentences(found=nothing))
    assert view == SearchView("dose hiccup", told, suggestions=nothing.suggestions)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Understood("sad", "depression", Why.SYNONYM), "“sad”: this label says “depression”"),
        (
            Understood("elavil", "tricyclics", Why.CLASS),
            "“elavil” is counted among the tricyclics (editorial)",
        ),
        (Understood("kidny", "kidney", Why.SPELLING), "“kidny” was read as “kidney”"),
    ],
)
def test_what_was_understood_otherwise_is_told(one: Understood, told: str) -> None:
    assert found(a_hit()._replace(why=one.why, understood=(one,))).understood == (told,)
    assert found(a_hit()).understood == ()


@pytest.mark.parametrize(
    ("dropped", "told"),
    [
        (("x",), "Too many words: searched without “x”"),
        (("x", "5 mg"), "Too many words: searched without “x” and “5 mg”"),
        (("a", "b", "c", "d", "e"), "Too many words: searched without “a”, “b” and “c” and 2 more"),
    ],
)
def test_what_was_too_much_to_search_is_told(dropped: tuple[str, ...], told: str) -> None:
    answer = Found((a_hit(),), dropped=dropped)
    assert present("x", a_label(), FakeSentences(found=answer)).understood == (told,)


NOTE = NoteHit("Gaps", "dosage", 2, DOSAGE, "No maker is named.", ((3, 8),))


def test_notes_stand_apart_and_are_not_counted() -> None:
    view = present("maker", a_label(), FakeSentences(found=Found((a_hit(),), notes=(NOTE,))))
    assert (view.summary, sum(view.counts.values())) == ("1 result", 1)
    assert view.notes == (
        HitView(
            "No maker is named.", ((3, 8),), view.groups[0].hits[0].place, 2,
            "in the note “Gaps”", DOSAGE,
        ),
    )  # fmt: skip


def test_note_whose_title_answers_needs_no_title_below() -> None:
    note = NOTE._replace(text="Gaps")
    view = present("gaps", a_label(), FakeSentences(found=Found((), ("gaps",), notes=(note,))))
    assert view.summary == "This label does not mention “gaps”."
    assert [(one.text, one.note) for one in view.notes] == [("Gaps", "")]


def test_at_most_three_things_are_told_as_understood_each_once_closest_hit_first() -> None:
    asked = [Understood("x", says, Why.SYNONYM) for says in ("one", "two", "one", "three", "four")]
    view = found(*(a_hit()._replace(understood=(one,)) for one in asked))
    assert view.understood == ("“x”: this label says “one”, “two” or “three”",)


def test_classes_and_spellings_are_told_apart_from_synonyms() -> None:
    asked = [
        Understood("x", "tricyclics", Why.CLASS),
        Understood("x", "opioids", Why.CLASS),
        Understood("y", "z", Why.SPELLING),
    ]
    assert found(a_hit()._replace(understood=tuple(asked))).understood == (
        "“x” is counted among the tricyclics and the opioids (editorial)",
        "“y” was read as “z”",
    )


@pytest.mark.parametrize(
    ("suggestions", "asked"),
    [
        ((), ""),
        (("hiccups",), "Did you mean “hiccups”?"),
        (("hiccups", "hiccough"), "Did you mean “hiccups” or “hiccough”?"),
    ],
)
def test_other_spellings_are_asked_about(suggestions: tuple[str, ...], asked: str) -> None:
    assert did_you_mean(Found(suggestions=suggestions)) == asked


def test_suggestions_stand_beside_what_was_found() -> None:
    answer = Found((a_hit(),), (), ("kidney",))
    view = present("kidny", a_label(), FakeSentences(found=answer))
    assert (view.summary, view.suggestions) == ("1 result", ("kidney",))


def test_sentences_are_counted_in_each_section() -> None:
    view = found(a_hit(), a_hit(line=7), a_hit(line=3))
    assert view.counts == {"dosage": 2, "side_effects": 1}
    assert present("hiccup", a_label(), FakeSentences()).counts == {}


@pytest.mark.parametrize(
    ("sense", "lacks", "note"),
    [
        (None, (), ""),
        ("low mood", (), "here: low mood"),
        (None, ("child",), "without “child”"),
        (None, ("child", "kidney"), "without “child” and “kidney”"),
        ("low mood", ("child",), "here: low mood · without “child”"),
    ],
)
def test_note_says_which_sense_a_word_has_and_what_is_missing(
    sense: str | None, lacks: tuple[str, ...], note: str
) -> None:
    [group] = found(a_hit()._replace(sense=sense, lacks=lacks)).groups
    assert [hit.note for hit in group.hits] == [note]


def test_results_are_counted() -> None:
    assert found(a_hit()).summary == "1 result"
    assert found(a_hit(), a_hit(line=7)).summary == "2 results"


def test_hit_is_the_whole_sentence_with_its_marks_and_place() -> None:
    [group] = found(a_hit(line=7)).groups
    [hit] = group.hits
    assert hit == HitView(DOSAGE, ((5, 9),), "Side effects ¶2", 7, "")


@pytest.mark.parametrize(
    ("kind", "title"), list(zip(HitKind, [*TITLES[:3], *TITLES[2:4], *TITLES[3:]], strict=True))
)
def test_every_kind_has_its_group(kind: HitKind, title: str) -> None:
    assert [group.title for group in found(a_hit(kind)).groups] == [title]


def test_group_of_the_best_hit_comes_first() -> None:
    hits = [a_hit(kind) for kind in reversed(HitKind)]
    assert [group.title for group in found(*hits).groups] == TITLES[::-1]
    assert [group.title for group in found(*reversed(hits)).groups] == TITLES


def test_hits_of_a_group_keep_the_order_of_the_source() -> None:
    hits = [
        a_hit(HitKind.INTERACTION, text="first"),
        a_hit(HitKind.PASSAGE, text="other"),
        a_hit(HitKind.CONTRAINDICATION, text="second"),
    ]
    [serious, _] = found(*hits).groups
    assert [hit.text for hit in serious.hits] == ["first", "second"]


def test_hit_is_shown_once_under_its_most_telling_kind() -> None:
    [group] = found(a_hit(HitKind.DOSE_RULE, HitKind.PASSAGE)).groups
    assert (group.title, len(group.hits)) == ("Dose rules", 1)


@given(TYPED)
def test_any_text_gets_a_view_from_any_source(typed: str) -> None:
    view = present(typed, a_label(), FakeSentences(a_hit()))
    assert view.typed == typed.strip()
    assert bool(view.groups) == bool(view.summary) == bool(typed.strip())


@given(typed=TYPED)
def test_any_text_gets_a_view_of_the_label(typed: str, shelf: Shelf, label: Label) -> None:
    view = present(typed, label, shelf.search)
    assert bool(view.summary) == bool(typed.strip())
    hits = [hit for group in view.groups for hit in group.hits]
    for hit in hits:
        section = label.section_at(hit.line)
        assert hit.place.startswith(section.title)
        assert any(hit.text in paragraph.text for paragraph in section.paragraphs)
    assert (f"{len(hits)} result" in view.summary) == bool(hits)
    assert hits or not view.typed or "this label" in view.summary.lower()
    assert sum(view.counts.values()) == len(hits)


@given(typed=st.sampled_from(["dose", "mg", "kidney", "renal", "alcohol", "nausea", "child"]))
def test_groups_of_the_label_are_never_empty_nor_repeated(
    typed: str, shelf: Shelf, label: Label
) -> None:
    view = present(typed, label, shelf.search)
    titles = [group.title for group in view.groups]
    assert titles
    assert set(titles) <= set(TITLES)
    assert len(set(titles)) == len(titles)
    assert all(group.hits for group in view.groups)


def test_hz_21_notes_keep_weak_muscles_and_low_blood_pressure_apart(
    shelf: Shelf, label: Label
) -> None:
    for typed, note in (
        ("hypotonia", "here: low muscle tone, not low blood pressure"),
        ("hypotension", "here: low blood pressure"),
    ):
        hits = [hit for group in present(typed, label, shelf.search).groups for hit in group.hits]
        (line_30,) = [hit for hit in hits if hit.line == 30]
        assert line_30.note.startswith(note)


def test_req_48_hit_shows_section_line_and_whole_sentence(shelf: Shelf, label: Label) -> None:
    [group] = present("antidote", label, shelf.search).groups
    [hit] = group.hits
    assert (hit.text, hit.line) == ("There is no specific antidote.", 31)
    assert hit.place == f"{label.section_at(31).title} ¶2"


@pytest.mark.parametrize(
    ("typed", "told"), [(" can't sleep ", "can't sleep"), ("can't sleep well", "can t sleep")]
)
def test_signs_are_kept_where_all_that_was_typed_was_understood_as_one(
    typed: str, told: str
) -> None:
    hit = a_hit()._replace(understood=(Understood("can t sleep", "insomnia", Why.SYNONYM),))
    view = present(typed, a_label(), FakeSentences(hit))
    assert view.understood == (f"“{told}”: this label says “insomnia”",)


def test_limited_search_keeps_to_the_sections_that_are_meant() -> None:
    source = FakeSentences(found=Found((a_hit(), a_hit(line=7)), notes=(NOTE,)))
    view = present("dose", a_label(), source, Within(kind=SectionKind.SIDE_EFFECTS))
    assert view.summary == "1 result"
    assert [hit.line for group in view.groups for hit in group.hits] == [7]
    assert view.notes == ()


@pytest.mark.parametrize("within", [Within("other"), Within(format=Format.SPL)])
def test_label_outside_the_limits_says_nothing(within: Within) -> None:
    source = FakeSentences(a_hit())
    assert present("dose", a_label(), source, within) == SearchView("dose")


def test_label_of_the_format_that_is_meant_answers() -> None:
    source = FakeSentences(a_hit())
    view = present("dose", a_label(), source, Within(format=Format.SPL), Format.SPL)
    assert view.summary == "1 result"


def test_nothing_is_said_of_one_label_while_several_are_searched_within_limits() -> None:
    assert present("dose", a_label(), FakeSentences(), Within("demoxine")).summary == ""


def test_label_that_says_what_was_typed_also_says_the_synonym() -> None:
    synonym = a_hit(line=7)._replace(understood=(Understood("weak", "tired", Why.SYNONYM),))
    assert found(a_hit(), synonym).understood == ("“weak”: this label also says “tired”",)
    part = a_hit()._replace(lacks=("very",))
    assert found(part, synonym).understood == ("“weak”: this label says “tired”",)
