"""The tables: one per kind of thing, with the columns of its value; every change of them is a migration."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from assessment_app.storage.append_only import refusing_changes, refusing_replacement
from assessment_app.storage.columns import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, String(64), primary_key=True)


def _ref(name: str, target: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, String(64), ForeignKey(f"{target}.id"), primary_key=key, nullable=optional, index=not key)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False)


people = Table(
    "people",
    metadata,
    _id(),
    Column("name", String(200), nullable=False),
    Column("email", String(320), nullable=False, unique=True),
    Column("language", String(2), nullable=False),
    Column("active", Boolean, nullable=False),
    _version(),
)

passwords = Table(
    "passwords",
    metadata,
    _ref("id", "people", key=True),
    Column("hash", String(200), nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("paused_until", Moment),
)

role_grants = Table(
    "role_grants",
    metadata,
    _id(),
    _ref("person", "people"),
    Column("role", String(30), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("holder", String(64), nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("ended_at", Moment),
    _version(),
)

snapshots = Table(
    "snapshots",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("label", String(200), nullable=False),
    Column("content", JSON, nullable=False),
    Column("kept_at", Moment, nullable=False),
)

procedures = Table(
    "procedures",
    metadata,
    _id(),
    Column("reference", String(60), nullable=False, unique=True),
    Column("post", String(200), nullable=False),
    Column("level", String(20), nullable=False),
    Column("regime", String(20), nullable=False),
    Column("values", JSON, nullable=False),
    Column("values_reason", Text, nullable=False),
    _ref("guide", "snapshots"),
    _ref("intake_form", "snapshots"),
    _ref("notice", "snapshots"),
    Column("intake_due", Date, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("calibration", String(20), nullable=False, server_default="off"),
    _ref("phrases", "snapshots", optional=True),
    _version(),
)

seats = Table(
    "seats",
    metadata,
    _ref("procedure", "procedures", key=True),
    Column("person", String(64), ForeignKey("people.id"), primary_key=True, index=True),
    Column("place", Integer, nullable=False),
    Column("chair", Boolean, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("name", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("source", Text, nullable=False),
    _ref("brought_by", "people"),
    Column("brought_at", Moment, nullable=False),
    _version(),
    UniqueConstraint("kind", "name"),
)

instrument_releases = Table(
    "instrument_releases",
    metadata,
    Column("id", String(120), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("content", JSON, nullable=False),
    Column("note", Text, nullable=False),
    _ref("released_by", "people"),
    Column("released_at", Moment, nullable=False),
)

calibration_rounds = Table(
    "calibration_rounds",
    metadata,
    _id(),
    _ref("person", "people"),
    _ref("terms", "snapshots"),
    Column("anchors", String(120), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    _version(),
)

calibration_attempts = Table(
    "calibration_attempts",
    metadata,
    _id(),
    _ref("round", "calibration_rounds"),
    Column("place", Integer, nullable=False),
    _ref("exercise", "snapshots"),
    Column("compared_at", Moment),
    _version(),
    UniqueConstraint("round", "place"),
)

licences = Table(
    "licences",
    metadata,
    _id(),
    _ref("person", "people"),
    Column("round", String(64), ForeignKey("calibration_rounds.id"), nullable=False, unique=True),
    Column("anchors", String(120), nullable=False),
    Column("terms", String(120), nullable=False),
    Column("granted_on", Date, nullable=False),
    Column("until", Date, nullable=False),
)

candidacies = Table(
    "candidacies",
    metadata,
    _id(),
    _ref("procedure", "procedures"),
    Column("number", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("email", String(320), nullable=False),
    Column("language", String(2), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("since", Moment, nullable=False),
    _version(),
    UniqueConstraint("procedure", "number"),
    UniqueConstraint("procedure", "email"),
)

stage_moves = Table(
    "stage_moves",
    metadata,
    _id(),
    _ref("candidacy", "candidacies"),
    Column("came_from", String(20), nullable=False),
    Column("went_to", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String(64), nullable=False),
    Column("why", Text, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    _ref("candidacy", "candidacies"),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("code_hash", String(200), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("opened_at", Moment),
    Column("wrong_tries", Integer, nullable=False),
    Column("paused_until", Moment),
    _version(),
)

intakes = Table(
    "intakes",
    metadata,
    Column("candidacy", String(64), ForeignKey("candidacies.id"), primary_key=True),
    Column("notice_read_at", Moment),
    Column("submitted_at", Moment),
    Column("late", Boolean, nullable=False),
    Column("fingerprint", String(64)),
    _version(),
)

declarations = Table(
    "declarations",
    metadata,
    Column("candidacy", String(64), ForeignKey("candidacies.id"), primary_key=True),
    Column("member", String(64), ForeignKey("people.id"), primary_key=True, index=True),
    Column("conflict", Boolean, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

sheets = Table(
    "sheets",
    metadata,
    _id(),
    _ref("candidacy", "candidacies"),
    _ref("member", "people"),
    Column("opened_at", Moment),
    Column("sealed_at", Moment),
    Column("fingerprint", String(64)),
    _version(),
    UniqueConstraint("candidacy", "member"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("candidacy", String(64), ForeignKey("candidacies.id"), primary_key=True),
    Column("outcome", String(20), nullable=False),
    Column("grounds", JSON, nullable=False),
    Column("conclusion", Text, nullable=False),
    Column("minority", Text, nullable=False),
    Column("proposed_by", String(64), ForeignKey("people.id"), nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("signatures", JSON, nullable=False),
    Column("final_at", Moment),
    _version(),
)

entries = Table(
    "entries",
    metadata,
    Column("form_kind", String(20), primary_key=True),
    Column("form_id", String(64), primary_key=True),
    Column("field", String(120), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(64), nullable=False),
)

entry_history = Table(
    "entry_history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("form_kind", String(20), nullable=False),
    Column("form_id", String(64), nullable=False),
    Column("field", String(120), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(64), nullable=False),
    Column("aside", Boolean, nullable=False),
    Index("ix_entry_history_form", "form_kind", "form_id", "field"),
)

probations = Table(
    "probations",
    metadata,
    _id(),
    Column("candidacy", String(64), ForeignKey("candidacies.id"), unique=True),
    _ref("trainee", "people"),
    _ref("evaluator", "people"),
    _ref("plan", "snapshots"),
    _ref("values", "snapshots", optional=True),
    Column("goals", JSON, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("started_at", Moment, nullable=False),
    _version(),
)

mentorships = Table(
    "mentorships",
    metadata,
    _id(),
    _ref("probation", "probations"),
    _ref("mentor", "people"),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

milestones = Table(
    "milestones",
    metadata,
    _id(),
    _ref("probation", "probations"),
    Column("step", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("done_at", Moment),
    Column("done_by", String(64), ForeignKey("people.id")),
    _version(),
    UniqueConstraint("probation", "step"),
)

check_ins = Table(
    "check_ins",
    metadata,
    _id(),
    _ref("probation", "probations"),
    _ref("mentor", "people"),
    Column("held_on", Date, nullable=False),
    Column("shared_at", Moment),
    Column("acknowledged_at", Moment),
    _ref("milestone", "milestones", optional=True),
    _version(),
)

evaluations = Table(
    "evaluations",
    metadata,
    _id(),
    _ref("probation", "probations"),
    Column("milestone", String(64), ForeignKey("milestones.id"), nullable=False, unique=True),
    _ref("evaluator", "people"),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("signed_at", Moment),
    Column("fingerprint", String(64)),
    Column("acknowledged_at", Moment),
    _version(),
)

zone_marks = Table(
    "zone_marks",
    metadata,
    _id(),
    Column("made_at", Moment, nullable=False),
)

trail = Table(
    "trail",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("actor", String(64), nullable=False, index=True),
    Column("event", String(60), nullable=False),
    Column("thing", String(120), nullable=False, index=True),
    Column("details", JSON, nullable=False),
    Column("before", String(64), nullable=False),
    Column("mark", String(64), nullable=False),
)

APPEND_ONLY = (trail, entry_history, snapshots, instrument_releases, licences)
"""Tables in which nothing is ever changed; the database itself refuses it."""


for _table in APPEND_ONLY:
    for _dialect in ("sqlite", "postgresql"):
        _key = next(iter(_table.primary_key.columns)).name
        for _statement in (
            *refusing_changes(_table.name, _dialect),
            *refusing_replacement(_table.name, _key, _dialect),
        ):
            _refuse = DDL(_statement.replace("%", "%%")).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
            event.listen(_table, "after_create", _refuse)
