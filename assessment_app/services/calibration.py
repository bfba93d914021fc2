"""The calibration room: beginning a round of sample answers, rating them, seeing the reference, earning a licence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from assessment_app.domain.calibration import (
    Attempt,
    AttemptId,
    Exercise,
    Licence,
    Round,
    RoundId,
    granted,
    valid_licence,
)
from assessment_app.domain.calibration_outcome import Outcome, outcome_of, rated
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.events import CalibrationFinished, CalibrationStarted, CaseCompared
from assessment_app.domain.instruments import BankKey, LicenceTerms
from assessment_app.domain.language import Texts
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotNow
from assessment_app.domain.scoring import Guide, ScoredAnswer, answers_from
from assessment_app.services.desk import Work
from assessment_app.services.sample_answers import anchors_today, drawn, terms_today


@dataclass(frozen=True, slots=True)
class Result:
    """A finished round in figures, with the terms of its day and the licence it earned, if it did."""

    round: RoundId
    finished_at: datetime
    outcome: Outcome
    terms: LicenceTerms
    licence: Licence | None


@dataclass(frozen=True, slots=True)
class Room:
    """What a member finds in the calibration room.

    `terms` is nothing as long as the bank cannot fill a round; `licence` counts today for the newest `anchors`, and
    `lapsed` is the newest one that does not; `attempts` are those of the open round, `results` the finished rounds,
    the newest first.
    """

    terms: LicenceTerms | None
    anchors: str
    licence: Licence | None
    lapsed: Licence | None
    attempts: tuple[Attempt, ...]
    results: tuple[Result, ...]

    @property
    def left(self) -> tuple[Attempt, ...]:
        """The sample answers of the open round that are still to be rated."""
        return tuple(attempt for attempt in self.attempts if attempt.compared_at is None)


@dataclass(frozen=True, slots=True)
class Revealed:
    """What is shown once the ratings are final: the sample answer with its reference, and what the member gave."""

    exercise: Exercise
    answer: ScoredAnswer


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """One sample answer and the grid to rate it on; nothing of its reference is in here before it was compared.

    `left` are the other sample answers of the round that are still to be rated, in order.
    """

    attempt: Attempt
    guide: Guide
    told: Texts
    entries: Mapping[str, Entry]
    of_all: int
    left: tuple[AttemptId, ...]
    revealed: Revealed | None


def form_of(attempt: AttemptId) -> Form:
    """The name of an attempt among the entries."""
    return Form(FormKind.CALIBRATION, attempt)


def room(work: Work) -> Room:
    """Everything of one's own calibration.

    Raises:
        NotAllowed: for others than members.
    """
    work.check(Action.CALIBRATE, work.who.person)
    person = work.person
    rounds = work.rounds.of(person)
    held = work.licences.of(person)
    anchors = anchors_today(work)
    licence = valid_licence(held, work.today, anchors)
    return Room(
        terms=terms_today(work),
        anchors=anchors,
        licence=licence,
        lapsed=held[0] if held and licence is None else None,
        attempts=next((work.attempts.of(one.id) for one in rounds if one.finished_at is None), ()),
        results=tuple(_result(work, one, one.finished_at, held) for one in rounds if one.finished_at is not None),
    )


def unfinished(work: Work, person: PersonId) -> Round | None:
    """The round a member has not finished yet, if there is one.

    Raises:
        NotAllowed: for others than that member.
    """
    work.check(Action.CALIBRATE, person)
    return next((one for one in work.rounds.of(person) if one.finished_at is None), None)


def start(work: Work) -> Round:
    """A new round, with the sample answers and the terms of a licence frozen as they are today.

    Raises:
        NotAllowed: for others than members.
        NotNow: a round is open already, in this or another window; or the bank cannot fill a round.
    """
    work.require(Action.CALIBRATE, work.who.person)
    person = work.person
    work.people.lock(person)
    if unfinished(work, person) is not None:
        raise NotNow("calibration.open_already")
    if (terms := terms_today(work)) is None:
        raise NotNow("calibration.nothing_to_rate")
    mark = work.snapshots.keep("licence", str(BankKey.of(terms)), terms, work.now)
    begun = work.rounds.add(Round(RoundId(work.dice.identifier()), person, mark, anchors_today(work), work.now))
    for place, exercise in enumerate(drawn(work, person, terms.cases), start=1):
        kept = work.snapshots.keep("exercise", exercise.case.id, exercise, work.now)
        work.attempts.add(Attempt(AttemptId(work.dice.identifier()), begun.id, place, kept))
    work.record(CalibrationStarted(begun.id))
    return begun


def open_attempt(work: Work, attempt_id: str) -> SampleAnswer:
    """One sample answer of one's own round, to rate it or to look back at it.

    Raises:
        NotAllowed: it is somebody else's.
        NotFound: there is no such attempt.
    """
    attempt = work.attempts.get(attempt_id)
    work.check(Action.CALIBRATE, work.rounds.get(attempt.round).person)
    exercise = _exercise(work, attempt)
    others = work.attempts.of(attempt.round)
    return SampleAnswer(
        attempt=attempt,
        guide=exercise.guide,
        told=exercise.case.answer,
        entries=work.entries.of(form_of(attempt.id)),
        of_all=len(others),
        left=tuple(one.id for one in others if one.compared_at is None and one.id != attempt.id),
        revealed=None if attempt.compared_at is None else Revealed(exercise, _answer(work, attempt)),
    )


def ready_to_compare(work: Work, attempt_id: str) -> Attempt:
    """The attempt, if it could be compared now; asked before the member is asked to confirm.

    Raises:
        NotAllowed, NotNow, Incomplete: as `compare` would.
    """
    attempt = work.attempts.get(attempt_id)
    work.check(Action.CALIBRATE, work.rounds.get(attempt.round).person)
    return attempt.ready(_answer(work, attempt))


def compare(work: Work, attempt_id: str) -> Attempt:
    """The ratings become final and the reference is shown; with the last one the round is over.

    A round that is close enough to the reference earns a licence; after another one, a new round may begin.

    Raises:
        NotAllowed: it is somebody else's.
        NotNow: it was compared before.
        Incomplete: a tick, a rating or its evidence is missing.
    """
    round_ = work.rounds.lock(work.attempts.get(attempt_id).round)
    work.require(Action.CALIBRATE, round_.person)
    attempt = work.attempts.lock(attempt_id)
    compared = work.attempts.save(attempt.compared(_answer(work, attempt), work.now))
    work.record(CaseCompared(compared.id))
    if all(one.compared_at is not None for one in work.attempts.of(round_.id)):
        _finish(work, round_)
    return compared


def _finish(work: Work, round_: Round) -> None:
    finished = work.rounds.save(round_.finished(work.now))
    terms = work.snapshots.get(finished.terms, LicenceTerms)
    earned = _outcome(work, finished).earns(terms)
    if earned:
        work.licences.add(granted(finished, work.dice.identifier(), terms, work.today))
    work.record(CalibrationFinished(finished.id, licence=earned))


def _result(work: Work, round_: Round, finished_at: datetime, held: Sequence[Licence]) -> Result:
    licence = next((one for one in held if one.round == round_.id), None)
    terms = work.snapshots.get(round_.terms, LicenceTerms)
    return Result(round_.id, finished_at, _outcome(work, round_), terms, licence)


def _outcome(work: Work, round_: Round) -> Outcome:
    return outcome_of([rated(_exercise(work, one), _answer(work, one)) for one in work.attempts.of(round_.id)])


def _exercise(work: Work, attempt: Attempt) -> Exercise:
    return work.snapshots.get(attempt.exercise, Exercise)


def _answer(work: Work, attempt: Attempt) -> ScoredAnswer:
    (answer,) = answers_from(_exercise(work, attempt).guide, work.entries.texts(form_of(attempt.id)))
    return answer
