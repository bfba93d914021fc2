"""Calibration: a member rates sample answers, sees the distance to the reference, and may earn a licence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType

from pydantic import BaseModel, ConfigDict

from assessment_app.domain.instruments import CalibrationCase, LicenceTerms, StarrQuestion, Value, ValueSet
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import last_day
from assessment_app.domain.refusals import Incomplete, NotNow
from assessment_app.domain.scoring import Guide, GuideItem, Heard, Letter, ScoredAnswer
from assessment_app.domain.selection import CalibrationDemand

RoundId = NewType("RoundId", str)
AttemptId = NewType("AttemptId", str)

_ON_THE_GRID = {"heard": Heard.HEARD, "partly": Heard.PARTLY, "not-heard": Heard.NO}


def on_the_grid(state: str) -> Heard:
    """What is ticked on the grid for the `state` in which a reference of the banks hears Situation or Task."""
    return _ON_THE_GRID[state]


class Exercise(BaseModel):
    """One sample answer with everything needed to rate it; frozen when a round begins."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Value
    question: StarrQuestion
    case: CalibrationCase
    sources: tuple[str, ...]

    @property
    def guide(self) -> Guide:
        """The guide of an interview with this one question; nothing of the reference is in it."""
        item = GuideItem(value=self.value.id, question=self.question)
        return Guide(values=(self.value,), items=(item,), sources=self.sources)

    def reference(self, letter: Letter) -> int:
        """The reference on a rated facet, 1 to 5."""
        points: int = getattr(self.case.reference, letter.value).rating
        return points

    def heard(self, letter: Letter) -> Heard:
        """The reference on Situation or Task."""
        return on_the_grid(getattr(self.case.reference, letter.value).state)


def chosen(offered: Sequence[Exercise], rated_before: Sequence[str], count: int) -> tuple[Exercise, ...]:
    """The sample answers of a round, at most `count`; `rated_before` are cases (by id), the one of longest ago first.

    From as many different values as there are, those never rated before first, then those rated least and longest ago,
    and of equals one of the value met least; with a trap among them if there is one. Where that decides nothing, the
    order of `offered` does; it is the order of the round too, so that the place of the trap tells nothing.
    """
    traps = [exercise for exercise in offered if exercise.case.trap is not None]
    picked: list[Exercise] = []
    worth = _worth(offered, rated_before)
    while len(picked) < min(count, len(offered)):
        among = traps if traps and not picked else [one for one in offered if one not in picked]
        in_round = Counter(one.value.id for one in picked)
        picked.append(min(among, key=lambda one: (in_round[one.value.id], *worth[one.case.id])))
    return tuple(exercise for exercise in offered if exercise in picked)


def _worth(offered: Iterable[Exercise], rated_before: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """For each case, the less the sooner: how often it was rated, how lately, and how often its value was met."""
    values = {one.case.id: one.value.id for one in offered}
    times, last = Counter(rated_before), {case: place for place, case in enumerate(rated_before)}
    met = Counter(values[case] for case in rated_before if case in values)
    return {case: (times[case], last.get(case, -1), met[value]) for case, value in values.items()}


@dataclass(frozen=True, slots=True)
class Round:
    """One member's turn at a number of sample answers; `terms` is the fingerprint of what a licence asked then.

    `anchors` names the version of the values that was practised on, such as ``values/polbru/2``.
    """

    id: RoundId
    person: PersonId
    terms: str
    anchors: str
    started_at: datetime
    finished_at: datetime | None = None
    version: int = 1

    def finished(self, at: datetime) -> Round:
        """This round, over.

        Raises:
            NotNow: it is over already.
        """
        if self.finished_at is not None:
            raise NotNow("calibration.finished_already")
        return replace(self, finished_at=at)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sample answer of a round; `exercise` is the fingerprint of its snapshot, `place` counts from 1."""

    id: AttemptId
    round: RoundId
    place: int
    exercise: str
    compared_at: datetime | None = None
    version: int = 1

    def still_open(self) -> Attempt:
        """This attempt, if it can still be written on.

        Raises:
            NotNow: the reference was shown; from then on the ratings stay as they are.
        """
        if self.compared_at is not None:
            raise NotNow("calibration.compared_already", at=self.compared_at)
        return self

    def ready(self, answer: ScoredAnswer) -> Attempt:
        """This attempt, if it can be compared with the reference now.

        Raises:
            NotNow: that happened already.
            Incomplete: a tick, a rating or its evidence is missing.
        """
        self.still_open()
        if answer.gaps:
            raise Incomplete("calibration.unrated")
        return self

    def compared(self, answer: ScoredAnswer, at: datetime) -> Attempt:
        """This attempt, rated for good; the reference may be shown.

        Raises:
            NotNow, Incomplete: as `ready` says.
        """
        return replace(self.ready(answer), compared_at=at)


@dataclass(frozen=True, slots=True)
class Licence:
    """That a member was calibrated: on which anchors, when, and until when it counts (that day included)."""

    id: str
    person: PersonId
    round: RoundId
    anchors: str
    terms: str
    granted_on: date
    until: date

    def counts(self, on: date, anchors: str) -> bool:
        """Whether it is valid on this day for these anchors, or for an earlier version of them."""
        mine, asked = self.anchors.rsplit("/", 1), anchors.rsplit("/", 1)
        return self.granted_on <= on <= self.until and mine[0] == asked[0] and int(mine[1]) >= int(asked[1])


def granted(round_: Round, ident: str, terms: LicenceTerms, on: date) -> Licence:
    """The licence that a round earned under these terms."""
    return Licence(
        id=ident,
        person=round_.person,
        round=round_.id,
        anchors=round_.anchors,
        terms=f"{terms.KIND}/{terms.name}/{terms.version}",
        granted_on=on,
        until=last_day(on, terms.valid_months),
    )


def valid_licence(held: Iterable[Licence], on: date, anchors: str) -> Licence | None:
    """The licence of somebody that counts on this day for these anchors; of several the one that lasts longest."""
    return max((one for one in held if one.counts(on, anchors)), key=lambda one: one.until, default=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a member stands to what a selection asks: its demand, and their licence for its anchors if they hold one."""

    demand: CalibrationDemand
    licence: Licence | None

    @property
    def lacking(self) -> bool:
        """Whether a licence is asked for and there is none."""
        return self.demand is not CalibrationDemand.OFF and self.licence is None

    @property
    def barred(self) -> bool:
        """Whether no sheet can be begun on: a licence is required and there is none."""
        return self.demand is CalibrationDemand.REQUIRE and self.licence is None

    def may_begin(self) -> None:
        """Refuses to begin on a sheet without the licence that the selection requires.

        Raises:
            NotNow: there is none.
        """
        if self.barred:
            raise NotNow("sheet.calibrate_first")


def anchors_of(guide: Guide) -> str:
    """The version of the values whose anchors a guide rates on, such as ``values/polbru/2``."""
    return next(source for source in guide.sources if source.startswith(f"{ValueSet.KIND}/"))
