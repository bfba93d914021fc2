"""A signed evaluation report, to read and to print; the trainee replies and acknowledges."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.filling import opened
from assessment_app.screens.probation import evidence
from assessment_app.screens.probation.naming import day_of, pair, rating_names, value_names
from assessment_app.screens.probation.reply import Answer, reply
from assessment_app.screens.visit import Visit
from assessment_app.services import evaluations
from assessment_app.services.evaluations import EvaluationPaper


def show(visit: Visit) -> None:
    """Every value with its rating and reason, the general remark, the evidence, the reply, the PDF."""
    paper = opened(visit, evaluations.read_evaluation, evaluations.read_on, visit.ident)
    report, trainee = paper.evaluation, paper.trainee.name
    if report.signed_at is None:
        visit.goes("evaluation", report.milestone)
        return

    title = next(visit.words(step.title) for step in paper.plan.milestones if step.id == paper.milestone.step)
    frame.heading(
        visit, title, trainee, visit.say("Evaluation report"), badge=day_of(visit, paper.probation, report.until)
    )
    with st.container(width=840):
        _facts(visit, paper)
        st.link_button(
            visit.say("Report (PDF)"), f"/documents/evaluation/{report.id}", icon=":material/picture_as_pdf:"
        )
        _verdicts(visit, paper)
        evidence.talks(visit, paper)
        reply(
            visit,
            Answer(
                str(evaluations.reply_form_of(report.id)),
                paper.trainee,
                paper.reply_entries,
                report.acknowledged_at,
                visit.say("Read by: you; once you acknowledge, also the evaluator, your mentors and the coordinator"),
            ),
            evaluations.acknowledge,
            report.id,
        )
        visit.door(
            "probation",
            visit.say("To the page of {name}", name=trainee),
            paper.probation.id,
            icon=":material/arrow_back:",
        )


def _facts(visit: Visit, paper: EvaluationPaper) -> None:
    report = paper.evaluation
    st.text(visit.say("Period: {first} to {last}", first=visit.day(report.since), last=visit.day(report.until)))
    if report.signed_at is not None:
        st.text(
            visit.say("Signed by {name} on {moment}", name=paper.evaluator.name, moment=visit.moment(report.signed_at))
        )
    st.text(visit.say("Mentors: {names}", names=visit.voice.listed(one.name for one in paper.mentors)))


def _verdicts(visit: Visit, paper: EvaluationPaper) -> None:
    names, words = value_names(visit, paper.values), rating_names(visit, paper.plan)
    st.subheader(visit.say("The nine values"), anchor=False)
    for verdict in paper.verdicts:
        with st.container(border=True, gap=None):
            st.markdown(pair(visit, names[verdict.value], words[verdict.rating]))
            if verdict.reason.strip():
                st.text(verdict.reason)
    st.subheader(visit.say("General remark"), anchor=False)
    st.text(paper.overall)
