"""The values of the zone, what each means, and how its three rated facets are anchored."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from assessment_app.domain.bank_faults import Fault, broken
from assessment_app.domain.instruments.base import Anchors, Instrument, Part, ValueName
from assessment_app.domain.language import Texts


class FacetAnchors(Part):
    """Anchors for the three rated facets; Situation and Task are completeness checks and have none."""

    action: Anchors
    result: Anchors
    reflection: Anchors


class Value(Part):
    """One value: the plan's definition, and how its three rated facets are anchored."""

    id: ValueName
    label: Texts
    definition: Texts
    anchors: FacetAnchors


class ValueSet(Instrument):
    """The values of the zone, each exactly once."""

    KIND: ClassVar[str] = "values"
    kind: Literal["values"] = "values"
    values: Annotated[tuple[Value, ...], Field(min_length=9, max_length=9)]

    @model_validator(mode="after")
    def each_value_once(self) -> ValueSet:
        """All nine, none twice."""
        if {value.id for value in self.values} != set(ValueName):
            raise broken(Fault.NINE_VALUES)
        return self
