"""The words of a probation on screens: values, points of the scale, days, and who reads what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

from assessment_app.domain.check_ins import NO_OPPORTUNITY
from assessment_app.domain.instruments import ProbationPlan, ValueName, ValueSet
from assessment_app.domain.probation import Probation
from assessment_app.domain.progress import Standing
from assessment_app.domain.refusals import Incomplete, Refusal
from assessment_app.screens.visit import Visit, plain
from assessment_app.services.desk import Work

P = ParamSpec("P")
T = TypeVar("T")


def value_names(visit: Visit, values: ValueSet) -> dict[ValueName, str]:
    """What each value is called, in the plan's order."""
    return {value.id: visit.words(value.label) for value in values.values}


def rating_names(visit: Visit, plan: ProbationPlan) -> dict[str, str]:
    """What each point of the scale is called, "no opportunity" included."""
    points = {point.id: visit.words(point.label) for point in plan.scale}
    return {**points, NO_OPPORTUNITY: visit.say("No opportunity to observe")}


def day_of(visit: Visit, probation: Probation, today: date) -> str:
    """How far a probation is: "day 47 of 182"."""
    if today < probation.starts_on:
        return visit.say("starts on {day}", day=visit.day(probation.starts_on))
    if today > probation.ends_on:
        return visit.say("ended on {day}", day=visit.day(probation.ends_on))
    return visit.say("day {n} of {days}", n=probation.day(today), days=probation.days)


def pair(visit: Visit, label: str, value: str) -> str:
    """A label in bold and what goes with it, as markdown; French sets a space before the colon."""
    return visit.say("{label}: {value}", label=f"**{plain(label)}**", value=plain(value))


def standing_name(visit: Visit, standing: Standing) -> str:
    """How a milestone stands."""
    say = visit.say
    return {
        Standing.DONE: say("done"),
        Standing.OVERDUE: say("overdue"),
        Standing.NEXT: say("next"),
        Standing.AHEAD: say("later"),
    }[standing]


STANDING_LOOKS: Mapping[Standing, tuple[str, str]] = {
    Standing.DONE: (":material/check:", "green"),
    Standing.OVERDUE: (":material/schedule:", "orange"),
    Standing.NEXT: (":material/arrow_forward:", "blue"),
    Standing.AHEAD: (":material/more_horiz:", "gray"),
}
"""Icon and colour beside the word of a standing."""


def does(
    visit: Visit,
    names: Mapping[ValueName, str],
    gesture: Callable[Concatenate[Work, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T | None:
    """Like `visit.does`; a refusal that mentions values calls them by their names."""
    try:
        with visit.work() as work:
            return gesture(work, *args, **kwargs)
    except Incomplete as incomplete:
        visit.refused(_named(incomplete, names))
    except Refusal as refusal:
        visit.refused(refusal)
    return None


def _named(incomplete: Incomplete, names: Mapping[ValueName, str]) -> Incomplete:
    if "values" not in incomplete.values:
        return incomplete
    return Incomplete(
        incomplete.key, **{**incomplete.values, "values": [names[one] for one in incomplete.values["values"]]}
    )
