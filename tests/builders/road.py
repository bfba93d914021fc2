"""The road of a candidacy: walked through the real services to any stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.language import Language
from assessment_app.domain.scoring import Rating
from assessment_app.domain.selection import Candidacy, Procedure, Stage
from assessment_app.services import candidacies
from assessment_app.services.desk import Desk
from tests.builders.desks import COMMAND_LINE
from tests.builders.gestures import declare, fill_sheet, hand_in, propose, seal_filled, sign
from tests.builders.people import Zone
from tests.builders.selection import a_candidacy, a_procedure, behind_the_link, the_candidate

ROAD = (Stage.INVITED, Stage.INTAKE, Stage.INTERVIEW, Stage.SCORING, Stage.DELIBERATION, Stage.DECIDED)
"""The stages a candidacy passes before it leads to a probation."""


def a_candidacy_at(
    desk: Desk,
    zone: Zone,
    stage: Stage,
    *,
    procedure: Procedure | None = None,
    name: str = "Thomas Lemmens",
    language: Language = Language.NL,
    ratings: tuple[Rating, Rating, Rating] = (Rating.FOUR, Rating.FOUR, Rating.THREE),
    outcome: Outcome = Outcome.SUITABLE,
) -> Candidacy:
    """A candidacy that walked the real road to this stage.

    INVITED: added, not invited yet. INTAKE: come in, notice read, nothing answered. INTERVIEW: handed in; nobody has a
    conflict of interest. SCORING: three full sheets, none sealed. DELIBERATION: all sealed, nothing agreed. DECIDED:
    signed by all. WITHDRAWN: withdrawn before any invitation.
    """
    candidacy = a_candidacy(desk, zone, procedure or a_procedure(desk, zone), name=name, language=language)
    if stage is Stage.WITHDRAWN:
        with desk.work(zone.coordinator) as work:
            return candidacies.withdraw(work, candidacy.id, "Found another post.")
    steps: Mapping[Stage, Callable[[], object]] = {
        Stage.INTAKE: lambda: the_candidate(desk, zone, candidacy),
        Stage.INTERVIEW: lambda: _handed_in_and_declared(desk, zone, candidacy),
        Stage.SCORING: lambda: [
            fill_sheet(desk, one, candidacy, rating) for one, rating in zip(zone.members, ratings, strict=True)
        ],
        Stage.DELIBERATION: lambda: [seal_filled(desk, one, candidacy) for one in zone.members],
        Stage.DECIDED: lambda: (propose(desk, zone, candidacy, outcome), sign(desk, candidacy, *zone.members)),
    }
    for passed in ROAD[1 : ROAD.index(stage) + 1]:
        steps[passed]()
    return now(desk, candidacy)


def _handed_in_and_declared(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    hand_in(desk, behind_the_link(candidacy))
    declare(desk, candidacy, *zone.members)


def now(desk: Desk, candidacy: Candidacy) -> Candidacy:
    """The candidacy as it is now."""
    with desk.work(COMMAND_LINE) as work:
        return work.candidacies.get(candidacy.id)
