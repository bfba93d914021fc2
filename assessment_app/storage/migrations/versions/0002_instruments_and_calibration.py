"""Drafts and releases of instruments, calibration rounds and licences."""

import sqlalchemy as sa
from alembic import op

from assessment_app.storage.append_only import refusing_changes, refusing_replacement
from assessment_app.storage.columns import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = ("instrument_releases", "licences")
KEYS = {"trail": "number", "entry_history": "number", "snapshots": "id", "instrument_releases": "id", "licences": "id"}
KEPT = (("procedures", "phrases"), ("probations", "values"))


def upgrade() -> None:
    """Makes the tables; a procedure gets its demand on calibration and its phrases, a probation the values it keeps."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("brought_by", sa.String(length=64), nullable=False),
        sa.Column("brought_at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["brought_by"], ["people.id"], name=op.f("fk_drafts_brought_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_drafts_kind_name")),
    )
    op.create_index(op.f("ix_drafts_brought_by"), "drafts", ["brought_by"])
    op.create_table(
        "instrument_releases",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("released_by", sa.String(length=64), nullable=False),
        sa.Column("released_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["released_by"], ["people.id"], name=op.f("fk_instrument_releases_released_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_releases")),
    )
    op.create_index(op.f("ix_instrument_releases_released_by"), "instrument_releases", ["released_by"])
    op.create_table(
        "calibration_rounds",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("terms", sa.String(length=64), nullable=False),
        sa.Column("anchors", sa.String(length=120), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_calibration_rounds_person")),
        sa.ForeignKeyConstraint(["terms"], ["snapshots.id"], name=op.f("fk_calibration_rounds_terms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_rounds")),
    )
    op.create_index(op.f("ix_calibration_rounds_person"), "calibration_rounds", ["person"])
    op.create_index(op.f("ix_calibration_rounds_terms"), "calibration_rounds", ["terms"])
    op.create_table(
        "calibration_attempts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("round", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.String(length=64), nullable=False),
        sa.Column("compared_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exercise"], ["snapshots.id"], name=op.f("fk_calibration_attempts_exercise")),
        sa.ForeignKeyConstraint(["round"], ["calibration_rounds.id"], name=op.f("fk_calibration_attempts_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_attempts")),
        sa.UniqueConstraint("round", "place", name=op.f("uq_calibration_attempts_round_place")),
    )
    op.create_index(op.f("ix_calibration_attempts_round"), "calibration_attempts", ["round"])
    op.create_index(op.f("ix_calibration_attempts_exercise"), "calibration_attempts", ["exercise"])
    op.create_table(
        "licences",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("round", sa.String(length=64), nullable=False),
        sa.Column("anchors", sa.String(length=120), nullable=False),
        sa.Column("terms", sa.String(length=120), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_licences_person")),
        sa.ForeignKeyConstraint(["round"], ["calibration_rounds.id"], name=op.f("fk_licences_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licences")),
        sa.UniqueConstraint("round", name=op.f("uq_licences_round")),
    )
    op.create_index(op.f("ix_licences_person"), "licences", ["person"])
    for table, column in KEPT:
        # With its reference in one statement: making the table anew, as SQLite otherwise needs, would empty a full one.
        reference = f"CONSTRAINT fk_{table}_{column} REFERENCES snapshots (id)"
        op.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" VARCHAR(64) {reference}')
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.add_column("procedures", sa.Column("calibration", sa.String(length=20), nullable=False, server_default="off"))
    for table in APPEND_ONLY:
        for statement in refusing_changes(table, op.get_bind().dialect.name):
            op.execute(statement)
    for table, key in KEYS.items():
        for statement in refusing_replacement(table, key, op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    """Takes it all away again."""
    if op.get_bind().dialect.name == "sqlite":
        for table in KEYS:
            op.execute(f"DROP TRIGGER {table}_refuses_replacement")
    op.drop_column("procedures", "calibration")
    for table, column in KEPT:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
        op.drop_column(table, column)
    for table in ("licences", "calibration_attempts", "calibration_rounds", "instrument_releases", "drafts"):
        op.drop_table(table)
