"""What the candidate meets: dilemmas, intake forms and the privacy notice."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from assessment_app.domain.bank_faults import Fault, broken
from assessment_app.domain.instruments.base import (
    Anchors,
    Instrument,
    Level,
    Levels,
    Part,
    Slug,
    Theme,
    ValueName,
    carries,
    each_once,
)
from assessment_app.domain.language import Texts

FEWEST_WAYS_OUT = 2
"""Options that can be defended; with fewer there is nothing to weigh (policy plan, chapter 4)."""


class DilemmaOption(Part):
    """One way out of a dilemma, with the values it serves; `unacceptable` says why it is off limits, if it is."""

    id: Slug
    text: Texts
    serves: tuple[ValueName, ...] = ()
    unacceptable: Texts | None = None


class Dilemma(Part):
    """A situation in which values collide, with more than one way out that can be defended (plan, chapter 4).

    What is rated is the written justification, on anchors of its own, and never the option that was chosen.
    """

    id: Slug
    levels: Levels
    without_police_experience: bool
    title: Texts
    situation: Texts
    collides: Annotated[tuple[ValueName, ...], Field(min_length=2)]
    options: Annotated[tuple[DilemmaOption, ...], Field(min_length=4, max_length=4)]
    justification: Anchors
    discussion: Annotated[tuple[Texts, ...], Field(min_length=2, max_length=6)]

    @model_validator(mode="after")
    def several_ways_out(self) -> Dilemma:
        """Each option once and serving something; at least two of the four can be defended."""
        each_once(option.id for option in self.options)
        if useless := [option.id for option in self.options if not option.serves]:
            raise broken(Fault.OPTION_WITHOUT_VALUE, options=", ".join(useless))
        if sum(option.unacceptable is None for option in self.options) < FEWEST_WAYS_OUT:
            raise broken(Fault.NO_DILEMMA)
        return self


class DilemmaSet(Instrument):
    """The dilemmas about one of SEGPol's themes."""

    KIND: ClassVar[str] = "dilemma"
    kind: Literal["dilemma"] = "dilemma"
    theme: Theme
    dilemmas: Annotated[tuple[Dilemma, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_carry_the_theme(self) -> DilemmaSet:
        """Each once, and named after the theme."""
        ids = [dilemma.id for dilemma in self.dilemmas]
        each_once(ids)
        carries(ids, self.theme)
        return self


class IntakeItem(Part):
    """One item of an intake form.

    `open` asks for a text; `dilemma` for a choice and its justification; `declaration` for yes or no and, on yes,
    a text. `dilemma` names the dilemma of the bank whose words an item of that kind carries.
    """

    id: Slug
    kind: Literal["open", "dilemma", "declaration"]
    value: ValueName | None = None
    dilemma: Slug | None = None
    ask: Texts
    help: Texts
    options: tuple[DilemmaOption, ...] = ()

    @model_validator(mode="after")
    def options_only_for_dilemmas(self) -> IntakeItem:
        """A dilemma has at least two ways out; nothing else has any."""
        if (self.kind == "dilemma") != (len(self.options) > 1):
            raise broken(Fault.OPTIONS_ONLY_FOR_DILEMMAS)
        each_once(option.id for option in self.options)
        return self


class IntakeSection(Part):
    """What the candidate sees on one screen."""

    id: Slug
    title: Texts
    intro: Texts
    items: Annotated[tuple[IntakeItem, ...], Field(min_length=1)]


class IntakeForm(Instrument):
    """The form a candidate fills before the interview (plan, chapter 7)."""

    KIND: ClassVar[str] = "intake"
    kind: Literal["intake"] = "intake"
    level: Level
    minutes: Annotated[int, Field(ge=5, le=90)]
    sections: Annotated[tuple[IntakeSection, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_only_once(self) -> IntakeForm:
        """Sections and items each have an identifier of their own."""
        each_once(section.id for section in self.sections)
        each_once(item.id for item in self.items)
        return self

    @property
    def items(self) -> tuple[IntakeItem, ...]:
        """All items, in order."""
        return tuple(item for section in self.sections for item in section.items)


class NoticeParagraph(Part):
    """One heading of the privacy notice and what stands under it."""

    heading: Texts
    body: Texts


class Notice(Instrument):
    """The privacy notice a candidate reads first (GDPR art. 13)."""

    KIND: ClassVar[str] = "notice"
    kind: Literal["notice"] = "notice"
    paragraphs: Annotated[tuple[NoticeParagraph, ...], Field(min_length=1)]
