"""A procedure, its committee and its candidacies, and the road a candidacy may travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from assessment_app.domain.instruments import Level, ValueName
from assessment_app.domain.language import FILE_LANGUAGES, Language
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable

ProcedureId = NewType("ProcedureId", str)
CandidacyId = NewType("CandidacyId", str)

FEWEST_MEMBERS = 2
"""A committee is more than one person: two independent sheets are the least there is to compare (domain.md D2)."""
LONGEST_REFERENCE, LONGEST_POST = 60, 200
"""Characters; a reference stands on every page of every document."""


class Stage(StrEnum):
    """Where a candidacy is."""

    INVITED = "invited"
    INTAKE = "intake"
    INTERVIEW = "interview"
    SCORING = "scoring"
    DELIBERATION = "deliberation"
    DECIDED = "decided"
    ONBOARDING = "onboarding"
    WITHDRAWN = "withdrawn"


NEXT: Mapping[Stage, frozenset[Stage]] = MappingProxyType({
    Stage.INVITED: frozenset({Stage.INTAKE, Stage.WITHDRAWN}),
    Stage.INTAKE: frozenset({Stage.INTERVIEW, Stage.WITHDRAWN}),
    Stage.INTERVIEW: frozenset({Stage.SCORING, Stage.INTAKE, Stage.WITHDRAWN}),
    Stage.SCORING: frozenset({Stage.DELIBERATION, Stage.INTERVIEW, Stage.WITHDRAWN}),
    Stage.DELIBERATION: frozenset({Stage.DECIDED, Stage.SCORING, Stage.WITHDRAWN}),
    Stage.DECIDED: frozenset({Stage.ONBOARDING, Stage.DELIBERATION, Stage.WITHDRAWN}),
    Stage.ONBOARDING: frozenset(),
    Stage.WITHDRAWN: frozenset(),
})


class LanguageRegime(StrEnum):
    """In which languages candidates of a procedure may have their file."""

    BILINGUAL = "bilingual"
    DUTCH = "dutch"
    FRENCH = "french"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The file languages on offer."""
        return {
            LanguageRegime.BILINGUAL: FILE_LANGUAGES,
            LanguageRegime.DUTCH: (Language.NL,),
            LanguageRegime.FRENCH: (Language.FR,),
        }[self]


class CalibrationDemand(StrEnum):
    """Whether members must hold a calibration licence before they score."""

    OFF = "off"
    WARN = "warn"
    REQUIRE = "require"


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place on a committee; one seat leads."""

    person: PersonId
    chair: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """One selection for one post: who asks what, of whom, in which languages.

    `guide`, `intake_form`, `notice` and `phrases` are fingerprints of snapshots, so that the words of the day stay;
    selections begun before there were phrases have none.
    """

    id: ProcedureId
    reference: str
    post: str
    level: Level
    regime: LanguageRegime
    values: tuple[ValueName, ...]
    values_reason: str
    guide: str
    intake_form: str
    notice: str
    seats: tuple[Seat, ...]
    intake_due: date
    made_at: datetime
    calibration: CalibrationDemand = CalibrationDemand.OFF
    phrases: str | None = None
    version: int = 1

    @property
    def chair(self) -> PersonId:
        """Who leads the committee."""
        return next(seat.person for seat in self.seats if seat.chair)

    @property
    def members(self) -> tuple[PersonId, ...]:
        """Everybody with a seat, in order."""
        return tuple(seat.person for seat in self.seats)


def checked(procedure: Procedure) -> Procedure:
    """This procedure, if it can be used.

    Raises:
        Incomplete: no post, reference, values or chair, too few members, or a subset of the values without a reason.
        Unusable: somebody has two seats, there are two chairs, or the reference or the post is too long.
    """
    if not procedure.post.strip() or not procedure.reference.strip():
        raise Incomplete("procedure.no_name")
    if len(procedure.reference) > LONGEST_REFERENCE or len(procedure.post) > LONGEST_POST:
        raise Unusable("procedure.name_too_long", reference=LONGEST_REFERENCE, post=LONGEST_POST)
    if not procedure.values:
        raise Incomplete("procedure.no_values")
    if set(procedure.values) != set(ValueName) and not procedure.values_reason.strip():
        raise Incomplete("procedure.subset_needs_reason")
    if len(procedure.seats) < FEWEST_MEMBERS:
        raise Incomplete("procedure.too_few_members", fewest=FEWEST_MEMBERS)
    if len(set(procedure.members)) < len(procedure.seats):
        raise Unusable("procedure.seated_twice")
    if sum(seat.chair for seat in procedure.seats) != 1:
        raise Incomplete("procedure.one_chair")
    return procedure


@dataclass(frozen=True, slots=True)
class Candidacy:
    """One person's bid for the post of a procedure; `number` counts within the procedure."""

    id: CandidacyId
    procedure: ProcedureId
    number: int
    name: str
    email: str
    language: Language
    stage: Stage
    since: datetime
    version: int = 1

    def moved(self, to: Stage, at: datetime) -> Candidacy:
        """This candidacy at its next stage.

        Raises:
            NotNow: that stage does not follow this one.
        """
        if to not in NEXT[self.stage]:
            raise NotNow("candidacy.no_such_step", stage=self.stage.value, to=to.value)
        return replace(self, stage=to, since=at)


@dataclass(frozen=True, slots=True)
class StageMove:
    """One step of a candidacy, forward or back, with its reason."""

    id: str
    candidacy: CandidacyId
    came_from: Stage
    went_to: Stage
    at: datetime
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A member's answer to the question about conflicts of interest, given before seeing more than a name."""

    candidacy: CandidacyId
    member: PersonId
    conflict: bool
    explanation: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Circle:
    """Who stands around one candidacy and how far each is: what rights in a selection depend on."""

    candidacy: CandidacyId
    stage: Stage
    seated: tuple[PersonId, ...]
    chair: PersonId
    cleared: frozenset[PersonId] = frozenset()
    conflicted: frozenset[PersonId] = frozenset()
    sealed: frozenset[PersonId] = frozenset()
    signed: frozenset[PersonId] = frozenset()
    sheet_of: PersonId | None = field(default=None)

    @property
    def deciding(self) -> frozenset[PersonId]:
        """The members who decide on this candidacy: seated, without a conflict of interest."""
        return frozenset(self.seated) - self.conflicted

    @property
    def all_sealed(self) -> bool:
        """Whether every deciding member has sealed; only then do the sheets open, together."""
        return bool(self.deciding) and self.deciding <= self.sealed

    @property
    def leader(self) -> PersonId:
        """Who leads on this candidacy: the chair, or, if the chair has a conflict, the first deciding member by seat.

        Falls back on the chair when nobody is left to decide.
        """
        if self.chair in self.deciding or not self.deciding:
            return self.chair
        return next(member for member in self.seated if member in self.deciding)

    def about(self, member: PersonId) -> Circle:
        """The same circle, looking at this member's sheet."""
        return replace(self, sheet_of=member)
