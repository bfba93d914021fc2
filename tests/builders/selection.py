"""A procedure, a candidacy, and the candidate who comes in with link and code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from assessment_app.domain.instruments import Level, StarrSet, ValueName
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, PersonId
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.selection import CalibrationDemand, Candidacy, LanguageRegime, Procedure, Seat
from assessment_app.services import candidacies, intake, invitations, procedures
from assessment_app.services.desk import DOOR, Desk
from tests.builders.desks import the_catalogue
from tests.builders.people import Zone

TWO_VALUES = (ValueName.INTEGRITY, ValueName.RESPECT)
DAYS_FOR_THE_INTAKE = 10


def first_questions(values: Iterable[ValueName]) -> tuple[str, ...]:
    """The first question of the bank after each of these values."""
    return tuple(the_catalogue().latest(StarrSet, value.value).instrument.questions[0].id for value in values)


def choices(
    zone: Zone,
    *,
    today: date,
    values: tuple[ValueName, ...] = TWO_VALUES,
    questions: tuple[str, ...] | None = None,
    reference: str = "INP-2026-01",
    regime: LanguageRegime = LanguageRegime.BILINGUAL,
    seats: tuple[Seat, ...] | None = None,
) -> procedures.Choices:
    """What a coordinator fills in: two values and a question for each, unless said otherwise."""
    committee = tuple(Seat(PersonId(one.id), chair=one is zone.chair) for one in zone.members)
    return procedures.Choices(
        reference=reference,
        post="Inspecteur interventie",
        level=Level.OPERATIONAL,
        regime=regime,
        values=values,
        values_reason="" if set(values) == set(ValueName) else "The post asks for these above all.",
        questions=first_questions(values) if questions is None else questions,
        intake_form="operational",
        seats=seats or committee,
        intake_due=today + timedelta(days=DAYS_FOR_THE_INTAKE),
    )


def a_procedure(
    desk: Desk,
    zone: Zone,
    *,
    values: tuple[ValueName, ...] = TWO_VALUES,
    questions: tuple[str, ...] | None = None,
    reference: str = "INP-2026-01",
    regime: LanguageRegime = LanguageRegime.BILINGUAL,
    seats: tuple[Seat, ...] | None = None,
    calibration: CalibrationDemand = CalibrationDemand.OFF,
) -> Procedure:
    """A procedure of the coordinator with the three members on its committee."""
    with desk.work(zone.coordinator) as work:
        chosen = choices(
            zone,
            today=work.today,
            values=values,
            questions=questions,
            reference=reference,
            regime=regime,
            seats=seats,
        )
        return procedures.make_procedure(work, replace(chosen, calibration=calibration))


def a_candidacy(
    desk: Desk,
    zone: Zone,
    procedure: Procedure,
    *,
    name: str = "Thomas Lemmens",
    email: str | None = None,
    language: Language = Language.NL,
) -> Candidacy:
    """A candidacy, added and not invited yet."""
    address = email or f"{name.lower().replace(' ', '.')}@candidate.example"
    with desk.work(zone.coordinator) as work:
        return candidacies.add_candidacy(work, procedure.id, name, address, language)


def an_invitation(desk: Desk, zone: Zone, candidacy: Candidacy) -> invitations.FreshInvitation:
    """A fresh invitation for a candidacy."""
    with desk.work(zone.coordinator) as work:
        return invitations.invite(work, candidacy.id)


def come_in(desk: Desk, fresh: invitations.FreshInvitation, language: Language = Language.NL) -> Actor:
    """The candidate, come in with link and code."""
    with desk.work(DOOR) as work:
        welcome = invitations.come_in(work, fresh.token, fresh.code, language)
    if isinstance(welcome, Refusal):
        raise welcome
    return welcome.session.actor


def the_candidate(desk: Desk, zone: Zone, candidacy: Candidacy) -> Actor:
    """The candidate at their form: invited, come in, the privacy notice read."""
    candidate = come_in(desk, an_invitation(desk, zone, candidacy))
    with desk.work(candidate) as work:
        intake.read_notice(work)
    return candidate


def behind_the_link(candidacy: Candidacy) -> Actor:
    """The candidate as an actor without a session: who they are, without coming in again."""
    return Actor(Kind.CANDIDATE, candidacy.id)
