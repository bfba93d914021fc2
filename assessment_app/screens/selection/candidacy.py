"""The file of one candidacy: where it stands, what waits, invitation, intake, committee, and what follows."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotAllowed
from assessment_app.domain.selection import NEXT, Stage, StageMove
from assessment_app.screens import fault
from assessment_app.screens.filling import opened
from assessment_app.screens.selection import inviting, orientation
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.selection.waiting import what_waits
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import candidacies
from assessment_app.services.candidacies import File

ARROW = ":material/arrow_forward:"


def show(visit: Visit) -> None:
    """The file, for coordinators and for members who declared to have no conflict of interest."""
    try:
        file = opened(visit, candidacies.read_file, candidacies.look_at_file, visit.ident)
    except NotAllowed as refusal:
        fault.refused(refusal, visit.language)
        if Role.MEMBER in visit.roles:
            visit.door("conflicts", visit.say("Declare conflicts of interest"), visit.ident, icon=ARROW)
        return
    with visit.work() as work:
        now, today = work.now, work.today

    orientation.heading(visit, file.candidacy.name, file.candidacy, file.procedure)
    with st.container(width=860):
        _standing(visit, file, now, today)
        inviting.show(visit, file, now)
        _intake(visit, file, today)
        _committee(visit, file)
        _onward(visit, file)
        _steps(visit, file)
        _withdrawal(visit, file)


def _standing(visit: Visit, file: File, now: datetime, today: date) -> None:
    waits = what_waits(visit, file.circle, file.invitation, file.procedure.intake_due, now, today)
    if waits:
        st.markdown(f"**{plain(visit.say('Now'))}:** {plain(waits)}")
    st.text(visit.say("E-mail address: {email}", email=file.candidacy.email))
    visit.door(
        "procedure", visit.say("All candidacies of this selection"), file.procedure.id, icon=":material/arrow_back:"
    )


def _intake(visit: Visit, file: File, today: date) -> None:
    st.subheader(visit.say("Intake form"), anchor=False)
    intake, due = file.intake, file.procedure.intake_due
    if intake.submitted_at is not None:
        _handed_in(visit, file)
    elif intake.notice_read_at is not None:
        st.text(
            visit.say("Privacy notice read on {moment}; not handed in yet.", moment=visit.moment(intake.notice_read_at))
        )
    else:
        st.text(visit.say("Not begun yet."))
    if intake.submitted_at is None and file.candidacy.stage in {Stage.INVITED, Stage.INTAKE}:
        said = visit.say("Due on {day}.", day=visit.day(due))
        if today > due:
            st.badge(plain(said), icon=":material/schedule:", color="orange")
        else:
            st.text(said)


def _handed_in(visit: Visit, file: File) -> None:
    if file.intake.submitted_at is None:
        return
    moment = visit.moment(file.intake.submitted_at)
    st.text(
        visit.say("Handed in on {moment}, late.", moment=moment)
        if file.intake.late
        else visit.say("Handed in on {moment}.", moment=moment)
    )
    if Action.READ_INTAKE in file.offers:
        st.link_button(
            visit.say("Read the intake form (PDF)"),
            f"/documents/intake-receipt/{file.candidacy.id}",
            icon=":material/download:",
        )
    elif PersonId(visit.actor.id) in file.circle.seated:
        st.text(
            visit.say("You read the answers once your own sheet is sealed, so that they do not colour your rating.")
        )


def _committee(visit: Visit, file: File) -> None:
    st.subheader(visit.say("Selection committee"), anchor=False)
    circle = file.circle
    with st.container(border=True, gap=None, key="card-members"):
        for member in circle.seated:
            st.markdown(f"**{plain(file.people[member].name)}**  \n{plain(_progress(visit, file, member))}")
    if not circle.all_sealed:
        st.text(visit.say("Only who is done is shown here. Ratings open to the committee when all have sealed."))
    for declared in file.conflicts:
        name = file.people[declared.member].name
        st.text(visit.say("{name} declared a conflict of interest: {text}", name=name, text=declared.explanation))


def _progress(visit: Visit, file: File, member: PersonId) -> str:
    say, circle = visit.say, file.circle
    if member in circle.conflicted:
        return say("takes no part: conflict of interest declared")
    if member in circle.signed:
        return say("sheet sealed, decision signed")
    if member in circle.sealed:
        return say("sheet sealed")
    if member in circle.cleared:
        return say("no conflict of interest; sheet not sealed yet")
    return say("has not declared conflicts of interest yet")


def _onward(visit: Visit, file: File) -> None:
    """Only what this visitor may open now: a link that would refuse is no help."""
    say, ident, offers = visit.say, file.candidacy.id, file.offers
    me = PersonId(visit.actor.id)
    if Action.WRITE_SHEET in offers or me in file.circle.sealed:
        visit.door("score-sheet", say("My scoring grid"), ident, icon=ARROW)
    if Action.READ_DELIBERATION in offers:
        visit.door("deliberation", say("Deliberation"), ident, icon=ARROW)
    if Action.READ_DECISION in offers and file.decision is not None:
        visit.door("decision", say("Decision"), ident, icon=ARROW)
    if Action.START_PROBATION in offers and _may_start(file):
        visit.door("start-probation", say("Start the probation"), ident, icon=ARROW)
    _documents(visit, file)


def _may_start(file: File) -> bool:
    return (
        file.candidacy.stage is Stage.DECIDED
        and file.decision is not None
        and file.decision.outcome is Outcome.SUITABLE
    )


def _documents(visit: Visit, file: File) -> None:
    papers = []
    if Action.READ_SHEET in file.offers:
        papers.append((visit.say("Scoring record (PDF)"), "scoring-record"))
    if Action.READ_DECISION in file.offers and file.candidacy.stage in {Stage.DECIDED, Stage.ONBOARDING}:
        papers.append((visit.say("Reasoned decision (PDF)"), "decision"))
    if not papers:
        return
    with st.container(horizontal=True):
        for label, kind in papers:
            st.link_button(label, f"/documents/{kind}/{file.candidacy.id}", icon=":material/download:")


def _steps(visit: Visit, file: File) -> None:
    with st.expander(visit.say("Steps so far"), key="candidacy-steps"):
        if not file.moves:
            st.text(visit.say("None yet: the candidacy was added and waits for its invitation to be opened."))
        for move in file.moves:
            who = _who(visit, file, move)
            st.markdown(f"**{plain(visit.moment(move.at))}**  \n{plain(_step(visit, move.went_to))} · {plain(who)}")
            if move.went_to is Stage.WITHDRAWN:
                st.text(move.why)


def _who(visit: Visit, file: File, move: StageMove) -> str:
    # Whoever comes in with link and code is nobody yet at that moment.
    if move.by == file.candidacy.id or move.went_to is Stage.INTAKE:
        return visit.say("the candidate")
    person = file.people.get(PersonId(move.by))
    return person.name if person is not None else visit.say("the system")


def _step(visit: Visit, to: Stage) -> str:
    say = visit.say
    return {
        Stage.INVITED: say("invited"),
        Stage.INTAKE: say("came in with link and code"),
        Stage.INTERVIEW: say("intake form handed in"),
        Stage.SCORING: say("first scoring grid opened"),
        Stage.DELIBERATION: say("all scoring grids sealed"),
        Stage.DECIDED: say("decision signed by all"),
        Stage.ONBOARDING: say("probation started"),
        Stage.WITHDRAWN: say("withdrawn"),
    }[to]


def _withdrawal(visit: Visit, file: File) -> None:
    if Action.WITHDRAW not in file.offers or Stage.WITHDRAWN not in NEXT[file.candidacy.stage]:
        return
    with st.expander(visit.say("The candidate withdraws"), key="candidacy-withdraw"):
        why = st.text_area(
            visit.say("Why, in the candidate's words"), key=f"withdraw-{file.candidacy.id}", height="content",
            max_chars=2000, persist_state="session",
        )  # fmt: skip
        st.markdown(f":material/visibility: {visit.say('Read by: the coordinators and the committee')}")
        if st.button(visit.say("Withdraw the candidacy"), key="withdraw"):
            _sure(visit, file, why or "")


def _sure(visit: Visit, file: File, why: str) -> None:
    title = visit.say("Withdraw the candidacy")
    if not why.strip():
        st.error(visit.say("Please write down the reason first."), icon=":material/block:")
        return
    consequence = visit.say(
        "The candidacy of {name} ends here: the link no longer opens, nobody scores or decides any more. What was "
        "written is kept. This cannot be undone.",
        name=plain(file.candidacy.name),
    )
    sure(title, consequence, title, lambda: visit.does(candidacies.withdraw, file.candidacy.id, why))
