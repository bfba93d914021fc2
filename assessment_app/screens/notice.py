"""The paragraphs of the privacy notice, as a candidate reads them."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.instruments import Notice
from assessment_app.screens.visit import Visit, plain


def paragraphs(visit: Visit, notice: Notice) -> None:
    """Every heading with what stands under it, and which version this is."""
    for paragraph in notice.paragraphs:
        st.subheader(plain(visit.words(paragraph.heading)), anchor=False)
        st.markdown(plain(visit.words(paragraph.body)))
    st.text(visit.say("Version {n} of this notice", n=notice.version))
