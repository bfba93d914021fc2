"""Accounts and roles, for the administrator; never the content of any file."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.language import Language
from assessment_app.domain.people import Person, Role
from assessment_app.screens import frame
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import role_name
from assessment_app.services import accounts


def show(visit: Visit) -> None:
    """Everybody with an account, their roles, and a form for a new one."""
    with visit.work() as work:
        everybody = accounts.everybody(work)

    frame.heading(visit, visit.say("Accounts"))
    _new(visit)
    search = st.text_input(visit.say("Search by name or address"), key="accounts-search").strip().lower()
    found = [(person, roles) for person, roles in everybody if search in f"{person.name} {person.email}".lower()]
    st.markdown(visit.voice.count("{n} account", "{n} accounts", len(found)))
    for person, roles in found:
        _account(visit, person, roles)


def _new(visit: Visit) -> None:
    with st.expander(visit.say("New account"), icon=":material/person_add:", key="accounts-new"):
        name = st.text_input(visit.say("Name"), key="account-name")
        email = st.text_input(visit.say("E-mail address"), key="account-email")
        language = st.segmented_control(
            visit.say("Language"), list(Language), default=Language.NL, required=True,
            format_func=lambda one: one.value.upper(), key="account-language",
        )  # fmt: skip
        roles = st.multiselect(
            visit.say("Roles"), list(Role), format_func=lambda role: role_name(visit.voice, role),
            placeholder=visit.say("Choose one or more"), key="account-roles",
        )  # fmt: skip
        password = st.text_input(
            visit.say("First password, at least {n} characters", n=accounts.SHORTEST_PASSWORD),
            type="password", key="account-password",
        )  # fmt: skip
        if st.button(visit.say("Make the account"), type="primary"):
            _make(visit, name, email, language or Language.NL, frozenset(roles), password)


def _make(visit: Visit, name: str, email: str, language: Language, roles: frozenset[Role], password: str) -> None:
    if visit.does(accounts.make_account_with_roles, name, email, language, password, roles):
        for key in ("account-name", "account-email", "account-roles", "account-password"):
            del st.session_state[key]
        st.rerun()


def _account(visit: Visit, person: Person, roles: frozenset[Role]) -> None:
    names = ", ".join(sorted(role_name(visit.voice, role) for role in roles)) or visit.say("no role")
    with st.expander(plain(f"{person.name} · {names}"), key=f"account-{person.id}"):
        st.text(person.email)
        if not person.active:
            st.text(visit.say("This account is closed."))
            return
        held = st.multiselect(
            visit.say("Roles"), list(Role), default=sorted(roles), key=f"roles-{person.id}-{person.version}",
            format_func=lambda role: role_name(visit.voice, role), placeholder=visit.say("no role"),
        )  # fmt: skip
        if set(held) != roles and st.button(visit.say("Change the roles"), type="primary", key=f"change-{person.id}"):
            _change(visit, person, frozenset(held))
        _password(visit, person)
        if st.button(visit.say("Close this account"), key=f"close-{person.id}"):
            _close(visit, person)


def _change(visit: Visit, person: Person, roles: frozenset[Role]) -> None:
    if visit.does(accounts.change_roles, person.id, roles) is not None:
        st.rerun()


def _password(visit: Visit, person: Person) -> None:
    password = st.text_input(visit.say("New password"), type="password", key=f"password-{person.id}")
    pressed = st.button(visit.say("Set this password"), key=f"set-{person.id}")
    if pressed and visit.does(accounts.set_password, person.id, password) is not None:
        st.success(visit.say("The password is set; all sessions of this account have ended."))


def _close(visit: Visit, person: Person) -> None:
    @st.dialog(visit.say("Close this account"))
    def ask() -> None:
        st.markdown(
            visit.say(
                "{name} is signed out everywhere and cannot sign in any more. What they signed keeps their name.",
                name=plain(person.name),
            )
        )
        sure = st.button(visit.say("Close it"), type="primary")
        if sure and visit.does(accounts.close_account, person.id) is not None:
            st.rerun()

    ask()
