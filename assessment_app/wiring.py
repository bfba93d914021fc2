"""The one place where settings, engine, clock, dice, locks and instruments are put together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from assessment_app.banks import Library
from assessment_app.domain.language import Language
from assessment_app.services.desk import Desk, Terms
from assessment_app.services.dice import FairDice
from assessment_app.services.locks import Locks
from assessment_app.settings import Settings, read_settings
from assessment_app.storage.engine import open_engine
from assessment_app.storage.shelves import Store


def clock() -> datetime:
    """The moment it is, in UTC; nobody else looks at the clock."""
    return datetime.now(UTC)


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read_settings()


@cache
def desk() -> Desk:
    """The desk of this process.

    Raises:
        Unusable: the database's address or an instrument cannot be used.
    """
    return desk_for(settings())


def desk_for(chosen: Settings) -> Desk:
    """A desk with these settings."""
    terms = Terms(
        zone=chosen.zone,
        address=chosen.public_url or "http://localhost:8501",
        session_idle=chosen.session_idle,
        session_longest=timedelta(days=chosen.session_days),
        invitation_lasts=timedelta(days=chosen.invitation_days),
        appeal={language: chosen.appeal(language) for language in Language},
    )
    store = Store(open_engine(chosen.database))
    return Desk(store, clock, FairDice(), Locks(), Library(chosen.banks), terms)
