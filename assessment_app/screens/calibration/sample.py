"""A sample answer: read it, rate it on the grid of an interview, and then see the reference beside it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.calibration import reference
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.components.entry_form import Field, Section
from assessment_app.screens.filling import latest, saved
from assessment_app.screens.selection import starr_grid
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import calibration
from assessment_app.services.calibration import SampleAnswer

ARROW = ":material/arrow_forward:"


def show(visit: Visit) -> None:
    """The answer on one side, on the other the grid or, once that is final, the reference."""
    with visit.work() as work:
        sample = calibration.open_attempt(work, visit.ident)

    compared = sample.revealed is not None
    place = {"n": sample.attempt.place, "all": sample.of_all}
    title = (
        visit.say("Sample answer {n} of {all}: the reference", **place)
        if compared
        else visit.say("Sample answer {n} of {all}", **place)
    )
    frame.heading(visit, title, visit.say("Calibration"), visit.words(sample.guide.values[0].label))
    with st.container(key="sample-compared" if compared else "sample-to-rate"):
        told, rated = st.columns(2, gap="large")
    with told:
        _told(visit, sample)
    with rated:
        if compared:
            _compared(visit, sample)
        else:
            _to_rate(visit, sample)


def _told(visit: Visit, sample: SampleAnswer) -> None:
    with st.container(key="told"):
        st.markdown(
            f"**{plain(visit.say('The question'))}**  \n{plain(visit.words(sample.guide.items[0].question.ask))}"
        )
        st.markdown(f"**{plain(visit.say('The answer, as it was spoken'))}**")
        st.text(visit.words(sample.told))


def _to_rate(visit: Visit, sample: SampleAnswer) -> None:
    st.text(
        visit.say(
            "Rate each facet on its own evidence. A good story is not yet good conduct (halo), a hard line is not yet "
            "a fair one (severity), and a 3 is no safe place (central tendency)."
        )
    )
    _grid(visit, sample)
    wants = st.button(visit.say("Compare with the reference"), type="primary", key=f"compare-{sample.attempt.id}")
    if wants and visit.does(calibration.ready_to_compare, sample.attempt.id) is not None:
        consequence = visit.say("Your ratings of this answer become final, and you see the reference with its reasons.")
        title, gesture = (
            visit.say("Compare with the reference"),
            partial(visit.does, calibration.compare, sample.attempt.id),
        )
        sure(title, consequence, title, gesture)


def _compared(visit: Visit, sample: SampleAnswer) -> None:
    if sample.revealed is None or sample.attempt.compared_at is None:
        return
    reference.show(visit, sample.revealed)
    if sample.left:
        if st.button(visit.say("Next sample answer"), type="primary", key="next-sample", icon=ARROW):
            visit.goes("sample-answer", sample.left[0])
    elif st.button(visit.say("To the result of your round"), type="primary", key="to-the-result", icon=ARROW):
        visit.goes("calibration")
    with st.expander(visit.say("Your grid, as you filled it in"), key=f"own-{sample.attempt.id}"):
        st.text(visit.say("Final since {moment}.", moment=visit.moment(sample.attempt.compared_at)))
        _grid(visit, sample, read_only=True)


def _grid(visit: Visit, sample: SampleAnswer, *, read_only: bool = False) -> None:
    guide, language = sample.guide, visit.language
    drawn = (
        starr_grid.to_look_back_at(visit, guide, language)
        if read_only
        else starr_grid.sections(visit, guide, language, probes=False)
    )
    paper: Paper = {
        "form": str(calibration.form_of(sample.attempt.id)),
        "lang": visit.language.value,
        "layout": "grid",
        "sections": [_alone(visit, section) for section in drawn],
        "values": saved(visit, sample.entries),
        "saved_at": latest(visit, sample.entries),
        "read_only": read_only,
    }
    entry_form(paper, say=visit.say, key=f"grid-{sample.attempt.id}-{read_only}")


def _alone(visit: Visit, section: Section) -> Section:
    """The section of an interview, for somebody who rates on their own.

    The question stands beside the answer; what is noted is read by nobody else.
    """
    fields: list[Field] = [
        {**field, "read_by": visit.say("Read by: only you")} if field.get("read_by") else field
        for field in section["fields"]
    ]
    return {**section, "title": visit.say("Your rating"), "lead": None, "open": True, "fields": fields}
