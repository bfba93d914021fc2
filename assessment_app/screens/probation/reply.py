"""The trainee's reply to a check-in or a report, and "I have read this": acknowledging is not agreeing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from assessment_app.domain.entries import Entry
from assessment_app.domain.people import Person
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.filling import latest, saved
from assessment_app.screens.visit import Visit
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is of a reply: its form, whose it is, what stands in it, and when the paper was acknowledged."""

    form: str
    trainee: Person
    entries: Mapping[str, Entry]
    acknowledged_at: datetime | None
    read_by: str


def reply(visit: Visit, answer: Answer, acknowledge: Callable[[Work, str], Any], ident: str) -> None:
    """The reply: to write, for the trainee; to read, for everybody once it is final."""
    st.subheader(visit.say("The trainee’s reply"), anchor=False)
    if answer.acknowledged_at is not None:
        _final(visit, answer, answer.acknowledged_at)
    elif visit.actor.id == answer.trainee.id:
        _to_write(visit, answer, acknowledge, ident)
    else:
        st.text(
            visit.say("{name} has not acknowledged it yet; a reply appears here afterwards.", name=answer.trainee.name)
        )


def _final(visit: Visit, answer: Answer, at: datetime) -> None:
    written = answer.entries["reply"].value if "reply" in answer.entries else ""
    with st.container(border=True, gap="small"):
        st.text(written.strip() or visit.say("No reply was written."))
        st.text(visit.say("{name} read this on {moment}.", name=answer.trainee.name, moment=visit.moment(at)))


def _to_write(visit: Visit, answer: Answer, acknowledge: Callable[[Work, str], Any], ident: str) -> None:
    entry_form(_form(visit, answer), say=visit.say, key=answer.form.replace(":", "-"))
    if st.button(visit.say("I have read this"), type="primary", key="acknowledge"):
        _ask(visit, acknowledge, ident)


def _form(visit: Visit, answer: Answer) -> Paper:
    say = visit.say
    return {
        "form": answer.form,
        "lang": visit.language.value,
        "layout": "phone",
        "sections": [
            {
                "id": "reply",
                "title": "",
                "fields": [
                    {
                        "id": "reply",
                        "kind": "text",
                        "label": say("Your reply"),
                        "help": say("What you see differently, want to add or ask for. You need not write anything."),
                        "read_by": answer.read_by,
                        "rows": 4,
                        "required": False,
                    }
                ],
            }
        ],
        "values": saved(visit, answer.entries),
        "saved_at": latest(visit, answer.entries),
    }


def _ask(visit: Visit, acknowledge: Callable[[Work, str], Any], ident: str) -> None:
    @st.dialog(visit.say("I have read this"))
    def ask() -> None:
        st.markdown(
            visit.say(
                "You confirm that you read it. Having read is not agreeing. From now on the others read your reply, "
                "and it stays as it is."
            )
        )
        if st.button(visit.say("Confirm"), type="primary", key="sure") and visit.does(acknowledge, ident):
            st.rerun()

    ask()
