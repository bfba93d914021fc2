"""Drafts: those that wait, with how each stands, and bringing in a file as a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assessment_app.domain.bank_faults import UnreadableBank
from assessment_app.domain.refusals import Refusal
from assessment_app.screens import frame
from assessment_app.screens.instruments import faults
from assessment_app.screens.instruments.kinds import kind_name, version_word
from assessment_app.screens.instruments.naming import how_it_stands
from assessment_app.screens.listing import listed
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import instrument_drafts
from assessment_app.services.instrument_drafts import DraftPage

LARGEST = 1
"""Megabytes; the banks refuse larger files themselves."""
REFUSED, THROWN_AWAY = "draft-refused", "draft-thrown-away"
"""Where the refusal of the file at hand, and the sentence about a draft that is gone, are kept between two redraws."""


def show(visit: Visit) -> None:
    """The drafts, and under them the way to bring in another."""
    with visit.work() as work:
        pages = instrument_drafts.drafts(work)

    frame.heading(visit, visit.say("Drafts"), visit.say("Instruments"))
    if told := st.session_state.pop(THROWN_AWAY, None):
        st.success(plain(told), icon=":material/check:")
    if pages:
        _waiting(visit, pages)
    else:
        frame.nothing_yet(
            visit,
            visit.say(
                "No draft yet. Open an instrument, take it home as a file, change its texts, and bring it in here."
            ),
            ("instruments", visit.say("To the instruments")),
        )
    _bring_in(visit)


def _waiting(visit: Visit, pages: Sequence[DraftPage]) -> None:
    st.text(visit.voice.count("{n} draft waits", "{n} drafts wait", len(pages)))
    listed(pages, partial(_line, visit), "drafts")


def _line(visit: Visit, page: DraftPage) -> None:
    draft = page.draft
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"card-row-{draft.id}"):
        with st.container(width="stretch", gap=None):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(title_of(visit, page))}**", width="content")
                colour = "green" if page.ready else "orange"
                icon = ":material/check:" if page.ready else ":material/error:"
                st.badge(plain(how_it_stands(visit, page)), icon=icon, color=colour)  # type: ignore[arg-type]
            moment = visit.moment(draft.brought_at)
            brought = visit.say("brought in on {moment} by {name}", moment=moment, name=page.brought_by)
            st.text(" · ".join((kind_name(visit.voice, draft.kind), version_word(visit.voice, draft), brought)))
        visit.door("draft", visit.say("Open"), draft.id, icon=":material/arrow_forward:")


def title_of(visit: Visit, page: DraftPage) -> str:
    """What a draft is called; by its name in the banks when it can no longer be read."""
    return visit.words(page.instrument.title) if page.instrument else page.draft.key


def _bring_in(visit: Visit) -> None:
    say = visit.say
    st.subheader(say("Bring in a file"), anchor=False)
    with st.container(width=760):
        st.markdown(
            say(
                "One instrument per file, numbered as its next version. It becomes a draft: nobody else sees it, and "
                "nothing changes until you release it. A file that cannot be read is refused whole, and every line to "
                "mend is named."
            )
        )
    file = st.file_uploader(
        say("File of an instrument (YAML)"), type=["yaml", "yml"], key=f"draft-file-{_number()}",
        max_upload_size=LARGEST,
    )  # fmt: skip
    if file is None:
        st.session_state.pop(REFUSED, None)
        return
    # A redraw is not another try.
    if st.session_state.get(REFUSED, ("", None))[0] != file.file_id:
        _take_in(visit, file)
    _why_not(visit, file)


def _number() -> int:
    """The field for a file begins anew after each one that was taken in."""
    number: int = st.session_state.setdefault("draft-file-number", 1)
    return number


def _take_in(visit: Visit, file: UploadedFile, over: int | None = None) -> bool:
    """Brings the file in and leads to its draft; when it is refused, the screen is to be drawn to say why."""
    try:
        with visit.work() as work:
            draft = instrument_drafts.bring(work, file.getvalue(), file.name, over)
    except Refusal as refusal:
        st.session_state[REFUSED] = (file.file_id, refusal)
        return True
    st.session_state["draft-file-number"] = _number() + 1
    visit.goes("draft", draft.id)
    return True


def _why_not(visit: Visit, file: UploadedFile) -> None:
    refusal = st.session_state[REFUSED][1]
    if refusal.key == "draft.of_somebody_else":
        _replace(visit, file, refusal)
        return
    if not isinstance(refusal, UnreadableBank):
        visit.refused(refusal)
        return
    st.error(
        visit.voice.count(
            "{n} place has to be mended first. Nothing of the file was kept: mend it and choose it again.",
            "{n} places have to be mended first. Nothing of the file was kept: mend them and choose it again.",
            len(refusal.faults),
        ),
        icon=":material/block:",
    )
    faults.table(visit, visit.say("Lines to mend"), refusal.faults, "draft-file-faults")


def _replace(visit: Visit, file: UploadedFile, refusal: Refusal) -> None:
    """Somebody else's draft is replaced only by whoever was told of it, and who was asked once more."""
    st.warning(plain(visit.voice.refusal(refusal)), icon=":material/group:")
    title = visit.say("Replace that draft")
    if st.button(title, key="replace-draft", icon=":material/swap_horiz:"):
        consequence = visit.say(
            "Your file takes the place of the draft that {name} brought in on {moment}; what stands in it is not kept "
            "in Kompas.",
            name=refusal.values["name"],
            moment=visit.moment(refusal.values["at"]),
        )
        over = refusal.values["seen"]
        sure(title, plain(consequence), title, partial(_take_in, visit, file, over), icon=":material/swap_horiz:")
