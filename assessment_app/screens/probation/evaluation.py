"""The evaluator's report: per value the evidence of the period, the reason and the rating; then the signature."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.check_ins import NO_OPPORTUNITY
from assessment_app.domain.instruments import Value
from assessment_app.screens import frame
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.components.entry_form import Aside, Option, Section
from assessment_app.screens.filling import latest, opened, saved
from assessment_app.screens.probation import evidence, integrity
from assessment_app.screens.probation.naming import day_of, does, value_names
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import evaluations
from assessment_app.services.evaluations import EvaluationPaper


def show(visit: Visit) -> None:
    """The evidence, the report, the signature; `id` is the milestone the report belongs to."""
    report = opened(visit, evaluations.begin, evaluations.begun, visit.ident)
    with visit.work() as work:
        paper = evaluations.write_on(work, report.id)
        today = work.today

    trainee = paper.trainee.name
    title = next(visit.words(step.title) for step in paper.plan.milestones if step.id == paper.milestone.step)
    frame.heading(visit, title, trainee, visit.say("Evaluation report"), badge=day_of(visit, paper.probation, today))
    with st.container(width=1040):
        st.text(
            visit.say(
                "Period: {first} to {last}. Only you see this report until you sign it.",
                first=visit.day(report.since),
                last=visit.day(report.until),
            )
        )
        evidence.talks(visit, paper)
        own_words = {"next": visit.say("Next value")}
        entry_form(_form(visit, paper), say=visit.say, key=f"evaluation-{report.id}", own_words=own_words)
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(visit.say("Sign the report"), type="primary", key="sign"):
                _ask(visit, paper)
            visit.door("probation", visit.say("Later: it is kept for you"), paper.probation.id)
        integrity.box(visit)


def _form(visit: Visit, paper: EvaluationPaper) -> Paper:
    return {
        "form": str(evaluations.form_of(paper.evaluation.id)),
        "lang": visit.language.value,
        "layout": "grid",
        "sections": [*(_section(visit, paper, value) for value in paper.values.values), _overall(visit, paper)],
        "values": saved(visit, paper.entries),
        "saved_at": latest(visit, paper.entries),
    }


def _section(visit: Visit, paper: EvaluationPaper, value: Value) -> Section:
    say, lines = visit.say, evidence.lines_on(visit, paper, value.id)
    count = visit.voice.count("{n} check-in on this value", "{n} check-ins on this value", len(lines))
    definition: Aside = {"label": say("Definition in the policy plan"), "lines": [visit.words(value.definition)]}
    evidenced: Aside = {"label": count, "lines": lines}
    return {
        "id": value.id,
        "title": visit.words(value.label),
        "folds": True,
        "lead": None if lines else say("No check-in of this period named this value."),
        "asides": [evidenced, definition] if lines else [definition],
        "fields": [
            {
                "id": f"{value.id}/reason", "kind": "text", "label": say("Reason"), "rows": 3,
                "help": say("What was seen, when, and what it changed. The trainee reads this."),
                "read_by": _read_by(visit, paper),
            },
            {
                "id": f"{value.id}/rating", "kind": "scale", "label": say("Rating"), "required": True, "short": " ",
                "options": _points(visit, paper), "needs": f"{value.id}/reason",
                "needs_words": say("Write the reason first, or choose “No opportunity to observe”."),
            },
        ],
    }  # fmt: skip


def _points(visit: Visit, paper: EvaluationPaper) -> list[Option]:
    points: list[Option] = [
        {"value": point.id, "label": visit.words(point.label), "text": visit.words(point.meaning)}
        for point in paper.plan.scale
    ]
    return [
        *points,
        {
            "value": NO_OPPORTUNITY,
            "label": visit.say("No opportunity to observe"),
            "text": visit.say("Nothing could be seen in this period; that says nothing about the trainee."),
            "free": True,
        },
    ]


def _overall(visit: Visit, paper: EvaluationPaper) -> Section:
    say = visit.say
    return {
        "id": "overall",
        "title": say("General remark"),
        "folds": True,
        "fields": [
            {
                "id": "overall", "kind": "text", "label": say("General remark"), "rows": 4, "required": True,
                "help": say("What goes well, what is still to come, and what the zone offers to get there."),
                "read_by": _read_by(visit, paper),
            }
        ],
    }  # fmt: skip


def _read_by(visit: Visit, paper: EvaluationPaper) -> str:
    return visit.say("Read by: you; once signed, {name}, the mentors, the coordinator", name=paper.trainee.name)


def _ask(visit: Visit, paper: EvaluationPaper) -> None:
    @st.dialog(visit.say("Sign the report"))
    def ask() -> None:
        st.markdown(
            visit.say(
                "Your signature makes the report final. From now on {name}, the mentors and the coordinator can read "
                "and print it; {name} can reply.",
                name=plain(paper.trainee.name),
            )
        )
        pressed = st.button(visit.say("Sign it"), type="primary", key="sure")
        if pressed and does(visit, value_names(visit, paper.values), evaluations.sign, paper.evaluation.id) is not None:
            visit.goes("evaluation-read", paper.evaluation.id)

    ask()
