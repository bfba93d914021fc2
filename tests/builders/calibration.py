"""Members in the calibration room: a round begun, sample answers rated beside the reference, a licence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assessment_app.domain.calibration import Attempt, Exercise, Licence, Round
from assessment_app.domain.people import Actor, PersonId
from assessment_app.domain.scoring import HEARD_LETTERS, RATED_LETTERS, Letter, Rating
from assessment_app.services import calibration, entries
from assessment_app.services.desk import Desk
from tests.builders.desks import COMMAND_LINE

Judge = Callable[[int], Rating]
"""How somebody rates a facet whose reference is so many points."""


def as_the_reference(points: int) -> Rating:
    """Exactly as the reference."""
    return Rating(str(points))


def far_too_mild(points: int) -> Rating:
    """A 5 for everything but what is worth one."""
    return Rating.FIVE if points < 4 else Rating.ONE


def nothing_at_all(points: int) -> Rating:
    """Sees nothing demonstrated anywhere."""
    return Rating.NOT_DEMONSTRATED if points else Rating.ONE


def a_round(desk: Desk, member: Actor) -> Round:
    """A round, just begun."""
    with desk.work(member) as work:
        return calibration.start(work)


def attempts_of(desk: Desk, member: Actor) -> tuple[Attempt, ...]:
    """The sample answers of the round somebody has under way, in order."""
    with desk.work(member) as work:
        return calibration.room(work).attempts


def exercise_of(desk: Desk, attempt: Attempt) -> Exercise:
    """What is rated, read behind the counter."""
    with desk.work(COMMAND_LINE) as work:
        return work.snapshots.get(attempt.exercise, Exercise)


def rated_fields(exercise: Exercise, judge: Judge = as_the_reference) -> Mapping[str, str]:
    """Everything on the grid of a sample answer, evidence first."""
    question = exercise.question.id
    return {
        **{f"{question}/{letter}-note": f"Heard {letter}." for letter in Letter},
        **{f"{question}/{letter}": exercise.heard(letter).value for letter in HEARD_LETTERS},
        **{f"{question}/{letter}": judge(exercise.reference(letter)).value for letter in RATED_LETTERS},
    }


def rate(desk: Desk, member: Actor, attempt: Attempt, judge: Judge = as_the_reference) -> None:
    """A member fills in the grid of one sample answer; not compared yet."""
    fields = rated_fields(exercise_of(desk, attempt), judge)
    with desk.work(member) as work:
        for field, value in fields.items():
            entries.save(work, calibration.form_of(attempt.id), field, value, 0)


def rate_and_compare(desk: Desk, member: Actor, *attempts: Attempt, judge: Judge = as_the_reference) -> None:
    """A member rates these sample answers and compares each with the reference."""
    for attempt in attempts:
        rate(desk, member, attempt, judge)
        with desk.work(member) as work:
            calibration.compare(work, attempt.id)


def a_finished_round(desk: Desk, member: Actor, judge: Judge = as_the_reference) -> Round:
    """A whole round, from the first sample answer to the last."""
    begun = a_round(desk, member)
    rate_and_compare(desk, member, *attempts_of(desk, member), judge=judge)
    with desk.work(COMMAND_LINE) as work:
        return work.rounds.get(begun.id)


def a_licence(desk: Desk, member: Actor) -> Licence:
    """A licence, earned today."""
    a_finished_round(desk, member)
    with desk.work(COMMAND_LINE) as work:
        return work.licences.of(PersonId(member.id))[0]
