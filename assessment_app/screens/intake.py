"""The candidate's side: privacy notice, one section per screen, an overview, handing in, and the receipt."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment_app.domain.instruments import IntakeItem, IntakeSection
from assessment_app.domain.intake import answered, unanswered
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.selection import Stage
from assessment_app.screens import frame
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.filling import latest, saved
from assessment_app.screens.intake_fields import progress, sections, takes_so_long
from assessment_app.screens.notice import paragraphs
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import intake
from assessment_app.services.intake import IntakePaper

NOTICE, OVERVIEW = "notice", "overview"
"""The first and the last step; those between are named after the sections of the form."""
READING = 720
"""Pixels; about 75 characters."""
LOOK_EVERY = 2.0
"""Seconds; the last thing typed may be saved just after the overview was drawn."""


def show(visit: Visit) -> None:
    """The step the candidate is at; what comes after handing in, once that is done."""
    with visit.work() as work:
        paper = intake.where_i_am(work)
        late = work.today > paper.procedure.intake_due
    with st.container(width=READING, key="intake"):
        if paper.intake.submitted_at is not None:
            _handed_in(visit, paper)
        elif paper.candidacy.stage is Stage.WITHDRAWN:
            _withdrawn(visit, paper)
        else:
            _step(visit, paper, late=late)


def _step(visit: Visit, paper: IntakePaper, *, late: bool) -> None:
    steps = [NOTICE, *(section.id for section in paper.form.sections), OVERVIEW]
    at = steps.index(_where(paper, steps))
    _heading(visit, paper, steps, at)
    if at == 0:
        _notice(visit, paper, steps)
    elif at == len(steps) - 1:
        _overview(visit, steps, late=late)
    else:
        _section(visit, paper, paper.form.sections[at - 1], first=at == 1, late=late)
        _back_and_next(visit, steps, at)


def _where(paper: IntakePaper, steps: Sequence[str]) -> str:
    """The step the address asks for; else where the candidate stopped: the first section with something open."""
    if paper.intake.notice_read_at is None:
        return NOTICE
    if (asked := st.query_params.get("step", "")) in steps:
        return asked
    missing = unanswered(paper.form, paper.texts)
    step = next((section.id for section in paper.form.sections if set(section.items) & set(missing)), OVERVIEW)
    # From now on the address says it: a section that is complete stays until somebody goes on.
    st.query_params["step"] = step
    return step


def _goes(step: str) -> None:
    st.query_params["step"] = step
    st.rerun()


def _heading(visit: Visit, paper: IntakePaper, steps: Sequence[str], at: int) -> None:
    titles = [
        visit.words(paper.notice.title),
        *(visit.words(section.title) for section in paper.form.sections),
        visit.say("Look over and hand in"),
    ]
    frame.heading(visit, titles[at], paper.procedure.post, visit.say("Your intake form"))
    progress(visit, at, len(steps))


def _notice(visit: Visit, paper: IntakePaper, steps: Sequence[str]) -> None:
    paragraphs(visit, paper.notice)
    if paper.intake.notice_read_at is None:
        wants = st.button(visit.say("I have read this"), type="primary", key="notice-read", width="stretch")
        if wants and visit.does(intake.read_notice) is not None:
            _goes(steps[1])
        return
    st.success(
        visit.say("You read this on {moment}.", moment=visit.moment(paper.intake.notice_read_at)),
        icon=":material/check:",
    )
    _back_and_next(visit, steps, 0)


def _section(visit: Visit, paper: IntakePaper, section: IntakeSection, *, first: bool, late: bool) -> None:
    _opened(visit, paper)
    if first:
        takes_so_long(visit, paper.form)
    _due(visit, paper, late=late)
    st.markdown(plain(visit.words(section.intro)))
    shown: Paper = {
        "form": str(intake.form_of(paper.candidacy)),
        "lang": visit.language.value,
        "layout": "page",
        "sections": sections(visit, section),
        "values": saved(visit, paper.entries),
        "saved_at": latest(visit, paper.entries),
    }
    entry_form(shown, say=visit.say, key=f"intake-{section.id}")


def _opened(visit: Visit, paper: IntakePaper) -> None:
    """The trail tells once per browser session that the form was opened to write on it."""
    opening = f"opened intake {paper.candidacy.id}"
    if opening not in st.session_state:
        with visit.work() as work:
            intake.open_intake(work)
        st.session_state[opening] = True


def _due(visit: Visit, paper: IntakePaper, *, late: bool) -> None:
    day = visit.day(paper.procedure.intake_due)
    if late:
        st.badge(
            plain(visit.say("Was due on {day}; late is allowed", day=day)), icon=":material/schedule:", color="orange"
        )
    else:
        st.text(visit.say("Please hand in by {day}.", day=day))


def _back_and_next(visit: Visit, steps: Sequence[str], at: int) -> None:
    with st.container(horizontal=True, key="back-and-next"):
        if at > 0 and st.button(visit.say("Back"), key=f"back-{at}", width="stretch", icon=":material/arrow_back:"):
            _goes(steps[at - 1])
        if st.button(visit.say("Next"), type="primary", key=f"next-{at}", width="stretch"):
            _goes(steps[at + 1])


def _overview(visit: Visit, steps: Sequence[str], *, late: bool) -> None:
    st.markdown(
        visit.say(
            "Here you see whether everything is answered. Nobody has read your answers yet; you can still change them."
        )
    )
    _answers(visit)
    if late:
        st.text(visit.say("The day it was due has passed. Your form still counts; it is marked as late."))
    with st.container(horizontal=True, key="back-and-hand-in"):
        at = len(steps) - 1
        back = st.button(visit.say("Back"), key=f"back-{at}", width="stretch", icon=":material/arrow_back:")
        wants = st.button(visit.say("Hand in my form"), type="primary", key="hand-in", width="stretch")
    if back:
        _goes(steps[at - 1])
    if wants and visit.does(intake.ready_to_submit) is not None:
        _sure(visit)


@st.fragment(run_every=LOOK_EVERY)
def _answers(visit: Visit) -> None:
    """Every item with whether it is answered; drawn again every while, since the last one may just be on its way."""
    try:
        with visit.work() as work:
            paper = intake.where_i_am(work)
    except Refusal:
        st.rerun()
    number = 1
    for section in paper.form.sections:
        with st.container(border=True, gap="xsmall", key=f"card-{section.id}"):
            st.markdown(f"**{plain(visit.words(section.title))}**")
            for item in section.items:
                _item(visit, paper, item, number)
                number += 1
            st.page_link(
                visit.doors["intake"], label=plain(visit.say("To this step")), query_params={"step": section.id},
                icon=":material/edit:",
            )  # fmt: skip


def _item(visit: Visit, paper: IntakePaper, item: IntakeItem, number: int) -> None:
    question = plain(_shortened(visit.words(item.ask)))
    if answered(item, paper.texts):
        st.markdown(f":green[:material/check:] {number}\\. {question} · {visit.say('answered')}")
    else:
        st.markdown(f":orange[:material/error:] {number}\\. {question} · **{visit.say('still open')}**")


def _shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _sure(visit: Visit) -> None:
    title = visit.say("Hand in my form")
    consequence = visit.say(
        "Your answers are then final: you can read them, no longer change them. The coordinator of the selection reads "
        "them; members of the committee only after they have rated you on your interview."
    )
    sure(title, consequence, title, lambda: visit.does(intake.submit))


def _handed_in(visit: Visit, paper: IntakePaper) -> None:
    if paper.intake.submitted_at is None:
        return
    frame.heading(visit, visit.say("Your form is handed in"), paper.procedure.post)
    moment = visit.moment(paper.intake.submitted_at)
    st.success(visit.say("Handed in on {moment}. Thank you.", moment=moment), icon=":material/check:")
    if paper.intake.late:
        st.text(visit.say("It came after the day it was due, and is marked as late. It counts."))
    st.markdown(
        visit.say(
            "You will be invited to an interview with the selection committee. Nothing more is asked of you here; you "
            "can close this page. With the same link and code you can come back for your receipt."
        )
    )
    st.link_button(
        visit.say("Receipt with your answers (PDF)"), f"/documents/intake-receipt/{paper.candidacy.id}", type="primary",
        icon=":material/download:", width="stretch",
    )  # fmt: skip
    st.text(visit.say("Fingerprint of your answers, also on the receipt:"))
    st.text(paper.intake.fingerprint or "")


def _withdrawn(visit: Visit, paper: IntakePaper) -> None:
    frame.heading(visit, visit.say("Your candidacy was withdrawn"), paper.procedure.post)
    st.markdown(visit.say("Nothing more is asked of you. What you wrote can no longer be changed."))
