"""A check-in of the mentor, on a phone, in a minute: what was seen, what it did, what was agreed; then shared."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.check_ins import NO_OPPORTUNITY
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.refusals import NotNow
from assessment_app.screens import frame
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.components.entry_form import Field, Option, Section
from assessment_app.screens.filling import latest, opened, saved
from assessment_app.screens.probation import integrity
from assessment_app.screens.probation.naming import day_of, does, rating_names, value_names
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import check_ins
from assessment_app.services.check_ins import CheckInPaper


def show(visit: Visit) -> None:
    """The form, then sharing it, then the way for what does not belong in it."""
    try:
        paper = opened(visit, check_ins.open_check_in, check_ins.write_on, visit.ident)
    except NotNow:
        visit.goes("check-in-read", visit.ident)
        return
    trainee = paper.trainee.name

    frame.heading(
        visit,
        visit.say("Check-in with {name}", name=trainee),
        trainee,
        visit.day(paper.check_in.held_on),
        badge=day_of(visit, paper.probation, paper.check_in.held_on),
    )
    with st.container(width=760):
        entry_form(_form(visit, paper), say=visit.say, key=f"check-in-{paper.check_in.id}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(plain(visit.say("Share with {name}", name=trainee)), type="primary", key="share"):
                _ask(visit, paper)
            visit.door("probation", visit.say("Later: it is kept for you"), paper.probation.id)
        integrity.box(visit)


def _form(visit: Visit, paper: CheckInPaper) -> Paper:
    return {
        "form": str(check_ins.form_of(paper.check_in.id)),
        "lang": visit.language.value,
        "layout": "phone",
        "sections": [_seen(visit, paper), _said(visit, paper)],
        "values": saved(visit, paper.entries),
        "saved_at": latest(visit, paper.entries),
    }


def _seen(visit: Visit, paper: CheckInPaper) -> Section:
    say, names = visit.say, value_names(visit, paper.values)
    read_by = _read_by(visit, paper)
    fields: list[Field] = [
        {
            "id": "values", "kind": "many", "label": say("Which values is it about?"), "required": True,
            "options": [{"value": value, "label": name} for value, name in names.items()],
        },
        {
            "id": "observed", "kind": "text", "label": say("What did you see?"), "rows": 3, "required": True,
            "help": say("Facts: where, what was done and said. No hearsay, nothing on health, no names of others."),
            "read_by": read_by,
        },
        {
            "id": "effect", "kind": "text", "label": say("What did it change, for whom?"), "rows": 2, "required": False,
            "help": say("Needed when you give the first or the last point of the scale."), "read_by": read_by,
        },
        *(_rating(visit, paper, value, name) for value, name in names.items()),
    ]  # fmt: skip
    meanings = [f"{visit.words(point.label)}: {visit.words(point.meaning)}" for point in paper.plan.scale]
    return {
        "id": "seen",
        "title": say("What you saw"),
        "fields": fields,
        "asides": [{"label": say("What the words of the scale mean"), "lines": meanings}],
    }


def _rating(visit: Visit, paper: CheckInPaper, value: ValueName, name: str) -> Field:
    words = rating_names(visit, paper.plan)
    order = (NO_OPPORTUNITY, *(point.id for point in paper.plan.scale))
    options: list[Option] = [{"value": key, "label": words[key]} for key in order]
    return {
        "id": f"{value}/rating", "kind": "choice", "label": visit.say("{value}: how is it going?", value=name),
        "required": False, "options": options, "shown_with": {"field": "values", "value": value},
    }  # fmt: skip


def _said(visit: Visit, paper: CheckInPaper) -> Section:
    say, read_by = visit.say, _read_by(visit, paper)
    name = paper.trainee.name
    fields: list[Field] = [
        {
            "id": "feedback", "kind": "text", "label": say("What did you tell {name}?", name=name), "rows": 2,
            "required": False, "read_by": read_by,
        },
        {
            "id": "view", "kind": "text", "label": say("How does {name} see it?", name=name), "rows": 2,
            "required": False, "read_by": read_by,
        },
        {
            "id": "agreed", "kind": "text", "label": say("What did you agree?"), "rows": 2, "required": False,
            "read_by": read_by,
        },
        {"id": "agreed-by", "kind": "date", "label": say("By when?"), "required": False},
    ]  # fmt: skip
    return {"id": "said", "title": say("What you said and agreed"), "fields": fields}


def _read_by(visit: Visit, paper: CheckInPaper) -> str:
    return visit.say("Read by: {name}, mentors, evaluator, coordinator", name=paper.trainee.name)


def _ask(visit: Visit, paper: CheckInPaper) -> None:
    name = paper.trainee.name

    @st.dialog(plain(visit.say("Share with {name}", name=name)))
    def ask() -> None:
        st.markdown(
            visit.say(
                "From now on {name}, the other mentors, the evaluator and the coordinator can read this check-in. "
                "You can no longer change it; {name} can reply.",
                name=plain(name),
            )
        )
        pressed = st.button(visit.say("Share it"), type="primary", key="sure")
        if pressed and does(visit, value_names(visit, paper.values), check_ins.share, paper.check_in.id) is not None:
            visit.goes("probation", paper.probation.id)

    ask()
