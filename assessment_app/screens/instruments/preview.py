"""The preview: an instrument as those who meet it will see it, in a language and at a width of one's choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from assessment_app.domain.instruments import (
    AnyInstrument,
    DilemmaSet,
    IntakeForm,
    Notice,
    ProbationPlan,
    StarrSet,
)
from assessment_app.domain.language import Language
from assessment_app.screens import frame
from assessment_app.screens.instruments import preview_forms, preview_questions
from assessment_app.screens.instruments.kinds import kind_name
from assessment_app.screens.instruments.preview_forms import Look
from assessment_app.screens.visit import Visit
from assessment_app.services import instruments
from assessment_app.services.instruments import Preview

PHONE, LAPTOP = 360, 720
"""Pixels: the narrowest phone, and the width at which a candidate's form is set on anything wider."""
GRID = 1180
"""Pixels; a member's grid has its anchors beside the evidence."""

DRAWN: Mapping[type[AnyInstrument], Callable[[Look[Any]], None]] = MappingProxyType({
    IntakeForm: preview_forms.form,
    Notice: preview_forms.notice,
    DilemmaSet: preview_questions.dilemma,
    StarrSet: preview_questions.question,
    ProbationPlan: preview_forms.plan,
})
"""How each kind of instrument is met, with room above it to choose one of several; others are read on their page."""


def can_be_previewed(instrument: AnyInstrument) -> bool:
    """Whether anybody meets this kind of instrument in a form of its own."""
    return type(instrument) in DRAWN


def show(visit: Visit) -> None:
    """What the address names, as others will see it."""
    ident = visit.ident
    with visit.work() as work:
        found = instruments.preview(work, ident)

    instrument = found.instrument
    frame.heading(
        visit, visit.words(instrument.title), visit.say("Instruments"), kind_name(visit.voice, instrument.KIND),
        badge=visit.say("preview of version {n}", n=instrument.version),
    )  # fmt: skip
    st.info(
        visit.say("This is a preview. You can try everything; nothing is sent or kept."), icon=":material/visibility:"
    )
    _back(visit, found, ident)
    if not can_be_previewed(instrument):
        st.text(visit.say("Nobody meets this instrument in a form of its own; its texts stand on its page."))
        return
    seen, width = _chosen(visit, instrument)
    above = st.container(width=LAPTOP, key="preview-choice")
    with st.container(border=True, width=width, key="preview"), st.container(key="intake"):
        key = f"preview {ident} {seen.language} {width}"
        DRAWN[type(instrument)](Look(seen, instrument, found.values, key, above))


def _back(visit: Visit, found: Preview, ident: str) -> None:
    if found.draft is not None:
        visit.door("draft", visit.say("Back to the draft"), found.draft.id, icon=":material/arrow_back:")
    else:
        visit.door("instrument", visit.say("Back to this version"), ident, icon=":material/arrow_back:")


def _chosen(visit: Visit, instrument: AnyInstrument) -> tuple[Visit, int]:
    """The visit as it would be in another language, and how wide it is drawn."""
    wide = GRID if isinstance(instrument, StarrSet) else LAPTOP
    widths = {wide: visit.say("Laptop"), PHONE: visit.say("Phone")}
    with st.container(horizontal=True, key="preview-choices"):
        language = st.segmented_control(
            visit.say("Language of the preview"), list(Language), default=visit.language, required=True,
            format_func=lambda one: one.value.upper(), key=f"preview-language-{visit.language}",
        )  # fmt: skip
        width = st.segmented_control(
            visit.say("Width"), list(widths), default=wide, required=True, format_func=widths.__getitem__,
            key=f"preview-width-{visit.language}",
        )  # fmt: skip
    return replace(visit, language=language or visit.language), width or wide
