"""All shelves around one open transaction, and the store that opens and closes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DataError, SQLAlchemyError

from assessment_app.domain.people import Who
from assessment_app.domain.refusals import Unusable
from assessment_app.storage.calibration_shelves import AttemptShelf, LicenceShelf, RoundShelf
from assessment_app.storage.entry_shelves import EntryShelf
from assessment_app.storage.instrument_shelves import DraftShelf, ReleaseShelf
from assessment_app.storage.migrate import Tables, state
from assessment_app.storage.people_shelves import PasswordShelf, PeopleShelf, RoleShelf, SessionShelf
from assessment_app.storage.probation_shelves import (
    CheckInShelf,
    CompanionShelf,
    EvaluationShelf,
    MentorshipShelf,
    MilestoneShelf,
    ProbationShelf,
)
from assessment_app.storage.scoring_shelves import CircleShelf, GuideShelf, SheetShelf
from assessment_app.storage.selection_shelves import (
    CandidacyShelf,
    DecisionShelf,
    DeclarationShelf,
    IntakeShelf,
    InvitationShelf,
    ProcedureShelf,
    StageMoveShelf,
)
from assessment_app.storage.shelf import Ledger
from assessment_app.storage.snapshot_shelf import SnapshotShelf
from assessment_app.storage.trail_shelf import TrailShelf
from assessment_app.storage.zone_shelf import ZoneShelf


class Shelves:
    """Everything kept, as this reader may see it today."""

    def __init__(self, ledger: Ledger, reader: Who, today: date) -> None:
        self.people = PeopleShelf(ledger)
        self.roles = RoleShelf(ledger)
        self.passwords = PasswordShelf(ledger)
        self.sessions = SessionShelf(ledger)
        self.snapshots = SnapshotShelf(ledger)
        self.procedures = ProcedureShelf(ledger)
        self.candidacies = CandidacyShelf(ledger)
        self.stage_moves = StageMoveShelf(ledger)
        self.invitations = InvitationShelf(ledger)
        self.intakes = IntakeShelf(ledger)
        self.declarations = DeclarationShelf(ledger)
        self.decisions = DecisionShelf(ledger)
        self.circles = CircleShelf(ledger)
        self.guides = GuideShelf(ledger)
        self.sheets = SheetShelf(ledger, reader)
        self.entries = EntryShelf(ledger)
        self.drafts = DraftShelf(ledger)
        self.releases = ReleaseShelf(ledger)
        self.rounds = RoundShelf(ledger)
        self.attempts = AttemptShelf(ledger)
        self.licences = LicenceShelf(ledger)
        self.probations = ProbationShelf(ledger)
        self.mentorships = MentorshipShelf(ledger)
        self.companions = CompanionShelf(ledger, today)
        self.milestones = MilestoneShelf(ledger)
        self.check_ins = CheckInShelf(ledger)
        self.evaluations = EvaluationShelf(ledger)
        self.trail = TrailShelf(ledger)
        self.zone = ZoneShelf(ledger)


class Store:
    """The database, opened one transaction at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def transaction(self) -> Iterator[Ledger]:
        """One transaction: kept as a whole when the block ends, undone as a whole when anything is raised in it.

        Raises:
            Unusable: a text is too long for its column, or holds a character that PostgreSQL does not keep.
        """
        try:
            with self._engine.begin() as connection:
                yield Ledger(connection)
        except DataError:
            raise Unusable("cannot_be_kept") from None

    @contextmanager
    def at_once(self) -> Iterator[Store]:
        """A store whose transactions are all kept together when the block ends, or all undone."""
        with self._engine.begin() as connection:
            yield _Held(self._engine, connection)

    @property
    def tables(self) -> Tables:
        """How the tables stand to this code."""
        return state(self._engine)

    def answers(self) -> bool:
        """Whether the database answers a question."""
        try:
            with self._engine.connect() as connection:
                return bool(connection.execute(text("SELECT 1")).scalar())
        except SQLAlchemyError:
            return False


class _Held(Store):
    """A store inside one transaction that stays open."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        super().__init__(engine)
        self._connection = connection

    @contextmanager
    def transaction(self) -> Iterator[Ledger]:
        """A part of the open transaction: undone by itself, kept only with the whole."""
        with self._connection.begin_nested():
            yield Ledger(self._connection)
