"""Shelves of probation: the people around a trainee, milestones, check-ins and evaluation reports."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, or_, select

from assessment_app.domain.check_ins import CheckIn
from assessment_app.domain.evaluations import Evaluation
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import Companions, Mentorship, Milestone, Probation
from assessment_app.storage.shelf import Ledger, Shelf
from assessment_app.storage.tables import check_ins, evaluations, mentorships, milestones, probations


class ProbationShelf(Shelf[Probation]):
    """Probations."""

    table, kind = probations, Probation

    def all(self) -> tuple[Probation, ...]:
        """Every probation, the latest start first."""
        return self._many(order=probations.c.starts_on.desc())

    def of_trainee(self, person: PersonId) -> tuple[Probation, ...]:
        """The probations of this trainee."""
        return self._many(probations.c.trainee == person)

    def of_evaluator(self, person: PersonId) -> tuple[Probation, ...]:
        """The probations this person evaluates."""
        return self._many(probations.c.evaluator == person)

    def of_mentor(self, person: PersonId, today: date) -> tuple[Probation, ...]:
        """The probations this person guides today."""
        own = select(mentorships.c.probation).where(mentorships.c.mentor == person, *_current(today))
        return self._many(probations.c.id.in_(own))

    def from_candidacy(self, candidacy: str) -> Probation | None:
        """The probation that followed this candidacy."""
        return self._one(probations.c.candidacy == candidacy)


class MentorshipShelf(Shelf[Mentorship]):
    """Who guides whom, from when to when."""

    table, kind = mentorships, Mentorship

    def of(self, probation: str) -> tuple[Mentorship, ...]:
        """The mentors of a probation, in time."""
        return self._many(mentorships.c.probation == probation, order=mentorships.c.since)


class CompanionShelf:
    """Who stands around a trainee, put together afresh at each asking."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        self._today = today

    def of(self, probation: str) -> Companions:
        """The companions of this probation.

        Raises:
            NotFound: there is no such probation.
        """
        found = ProbationShelf(self._ledger).get(probation)
        current = select(mentorships.c.mentor).where(mentorships.c.probation == probation, *_current(self._today))
        mentors = frozenset(self._ledger.connection.execute(current).scalars())
        return Companions(found.id, found.trainee, found.evaluator, mentors)


class MilestoneShelf(Shelf[Milestone]):
    """Milestones of probations."""

    table, kind = milestones, Milestone

    def of(self, probation: str) -> tuple[Milestone, ...]:
        """The milestones of a probation, by day."""
        return self._many(milestones.c.probation == probation, order=milestones.c.due_on)


class CheckInShelf(Shelf[CheckIn]):
    """Check-ins."""

    table, kind = check_ins, CheckIn

    def of(self, probation: str) -> tuple[CheckIn, ...]:
        """The check-ins of a probation, the latest first; whoever shows them asks for each whether it may be read."""
        return self._many(check_ins.c.probation == probation, order=check_ins.c.held_on.desc())


class EvaluationShelf(Shelf[Evaluation]):
    """Evaluation reports."""

    table, kind = evaluations, Evaluation

    def of(self, probation: str) -> tuple[Evaluation, ...]:
        """The reports of a probation, in time."""
        return self._many(evaluations.c.probation == probation, order=evaluations.c.until)


def _current(today: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return mentorships.c.since <= today, or_(mentorships.c.until.is_(None), mentorships.c.until >= today)
