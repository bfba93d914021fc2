"""A proposed decision: its words as they will be printed, who signed, and the gestures of signing and taking back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assessment_app.domain.decisions import Decision, Outcome, Signature
from assessment_app.domain.language import Language
from assessment_app.domain.people import PersonId
from assessment_app.domain.scoring import Rating
from assessment_app.domain.selection import Stage
from assessment_app.screens.selection import orientation
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.selection.watching import watch
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import outcome_name, rating_name
from assessment_app.services import decisions
from assessment_app.services.deliberation import Table
from assessment_app.text import Speaker, speaker

SHOWN_OF_A_FINGERPRINT = 16


def show(visit: Visit, found: Table) -> None:
    """The decision as text, then what can be done with it."""
    if (decision := found.decision) is None:
        return
    orientation.heading(visit, visit.say("Decision"), found.candidacy, found.procedure)
    with st.container(width=760):
        _state(visit, found, decision)
        _words(visit, found, decision)
        _signatures(visit, found, decision)
        if decision.final_at is not None:
            _afterwards(visit, found, decision)
        elif found.candidacy.stage is Stage.DELIBERATION:
            _gestures(visit, found, decision)
    if decision.final_at is None:
        watch(visit, found.candidacy.id, found.state)


def _state(visit: Visit, found: Table, decision: Decision) -> None:
    if decision.final_at is not None:
        st.success(
            visit.say("Final since {moment}: everybody signed.", moment=visit.moment(decision.final_at)),
            icon=":material/task_alt:",
        )
        return
    if found.candidacy.stage is Stage.WITHDRAWN:
        st.info(visit.say("This candidacy was withdrawn. The proposal is kept as it is and not signed any more."))
        return
    awaited = visit.voice.listed(found.people[one].name for one in _awaited(found, decision))
    proposed = visit.say(
        "Proposed by {name} on {moment}. Awaited: {awaited}.",
        name=found.people[decision.proposed_by].name,
        moment=visit.moment(decision.proposed_at),
        awaited=awaited,
    )
    st.info(plain(proposed), icon=":material/pending:")


def _awaited(found: Table, decision: Decision) -> list[PersonId]:
    signed = {signature.person for signature in decision.signatures}
    return [member for member in found.procedure.members if member in found.circle.deciding - signed]


def _words(visit: Visit, found: Table, decision: Decision) -> None:
    """In the language of the file, whatever language the reader has chosen: this is what is signed and printed."""
    language = found.candidacy.language
    if language is not visit.language:
        name = {Language.NL: visit.say("Dutch"), Language.FR: visit.say("French")}.get(language, language.value)
        st.markdown(visit.say("The decision is in {language}, the language of the file.", language=name))
    with st.container(border=True):
        _grounds(found, decision, speaker(language))


def _grounds(found: Table, decision: Decision, voice: Speaker) -> None:
    st.subheader(voice.say("Considerations in fact"), anchor=False)
    for ground in decision.grounds:
        label = found.guide.value(ground.value).label.in_(voice.language)
        _paragraph(f"{label} · {rating_name(voice, Rating(ground.rating))}", ground.reason)
    if decision.minority:
        _paragraph(voice.say("Minority view"), decision.minority)
    st.subheader(voice.say("Conclusion"), anchor=False)
    _paragraph(outcome_name(voice, decision.outcome), decision.conclusion)


def _paragraph(title: str, text: str) -> None:
    with st.container(gap=None):
        st.markdown(f"**{plain(title)}**")
        st.text(text)


def _signatures(visit: Visit, found: Table, decision: Decision) -> None:
    st.subheader(visit.say("Signatures"), anchor=False)
    by_person = {signature.person: signature for signature in decision.signatures}
    with st.container(gap="small"):
        for member in found.procedure.members:
            if member in found.circle.deciding:
                _signature(visit, found.people[member].name, by_person.get(member))
    st.text(visit.say("Fingerprint of these words: {mark}", mark=_short(decision)))


def _signature(visit: Visit, name: str, signature: Signature | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(name, width="content")
        if signature is None:
            st.badge(visit.say("awaited"), icon=":material/hourglass_empty:", color="orange")
        else:
            moment = visit.moment(signature.at)
            st.badge(visit.say("signed {moment}", moment=moment), icon=":material/check:", color="green")


def _short(decision: Decision) -> str:
    mark = decision.fingerprint[:SHOWN_OF_A_FINGERPRINT]
    return f"{mark[:8]} {mark[8:]}"


def _gestures(visit: Visit, found: Table, decision: Decision) -> None:
    mark = decision.fingerprint
    mine = PersonId(visit.actor.id)
    with st.container(horizontal=True):
        # The key carries the fingerprint: a click on words that have changed meanwhile is no click.
        if mine in _awaited(found, decision) and st.button(
            visit.say("Sign the decision"), type="primary", key=f"sign-{mark}", icon=":material/signature:"
        ):
            _sure_to_sign(visit, found.candidacy.id, decision)
        if found.leads and st.button(
            visit.say("Take the proposal back"), key=f"take-back-{mark}", icon=":material/undo:"
        ):
            _sure_to_take_back(visit, found.candidacy.id)


def _sure_to_sign(visit: Visit, candidacy_id: str, decision: Decision) -> None:
    consequence = visit.say(
        "You sign the decision as you have read it, fingerprint {mark}, outcome {outcome}. A signature cannot be "
        "withdrawn; the last one makes the decision final.",
        mark=_short(decision),
        outcome=f"**{outcome_name(visit.voice, decision.outcome)}**",
    )
    gesture = partial(visit.does, decisions.sign, candidacy_id, decision.fingerprint)
    title = visit.say("Sign the decision")
    sure(title, consequence, title, gesture, icon=":material/signature:")


def _sure_to_take_back(visit: Visit, candidacy_id: str) -> None:
    @st.dialog(visit.say("Take the proposal back"))
    def ask() -> None:
        st.markdown(
            visit.say(
                "Signatures given so far no longer count. You can then change what was agreed and edit the words."
            )
        )
        # Kept when the dialog closes under the hands because somebody else signs.
        why = st.text_area(
            visit.say("Reason"), key="take-back-why", height="content", max_chars=1000, persist_state="session"
        )
        st.markdown(f":material/visibility: {visit.say('Read by: the data protection officer, in the trail')}")
        taken = st.button(visit.say("Take the proposal back"), type="primary", key="take-back-sure")
        if taken and visit.does(decisions.take_back, candidacy_id, why) is not None:
            st.rerun()

    ask()


def _afterwards(visit: Visit, found: Table, decision: Decision) -> None:
    ident, say = found.candidacy.id, visit.say
    st.subheader(say("Documents"), anchor=False)
    with st.container(horizontal=True):
        st.link_button(say("Reasoned decision (PDF)"), f"/documents/decision/{ident}", icon=":material/picture_as_pdf:")
        st.link_button(
            say("Scoring record (PDF)"), f"/documents/scoring-record/{ident}", icon=":material/picture_as_pdf:"
        )
    visit.door("deliberation", say("To the deliberation"), ident, icon=":material/arrow_back:")
    if "start-probation" not in visit.doors or decision.outcome is not Outcome.SUITABLE:
        return
    if found.candidacy.stage is Stage.ONBOARDING:
        visit.door("probations", say("The probation was started: to the probations"), icon=":material/arrow_forward:")
    elif st.button(say("Start the probation"), type="primary", key="start-probation", icon=":material/flag:"):
        visit.goes("start-probation", ident)
