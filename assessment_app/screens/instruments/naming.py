"""Where an instrument comes from, where it is used, and how its draft stands, each as one sentence."""

from __future__ import annotations

from assessment_app.screens.visit import Visit
from assessment_app.services.instrument_drafts import DraftPage
from assessment_app.services.instrument_uses import Use
from assessment_app.services.instruments import Provenance


def where_from(visit: Visit, provenance: Provenance) -> str:
    """Who released a version and when; or that it comes with Kompas."""
    if provenance.release is None:
        return visit.say("comes with Kompas")
    moment = visit.moment(provenance.release.released_at)
    return visit.say("released on {moment} by {name}", moment=moment, name=provenance.name)


def where_used(visit: Visit, use: Use) -> str:
    """In how many selections and probations; or that it is used nowhere yet."""
    count = visit.voice.count
    parts = []
    if use.selections:
        parts.append(count("used in {n} selection", "used in {n} selections", len(use.selections)))
    if use.candidates:
        parts.append(count("asked of {n} candidate", "asked of {n} candidates", use.candidates))
    if use.probations:
        parts.append(count("kept by {n} probation", "kept by {n} probations", use.probations))
    return ", ".join(parts) or visit.say("not used yet")


def how_it_stands(visit: Visit, page: DraftPage) -> str:
    """Whether a draft is ready, and if not, how much is still to be done."""
    if page.overtaken:
        return visit.say("version {n} was released meanwhile", n=page.next - 1)
    if page.ready:
        return visit.say("ready to release")
    return visit.voice.count("{n} thing to mend", "{n} things to mend", len(page.faults))
