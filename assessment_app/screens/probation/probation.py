"""The trainee's page: goals, milestones, check-ins and reports, each value over the months, and who reads what."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.check_ins import CheckIn
from assessment_app.domain.evaluations import Evaluation
from assessment_app.domain.people import PersonId
from assessment_app.screens import frame
from assessment_app.screens.filling import opened
from assessment_app.screens.probation import integrity
from assessment_app.screens.probation.naming import day_of
from assessment_app.screens.probation.timeline import first_evaluation, milestones, title_of
from assessment_app.screens.probation.values import goals, over_the_months
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import check_ins
from assessment_app.services.trainee_file import TraineeFile, look_on, read_file

NEAR = 14
"""Days before its date from which writing a report is the first thing this page offers."""


def show(visit: Visit) -> None:
    """The page of one probation, for everybody around the trainee."""
    file = opened(visit, read_file, look_on, visit.ident)
    trainee = file.people[file.probation.trainee].name

    frame.heading(visit, trainee, visit.say("Probations"), badge=day_of(visit, file.probation, file.today))
    with st.container(width=1240):
        _around(visit, file)
        _first_thing(visit, file)
        left, right = st.columns([5, 4], gap="large")
        with left:
            goals(visit, file)
            _check_ins(visit, file)
            _reports(visit, file)
            over_the_months(visit, file)
        with right:
            milestones(visit, file)
        integrity.box(visit)
        _who_reads_what(visit)


def _around(visit: Visit, file: TraineeFile) -> None:
    mentors = [file.people[one.mentor].name for one in file.mentorships if one.mentor in file.companions.mentors]
    st.text(
        visit.say(
            "{first} to {last} · mentor: {mentors} · evaluator: {evaluator}",
            first=visit.day(file.probation.starts_on),
            last=visit.day(file.probation.ends_on),
            mentors=visit.voice.listed(mentors) or visit.say("nobody today"),
            evaluator=file.people[file.probation.evaluator].name,
        )
    )
    if ahead := next((one for one in file.milestones if one.done_at is None), None):
        st.text(
            visit.say("First to do: {title}, {day}", title=title_of(visit, file, ahead), day=visit.day(ahead.due_on))
        )


def _first_thing(visit: Visit, file: TraineeFile) -> None:
    """The one thing this reader came for, if there is one."""
    me = PersonId(visit.actor.id)
    if me in file.companions.mentors:
        _of_the_mentor(visit, file, me)
    elif me == file.probation.evaluator:
        _of_the_evaluator(visit, file)
    elif me == file.probation.trainee:
        _of_the_trainee(visit, file)


def _of_the_mentor(visit: Visit, file: TraineeFile, me: PersonId) -> None:
    unfinished = next((one for one in file.check_ins if one.mentor == me and one.shared_at is None), None)
    if unfinished is not None:
        label = visit.say("Continue your check-in of {day}", day=visit.day(unfinished.held_on))
    else:
        label = visit.say("New check-in")
    pressed = st.button(label, type="primary", icon=":material/edit_note:", key="check-in")
    if pressed and (begun := visit.does(check_ins.begin, file.probation.id)):
        visit.goes("check-in", begun.id)


def _of_the_evaluator(visit: Visit, file: TraineeFile) -> None:
    moment = first_evaluation(file)
    if moment is None or (moment.due_on - file.today).days > NEAR:
        return
    label = visit.say("Write the report: {title}", title=title_of(visit, file, moment))
    if st.button(plain(label), type="primary", icon=":material/edit_note:", key="report"):
        visit.goes("evaluation", moment.id)


def _of_the_trainee(visit: Visit, file: TraineeFile) -> None:
    report = next((one for one, _ in file.reports if one.acknowledged_at is None), None)
    talk = next((one for one, _ in file.talks if one.acknowledged_at is None), None)
    if report is not None:
        if st.button(visit.say("Read your evaluation report"), type="primary", key="read-report"):
            visit.goes("evaluation-read", report.id)
    elif talk is not None:
        label = visit.say("Read the check-in of {day}", day=visit.day(talk.held_on))
        if st.button(label, type="primary", key="read-talk"):
            visit.goes("check-in-read", talk.id)


def _check_ins(visit: Visit, file: TraineeFile) -> None:
    st.subheader(visit.say("Check-ins"), anchor=False)
    if not file.check_ins:
        st.markdown(
            visit.say("None yet. The mentor writes one after each talk; the trainee reads it once it is shared.")
        )
    for one in file.check_ins:
        with st.container(horizontal=True, vertical_alignment="center", key=f"talk-{one.id}"):
            with st.container(width="stretch", gap=None):
                st.text(visit.day(one.held_on))
                st.text(_talk_state(visit, file, one))
            screen = "check-in-read" if one.shared_at else "check-in"
            visit.door(screen, visit.say("Read") if one.shared_at else visit.say("Continue"), one.id)


def _talk_state(visit: Visit, file: TraineeFile, one: CheckIn) -> str:
    mentor = file.people[one.mentor].name
    if one.shared_at is None:
        return visit.say("{name}, not shared yet", name=mentor)
    if one.acknowledged_at is None:
        return visit.say("{name}, shared, not acknowledged yet", name=mentor)
    return visit.say("{name}, acknowledged on {moment}", name=mentor, moment=visit.moment(one.acknowledged_at))


def _reports(visit: Visit, file: TraineeFile) -> None:
    st.subheader(visit.say("Evaluation reports"), anchor=False)
    if not file.evaluations:
        st.markdown(
            visit.say("None yet. The evaluator writes one at each evaluation interview; it appears here once signed.")
        )
    for one in file.evaluations:
        with st.container(horizontal=True, vertical_alignment="center", key=f"report-{one.id}"):
            with st.container(width="stretch", gap=None):
                title = next(title_of(visit, file, step) for step in file.milestones if step.id == one.milestone)
                st.markdown(plain(title))
                st.text(_report_state(visit, one))
            if one.signed_at:
                visit.door("evaluation-read", visit.say("Read"), one.id)
            else:
                visit.door("evaluation", visit.say("Continue"), one.milestone)


def _report_state(visit: Visit, one: Evaluation) -> str:
    if one.signed_at is None:
        return visit.say("not signed yet; only you see it")
    if one.acknowledged_at is None:
        return visit.say("signed on {moment}, not acknowledged yet", moment=visit.moment(one.signed_at))
    return visit.say("signed; acknowledged on {moment}", moment=visit.moment(one.acknowledged_at))


def _who_reads_what(visit: Visit) -> None:
    say = visit.say
    st.subheader(say("Who reads what"), anchor=False)
    lines = (
        say("This page with goals and milestones: the trainee, the mentors, the evaluator and the coordinator."),
        say(
            "A check-in: its mentor only; once shared, also the trainee, the other mentors, the evaluator and the "
            "coordinator."
        ),
        say("A reply: the trainee only; once acknowledged, everybody who reads the check-in or the report."),
        say(
            "An evaluation report: the evaluator only; once signed, also the trainee, the mentors and the coordinator."
        ),
        say("Every opening of this page, a check-in or a report stands in the trail, with name and moment."),
    )
    with st.container(width=720):
        st.markdown("\n".join(f"- {line}" for line in lines))
