"""The first tables."""

import sqlalchemy as sa
from alembic import op

from assessment_app.storage.append_only import refusing_changes
from assessment_app.storage.columns import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("trail", "entry_history", "snapshots")


def upgrade() -> None:
    """Makes every table, and lets the database refuse changes where lines are only ever added."""
    op.create_table(
        "entries",
        sa.Column("form_kind", sa.String(length=20), nullable=False),
        sa.Column("form_id", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("saved_by", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("form_kind", "form_id", "field", name=op.f("pk_entries")),
    )
    op.create_table(
        "entry_history",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("form_kind", sa.String(length=20), nullable=False),
        sa.Column("form_id", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("saved_by", sa.String(length=64), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entry_history")),
    )
    op.create_index("ix_entry_history_form", "entry_history", ["form_kind", "form_id", "field"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    op.create_index(op.f("ix_sessions_holder"), "sessions", ["holder"], unique=False)
    op.create_table(
        "snapshots",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("kept_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
    )
    op.create_table(
        "trail",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("thing", sa.String(length=120), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_trail")),
    )
    op.create_index(op.f("ix_trail_actor"), "trail", ["actor"], unique=False)
    op.create_index(op.f("ix_trail_thing"), "trail", ["thing"], unique=False)
    op.create_table(
        "zone_marks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone_marks")),
    )
    op.create_table(
        "passwords",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=200), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("paused_until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["people.id"], name=op.f("fk_passwords_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passwords")),
    )
    op.create_table(
        "procedures",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("regime", sa.String(length=20), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("values_reason", sa.Text(), nullable=False),
        sa.Column("guide", sa.String(length=64), nullable=False),
        sa.Column("intake_form", sa.String(length=64), nullable=False),
        sa.Column("notice", sa.String(length=64), nullable=False),
        sa.Column("intake_due", sa.Date(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["guide"], ["snapshots.id"], name=op.f("fk_procedures_guide")),
        sa.ForeignKeyConstraint(["intake_form"], ["snapshots.id"], name=op.f("fk_procedures_intake_form")),
        sa.ForeignKeyConstraint(["notice"], ["snapshots.id"], name=op.f("fk_procedures_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedures")),
        sa.UniqueConstraint("reference", name=op.f("uq_procedures_reference")),
    )
    op.create_index(op.f("ix_procedures_guide"), "procedures", ["guide"], unique=False)
    op.create_index(op.f("ix_procedures_intake_form"), "procedures", ["intake_form"], unique=False)
    op.create_index(op.f("ix_procedures_notice"), "procedures", ["notice"], unique=False)
    op.create_table(
        "role_grants",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_role_grants_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
    )
    op.create_index(op.f("ix_role_grants_person"), "role_grants", ["person"], unique=False)
    op.create_table(
        "candidacies",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("procedure", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["procedure"], ["procedures.id"], name=op.f("fk_candidacies_procedure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidacies")),
        sa.UniqueConstraint("procedure", "email", name=op.f("uq_candidacies_procedure_email")),
        sa.UniqueConstraint("procedure", "number", name=op.f("uq_candidacies_procedure_number")),
    )
    op.create_index(op.f("ix_candidacies_procedure"), "candidacies", ["procedure"], unique=False)
    op.create_table(
        "seats",
        sa.Column("procedure", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("chair", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_seats_person")),
        sa.ForeignKeyConstraint(["procedure"], ["procedures.id"], name=op.f("fk_seats_procedure")),
        sa.PrimaryKeyConstraint("procedure", "person", name=op.f("pk_seats")),
    )
    op.create_index(op.f("ix_seats_person"), "seats", ["person"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("candidacy", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("minority", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.String(length=64), nullable=False),
        sa.Column("proposed_at", Moment(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("signatures", sa.JSON(), nullable=False),
        sa.Column("final_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_decisions_candidacy")),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_decisions_proposed_by")),
        sa.PrimaryKeyConstraint("candidacy", name=op.f("pk_decisions")),
    )
    op.create_table(
        "declarations",
        sa.Column("candidacy", sa.String(length=64), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("conflict", sa.Boolean(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_declarations_candidacy")),
        sa.ForeignKeyConstraint(["member"], ["people.id"], name=op.f("fk_declarations_member")),
        sa.PrimaryKeyConstraint("candidacy", "member", name=op.f("pk_declarations")),
    )
    op.create_index(op.f("ix_declarations_member"), "declarations", ["member"], unique=False)
    op.create_table(
        "intakes",
        sa.Column("candidacy", sa.String(length=64), nullable=False),
        sa.Column("notice_read_at", Moment(), nullable=True),
        sa.Column("submitted_at", Moment(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_intakes_candidacy")),
        sa.PrimaryKeyConstraint("candidacy", name=op.f("pk_intakes")),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("candidacy", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=200), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.Column("opened_at", Moment(), nullable=True),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("paused_until", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_invitations_candidacy")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index(op.f("ix_invitations_candidacy"), "invitations", ["candidacy"], unique=False)
    op.create_table(
        "probations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("candidacy", sa.String(length=64), nullable=True),
        sa.Column("trainee", sa.String(length=64), nullable=False),
        sa.Column("evaluator", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("goals", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_probations_candidacy")),
        sa.ForeignKeyConstraint(["evaluator"], ["people.id"], name=op.f("fk_probations_evaluator")),
        sa.ForeignKeyConstraint(["plan"], ["snapshots.id"], name=op.f("fk_probations_plan")),
        sa.ForeignKeyConstraint(["trainee"], ["people.id"], name=op.f("fk_probations_trainee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_probations")),
        sa.UniqueConstraint("candidacy", name=op.f("uq_probations_candidacy")),
    )
    op.create_index(op.f("ix_probations_evaluator"), "probations", ["evaluator"], unique=False)
    op.create_index(op.f("ix_probations_plan"), "probations", ["plan"], unique=False)
    op.create_index(op.f("ix_probations_trainee"), "probations", ["trainee"], unique=False)
    op.create_table(
        "sheets",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("candidacy", sa.String(length=64), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("opened_at", Moment(), nullable=True),
        sa.Column("sealed_at", Moment(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_sheets_candidacy")),
        sa.ForeignKeyConstraint(["member"], ["people.id"], name=op.f("fk_sheets_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
        sa.UniqueConstraint("candidacy", "member", name=op.f("uq_sheets_candidacy_member")),
    )
    op.create_index(op.f("ix_sheets_candidacy"), "sheets", ["candidacy"], unique=False)
    op.create_index(op.f("ix_sheets_member"), "sheets", ["member"], unique=False)
    op.create_table(
        "stage_moves",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("candidacy", sa.String(length=64), nullable=False),
        sa.Column("came_from", sa.String(length=20), nullable=False),
        sa.Column("went_to", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["candidacy"], ["candidacies.id"], name=op.f("fk_stage_moves_candidacy")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_moves")),
    )
    op.create_index(op.f("ix_stage_moves_candidacy"), "stage_moves", ["candidacy"], unique=False)
    op.create_table(
        "mentorships",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("probation", sa.String(length=64), nullable=False),
        sa.Column("mentor", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["mentor"], ["people.id"], name=op.f("fk_mentorships_mentor")),
        sa.ForeignKeyConstraint(["probation"], ["probations.id"], name=op.f("fk_mentorships_probation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorships")),
    )
    op.create_index(op.f("ix_mentorships_mentor"), "mentorships", ["mentor"], unique=False)
    op.create_index(op.f("ix_mentorships_probation"), "mentorships", ["probation"], unique=False)
    op.create_table(
        "milestones",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("probation", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("done_by", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_milestones_done_by")),
        sa.ForeignKeyConstraint(["probation"], ["probations.id"], name=op.f("fk_milestones_probation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
        sa.UniqueConstraint("probation", "step", name=op.f("uq_milestones_probation_step")),
    )
    op.create_index(op.f("ix_milestones_probation"), "milestones", ["probation"], unique=False)
    op.create_table(
        "check_ins",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("probation", sa.String(length=64), nullable=False),
        sa.Column("mentor", sa.String(length=64), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("shared_at", Moment(), nullable=True),
        sa.Column("acknowledged_at", Moment(), nullable=True),
        sa.Column("milestone", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mentor"], ["people.id"], name=op.f("fk_check_ins_mentor")),
        sa.ForeignKeyConstraint(["milestone"], ["milestones.id"], name=op.f("fk_check_ins_milestone")),
        sa.ForeignKeyConstraint(["probation"], ["probations.id"], name=op.f("fk_check_ins_probation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_mentor"), "check_ins", ["mentor"], unique=False)
    op.create_index(op.f("ix_check_ins_milestone"), "check_ins", ["milestone"], unique=False)
    op.create_index(op.f("ix_check_ins_probation"), "check_ins", ["probation"], unique=False)
    op.create_table(
        "evaluations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("probation", sa.String(length=64), nullable=False),
        sa.Column("milestone", sa.String(length=64), nullable=False),
        sa.Column("evaluator", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("signed_at", Moment(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("acknowledged_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["evaluator"], ["people.id"], name=op.f("fk_evaluations_evaluator")),
        sa.ForeignKeyConstraint(["milestone"], ["milestones.id"], name=op.f("fk_evaluations_milestone")),
        sa.ForeignKeyConstraint(["probation"], ["probations.id"], name=op.f("fk_evaluations_probation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
        sa.UniqueConstraint("milestone", name=op.f("uq_evaluations_milestone")),
    )
    op.create_index(op.f("ix_evaluations_evaluator"), "evaluations", ["evaluator"], unique=False)
    op.create_index(op.f("ix_evaluations_probation"), "evaluations", ["probation"], unique=False)
    for table in APPEND_ONLY:
        for statement in refusing_changes(table, op.get_context().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    """Removes every table."""
    op.drop_index(op.f("ix_evaluations_probation"), table_name="evaluations")
    op.drop_index(op.f("ix_evaluations_evaluator"), table_name="evaluations")
    op.drop_table("evaluations")
    op.drop_index(op.f("ix_check_ins_probation"), table_name="check_ins")
    op.drop_index(op.f("ix_check_ins_milestone"), table_name="check_ins")
    op.drop_index(op.f("ix_check_ins_mentor"), table_name="check_ins")
    op.drop_table("check_ins")
    op.drop_index(op.f("ix_milestones_probation"), table_name="milestones")
    op.drop_table("milestones")
    op.drop_index(op.f("ix_mentorships_probation"), table_name="mentorships")
    op.drop_index(op.f("ix_mentorships_mentor"), table_name="mentorships")
    op.drop_table("mentorships")
    op.drop_index(op.f("ix_stage_moves_candidacy"), table_name="stage_moves")
    op.drop_table("stage_moves")
    op.drop_index(op.f("ix_sheets_member"), table_name="sheets")
    op.drop_index(op.f("ix_sheets_candidacy"), table_name="sheets")
    op.drop_table("sheets")
    op.drop_index(op.f("ix_probations_trainee"), table_name="probations")
    op.drop_index(op.f("ix_probations_plan"), table_name="probations")
    op.drop_index(op.f("ix_probations_evaluator"), table_name="probations")
    op.drop_table("probations")
    op.drop_index(op.f("ix_invitations_candidacy"), table_name="invitations")
    op.drop_table("invitations")
    op.drop_table("intakes")
    op.drop_index(op.f("ix_declarations_member"), table_name="declarations")
    op.drop_table("declarations")
    op.drop_table("decisions")
    op.drop_index(op.f("ix_seats_person"), table_name="seats")
    op.drop_table("seats")
    op.drop_index(op.f("ix_candidacies_procedure"), table_name="candidacies")
    op.drop_table("candidacies")
    op.drop_index(op.f("ix_role_grants_person"), table_name="role_grants")
    op.drop_table("role_grants")
    op.drop_index(op.f("ix_procedures_notice"), table_name="procedures")
    op.drop_index(op.f("ix_procedures_intake_form"), table_name="procedures")
    op.drop_index(op.f("ix_procedures_guide"), table_name="procedures")
    op.drop_table("procedures")
    op.drop_table("passwords")
    op.drop_table("zone_marks")
    op.drop_index(op.f("ix_trail_thing"), table_name="trail")
    op.drop_index(op.f("ix_trail_actor"), table_name="trail")
    op.drop_table("trail")
    op.drop_table("snapshots")
    op.drop_index(op.f("ix_sessions_holder"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_table("people")
    op.drop_index("ix_entry_history_form", table_name="entry_history")
    op.drop_table("entry_history")
    op.drop_table("entries")
