import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.scripts import told_language, written_in

ARABIC = "الآثار الجانبية المحتملة Name 25 mg"
CHINESE = "常見頭痛、噁心 Name 25 mg"
RUSSIAN = "Очень часто: головная боль"
GREEK = "Πολύ συχνές: κεφαλαλγία"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ARABIC, "en", "ar"),
        (CHINESE, "EN", "zh"),
        (RUSSIAN, "en", "ru"),
        (GREEK, "es", "el"),
        ("よくある 頭痛 (5%)", "en", "ja"),
    ],
)
def test_wrong_declaration_is_not_believed_and_is_said(
    text: str, declared: str, language: str
) -> None:
    told, remark = told_language(text, declared)
    assert told == language
    assert remark.startswith(f"The file declares the language '{declared}', but the text is ")


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ARABIC, "fa", "fa"),
        (RUSSIAN, "bg", "bg"),
        (CHINESE, "zh-TW", "zh"),
        ("Common: headache (µg, β-blocker)", "en-GB", "en"),
        ("Muy frecuentes: cefalea", "ES", "es"),
        ("", "da", "da"),
    ],
)
def test_declaration_that_the_script_allows_is_believed(
    text: str, declared: str, language: str
) -> None:
    assert told_language(text, declared) == (language, "")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("This medicine should not be taken with food and the other medicine.", "en"),
        ("El medicamento se debe tomar con agua y para una dosis.", "es"),
        ("Das Arzneimittel ist mit Wasser und nicht mit Milch zu nehmen.", "de"),
        (ARABIC, "ar"),
        ("25 mg", ""),
        ("", ""),
    ],
)
def test_text_without_a_declaration_tells_its_language_or_none(text: str, language: str) -> None:
    assert told_language(text, "") == (language, "")


def test_declaration_that_is_no_language_is_none() -> None:
    assert told_language("25 mg", "-") == ("", "")


def test_few_foreign_letters_do_not_make_a_script() -> None:
    assert written_in("Interferon β and its Ω form are given to adults as directed.") is None


@given(st.text(), st.text(max_size=5))
def test_any_text_is_of_a_language_of_two_letters_or_none(text: str, declared: str) -> None:
    language, _ = told_language(text, declared)
    assert language == "" or (len(language) == 2 and language.isalpha())
