"""Coming in and going out: passwords, sessions, language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment_app.domain.events import (
    LanguageChosen,
    SessionEnded,
    SignedIn,
    SignedOutEverywhere,
    SignInFailed,
)
from assessment_app.domain.invitations import pause_after
from assessment_app.domain.language import Language
from assessment_app.domain.people import Kind, Person, PersonId, Role, Session, SessionId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotAllowed, NotNow, Refusal, SignedOut
from assessment_app.services.desk import Work, still_on
from assessment_app.services.locks import token_hash
from assessment_app.storage.people_shelves import Password


@dataclass(frozen=True, slots=True)
class Welcome:
    """A new session, and the token that its cookie carries; the token is kept nowhere else."""

    session: Session
    token: str


def with_password(work: Work, email: str, password: str) -> Welcome | Refusal:
    """A session for whoever knows this password, or the refusal to show; wrong tries are counted either way."""
    person = work.people.by_email(email)
    known = work.passwords.held(person.id) if person else None
    if known is not None and known.paused_until is not None and work.now < known.paused_until:
        work.record(SignInFailed(known.id))
        return NotNow("sign_in.wait", until=known.paused_until)
    if person is None or not work.locks.opens(known.hash if known else None, password) or not person.active:
        return _failed(work, known)
    if known is not None:
        work.passwords.put(replace(known, wrong_tries=0, paused_until=None))
    return as_person(work, person)


def _failed(work: Work, known: Password | None) -> Refusal:
    if known is not None:
        tries = known.wrong_tries + 1
        work.passwords.put(replace(known, wrong_tries=tries, paused_until=pause_after(tries, work.now)))
    work.record(SignInFailed(known.id if known else ""))
    return NotAllowed("sign_in.wrong")


def as_person(work: Work, person: Person) -> Welcome:
    """A session for this person, whose identity was established before."""
    welcome = new_session(work, Kind.PERSON, person.id, person.language)
    work.record(SignedIn(person.id))
    return welcome


def demo_people(work: Work) -> dict[Role, tuple[Person, ...]]:
    """Whose place can be taken without a password, by role: the invented people of a demonstration, else nobody."""
    if not work.zone.demonstration:
        return {}
    return {role: people for role in Role if (people := work.people.holding(role))}


def as_demo_person(work: Work, person: PersonId) -> Welcome:
    """A session as one of the invented people of a demonstration.

    Raises:
        NotAllowed: this is no demonstration.
    """
    if not work.zone.demonstration:
        raise NotAllowed("sign_in.no_demonstration")
    return as_person(work, work.people.get(person))


def new_session(work: Work, kind: Kind, holder: str, language: Language) -> Welcome:
    """A session for this holder, in this language."""
    token = work.dice.token()
    session = Session(
        SessionId(work.dice.identifier()),
        kind,
        holder,
        language,
        token_hash(token),
        started_at=work.now,
        seen_at=work.now,
        ends_at=work.now + work.terms.session_longest,
    )
    work.sessions.add(session)
    return Welcome(session, token)


def session_behind(work: Work, token: str) -> Session:
    """The session a cookie stands for.

    Raises:
        SignedOut: there is none, or it has ended.
    """
    return still_on(work.sessions.by_token(token_hash(token)), work.now, work.terms)


def session(work: Work, ident: SessionId) -> Session:
    """The session with this identifier.

    Raises:
        SignedOut: it has ended.
    """
    return still_on(work.sessions.find(ident), work.now, work.terms)


def sign_out(work: Work) -> None:
    """Ends the session this work is done in."""
    if work.actor.session is None:
        raise SignedOut("signed_out")
    session = work.sessions.get(work.actor.session)
    work.sessions.save(replace(session, ended_at=work.now))
    work.record(SessionEnded(work.actor.id))


def sign_out_everywhere(work: Work) -> None:
    """Ends all sessions of the person at the desk, in every browser."""
    work.require(Action.KEEP_OWN_ACCOUNT, work.actor.id)
    work.sessions.end_all(work.actor.kind, work.actor.id, work.now)
    work.record(SignedOutEverywhere(work.actor.id))


def choose_language(work: Work, language: Language) -> None:
    """Addresses whoever is at the desk in this language from now on; a person keeps it for the next time."""
    work.require(Action.KEEP_OWN_ACCOUNT, work.actor.id)
    if work.actor.session is not None:
        work.sessions.save(replace(work.sessions.get(work.actor.session), language=language))
    if work.actor.kind is Kind.PERSON:
        work.people.save(replace(work.people.get(work.actor.id), language=language))
    work.record(LanguageChosen(work.actor.id, language=language.value))
