"""Starting a probation: who, with whom, by which plan, from which day; with a look at the goals and dates it gives."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from assessment_app.banks import Released
from assessment_app.domain.instruments import Level, ProbationPlan
from assessment_app.domain.people import Person
from assessment_app.domain.probation import Goal, dated, last_day
from assessment_app.screens import frame
from assessment_app.screens.choosing import one_of
from assessment_app.screens.probation.naming import value_names
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import starting
from assessment_app.services.probations import Beginning, start
from assessment_app.services.starting import Offer, Ready

EARLIEST, LATEST = timedelta(days=190), timedelta(days=365)
"""How far before and after today a start day may be chosen."""


def show(visit: Visit) -> None:
    """The choices, what they lead to, and the start."""
    with visit.work() as work:
        offer = starting.offer(work)

    frame.heading(visit, visit.say("Start a probation"), visit.say("Probations"), visit.say("Start"))
    with st.container(width=860):
        ready = _candidacy(visit, offer)
        beginning = _choices(visit, offer, ready)
        goals = ready.goals if ready is not None else ()
        _goals(visit, offer, goals)
        if beginning is None:
            st.markdown(visit.say("Choose the people, the plan and the day; the dates then stand here."))
            return
        _preview(visit, offer, beginning)
        if st.button(visit.say("Start the probation"), type="primary", key="start"):
            _ask(visit, offer, beginning)


def _candidacy(visit: Visit, offer: Offer) -> Ready | None:
    asked = st.query_params.get("id", "")
    choices: list[Ready | None] = [*offer.waiting, None]
    at = next((number for number, one in enumerate(offer.waiting) if one.candidacy.id == asked), len(choices) - 1)
    return st.selectbox(
        visit.say("From which selection"),
        choices,
        index=at,
        format_func=lambda one: _ready_name(visit, one),
        key="start-candidacy",
    )


def _ready_name(visit: Visit, one: Ready | None) -> str:
    if one is None:
        return visit.say("From none")
    return f"{one.candidacy.name} · {one.reference} · {one.post}"


def _choices(visit: Visit, offer: Offer, ready: Ready | None) -> Beginning | None:
    trainee = _person(visit, visit.say("Trainee"), offer.trainees, "start-trainee", ready)
    _missing_account(visit, offer)
    mentor = _person(visit, visit.say("Mentor"), offer.mentors, "start-mentor")
    evaluator = _person(visit, visit.say("Evaluator"), offer.evaluators, "start-evaluator")
    plan = _plan(visit, offer, ready)
    day = st.date_input(
        visit.say("First day"), value=offer.today, format="DD/MM/YYYY", key="start-day",
        min_value=offer.today - EARLIEST, max_value=offer.today + LATEST, width=220,
    )  # fmt: skip
    if trainee is None or mentor is None or evaluator is None or day is None:
        return None
    candidacy = ready.candidacy.id if ready is not None else None
    return Beginning(candidacy, trainee.id, mentor.id, evaluator.id, plan.instrument.name, day)


def _person(
    visit: Visit, label: str, people: tuple[Person, ...], key: str, ready: Ready | None = None
) -> Person | None:
    same = (number for number, one in enumerate(people) if ready and one.name == ready.candidacy.name)
    # The key carries the candidacy: another one suggests another trainee.
    return st.selectbox(
        label,
        people,
        index=next(same, None),
        format_func=lambda one: f"{one.name}, {one.email}",
        placeholder=visit.say("Choose somebody"),
        key=f"{key}-{ready.candidacy.id}" if ready else key,
    )


def _missing_account(visit: Visit, offer: Offer) -> None:
    who = visit.voice.listed(one.name for one in offer.administrators)
    st.text(
        visit.say(
            "Is the trainee not in the list? An account with the role “trainee” is made by an administrator: {names}.",
            names=who,
        )
    )


def _plan(visit: Visit, offer: Offer, ready: Ready | None) -> Released[ProbationPlan]:
    """The plan; at first that for the level of the post, or the operational one."""
    level = ready.level if ready else Level.OPERATIONAL
    fitting = [number for number, plan in enumerate(offer.plans) if plan.instrument.level is level]
    return one_of(
        visit,
        visit.say("Plan"),
        offer.plans,
        lambda one: visit.say(
            "{title}, version {n}", title=visit.words(one.instrument.title), n=one.instrument.version
        ),
        f"start-plan-{level}",
        begin=next(iter(fitting), 0),
        many=True,
    )


def _goals(visit: Visit, offer: Offer, goals: tuple[Goal, ...]) -> None:
    names = value_names(visit, offer.values)
    st.subheader(visit.say("First goals"), anchor=False)
    st.markdown(
        visit.say("The points to work on that the committee noted, in its words. Its ratings do not come along.")
    )
    for goal in goals:
        with st.container(border=True, gap=None):
            st.markdown(f"**{plain(names[goal.value])}**")
            st.text(goal.text)
    if not goals:
        st.text(visit.say("None. Mentor and trainee agree on goals in their check-ins."))


def _preview(visit: Visit, offer: Offer, beginning: Beginning) -> None:
    plan = next(one.instrument for one in offer.plans if one.instrument.name == beginning.plan)
    last = last_day(beginning.starts_on, plan.months)
    st.subheader(visit.say("Dates"), anchor=False)
    st.text(visit.say("From {first} to {last}", first=visit.day(beginning.starts_on), last=visit.day(last)))
    steps = dated(plan, beginning.starts_on)
    label = visit.voice.count("{n} milestone", "{n} milestones", len(steps))
    with st.expander(label, key="start-dates", expanded=True):
        rows = [
            {visit.say("Day"): visit.day(due), visit.say("Milestone"): plain(visit.words(step.title))}
            for step, due in steps
        ]
        st.table(rows, border="horizontal")


def _ask(visit: Visit, offer: Offer, beginning: Beginning) -> None:
    people = {one.id: plain(one.name) for one in (*offer.trainees, *offer.mentors, *offer.evaluators)}

    @st.dialog(visit.say("Start the probation"))
    def ask() -> None:
        st.markdown(
            visit.say(
                "The probation of {trainee} begins on {day}. {trainee}, {mentor} and {evaluator} can read its page "
                "from now on. The start cannot be taken back.",
                trainee=people[beginning.trainee],
                mentor=people[beginning.mentor],
                evaluator=people[beginning.evaluator],
                day=plain(visit.day(beginning.starts_on)),
            )
        )
        pressed = st.button(visit.say("Start it"), type="primary", key="sure")
        if pressed and (begun := visit.does(start, beginning)):
            visit.goes("probation", begun.id)

    ask()
