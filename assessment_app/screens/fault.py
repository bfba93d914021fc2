"""What a person sees when something was refused or went wrong: a sentence, never a traceback."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Refusal, SignedOut
from assessment_app.screens.frame import leave
from assessment_app.screens.visit import plain
from assessment_app.text import speaker


def refused(refusal: Refusal, language: Language) -> None:
    """A whole screen was refused: why, and where to go."""
    voice = speaker(language)
    st.title(voice.say("This cannot be done"), anchor=False)
    st.error(plain(voice.refusal(refusal)), icon=":material/block:")
    if isinstance(refusal, SignedOut):
        leave(voice.say("Sign in again"), "/sign-in")
    else:
        leave(voice.say("To your worklist"), "/")


def broken(number: str, language: Language) -> None:
    """Something in the program is wrong; the number finds it in the log."""
    say = speaker(language).say
    st.error(
        say(
            "Something went wrong. Nothing you saved is lost. If it happens again, mention number {number}.",
            number=number,
        )
    )
    leave(say("To your worklist"), "/")


def language_here() -> Language:
    """The language of the browser's session when nothing better is known: that of the page's shell, else Dutch."""
    known = st.session_state.get("language", Language.NL.value)
    return Language(known)
