"""A visit: who is here, in which language, and the desk they stand at; every screen is given one."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment_app.domain.language import Language, Texts
from assessment_app.domain.people import Actor, Kind, Role, SessionId
from assessment_app.domain.refusals import NotFound, Refusal
from assessment_app.services import sign_in
from assessment_app.services.desk import DOOR, Desk, Work
from assessment_app.text import Speaker, speaker

P = ParamSpec("P")
T = TypeVar("T")
_WORD_JOINER = "\N{WORD JOINER}"
_ADDRESS = re.compile(r"@|https?(?=:)|www(?=\.)", re.IGNORECASE)
_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]()<>#+-.!|~$:^="})


@dataclass(frozen=True)
class Visit:
    """Somebody at the desk, as one run of the script sees them.

    `roles` only decides which screens are offered; every right is asked for at the desk.
    """

    desk: Desk
    actor: Actor
    name: str
    language: Language
    roles: frozenset[Role] = frozenset()
    doors: dict[str, StreamlitPage] = field(default_factory=dict)

    @property
    def voice(self) -> Speaker:
        """Speaks this visitor's language."""
        return speaker(self.language)

    def say(self, message: str, /, **values: Any) -> str:
        """A sentence in this visitor's language."""
        return self.voice.say(message, **values)

    def words(self, texts: Texts) -> str:
        """A text of an instrument in this visitor's language."""
        return texts.in_(self.language)

    def work(self) -> AbstractContextManager[Work]:
        """One piece of work at the desk; nothing may be drawn inside it."""
        return self.desk.work(self.actor)

    def does(self, gesture: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What the gesture answered; or nothing, and its refusal on the screen."""
        try:
            with self.work() as work:
                return gesture(work, *args, **kwargs)
        except Refusal as refusal:
            self.refused(refusal)
            return None

    def refused(self, refusal: Refusal) -> None:
        """Shows why something was not done."""
        st.error(plain(self.voice.refusal(refusal)), icon=":material/block:")

    def door(self, screen: str, label: str, ident: str | None = None, *, icon: str | None = None) -> None:
        """A link to another screen; nothing where this visitor has no such screen."""
        if screen in self.doors:
            st.page_link(self.doors[screen], label=plain(label), icon=icon, query_params=_named(ident))

    def goes(self, screen: str, ident: str | None = None) -> None:
        """Leaves for another screen, at once."""
        st.switch_page(self.doors[screen], query_params=_named(ident))

    @property
    def ident(self) -> str:
        """What the address asks for.

        Raises:
            NotFound: nothing.
        """
        if not (ident := st.query_params.get("id", "")):
            raise NotFound("nothing_here")
        return ident

    @property
    def today(self) -> date:
        """The day it is in Brussels."""
        with self.work() as work:
            return work.today

    def moment(self, at: datetime) -> str:
        """A moment, in words."""
        return self.voice.moment(at)

    def day(self, day: date) -> str:
        """A day, in words."""
        return self.voice.day(day)


def _named(ident: str | None) -> dict[str, str] | None:
    return None if ident is None else {"id": ident}


def plain(text: str) -> str:
    """A text that Streamlit's markdown shows as it was written: what people type must not become a link or an image.

    Addresses are made into links after the escapes were read, so an invisible word joiner takes them apart.
    """
    return _ADDRESS.sub(f"\\g<0>{_WORD_JOINER}", text).translate(_MARKDOWN)


def of_session(desk: Desk, session: str | None) -> Visit:
    """The visit of whoever is signed in under this session.

    Raises:
        SignedOut: nobody is.
    """
    with desk.work(DOOR) as work:
        found = sign_in.session(work, SessionId(session or ""))
        if found.kind is Kind.CANDIDATE:
            name, roles = work.candidacies.get(found.holder).name, frozenset[Role]()
        else:
            name, roles = work.people.get(found.holder).name, work.roles.held_by(found.holder)
    return Visit(desk, found.actor, name, found.language, roles)
