"""One draft: which version it will be, what is still to be done, what it changes, and its release for good."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assessment_app.domain.drafts import LONGEST_NOTE
from assessment_app.domain.instruments import AnyInstrument
from assessment_app.screens import frame
from assessment_app.screens.components.parallel import parallel
from assessment_app.screens.instruments import changes, faults
from assessment_app.screens.instruments.drafts import THROWN_AWAY, title_of
from assessment_app.screens.instruments.kinds import Namer, kind_name, labels_of
from assessment_app.screens.instruments.naming import how_it_stands
from assessment_app.screens.instruments.preview import can_be_previewed
from assessment_app.screens.instruments.side_by_side import groups_of
from assessment_app.screens.instruments.version import AT_A_GLANCE, RELEASED
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.visit import Visit
from assessment_app.services import instrument_drafts
from assessment_app.services.instrument_drafts import DraftPage
from assessment_app.services.instruments import OF_A_DRAFT

READING = 760
"""Pixels; about 75 characters."""


def show(visit: Visit) -> None:
    """The draft that the address names."""
    with visit.work() as work:
        page = instrument_drafts.open_draft(work, visit.ident)

    draft = page.draft
    state = visit.say("draft of version {n}", n=draft.number)
    frame.heading(
        visit, title_of(visit, page), visit.say("Instruments"), visit.say("Drafts"), kind_name(visit.voice, draft.kind),
        badge=f"{state} · {how_it_stands(visit, page)}", colour="green" if page.ready else "orange",
    )  # fmt: skip
    moment = visit.moment(draft.brought_at)
    st.text(visit.say("Brought in on {moment} by {name}.", moment=moment, name=page.brought_by))
    _overtaken(visit, page)
    _to_do(visit, page)
    if page.instrument is not None:
        _ways_on(visit, page.instrument, draft.id)
        _what_it_says(visit, page, page.instrument)
    seen = _seen(page)
    _release(visit, page, seen)
    _throw_away(visit, page, seen)


def _overtaken(visit: Visit, page: DraftPage) -> None:
    if page.overtaken:
        st.warning(
            visit.say(
                "Version {released} was released meanwhile. Compare, number your file as version {next}, and bring it "
                "in again.",
                released=page.next - 1,
                next=page.next,
            ),
            icon=":material/error:",
        )


def _to_do(visit: Visit, page: DraftPage) -> None:
    if page.to_mend:
        st.subheader(visit.say("To mend before the release"), anchor=False)
        caption = visit.say("Mend these in your file and bring it in again; it takes the place of this draft.")
        faults.table(visit, caption, page.to_mend, f"to-mend-{page.draft.id}")
    if page.to_translate:
        st.subheader(visit.say("Still to translate"), anchor=False)
        caption = visit.say("Until then, these texts read “[…]”.")
        faults.table(visit, caption, page.to_translate, f"to-translate-{page.draft.id}")
    if page.must_follow:
        st.subheader(visit.say("What must follow after the release"), anchor=False)
        caption = visit.say("These do not stand in the way; until they follow, the instruments do not say the same.")
        faults.table(visit, caption, page.must_follow, f"must-follow-{page.draft.id}")


def _ways_on(visit: Visit, instrument: AnyInstrument, draft_id: str) -> None:
    if can_be_previewed(instrument):
        visit.door("instrument-preview", visit.say("Preview"), f"{OF_A_DRAFT}{draft_id}", icon=":material/visibility:")


def _what_it_says(visit: Visit, page: DraftPage, instrument: AnyInstrument) -> None:
    namer = Namer(visit.voice, labels_of(page.values))
    if page.before is not None:
        title = visit.say("What changes against version {n}", n=page.before.key.version)
        st.subheader(title, anchor=False)
        changes.show(visit, namer, page.before.instrument, instrument, page.changes, f"changes-{page.draft.id}")
        return
    st.subheader(visit.say("Everything it says"), anchor=False)
    groups = groups_of(namer, instrument)
    parallel(groups, say=visit.say, key=f"texts-{page.draft.id}", unfolded=len(groups) <= AT_A_GLANCE)


def _release(visit: Visit, page: DraftPage, seen: int) -> None:
    st.subheader(visit.say("Release"), anchor=False)
    if not page.ready:
        st.text(visit.say("Once nothing is left to mend or to translate, this draft can be released here."))
        return
    draft = page.draft
    with st.container(width=READING):
        note = st.text_area(
            visit.say("What changed, and why"), key=f"note-{draft.id}", max_chars=LONGEST_NOTE, height="content",
            persist_state="session",
        )  # fmt: skip
        readers = visit.say("Read by: the integrity officers; stands with the version for good")
        st.markdown(f":material/visibility: {readers}")
    title = visit.say("Release version {n}", n=draft.number)
    wants = st.button(title, type="primary", key="release", icon=":material/lock:")
    if wants and visit.does(instrument_drafts.ready_to_release, draft.id, note or "", seen) is not None:
        _sure(visit, page, note or "", title)


def _seen(page: DraftPage) -> int:
    """The version of the draft that stood on the screen when the button was pressed: this run may show a newer one."""
    key = f"draft-seen-{page.draft.id}"
    seen: int = st.session_state.get(key, page.draft.version)
    st.session_state[key] = page.draft.version
    return seen


def _sure(visit: Visit, page: DraftPage, note: str, title: str) -> None:
    consequence = visit.say(
        "From now on, new selections and probations take version {n}. Those under way keep the version they began "
        "with; nothing in their files changes. A released version can never be changed or removed.",
        n=page.draft.number,
    )
    sure(title, consequence, title, partial(_released, visit, page, note), icon=":material/lock:")


def _released(visit: Visit, page: DraftPage, note: str) -> None:
    if made := visit.does(instrument_drafts.release, page.draft.id, note, page.draft.version):
        st.session_state[RELEASED] = visit.say("Version {n} is released.", n=page.draft.number)
        visit.goes("instrument", made.id)


def _throw_away(visit: Visit, page: DraftPage, seen: int) -> None:
    if not st.button(visit.say("Throw this draft away"), key="throw-away", icon=":material/delete:"):
        return
    consequence = visit.say("The draft goes; your own file and everything released stay as they are.")
    title = visit.say("Throw this draft away")
    sure(title, consequence, title, partial(_thrown_away, visit, page, seen), icon=":material/delete:")


def _thrown_away(visit: Visit, page: DraftPage, seen: int) -> None:
    if visit.does(instrument_drafts.discard, page.draft.id, seen):
        told = visit.say("The draft of {title} is thrown away.", title=title_of(visit, page))
        st.session_state[THROWN_AWAY] = told
        visit.goes("drafts")
