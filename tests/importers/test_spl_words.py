import pytest

from baklosan_desktop.importers.spl_words import Words, picture, references
from baklosan_desktop.labels.published import Picture
from tests.importers.spl_documents import element


def read(markup: str) -> str:
    paragraph = element(f"<paragraph>{markup}</paragraph>")
    return Words(references(paragraph)).read(paragraph)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("after (\n      <content>CABG</content> ) surgery", "after ( CABG ) surgery"),
        ("Keep<br/>dry", "Keep dry"),
        ("<content styleCode='bold'>mu</content>y", "muy"),
        ("a&#160;b&#173;c&#x200B;d&#xFEFF;e", "a bcde"),
        ("see <linkHtml href='#s1'>5.1</linkHtml>, <unknown>too</unknown>", "see 5.1, too"),
        ("one<list><item><caption>•</caption>two</item></list>three", "one • two three"),
    ],
)
def test_words_are_read_whole_and_apart_where_the_eye_sees_them_so(markup: str, words: str) -> None:
    assert read(markup) == words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("10<sup>9</sup>/L", "10⁹/L"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("Placebo<sup>a</sup>", "Placebo^a"),
        ("Placebo<sup>a,b </sup>(%)", "Placebo^a,b (%)"),
        ("Demo<sup>®</sup>", "Demo®"),
        ("Demo<sup>TM</sup>", "Demo™"),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("Pain<sup>*</sup>", "Pain*"),
        ("Pain<sup/>", "Pain"),
        ("10<sup><content>9</content></sup>", "10⁹"),
        ("8<sup><footnote>Of all</footnote></sup>", "8[1]"),
    ],
)
def test_superscript_is_never_read_as_part_of_the_figure_before_it(markup: str, words: str) -> None:
    assert read(markup) == words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("H<sub>2</sub>O", "H2O"),
        ("C<sub>max</sub>", "Cmax"),
        ("log10<sub>2</sub>", "log10₂"),
        ("<sub>2</sub>x<sub/>", "2x"),
        ("H<sub><content>2</content></sub>", "H2"),
    ],
)
def test_subscript_is_plain_unless_it_follows_a_figure(markup: str, words: str) -> None:
    assert read(markup) == words


def test_footnote_is_resolved_where_it_stands_and_where_it_is_meant_again() -> None:
    paragraph = element(
        "<paragraph>12<footnote ID='f'>In <sup>®</sup>Demo</footnote>, 13<footnoteRef IDREF='f'/>,"
        " 14<footnoteRef IDREF='gone'/> and 15<footnote>Once</footnote></paragraph>"
    )
    words = Words(references(paragraph))
    assert words.read(paragraph) == "12[1], 13[1], 14 and 15[2]"
    assert words.take_notes() == ("[1] In ®Demo", "[2] Once")
    assert words.take_notes() == ()


def test_what_points_nowhere_means_nothing() -> None:
    text = element(
        "<text>1<footnoteRef/><footnoteRef IDREF=''/><renderMultiMedia/><observationMedia/>"
        "<footnote>Loose</footnote></text>"
    )
    words = Words(references(text))
    assert words.read(text) == "1 [1]"
    assert words.take_notes() == ("[1] Loose",)
    assert words.take_pictures() == ()


def test_footnote_that_means_itself_ends() -> None:
    paragraph = element(
        "<paragraph>1<footnote ID='f'>see <footnoteRef IDREF='f'/></footnote></paragraph>"
    )
    words = Words(references(paragraph))
    assert words.read(paragraph) == "1[1]"
    assert words.take_notes() == ("[1] see [1]",)


def test_picture_is_shown_by_its_bare_name_and_its_caption_is_read() -> None:
    shown = element(
        "<text><renderMultiMedia referencedObject='m'><caption>Structure</caption>"
        "</renderMultiMedia>of<renderMultiMedia referencedObject='gone'/> Demo"
        "<observationMedia ID='m'><text> the\n formula </text><value><reference value='m.jpg'/>"
        "</value></observationMedia></text>"
    )
    words = Words(references(shown))
    assert words.read(shown).startswith("Structure of Demo")
    assert words.take_pictures() == (Picture("m.jpg", "the formula"),)
    assert words.take_pictures() == ()


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("<value><reference value='http://example.com/a/b.jpg'/></value>", "b.jpg"),
        ("<value><reference value='..\\..\\b.jpg'/></value>", "b.jpg"),
        ("<value><reference value='/etc/passwd'/></value>", "passwd"),
        ("<value><reference/></value>", ""),
        ("", ""),
    ],
)
def test_name_of_a_picture_leads_nowhere(reference: str, name: str) -> None:
    media = element(f"<observationMedia>{reference}</observationMedia>")
    assert picture(media) == Picture(name, "")
