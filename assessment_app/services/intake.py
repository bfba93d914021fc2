"""The candidate's intake: privacy notice, answers, handing in, and reading it back."""

from __future__ import annotations

from dataclasses import dataclass

from assessment_app.domain import intake as rules
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.events import IntakeOpened, IntakeRead, IntakeSubmitted, NoticeRead
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments import IntakeForm, Notice
from assessment_app.domain.intake import Intake
from assessment_app.domain.policy import Action
from assessment_app.domain.selection import Candidacy, Procedure, Stage
from assessment_app.services.candidacies import move
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class IntakePaper:
    """An intake form with what was answered so far."""

    candidacy: Candidacy
    procedure: Procedure
    intake: Intake
    form: IntakeForm
    notice: Notice
    entries: dict[str, Entry]

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field: entry.value for field, entry in self.entries.items()}


def form_of(candidacy: Candidacy) -> Form:
    """The name of a candidate's form among the entries."""
    return Form(FormKind.INTAKE, candidacy.id)


def _paper(work: Work, candidacy_id: str) -> IntakePaper:
    candidacy = work.candidacies.get(candidacy_id)
    procedure = work.procedures.get(candidacy.procedure)
    return IntakePaper(
        candidacy,
        procedure,
        work.intakes.get(candidacy.id),
        form=work.snapshots.get(procedure.intake_form, IntakeForm),
        notice=work.snapshots.get(procedure.notice, Notice),
        entries=work.entries.of(form_of(candidacy)),
    )


def where_i_am(work: Work) -> IntakePaper:
    """The form of the candidate at the desk, to find out which screen comes next.

    Raises:
        NotAllowed: for anybody but a candidate.
    """
    work.check(Action.READ_NOTICE, work.circles.of(work.actor.id))
    return _paper(work, work.actor.id)


def read_notice(work: Work) -> Intake:
    """Notes that the candidate read the privacy notice, in the version of the procedure."""
    paper = where_i_am(work)
    work.require(Action.READ_NOTICE, work.circles.around(paper.candidacy))
    noticed = work.intakes.save(paper.intake.noticed(work.now))
    work.record(NoticeRead(paper.candidacy.id, notice=paper.procedure.notice))
    return noticed


def open_intake(work: Work) -> IntakePaper:
    """The candidate's own form, to write on.

    Raises:
        NotNow: the notice was not read yet, or the form was handed in.
    """
    paper = where_i_am(work)
    paper.intake.still_open()
    work.require(Action.WRITE_INTAKE, work.circles.around(paper.candidacy))
    work.record(IntakeOpened(paper.candidacy.id))
    return paper


def ready_to_submit(work: Work) -> IntakePaper:
    """The candidate's form, complete and still to be handed in; asked before the question whether they are sure.

    Raises:
        Incomplete: items are still open; names them by number.
        NotNow: the notice was not read yet, or the form was handed in before.
    """
    paper = where_i_am(work)
    paper.intake.still_open()
    work.check(Action.SUBMIT_INTAKE, work.circles.around(paper.candidacy))
    rules.handed_in(paper.form, paper.texts)
    return paper


def submit(work: Work) -> Intake:
    """Hands the form in; after that it is frozen, and the committee may prepare.

    Raises:
        Incomplete: items are still open; names them by number.
        NotNow: the notice was not read yet, or the form was handed in before.
    """
    candidacy = work.candidacies.lock(work.actor.id)
    paper = where_i_am(work)
    paper.intake.still_open()
    work.require(Action.SUBMIT_INTAKE, work.circles.around(candidacy))
    rules.handed_in(paper.form, paper.texts)
    mark = fingerprint([paper.procedure.intake_form, paper.texts])
    submitted = work.intakes.save(paper.intake.submitted(work.now, work.today, paper.procedure.intake_due, mark))
    if candidacy.stage is Stage.INTAKE:
        move(work, candidacy, Stage.INTERVIEW, "intake handed in")
    work.record(IntakeSubmitted(candidacy.id, fingerprint=mark, late=submitted.late))
    return submitted


def read_intake(work: Work, candidacy_id: str) -> IntakePaper:
    """A form with its answers, to read.

    Raises:
        NotAllowed: for a member whose own sheet is not sealed yet, and for anybody outside.
    """
    work.require(Action.READ_INTAKE, work.circles.of(candidacy_id))
    work.record(IntakeRead(candidacy_id))
    return _paper(work, candidacy_id)
