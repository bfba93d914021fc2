"""Walks the invented trainee through the first weeks of a probation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from assessment_app.demonstration.calendar import Calendar
from assessment_app.domain.instruments import MilestoneKind
from assessment_app.domain.people import Actor, PersonId
from assessment_app.domain.probation import Probation
from assessment_app.domain.selection import Procedure, Stage
from assessment_app.services import check_ins, entries, probations
from assessment_app.services.desk import Desk

DAY = 56
"""How many days ago the probation began."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One invented check-in."""

    days_ago: int
    values: tuple[str, ...]
    observed: str
    effect: str
    feedback: str
    view: str
    agreed: str
    ratings: dict[str, str]
    reply: str = ""
    acknowledged: bool = True


TALKS = (
    Talk(
        42,
        ("respect", "teamwork"),
        "Bij een burenruzie liet Ines beide partijen uitspreken en vatte ze samen voor ze iets voorstelde.",
        "De toon zakte, er was geen tweede ploeg nodig.",
        "Gezegd dat het samenvatten werkte en dat ze haar collega sneller mag laten aanvullen.",
        "Ines vond het moeilijk dat één bewoner haar bleef onderbreken.",
        "Bij de volgende tussenkomst vooraf afspreken wie het woord voert.",
        {"respect": "as-expected", "teamwork": "growing"},
        "Dank u, dat afspreken vooraf heeft ondertussen al twee keer geholpen.",
    ),
    Talk(
        28,
        ("transparency", "professionalism"),
        "Ines legde een bestuurder uit waarom zijn voertuig werd getakeld, met het artikel erbij, maar pas nadat hij "
        "er drie keer naar vroeg.",
        "De bestuurder bleef boos, maar tekende en vertrok.",
        "Besproken dat de reden eerst komt en de maatregel daarna.",
        "Ines wou zeker zijn van het artikel voor ze iets zei.",
        "Drie vaste zinnen voorbereiden om een maatregel uit te leggen.",
        {"transparency": "growing", "professionalism": "as-expected"},
    ),
    Talk(
        12,
        ("client-orientation",),
        "Aan het onthaal hielp Ines een slachtoffer van diefstal met de aangifte en gaf ze een naam en een nummer mee.",
        "De persoon belde terug om te bedanken.",
        "Gezegd dat het meegeven van een naam precies is wat de zone bedoelt.",
        "Ines had graag meer tijd gehad om te luisteren.",
        "",
        {"client-orientation": "as-expected"},
        acknowledged=False,
    ),
)


def six_months(desk: Desk, calendar: Calendar, actors: dict[str, Actor], procedure: Procedure) -> None:
    """A probation that began some weeks ago, with what happened since."""
    probation = _start(desk, calendar, actors, procedure)
    _days_followed(desk, calendar, actors, probation)
    for talk in TALKS:
        _hold(desk, calendar, actors, probation, talk)


def _start(desk: Desk, calendar: Calendar, actors: dict[str, Actor], procedure: Procedure) -> Probation:
    calendar.wind(DAY + 7, 10)
    with desk.work(actors["coordinator"]) as work:
        first = next(one for one in work.candidacies.of(procedure.id) if one.stage is Stage.DECIDED)
        beginning = probations.Beginning(
            first.id,
            trainee=PersonId(actors["trainee"].id),
            mentor=PersonId(actors["mentor"].id),
            evaluator=PersonId(actors["evaluator"].id),
            plan="operational",
            starts_on=calendar.today - timedelta(days=DAY),
        )
        return probations.start(work, beginning)


def _days_followed(desk: Desk, calendar: Calendar, actors: dict[str, Actor], probation: Probation) -> None:
    with desk.work(actors["coordinator"]) as work:
        steps = work.milestones.of(probation.id)
    followed = {MilestoneKind.ONBOARDING, MilestoneKind.TRAINING}
    for step in steps:
        if step.kind in followed and step.due_on < calendar.today - timedelta(days=3):
            calendar.wind((calendar.today - step.due_on).days, 17)
            with desk.work(actors["mentor"]) as work:
                probations.reach_milestone(work, step.id)


def _hold(desk: Desk, calendar: Calendar, actors: dict[str, Actor], probation: Probation, talk: Talk) -> None:
    calendar.wind(talk.days_ago, 21, 30)
    with desk.work(actors["mentor"]) as work:
        check_in = check_ins.begin(work, probation.id)
    due = calendar.today - timedelta(days=talk.days_ago - 14)
    fields = {
        "values": json.dumps(talk.values),
        "observed": talk.observed,
        "effect": talk.effect,
        "feedback": talk.feedback,
        "view": talk.view,
        **({"agreed": talk.agreed, "agreed-by": due.isoformat()} if talk.agreed else {}),
        **{f"{value}/rating": point for value, point in talk.ratings.items()},
    }
    with desk.work(actors["mentor"]) as work:
        for field, value in fields.items():
            entries.save(work, check_ins.form_of(check_in.id), field, value, 0)
    with desk.work(actors["mentor"]) as work:
        check_ins.share(work, check_in.id)
    if talk.acknowledged:
        _answer(desk, calendar, actors, check_in.id, talk)


def _answer(desk: Desk, calendar: Calendar, actors: dict[str, Actor], check_in: str, talk: Talk) -> None:
    calendar.wind(talk.days_ago - 1, 8)
    with desk.work(actors["trainee"]) as work:
        if talk.reply:
            entries.save(work, check_ins.reply_form_of(check_in), "reply", talk.reply, 0)
    with desk.work(actors["trainee"]) as work:
        check_ins.acknowledge(work, check_in)
