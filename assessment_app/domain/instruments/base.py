"""What every instrument is made of: names, versions, parts, and the words of the policy plan they all use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assessment_app.domain.bank_faults import Fault, broken
from assessment_app.domain.language import Language, Texts

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]


class Part(BaseModel):
    """A piece of an instrument."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reread(Part):
    """A translation that was read again after its source had changed, and still holds as it is.

    `place` names the text as faults name it, such as ``questions > respect-02 > ask``.
    """

    place: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    language: Language


class Instrument(Part):
    """What every bank file carries; `name` and `version` together identify it and never change once released.

    `source` is the language the texts are written in first; the others are translated from it.
    """

    KIND: ClassVar[str]

    name: Slug
    version: Annotated[int, Field(ge=1)]
    title: Texts
    source: Language = Language.NL
    reread: tuple[Reread, ...] = ()


def each_once(ids: Iterable[str]) -> None:
    """Answers are kept under these identifiers: one given twice would let one answer overwrite another."""
    if twice := sorted(name for name, times in Counter(ids).items() if times > 1):
        raise broken(Fault.IDENTIFIER_TWICE, twice=", ".join(twice))


def carries(ids: Iterable[str], prefix: str) -> None:
    """Identifiers begin with what they belong to, so that no two files of the bank share one."""
    if strays := [ident for ident in ids if not ident.startswith(f"{prefix}-")]:
        raise broken(Fault.IDENTIFIER_OF_ANOTHER, prefix=f"{prefix}-", strays=", ".join(strays))


class ValueName(StrEnum):
    """The nine values of the policy plan (chapter 6)."""

    INTEGRITY = "integrity"
    TEAMWORK = "teamwork"
    PROFESSIONALISM = "professionalism"
    RESPECT = "respect"
    CLIENT_ORIENTATION = "client-orientation"
    TRANSPARENCY = "transparency"
    CREATIVITY = "creativity"
    PERSEVERANCE = "perseverance"
    LOYALTY = "loyalty"


class Level(StrEnum):
    """Which posts an instrument is for."""

    OPERATIONAL = "operational"
    CALOG = "calog"
    LEADERSHIP = "leadership"


class Theme(StrEnum):
    """The six integrity themes of SEGPol (policy plan, chapter 8)."""

    USE_OF_MEANS = "use-of-means"
    ABUSE_OF_POWER = "abuse-of-power"
    SIDE_ACTIVITIES = "side-activities"
    CONFLICTS_OF_INTEREST = "conflicts-of-interest"
    RESPECT_AND_DIVERSITY = "respect-and-diversity"
    PROFESSIONAL_PROFILING = "professional-profiling"


Levels = Annotated[tuple[Level, ...], Field(min_length=1)]


class Anchors(Part):
    """What an answer at points 1, 3 and 5 sounds like; 2 and 4 lie between."""

    one: Texts
    three: Texts
    five: Texts
