"""Where each version of an instrument and each question is used, and of how many candidates it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assessment_app.domain.instruments import BankKey, FeedbackPhrases, IntakeForm, Notice, ProbationPlan
from assessment_app.domain.policy import Action
from assessment_app.domain.selection import Procedure, Stage
from assessment_app.services.desk import Work
from assessment_app.services.probations import values_of
from assessment_app.services.procedures import ENDED

INTERVIEWED = frozenset({Stage.SCORING, Stage.DELIBERATION, Stage.DECIDED, Stage.ONBOARDING})
"""The stages at which a candidate was asked the questions."""
ANSWERED = INTERVIEWED | {Stage.INTERVIEW}
"""The stages at which a candidate has handed in the intake form."""


@dataclass(frozen=True, slots=True)
class UsedIn:
    """A selection that keeps something, whether it still runs, and how many of its candidates were asked it."""

    procedure: str
    reference: str
    post: str
    running: bool
    candidates: int


@dataclass(frozen=True, slots=True)
class Use:
    """Where something is used: the selections that keep it, and the number of probations that do."""

    selections: tuple[UsedIn, ...] = ()
    probations: int = 0

    @property
    def candidates(self) -> int:
        """How many candidates were asked it, in all selections together."""
        return sum(one.candidates for one in self.selections)


def uses_of(work: Work) -> dict[str, Use]:
    """Where every version (``starr/respect/2``) and every question (``respect-03``) is used, and how much.

    Counted from what selections and probations have frozen, so it also knows versions that are no longer the newest.
    """
    work.check(Action.KEEP_INSTRUMENTS)
    found: dict[str, Use] = {}
    stages = work.candidacies.stages()
    for procedure in work.procedures.all():
        for name, used in _in_selection(work, procedure, stages.get(procedure.id, {})):
            use = found.get(name, Use())
            found[name] = replace(use, selections=(*use.selections, used))
    for probation in work.probations.all():
        for kept in (work.snapshots.get(probation.plan, ProbationPlan), values_of(work, probation)):
            use = found.get(name := str(BankKey.of(kept)), Use())
            found[name] = replace(use, probations=use.probations + 1)
    return found


def _in_selection(work: Work, procedure: Procedure, stages: Mapping[Stage, int]) -> Iterator[tuple[str, UsedIn]]:
    """Everything one selection keeps: what is asked at the interview, and what is read and answered before it."""
    running = not stages or bool(stages.keys() - ENDED)
    interviewed, answered = (sum(stages.get(one, 0) for one in those) for those in (INTERVIEWED, ANSWERED))
    used = UsedIn(procedure.id, procedure.reference, procedure.post, running, interviewed)
    guide = work.guides.behind(procedure.guide)
    for name in (*guide.sources, *(item.question.id for item in guide.items)):
        yield name, used
    if procedure.phrases is not None:
        yield str(BankKey.of(work.snapshots.get(procedure.phrases, FeedbackPhrases))), used
    form = work.snapshots.get(procedure.intake_form, IntakeForm)
    notice = work.snapshots.get(procedure.notice, Notice)
    for instrument in (form, notice):
        yield str(BankKey.of(instrument)), replace(used, candidates=answered)
