"""The orientation line of a candidacy: post, reference, name, stage, and the language of the file."""

from __future__ import annotations

from assessment_app.domain.selection import Candidacy, Procedure
from assessment_app.screens import frame
from assessment_app.screens.visit import Visit
from assessment_app.screens.words import STAGE_COLOURS, stage_name


def heading(visit: Visit, title: str, candidacy: Candidacy, procedure: Procedure) -> None:
    """Where I am, and the title of the screen."""
    stage = stage_name(visit.voice, candidacy.stage)
    frame.heading(
        visit,
        title,
        procedure.post,
        f"{procedure.reference}-{candidacy.number:03}",
        candidacy.name,
        badge=visit.say("{stage} · file in {language}", stage=stage, language=candidacy.language.value.upper()),
        colour=STAGE_COLOURS.get(candidacy.stage, "blue"),
    )
