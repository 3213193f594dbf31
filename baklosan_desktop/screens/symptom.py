"""Symptom in context: every role that a word has in a label, each with its sentence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import (
    Caution,
    Contraindication,
    Interaction,
    SideEffect,
    Statement,
    Topic,
)
from baklosan_desktop.labels.label import Label
from baklosan_desktop.search.words import stem, texts
from baklosan_desktop.tongue import _, plural, translatable
from baklosan_desktop.wording import place

_CONTRAINDICATION = translatable("Contraindication")
_OVERDOSE = translatable("Overdose sign")
_INTERACTION = translatable("Interaction")
_SIDE_EFFECT = translatable("Side effect")
_CAUTION = translatable("Caution")
_INDICATION = translatable("Indication")
_TOPICS = {
    Topic.INDICATION: _INDICATION,
    Topic.OVERDOSE_SYMPTOM: _OVERDOSE,
    Topic.OVERDOSE_TREATMENT: translatable("Overdose treatment"),
    Topic.STORAGE: translatable("Storage"),
    Topic.DRIVING: translatable("Driving and machines"),
}
MENTIONED = translatable("Mentioned")
_CONTRADICTED = "the label contradicts itself"
_GRAVEST_FIRST = (
    _CONTRAINDICATION,
    _OVERDOSE,
    _INTERACTION,
    _SIDE_EFFECT,
    _CAUTION,
    _INDICATION,
)


class KnownLabel(NamedTuple):
    """A label and what it states in which a word can have a role."""

    label: Label
    side_effects: Sequence[SideEffect]
    statements: Sequence[Statement]
    contraindications: Sequence[Contraindication]
    cautions: Sequence[Caution]
    interactions: Sequence[Interaction]


class Role(NamedTuple):
    """What a word is in one sentence; `detail` is the term that has it, its band or partner."""

    name: str
    detail: str
    quote: str
    place: str
    line: int


class SymptomView(NamedTuple):
    """One word with all its roles, the gravest first; `summary` counts them or says why none."""

    word: str
    summary: str
    roles: tuple[Role, ...] = ()

    @property
    def title(self) -> str:
        """What the card is called."""
        if not self.word:
            return _("In this label")
        return _("“{word}” in this label").format(word=self.word)


def symptom_in_context(word: str, source: KnownLabel) -> SymptomView:
    """Return every role of a word or phrase. Never raises for anything a person can select."""
    word = " ".join(word.split())
    wanted = _stems(word)
    if not wanted:
        return SymptomView("", _("Choose a word of the text, or find one with Ctrl+F."))
    label = source.label
    stated = sorted(_stated(source), key=lambda one: _rank(one.name))
    found = (_role(label, *one[1:]) for one in stated if _says(one.said, wanted))
    roles = list(dict.fromkeys(found))
    explained = {role.line for role in roles}
    roles += [role for role in _mentions(wanted, label) if role.line not in explained]
    if not roles:
        said = _("This label does not say “{word}”. Search it with Ctrl+K.")
        return SymptomView(word, said.format(word=word))
    places = plural("{number} place", "{number} places", len(roles))
    summary = _("“{word}” in {places}").format(word=word, places=places)
    return SymptomView(word, summary, tuple(roles))


class _Stated(NamedTuple):
    """A role that words have which are among those `said`."""

    said: str
    name: str
    detail: str
    cited: Citation


def _stated(source: KnownLabel) -> Iterator[_Stated]:
    for effect in source.side_effects:
        yield _Stated(effect.term, _SIDE_EFFECT, _frequency(effect), effect.citations[0])
    for statement in source.statements:
        topic, text = _TOPICS[statement.topic], statement.text
        yield _Stated(text, topic, text, statement.citations[0])
    for other in source.interactions:
        said, detail = (
            f"{other.partner}. {other.effect}",
            _("with {partner}").format(partner=other.partner),
        )
        yield _Stated(said, _INTERACTION, detail, other.citations[0])
    for forbidden in source.contraindications:
        doubt = _CONTRADICTED if forbidden.conflict else ""
        for cited in forbidden.citations[: 1 if doubt else None]:
            yield _Stated(cited.quote, _CONTRAINDICATION, doubt, cited)
    for caution in source.cautions:
        for cited in caution.citations:
            yield _Stated(cited.quote, _CAUTION, "", cited)


def _mentions(wanted: Sequence[str], label: Label) -> Iterator[Role]:
    for passage in label.passages():
        section, paragraph = passage[0], passage[2]
        for sentence in paragraph.sentences:
            if _says(sentence, wanted):
                cited = Citation(section.key, paragraph.line, sentence)
                yield _role(label, MENTIONED, "", cited)


def _role(label: Label, name: str, detail: str, cited: Citation) -> Role:
    where = place(label.section(cited.section), cited.line)
    return Role(_(name), detail, cited.quote, where, cited.line)


def _frequency(effect: SideEffect) -> str:
    how_often = effect.band or effect.note
    return ", ".join(filter(None, (effect.term, how_often, effect.system)))


def _rank(name: str) -> int:
    return _GRAVEST_FIRST.index(name) if name in _GRAVEST_FIRST else len(_GRAVEST_FIRST)


def _says(text: str, wanted: Sequence[str]) -> bool:
    """Whether the words stand in a text one after the other, in any inflection."""
    found, length = _stems(text), len(wanted)
    return any(found[at : at + length] == wanted for at in range(len(found) - length + 1))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, texts(text)))
