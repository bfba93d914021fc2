"""The desk: permission, change, trace and commit in one place; a piece of work is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from assessment_app.banks import Catalogue, Library
from assessment_app.domain.events import Event, Refused
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, PersonId, Session, Who
from assessment_app.domain.policy import Action, may
from assessment_app.domain.probation import Companions
from assessment_app.domain.refusals import NotAllowed, Refusal, SignedOut
from assessment_app.domain.selection import Circle, Procedure
from assessment_app.services.dice import Dice
from assessment_app.services.locks import Locks
from assessment_app.services.releases import released_here
from assessment_app.storage.shelf import Ledger
from assessment_app.storage.shelves import Shelves, Store

BRUSSELS = ZoneInfo("Europe/Brussels")
DOOR = Actor(Kind.SYSTEM, "door")
"""Whoever is not signed in yet."""
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the zone has set: how long things last, and what it is called."""

    zone: str
    address: str = "http://localhost:8501"
    session_idle: timedelta = timedelta(hours=8)
    session_longest: timedelta = timedelta(days=14)
    invitation_lasts: timedelta = timedelta(days=21)
    appeal: Mapping[Language, str] = field(default_factory=dict)


class SilentChange(AssertionError):  # noqa: N818  (the house's own word for it)
    """A fault of the program: something was changed without a trace, or a right was used without account of it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The right that was last asked for in a piece of work, and the identifier of what it was asked for."""

    action: str = ""
    thing: str = ""


def identifier_of(thing: Any) -> str:
    """What the trail calls a thing that the policy table looks at."""
    match thing:
        case Circle():
            return thing.candidacy
        case Companions():
            return thing.probation
        case Procedure():
            return thing.id
    return thing if isinstance(thing, str) else ""


class Work(Shelves):
    """One transaction, one actor, one `now`."""

    def __init__(self, desk: Desk, ledger: Ledger, actor: Actor, who: Who, now: datetime) -> None:
        super().__init__(ledger, who, now.astimezone(BRUSSELS).date())
        self._ledger = ledger
        self._desk = desk
        self._owed: list[Action] = []
        self._events: list[Event] = []
        self._catalogue: Catalogue | None = None
        self.attempt = Attempt()
        self.actor = actor
        self.who = who
        self.now = now

    @property
    def person(self) -> PersonId:
        """The person at the desk; to be asked for after the right that only people have.

        Raises:
            NotAllowed: a candidate or a command stands there.
        """
        if self.who.person is None:
            raise NotAllowed("desk.nobody")
        return self.who.person

    @property
    def today(self) -> date:
        """The day it is in Brussels."""
        return self.now.astimezone(BRUSSELS).date()

    @property
    def catalogue(self) -> Catalogue:
        """The released instruments, as they are when this work first asks: those of the files and the zone's own."""
        if self._catalogue is None:
            self._catalogue = self._desk.library.catalogue.with_releases(released_here(self.releases))
        return self._catalogue

    @property
    def terms(self) -> Terms:
        """What the zone has set."""
        return self._desk.terms

    @property
    def dice(self) -> Dice:
        """Where new identifiers and secrets come from."""
        return self._desk.dice

    @property
    def locks(self) -> Locks:
        """How secrets are kept."""
        return self._desk.locks

    def require(self, action: Action, thing: Any = None) -> None:
        """Asks the policy table; the right must be accounted for by an event before the work ends.

        Raises:
            NotAllowed: the table says no.
        """
        self.check(action, thing)
        self._owed.append(action)

    def check(self, action: Action, thing: Any = None) -> None:
        """Asks the policy table for what leaves no line of its own: an entry saved while typing, a list of one's own.

        Raises:
            NotAllowed: the table says no.
        """
        self.attempt = Attempt(action.value, identifier_of(thing))
        if not may(self.who, action, thing):
            raise NotAllowed(f"not_allowed.{action.value}")

    def permits(self, action: Action, thing: Any = None) -> bool:
        """Whether the policy table would say yes; to decide what to offer."""
        return may(self.who, action, thing)

    def record(self, event: Event) -> None:
        """Writes the trace, and accounts for the right it used."""
        self._events.append(event)
        if event.spends in self._owed:
            self._owed.remove(event.spends)

    def finish(self) -> None:
        """Writes the trail.

        Raises:
            SilentChange: a right is not accounted for, or something was changed without a trace.
        """
        if self._owed:
            raise SilentChange(f"no event accounts for {', '.join(self._owed)}")
        if self._ledger.changed and not self._events:
            raise SilentChange("something was changed without a trace")
        self.trail.append(self.actor, self.now, self._events)


class Desk:
    """Where all work is done; clock, dice, locks and instruments come in from outside."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], dice: Dice, locks: Locks, library: Library, terms: Terms
    ) -> None:
        self.store = store
        self.clock = clock
        self.dice = dice
        self.locks = locks
        self.library = library
        self.terms = terms

    @contextmanager
    def work(self, actor: Actor) -> Iterator[Work]:
        """One piece of work of this actor, whose roles and session are read afresh.

        Raises:
            SignedOut: the actor's session has ended.
            Refusal: whatever the work refused; everything is undone, and the refusal is in the trail.
        """
        now = self.clock()
        attempt = Attempt()
        try:
            with self.store.transaction() as ledger:
                work = Work(self, ledger, actor, self._present(ledger, actor, now), now)
                try:
                    yield work
                finally:
                    attempt = work.attempt
                work.finish()
        except Refusal as refusal:
            # Who is not signed in attempts nothing yet: every open tab would fill the trail when its session ends.
            if actor != DOOR or not isinstance(refusal, SignedOut):
                self._note(actor, refusal, attempt, now)
            raise

    def _present(self, ledger: Ledger, actor: Actor, now: datetime) -> Who:
        shelves = Shelves(ledger, Who(Kind.SYSTEM, "desk"), now.date())
        if actor.session is not None:
            session = still_on(shelves.sessions.find(actor.session), now, self.terms)
            if (session.kind, session.holder) != (actor.kind, actor.id):
                raise SignedOut("signed_out")
            if now - session.seen_at >= SEEN_EVERY:
                shelves.sessions.seen(session.id, now)
        if actor.kind is not Kind.PERSON:
            return Who(actor.kind, actor.id)
        if not shelves.people.get(actor.id).active:
            raise SignedOut("signed_out")
        return Who(actor.kind, actor.id, shelves.roles.held_by(actor.id))

    def _note(self, actor: Actor, refusal: Refusal, attempt: Attempt, now: datetime) -> None:
        with self.store.transaction() as ledger:
            trail = Shelves(ledger, Who(Kind.SYSTEM, "desk"), now.date()).trail
            trail.append(actor, now, [Refused(attempt.thing, attempt.action, refusal.key)])


def still_on(session: Session | None, now: datetime, terms: Terms) -> Session:
    """This session, if it still counts.

    Raises:
        SignedOut: it was ended, has ended by itself, was idle too long, or never existed.
    """
    if session is None or session.ended_at is not None:
        raise SignedOut("signed_out")
    if now >= session.ends_at or now - session.seen_at > terms.session_idle:
        raise SignedOut("signed_out")
    return session
