"""The files of the vocabulary, and what is refused in them."""

from pathlib import Path

import pytest

from baklosan_desktop import pipeline
from baklosan_desktop.assets import vocabulary_folder
from baklosan_desktop.errors import VocabularyError
from baklosan_desktop.labels.hit import Why
from baklosan_desktop.pipeline import vocabulary
from baklosan_desktop.search.vocabulary import Entry, Sense, Words
from baklosan_desktop.search.words import folded, stem, texts

FILES = {
    "effects": "concept = []",
    "conditions": "concept = []",
    "actions": "concept = []",
    "spellings": "pair = []",
    "abbreviations": "abbreviation = []",
    "classes": "class = []",
    "senses": "word = []",
    "medicines": "names = []",
    "known": "words = []",
}

SHORT = ("TCA", "TD", "T1DM", "tabs")  # TDS means something else, and no figure has a plural


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vocabulary that holds nothing."""
    for file, text in FILES.items():
        (tmp_path / f"{file}.toml").write_text(text)
    return tmp_path


@pytest.fixture
def held() -> Words:
    """The vocabulary of the program."""
    return vocabulary.read(vocabulary_folder())


def read(folder: Path, file: str, text: str) -> Words:
    (folder / f"{file}.toml").write_text(text, encoding="utf-8")
    return vocabulary.read(folder)


def entries(words: Words) -> list[tuple[str, str, Why, str | None]]:
    return [(entry.typed, entry.term, entry.why, entry.via) for entry in words.entries]


def refusal(folder: Path) -> str:
    with pytest.raises(VocabularyError) as refused:
        vocabulary.read(folder)
    assert "resources/vocabulary/README.md" in refused.value.advice
    return str(refused.value)


def test_empty_files_hold_nothing(folder: Path) -> None:
    assert vocabulary.read(folder) == Words()


@pytest.mark.parametrize("file", ["effects", "conditions", "actions"])
def test_terms_are_found_by_words_and_by_each_other(folder: Path, file: str) -> None:
    text = '[[concept]]\nterms = ["myalgia", "Muscle pain"]\nwords = ["sore muscles"]'
    assert entries(read(folder, file, text)) == [
        ("sore muscles", "myalgia", Why.SYNONYM, None),
        ("sore muscles", "Muscle pain", Why.SYNONYM, None),
        ("myalgia", "Muscle pain", Why.SYNONYM, None),
        ("muscle pain", "myalgia", Why.SYNONYM, None),
    ]


def test_term_does_not_find_itself_though_it_is_written_otherwise(folder: Path) -> None:
    text = '[[concept]]\nterms = ["Breast-feeding"]\nwords = ["breast feeding", "nursing"]'
    assert entries(read(folder, "effects", text)) == [
        ("nursing", "Breast-feeding", Why.SYNONYM, None)
    ]


def test_each_spelling_finds_the_other(folder: Path) -> None:
    text = '[[pair]]\nbritish = "paraesthesia"\namerican = "paresthesia"'
    assert entries(read(folder, "spellings", text)) == [
        ("paraesthesia", "paresthesia", Why.SYNONYM, None),
        ("paresthesia", "paraesthesia", Why.SYNONYM, None),
    ]


def test_abbreviation_finds_what_it_is_short_for_and_not_the_reverse(folder: Path) -> None:
    text = '[[abbreviation]]\nshort = "MS"\nlong = ["multiple sclerosis", "mitral stenosis"]'
    assert entries(read(folder, "abbreviations", text)) == [
        ("ms", "multiple sclerosis", Why.SYNONYM, None),
        ("ms", "mitral stenosis", Why.SYNONYM, None),
    ]


def test_abbreviation_of_three_letters_is_typed_in_the_plural_too(folder: Path) -> None:
    rows = "".join(f'[[abbreviation]]\nshort = "{short}"\nlong = ["x"]\n' for short in SHORT)
    typed = [entry.typed for entry in read(folder, "abbreviations", rows).entries]
    assert typed == ["tca", "tcas", "td", "t1dm", "tabs"]


def test_member_or_brand_finds_its_class_and_both_are_medicines(folder: Path) -> None:
    words = read(
        folder,
        "classes",
        '[[class]]\nname = "the tricyclics"\nterms = ["tricyclic"]\nmembers = ["amitriptyline"]\n'
        'brands = [{ brand = "Elavil Forte", substance = "amitriptyline" }]',
    )
    assert entries(words) == [
        ("amitriptyline", "tricyclic", Why.CLASS, "the tricyclics"),
        ("elavil forte", "tricyclic", Why.CLASS, "the tricyclics"),
    ]
    assert words.medicines == {"amitriptyline", "elavil", "forte"}


def test_class_without_brands_needs_none_and_a_member_that_is_the_term_not_itself(
    folder: Path,
) -> None:
    text = '[[class]]\nname = "alcohol"\nterms = ["ethanol"]\nmembers = ["Ethanol", "alcohol"]'
    assert entries(read(folder, "classes", text)) == [("alcohol", "ethanol", Why.CLASS, "alcohol")]


TWO_CLASSES = (
    '[[class]]\nname = "inner"\nterms = ["tricyclic"]\nmembers = ["doxepin"]\n'
    'groups = ["strong ones"]\nwithin = ["outer"]\n'
    '[[class]]\nname = "outer"\nterms = ["brain drug"]\nmembers = ["diazepam"]\n'
)


def test_class_within_another_is_found_first_and_leads_on_to_it(folder: Path) -> None:
    words = read(folder, "classes", TWO_CLASSES)
    assert entries(words) == [
        ("doxepin", "tricyclic", Why.CLASS, "inner"),
        ("strong ones", "tricyclic", Why.CLASS, "inner"),
        ("doxepin", "brain drug", Why.CLASS, "outer"),
        ("strong ones", "brain drug", Why.CLASS, "outer"),
        ("tricyclic", "brain drug", Why.CLASS, "outer"),
        ("diazepam", "brain drug", Why.CLASS, "outer"),
    ]


def test_group_of_a_class_is_no_name_of_a_medicine(folder: Path) -> None:
    assert read(folder, "classes", TWO_CLASSES).medicines == {"doxepin", "diazepam"}


def test_class_within_none_is_refused_by_name(folder: Path) -> None:
    (folder / "classes.toml").write_text(TWO_CLASSES.replace('"outer"]', '"other"]'))
    assert refusal(folder) == "'inner' lies within 'other', which is no class."


def test_senses_stand_in_order_the_default_last(folder: Path) -> None:
    words = read(
        folder,
        "senses",
        '[[word]]\nword = "Cmax"\ndefault = "peak"\n[[word.sense]]\nname = "time"\nother = true\n'
        'phrases = ["Cmax is reached", "reaches Cmax"]\n'
        '[[word]]\nword = "inside"\ndefault = ""\n[[word.sense]]\nname = "by mouth"\n'
        'phrases = ["Inside, while eating"]\n[[word]]\nword = "labor"\ndefault = "childbirth"',
    )
    assert words.senses == (
        Sense("cmax", "cmax is reached", "time", is_other=True),
        Sense("cmax", "reaches cmax", "time", is_other=True),
        Sense("cmax", "", "peak"),
        Sense("inside", "inside, while eating", "by mouth"),
        Sense("labor", "", "childbirth"),
    )


def test_medicines_and_known_words_are_held_word_by_word(folder: Path) -> None:
    read(folder, "medicines", 'names = ["Acetylsalicylic acid", "Aspirin"]')
    words = read(folder, "known", 'words = ["methanol"]')
    assert words.medicines == {"acetylsalicylic", "acid", "aspirin"}
    assert words.known == {"methanol"}


def test_what_is_said_twice_is_held_once_and_the_closer_reason_stands(folder: Path) -> None:
    read(folder, "effects", '[[concept]]\nterms = ["ethanol"]\nwords = ["alcohol", "Alcohol"]')
    words = read(
        folder, "classes", '[[class]]\nname = "spirits"\nterms = ["ethanol"]\nmembers = ["alcohol"]'
    )
    assert entries(words) == [("alcohol", "ethanol", Why.SYNONYM, None)]


@pytest.mark.parametrize("file", FILES)
def test_missing_file_is_refused_by_name(folder: Path, file: str) -> None:
    (folder / f"{file}.toml").unlink()
    assert refusal(folder).startswith(f"'{file}.toml' cannot be read: ")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("content", [b"concept = [", b"\xff\xfe", b'names = ["unclosed]'])
def test_unreadable_file_is_refused_by_name(folder: Path, file: str, content: bytes) -> None:
    (folder / f"{file}.toml").write_bytes(content)
    assert refusal(folder).startswith(f"'{file}.toml' cannot be read: ")


@pytest.mark.parametrize("file", FILES)
def test_wrong_table_is_refused_by_name(folder: Path, file: str) -> None:
    table = FILES[file].split()[0]
    for text in ("", "other = []", f"{FILES[file]}\nother = []", f"{table} = 5"):
        (folder / f"{file}.toml").write_text(text)
        assert refusal(folder) == f"'{file}.toml' has to hold a list '{table}' and nothing else."


COMPLETE = {
    "effects": '[[concept]]\nterms = ["a"]\nwords = ["b"]\n',
    "conditions": '[[concept]]\nterms = ["a"]\nwords = ["b"]\n',
    "actions": '[[concept]]\nterms = ["a"]\nwords = ["b"]\n',
    "spellings": '[[pair]]\nbritish = "a"\namerican = "b"\n',
    "abbreviations": '[[abbreviation]]\nshort = "a"\nlong = ["b"]\n',
    "classes": '[[class]]\nname = "a"\nterms = ["b"]\nmembers = ["c"]\n',
    "senses": '[[word]]\nword = "a"\ndefault = "b"\n',
}


@pytest.mark.parametrize("file", COMPLETE)
def test_unknown_field_is_refused_by_name(folder: Path, file: str) -> None:
    assert read(folder, file, COMPLETE[file])
    (folder / f"{file}.toml").write_text(f'{COMPLETE[file]}extra = "x"')
    told = refusal(folder)
    assert told.startswith(f"'{file}.toml': a {FILES[file].split()[0]} has the fields ")
    assert "'extra': 'x'" in told


@pytest.mark.parametrize(
    ("file", "line"),
    [(file, line) for file, text in COMPLETE.items() for line in text.splitlines()[1:]],
)
def test_missing_field_is_refused_by_name(folder: Path, file: str, line: str) -> None:
    (folder / f"{file}.toml").write_text(COMPLETE[file].replace(line, ""))
    told = refusal(folder)
    assert told.startswith(f"'{file}.toml': a {FILES[file].split()[0]} has the fields ")
    assert line.split(maxsplit=1)[0] in told


@pytest.mark.parametrize("file", COMPLETE)
def test_row_that_is_no_table_is_refused_by_name(folder: Path, file: str) -> None:
    (folder / f"{file}.toml").write_text(f'{FILES[file].split()[0]} = ["text"]')
    assert refusal(folder).endswith(", not text.")


@pytest.mark.parametrize(
    ("file", "part", "name"),
    [
        ("senses", '[[word.sense]]\nname = "x"\nphrases = ["y"]\nothr = true', "sense"),
        ("senses", '[[word.sense]]\nname = "x"', "sense"),
        ("classes", 'brands = [{ brand = "x" }]', "brands"),
        ("classes", 'brands = [{ brand = "x", substance = "y", land = "z" }]', "brands"),
    ],
)
def test_wrong_field_of_a_part_is_refused_by_name(
    folder: Path, file: str, part: str, name: str
) -> None:
    (folder / f"{file}.toml").write_text(COMPLETE[file] + part)
    assert refusal(folder).startswith(f"'{file}.toml': a {name} has the fields ")


def test_build_is_refused_with_the_vocabulary(
    db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "vocabulary_folder", lambda: folder)
    (folder / "known.toml").write_text("words = 5")
    with pytest.raises(VocabularyError, match=r"'known\.toml' has to hold a list 'words'"):
        pipeline.build(db)
    assert not (db / "build" / "labels.sqlite3").exists()


def test_files_of_the_program_are_those_that_are_read() -> None:
    assert {path.stem for path in vocabulary_folder().glob("*.toml")} == set(FILES)


def test_every_entry_of_the_program_can_be_typed_and_leads_elsewhere(held: Words) -> None:
    for entry in held.entries:
        assert " ".join(texts(entry.typed)) == entry.typed != ""
        assert entry.stems == " ".join(map(stem, entry.typed.split()))
        assert texts(entry.term)
        assert texts(entry.term) != tuple(entry.typed.split())
        assert (entry.via is not None) is (entry.why is Why.CLASS)


def test_entries_of_the_program_are_held_once(held: Words) -> None:
    pairs = [(entry.typed, entry.term) for entry in held.entries]
    assert len(set(pairs)) == len(pairs)


def test_senses_of_the_program_are_of_single_words_and_can_hold(held: Words) -> None:
    places = [(sense.word, sense.phrase) for sense in held.senses]
    assert len(set(places)) == len(places)
    for sense in held.senses:
        assert texts(sense.word) == (sense.word,)
        assert sense.name
        assert not sense.phrase or sense.word in sense.phrase


def test_known_words_of_the_program_are_folded(held: Words) -> None:
    assert all(folded(word) == word for word in held.medicines | held.known)


def test_entry_takes_apart_what_was_written(folder: Path) -> None:
    words = read(folder, "effects", '[[concept]]\nterms = ["œdema"]\nwords = ["Swollen  ANKLES!"]')
    assert words.entries == (Entry("swollen ankles", "swollen ankl", "œdema", Why.SYNONYM, None),)
