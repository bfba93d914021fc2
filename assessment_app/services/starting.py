"""What a coordinator can choose from when a probation starts: who waits, who guides, which plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessment_app.banks import Released
from assessment_app.domain.instruments import Level, ProbationPlan, ValueSet
from assessment_app.domain.people import Person, Role
from assessment_app.domain.policy import Action
from assessment_app.domain.probation import Goal
from assessment_app.domain.selection import Candidacy
from assessment_app.services.desk import Work
from assessment_app.services.probations import first_goals, under_way, waiting_candidacies
from assessment_app.services.selection_papers import reference_of


@dataclass(frozen=True, slots=True)
class Ready:
    """A candidacy that was found suitable, for which post, and the goals it would start with."""

    candidacy: Candidacy
    reference: str
    post: str
    level: Level
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices; `administrators` are who can make an account that is missing."""

    waiting: tuple[Ready, ...]
    trainees: tuple[Person, ...]
    mentors: tuple[Person, ...]
    evaluators: tuple[Person, ...]
    administrators: tuple[Person, ...]
    plans: tuple[Released[ProbationPlan], ...]
    values: ValueSet
    today: date


def offer(work: Work) -> Offer:
    """Everything there is to choose from; a trainee whose probation is under way is not offered a second one."""
    work.check(Action.START_PROBATION)
    return Offer(
        tuple(_ready(work, candidacy) for candidacy in waiting_candidacies(work)),
        tuple(one for one in work.people.holding(Role.TRAINEE) if under_way(work, one.id) is None),
        work.people.holding(Role.MENTOR),
        work.people.holding(Role.EVALUATOR),
        work.people.holding(Role.ADMINISTRATOR),
        tuple(work.catalogue.latest(ProbationPlan, name) for name in work.catalogue.names(ProbationPlan)),
        work.catalogue.values.instrument,
        work.today,
    )


def waiting(work: Work) -> tuple[Ready, ...]:
    """The candidacies that may start, the longest waiting first; none for anybody but a coordinator."""
    if not work.permits(Action.START_PROBATION):
        return ()
    return tuple(_ready(work, candidacy) for candidacy in waiting_candidacies(work))


def _ready(work: Work, candidacy: Candidacy) -> Ready:
    procedure = work.procedures.get(candidacy.procedure)
    reference = reference_of(procedure, candidacy)
    return Ready(candidacy, reference, procedure.post, procedure.level, first_goals(work, candidacy.id))
