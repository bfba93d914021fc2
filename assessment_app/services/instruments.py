"""Reading the released instruments."""

from __future__ import annotations

from dataclasses import dataclass

from assessment_app.banks import Released
from assessment_app.domain.instruments import (
    AnyInstrument,
    IntakeForm,
    Notice,
    ProbationPlan,
    StarrSet,
    ValueName,
    ValueSet,
)
from assessment_app.domain.policy import Action
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is released: the values, the questions of each, and every version there is."""

    values: Released[ValueSet]
    questions: dict[ValueName, Released[StarrSet]]
    released: tuple[Released[AnyInstrument], ...]


def read_instruments(work: Work) -> Shelf:
    """Everything released; no personal data, so reading it leaves no line in the trail."""
    work.check(Action.READ_INSTRUMENTS)
    kinds = (ValueSet, StarrSet, IntakeForm, Notice, ProbationPlan)
    return Shelf(
        work.catalogue.values,
        {value: work.catalogue.latest(StarrSet, value.value) for value in ValueName},
        tuple(released for kind in kinds for released in work.catalogue.all(kind.KIND)),
    )
