"""The desk of the tests: cheap locks, dice that fall as expected, and the zone's real instruments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Engine

from assessment_app.banks import Catalogue, Library
from assessment_app.domain.events import DemonstrationMade
from assessment_app.domain.invitations import CODE_ALPHABET
from assessment_app.domain.people import Actor, Kind
from assessment_app.services.desk import Desk, Terms
from assessment_app.services.dice import Dice
from assessment_app.services.locks import Locks
from assessment_app.settings import PROJECT
from assessment_app.storage.engine import open_engine
from assessment_app.storage.shelves import Store

COMMAND_LINE = Actor(Kind.SYSTEM, "command-line")
PASSWORD = "een lang en eerlijk wachtwoord"


class LoadedDice:
    """Dice that fall as expected: 1, 2, 3 …; never the same number twice."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def identifier(self) -> str:
        """00…01, then 00…02, and so on."""
        return f"{next(self._numbers):032x}"

    def token(self) -> str:
        """A token with its number: token-1."""
        return f"token-{next(self._numbers)}"

    def code(self) -> str:
        """KMPSAAAB, then KMPSAAAC, and so on, in the alphabet of real codes."""
        number, letters = next(self._numbers), ""
        for _ in range(4):
            number, digit = divmod(number, len(CODE_ALPHABET))
            letters = CODE_ALPHABET[digit] + letters
        return f"KMPS{letters}"


@cache
def the_library() -> Library:
    """The released instruments of the zone, read once for all tests."""
    return Library(PROJECT / "question_banks")


def the_catalogue() -> Catalogue:
    """What the zone's files have released."""
    return the_library().catalogue


@cache
def cheap_locks() -> Locks:
    """Hashing that takes no time; for passwords of people who do not exist."""
    return Locks(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def a_desk(
    database: str | Engine, clock: Callable[[], datetime], dice: Dice | None = None, *, terms: Terms | None = None
) -> Desk:
    """A desk on this database (its URL or an engine), with this clock."""
    engine = open_engine(database) if isinstance(database, str) else database
    return Desk(
        Store(engine),
        clock,
        dice or LoadedDice(),
        cheap_locks(),
        the_library(),
        terms or Terms(zone="Zone of the tests"),
    )


def a_demonstration(desk: Desk) -> None:
    """Marks this database as a demonstration: anybody may take anybody's place in it."""
    with desk.work(COMMAND_LINE) as work:
        work.zone.mark_as_demonstration(work.now)
        work.record(DemonstrationMade("zone"))


def with_terms(desk: Desk, **changed: Any) -> Desk:
    """The same desk in a zone with other terms."""
    return Desk(desk.store, desk.clock, desk.dice, desk.locks, desk.library, replace(desk.terms, **changed))
