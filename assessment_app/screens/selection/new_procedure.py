"""A new selection: post, languages, values with their questions, intake form, committee and date, on one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import streamlit as st

from assessment_app.domain.instruments import IntakeForm, Level
from assessment_app.domain.people import Person
from assessment_app.domain.selection import (
    FEWEST_MEMBERS,
    LONGEST_POST,
    LONGEST_REFERENCE,
    LanguageRegime,
    Procedure,
    Seat,
)
from assessment_app.screens import frame
from assessment_app.screens.choosing import one_of
from assessment_app.screens.selection import licence_demand
from assessment_app.screens.selection.what_is_asked import Asked, what_is_asked
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import level_name, regime_name, version_name
from assessment_app.services import procedures
from assessment_app.services.procedures import Choices, Offer

DAYS_FOR_THE_INTAKE = 14
WIDTH = 820


def show(visit: Visit) -> None:
    """The form; when a selection is made, its own screen."""
    with visit.work() as work:
        earlier, today = procedures.procedures(work), work.today

    frame.heading(visit, visit.say("New selection"), visit.say("Selections"), visit.say("New"))
    draft = Draft(visit, today)
    with st.container(width=WIDTH):
        draft.copies_from(earlier)
        choices = draft.filled_in()
        pressed = st.button(visit.say("Make the selection"), type="primary", key=draft.key("make"))
        st.text(
            visit.say("The words of questions, form and notice are kept as they are today. You add candidates next.")
        )
        if pressed and (made := visit.does(procedures.make_procedure, choices)):
            draft.done()
            visit.goes("procedure", made.id)


class Draft:
    """The form as it is being filled in; its fields keep their content over redraws, other screens and refusals."""

    def __init__(self, visit: Visit, today: date) -> None:
        self.visit = visit
        self.today = today
        self.number = st.session_state.setdefault("new-selection-number", 1)
        self.source: Choices | None = None
        self.copied = ""

    def key(self, name: str) -> str:
        """The key of a field that is the same whatever selection is copied."""
        return f"new-selection-{self.number}-{name}"

    def copied_key(self, name: str) -> str:
        """The key of a field that begins anew when another selection is copied."""
        return f"{self.key(name)}-{self.copied}"

    def done(self) -> None:
        """The next new selection begins empty."""
        st.session_state["new-selection-number"] = self.number + 1

    def copies_from(self, earlier: tuple[Procedure, ...]) -> None:
        """Offers to begin with what was filled in for an earlier selection."""
        if not earlier:
            return
        asked = st.query_params.get("id", "")
        choices = [None, *earlier]
        chosen = one_of(
            self.visit,
            self.visit.say("Copy from an earlier selection"),
            choices,
            lambda one: self.visit.say("None: begin empty") if one is None else f"{one.reference} · {one.post}",
            self.key(f"copy-{asked}"),
            begin=next((at for at, one in enumerate(choices) if one is not None and one.id == asked), 0),
            many=True,
        )
        st.text(self.visit.say("Fills in everything below, except the reference and the date."))
        if chosen is not None:
            with self.visit.work() as work:
                self.source = procedures.choices_of(work, chosen.id)
            self.copied = chosen.id

    def filled_in(self) -> Choices:
        """Draws the fields and answers what stands in them."""
        say = self.visit.say
        st.subheader(say("The post"), anchor=False)
        reference, post = self._names()
        level, regime = self._level(), self._regime()
        with self.visit.work() as work:
            offer = procedures.offer(work, level)
        st.subheader(say("Values and questions"), anchor=False)
        asked = what_is_asked(self.visit, offer, self.source, self.copied_key, level)
        st.subheader(say("Intake form"), anchor=False)
        form, due = self._form(offer, level), self._due()
        st.subheader(say("Selection committee"), anchor=False)
        seats = self._seats(offer)
        demand = licence_demand.choose(self.visit, offer, self.source, self.copied_key("calibration"))
        return replace(_choices(reference, post, level, regime, asked, form, seats, due), calibration=demand)

    def _names(self) -> tuple[str, str]:
        say = self.visit.say
        reference = st.text_input(
            say("Reference"), key=self.key("reference"), max_chars=LONGEST_REFERENCE, width=320,
            placeholder=say("for example INP-2026-02"), persist_state="session",
        )  # fmt: skip
        post = st.text_input(
            say("Post"), value=self.source.post if self.source else "", key=self.copied_key("post"),
            max_chars=LONGEST_POST, persist_state="session", placeholder=say("as the vacancy names it"),
        )  # fmt: skip
        return reference or "", post or ""

    def _level(self) -> Level:
        levels = list(Level)
        return one_of(
            self.visit,
            self.visit.say("Level"),
            levels,
            partial(level_name, self.visit.voice),
            self.copied_key("level"),
            begin=levels.index(self.source.level) if self.source else 0,
        )

    def _regime(self) -> LanguageRegime:
        regimes = list(LanguageRegime)
        return one_of(
            self.visit,
            self.visit.say("Language of the files"),
            regimes,
            partial(regime_name, self.visit.voice),
            self.copied_key("regime"),
            begin=regimes.index(self.source.regime) if self.source else 0,
        )

    def _form(self, offer: Offer, level: Level) -> IntakeForm:
        wanted = self.source.intake_form if self.source else level.value
        names = [form.name for form in offer.forms]
        chosen = one_of(
            self.visit,
            self.visit.say("Form the candidates fill in"),
            offer.forms,
            partial(version_name, self.visit.voice),
            f"{self.copied_key('form')}-{level}",
            begin=names.index(wanted) if wanted in names else 0,
            many=True,
        )
        notice = version_name(self.visit.voice, offer.notice)
        st.text(self.visit.say("Before it, the candidates read: {notice}", notice=notice))
        if chosen.level is not level:
            st.info(
                self.visit.say("There is no form of its own for this level yet; please check whether this one fits.")
            )
        return chosen

    def _due(self) -> date:
        chosen = st.date_input(
            self.visit.say("To be handed in by"),
            value=self.today + timedelta(days=DAYS_FOR_THE_INTAKE),
            format="DD/MM/YYYY",
            key=self.key("due"),
            width=220,
            persist_state="session",
        )
        st.text(self.visit.say("Who is late can still hand in; the form is then marked late."))
        return chosen

    def _seats(self, offer: Offer) -> tuple[Seat, ...]:
        say = self.visit.say
        copied = [seat.person for seat in self.source.seats] if self.source else []
        members = st.multiselect(
            say("Members, at least {n}", n=FEWEST_MEMBERS), offer.people, key=self.copied_key("members"),
            default=[one for one in offer.people if one.id in copied], format_func=_who,
            placeholder=say("Choose the members"), persist_state="session",
        )  # fmt: skip
        if not members:
            return ()
        was = next((at for at, one in enumerate(members) if self.source and one.id == _chair(self.source)), None)
        chair = st.radio(
            say("Who leads the committee?"), members, index=was, format_func=lambda one: plain(_who(one)),
            key=self.copied_key("chair"), persist_state="session",
        )  # fmt: skip
        return tuple(Seat(one.id, chair=chair is not None and one.id == chair.id) for one in members)


def _choices(
    reference: str, post: str, level: Level, regime: LanguageRegime, asked: Asked, form: IntakeForm,
    seats: tuple[Seat, ...], due: date,
) -> Choices:  # fmt: skip
    return Choices(
        reference=reference,
        post=post,
        level=level,
        regime=regime,
        values=asked.values,
        values_reason=asked.reason,
        questions=asked.questions,
        intake_form=form.name,
        seats=seats,
        intake_due=due,
    )


def _chair(source: Choices) -> str | None:
    return next((seat.person for seat in source.seats if seat.chair), None)


def _who(person: Person) -> str:
    return f"{person.name}, {person.email}"
