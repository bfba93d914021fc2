"""The sample answers that the bank has for calibration, and which of them a member is given next."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.domain.calibration import Exercise, chosen
from assessment_app.domain.instruments import CalibrationSet, LicenceTerms, StarrSet
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.services.desk import Work


def can_be_calibrated(work: Work) -> bool:
    """Whether the bank has what a round of calibration takes; no personal data."""
    work.check(Action.READ_INSTRUMENTS)
    return terms_today(work) is not None


def anchors_today(work: Work) -> str:
    """The newest version of the values and their anchors, such as ``values/polbru/2``."""
    return str(work.catalogue.values.key)


def terms_today(work: Work) -> LicenceTerms | None:
    """What a licence asks today; nothing when there are not as many sample answers as one round takes."""
    if not work.catalogue.names(LicenceTerms):
        return None
    terms = work.catalogue.the(LicenceTerms).instrument
    return terms if sum(1 for _ in _offered(work)) >= terms.cases else None


def drawn(work: Work, person: PersonId, count: int) -> tuple[Exercise, ...]:
    """So many sample answers for this person's next round, which the dice put in order between equals."""
    shuffled = sorted(((work.dice.identifier(), one) for one in _offered(work)), key=lambda pair: pair[0])
    before = [
        work.snapshots.get(attempt.exercise, Exercise).case.id
        for round_ in reversed(work.rounds.of(person))
        for attempt in work.attempts.of(round_.id)
    ]
    return chosen([exercise for _, exercise in shuffled], before, count)


def _offered(work: Work) -> Iterator[Exercise]:
    """Every sample answer whose question the bank has, in its newest version."""
    values = work.catalogue.values
    by_name = {value.id: value for value in values.instrument.values}
    sets = [work.catalogue.latest(StarrSet, name) for name in work.catalogue.names(StarrSet)]
    asked = {question.id: (question, str(starr.key)) for starr in sets for question in starr.instrument.questions}
    for name in work.catalogue.names(CalibrationSet):
        cases = work.catalogue.latest(CalibrationSet, name)
        for case in cases.instrument.cases:
            if case.question in asked:
                question, source = asked[case.question]
                sources = (str(values.key), source, str(cases.key))
                yield Exercise(value=by_name[cases.instrument.value], question=question, case=case, sources=sources)
