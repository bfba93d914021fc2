"""The milestones of a probation in time: done, overdue, next and later, each with what can be done about it."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.instruments import MilestoneKind
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.probation import Milestone
from assessment_app.domain.progress import Standing, timeline
from assessment_app.screens.probation.naming import STANDING_LOOKS, standing_name
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import probations
from assessment_app.services.trainee_file import TraineeFile

SOON = 4
"""How many steps still to come stand open; those after them are folded away."""
FOLLOWED = frozenset({MilestoneKind.ONBOARDING, MilestoneKind.TRAINING})


def milestones(visit: Visit, file: TraineeFile) -> None:
    """What is overdue and what comes next, open; what is done and what is far away, folded."""
    st.subheader(visit.say("Milestones"), anchor=False)
    stops = timeline(file.milestones, file.today)
    if done := [stop for stop in stops if stop[1] is Standing.DONE]:
        with st.expander(visit.voice.count("{n} step done", "{n} steps done", len(done)), key="steps-done"):
            for stop in done:
                _stop(visit, file, *stop)
    coming = [stop for stop in stops if stop[1] is not Standing.DONE]
    pressing = sum(standing is Standing.OVERDUE for _, standing in coming) + SOON
    for stop in coming[:pressing]:
        _stop(visit, file, *stop)
    if later := coming[pressing:]:
        with st.expander(visit.voice.count("{n} step later", "{n} steps later", len(later)), key="steps-later"):
            for stop in later:
                _stop(visit, file, *stop)


def title_of(visit: Visit, file: TraineeFile, milestone: Milestone) -> str:
    """What a milestone is called in the plan."""
    return next(visit.words(step.title) for step in file.plan.milestones if step.id == milestone.step)


def _stop(visit: Visit, file: TraineeFile, milestone: Milestone, standing: Standing) -> None:
    icon, colour = STANDING_LOOKS[standing]
    with st.container(horizontal=True, vertical_alignment="top", key=f"step-{milestone.id}"):
        st.badge(standing_name(visit, standing), icon=icon, color=colour)  # type: ignore[arg-type]
        with st.container(width="stretch", gap=None):
            st.markdown(plain(title_of(visit, file, milestone)))
            st.text(_when(visit, file, milestone))
        if standing is not Standing.DONE:
            _deed(visit, file, milestone)


def _when(visit: Visit, file: TraineeFile, milestone: Milestone) -> str:
    if milestone.done_at is None:
        return visit.day(milestone.due_on)
    by = file.people[milestone.done_by].name if milestone.done_by else ""
    return visit.say("noted on {moment} by {name}", moment=visit.moment(milestone.done_at), name=by)


def _deed(visit: Visit, file: TraineeFile, milestone: Milestone) -> None:
    if milestone.kind in FOLLOWED and _may_note(visit, file):
        if st.button(visit.say("Note as done"), key=f"note-{milestone.id}", type="tertiary"):
            _ask(visit, file, milestone)
    elif milestone == first_evaluation(file) and visit.actor.id == file.probation.evaluator:
        visit.door("evaluation", visit.say("Write the report"), milestone.id, icon=":material/edit_note:")


def first_evaluation(file: TraineeFile) -> Milestone | None:
    """The evaluation that is to be written next."""
    open_ones = (one for one in file.milestones if one.kind is MilestoneKind.EVALUATION and one.done_at is None)
    return next(open_ones, None)


def _may_note(visit: Visit, file: TraineeFile) -> bool:
    return PersonId(visit.actor.id) in file.companions.mentors or Role.COORDINATOR in visit.roles


def _ask(visit: Visit, file: TraineeFile, milestone: Milestone) -> None:
    @st.dialog(visit.say("Note as done"))
    def ask() -> None:
        st.markdown(f"**{plain(title_of(visit, file, milestone))}**")
        st.markdown(
            visit.say(
                "You note that {name} followed this. It cannot be taken back.",
                name=plain(file.people[file.probation.trainee].name),
            )
        )
        pressed = st.button(visit.say("Note it"), type="primary", key="sure")
        if pressed and visit.does(probations.reach_milestone, milestone.id) is not None:
            st.rerun()

    ask()
