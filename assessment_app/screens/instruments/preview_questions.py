"""What is asked, to be looked at: a STARR question on the member's grid, a dilemma as it stands on a form."""

from __future__ import annotations

from assessment_app.domain.instruments import Dilemma, DilemmaSet, IntakeItem, IntakeSection, StarrSet
from assessment_app.domain.language import Texts
from assessment_app.domain.scoring import Guide, GuideItem
from assessment_app.screens.choosing import one_of
from assessment_app.screens.instruments.preview_forms import Look, tried_out
from assessment_app.screens.intake_fields import sections
from assessment_app.screens.selection import starr_grid
from assessment_app.screens.visit import Visit

LONGEST_NAME = 110
"""Characters of a question in the list to choose from."""


def question(look: Look[StarrSet]) -> None:
    """One question as the members have it before them at the interview."""
    visit, shown = look.visit, look.instrument
    with look.above:
        chosen = one_of(
            visit,
            visit.say("Question"),
            shown.questions,
            lambda one: _shortened(f"{one.id}: {visit.words(one.ask)}"),
            f"preview-question-{shown.name}",
            many=True,
        )
    value = next(one for one in look.values.values if one.id is shown.value)
    guide = Guide(values=(value,), items=(GuideItem(value=shown.value, question=chosen),), sources=())
    tried_out(visit, starr_grid.sections(visit, guide, visit.language), f"{look.key} {chosen.id}", "grid")


def dilemma(look: Look[DilemmaSet]) -> None:
    """One dilemma as the candidate meets it on an intake form."""
    visit, shown = look.visit, look.instrument
    with look.above:
        chosen = one_of(
            visit,
            visit.say("Dilemma"),
            shown.dilemmas,
            lambda one: visit.words(one.title),
            f"preview-dilemma-{shown.name}",
            many=True,
        )
    section = IntakeSection(id="preview", title=chosen.title, intro=chosen.title, items=(_as_item(visit, chosen),))
    tried_out(visit, sections(visit, section), f"{look.key} {chosen.id}")


def _as_item(visit: Visit, chosen: Dilemma) -> IntakeItem:
    """A form has its own words of help; here they are those that fit any dilemma."""
    words = visit.say("There is more than one way out that can be defended. Choose what you would do, and say why.")
    return IntakeItem(
        id=chosen.id,
        kind="dilemma",
        dilemma=chosen.id,
        ask=chosen.situation,
        help=Texts(nl=words, fr=words, en=words),
        options=chosen.options,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME].rsplit(' ', 1)[0]} …"
