"""A selection under way when an instrument is released: its guide, form and papers stay; new ones take the newer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from assessment_app.documents.rendering import render
from assessment_app.domain.people import Actor
from assessment_app.domain.selection import Candidacy, Procedure, Stage
from assessment_app.services import instruments, intake, procedures, scoring
from assessment_app.services.desk import Desk, Work
from assessment_app.services.instrument_uses import uses_of
from assessment_app.services.instruments import Kept
from assessment_app.services.papers import order
from assessment_app.services.procedures import Setup
from assessment_app.storage import snapshot_shelf
from assessment_app.text import speaker
from tests.builders import Zone, a_candidacy, a_candidacy_at, a_probation, a_procedure, behind_the_link
from tests.builders.instruments import ADDED, a_release, newest, next_file, next_key
from tests.services.reading import does, looked_up

CHANGED = (
    ("values", "polbru"),
    ("starr", "respect"),
    ("starr", "integrity"),
    ("intake", "operational"),
    ("notice", "intake"),
)
"""Everything a selection of two values is made of."""


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was frozen is read from the database each time, as after a restart, and never from this process's memory."""
    monkeypatch.setattr(snapshot_shelf, "_parsed", Forgetful())


class Forgetful(dict[str, Any]):
    """Keeps a content no longer than it takes to hand it over."""

    def __contains__(self, _: object) -> bool:
        return False


def release_everything(desk: Desk, zone: Zone) -> None:
    for kind, name in CHANGED:
        a_release(desk, zone, next_file(kind, name))


def setup_of(desk: Desk, zone: Zone, procedure: str) -> Setup:
    return does(desk, zone.coordinator, procedures.read_procedure, procedure)


def papers(desk: Desk, zone: Zone, candidacy: Candidacy) -> Mapping[str, bytes]:
    """The PDFs of a decided candidacy, as they would be downloaded."""

    def printed(work: Work, kind: str) -> bytes:
        asked = order(work, kind, candidacy.id)
        return render(asked.paper, speaker(asked.language))

    return {kind: does(desk, zone.chair, printed, kind) for kind in ("decision", "scoring-record", "intake-receipt")}


def kept_by(desk: Desk, actor: Actor, procedure: str) -> dict[str, Kept]:
    def kept(work: Work) -> tuple[Kept, ...]:
        return instruments.kept_versions(work, procedures.read_procedure(work, procedure).kept)

    return {one.written: one for one in does(desk, actor, kept)}


def test_a_decided_file_prints_the_same_bytes_after_everything_it_was_made_of_was_released_anew(
    desk: Desk, zone: Zone
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    before, setup = papers(desk, zone, candidacy), setup_of(desk, zone, candidacy.procedure)
    release_everything(desk, zone)
    assert papers(desk, zone, candidacy) == before
    assert setup_of(desk, zone, candidacy.procedure) == setup


def test_candidates_and_members_under_way_meet_the_words_they_began_with(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    writing = a_candidacy_at(desk, zone, Stage.INTAKE, procedure=procedure)
    rated = a_candidacy_at(desk, zone, Stage.SCORING, procedure=procedure, name="Lucie Moreau")

    def form_and_notice(work: Work) -> object:
        paper = intake.where_i_am(work)
        return paper.form, paper.notice

    before = does(desk, behind_the_link(writing), form_and_notice)
    guide = does(desk, zone.chair, scoring.own_sheet, rated.id).guide
    release_everything(desk, zone)
    assert does(desk, behind_the_link(writing), form_and_notice) == before
    assert does(desk, zone.chair, scoring.own_sheet, rated.id).guide == guide
    assert ADDED["nl"] not in guide.items[0].question.ask.nl


def test_a_candidacy_added_after_the_release_is_asked_what_the_others_were_asked(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    guide = looked_up(desk, lambda work: work.guides.behind(procedure.guide))
    release_everything(desk, zone)
    late = a_candidacy(desk, zone, procedure, name="Lucie Moreau")
    assert looked_up(desk, lambda work: work.guides.of(late.id)) == guide


def test_a_new_selection_takes_the_new_version_and_a_copy_does_too(desk: Desk, zone: Zone) -> None:
    earlier = a_procedure(desk, zone)
    release_everything(desk, zone)
    with desk.work(zone.coordinator) as work:
        copied = procedures.choices_of(work, earlier.id)
    fresh = a_procedure(desk, zone, reference="INP-2026-02", questions=copied.questions)
    guide = looked_up(desk, lambda work: work.guides.behind(fresh.guide))
    assert all(item.question.ask.nl.endswith(ADDED["nl"]) for item in guide.items)
    assert setup_of(desk, zone, fresh.id).form.version == next_key("intake", "operational").version


@pytest.mark.parametrize("place", ["coordinator", "chair"])
def test_a_selection_says_which_versions_it_keeps_and_which_were_succeeded(desk: Desk, zone: Zone, place: str) -> None:
    procedure = a_procedure(desk, zone)
    kept = kept_by(desk, zone.everybody[place], procedure.id)
    assert not any(one.succeeded for one in kept.values())
    a_release(desk, zone)
    kept = kept_by(desk, zone.everybody[place], procedure.id)
    old = newest()
    assert kept[f"starr/respect/{old.version}"] == Kept(
        f"starr/respect/{old.version}", old.version, old.version + 1, old.title
    )
    assert [one.written for one in kept.values() if one.succeeded] == [f"starr/respect/{old.version}"]


def test_a_version_whose_file_is_gone_is_still_named(desk: Desk, zone: Zone) -> None:
    (one,) = does(desk, zone.chair, instruments.kept_versions, ["starr/respect/9999", "no version"])
    assert (one.title, one.version, one.succeeded) == (None, 9999, False)


# Where it is used


def use(desk: Desk, zone: Zone, name: str) -> tuple[list[tuple[str, bool, int]], int]:
    found = does(desk, zone.officer, uses_of).get(name)
    if found is None:
        return [], 0
    return [(one.reference, one.running, one.candidates) for one in found.selections], found.probations


def test_use_is_counted_per_version_and_per_question(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    a_candidacy_at(desk, zone, Stage.DECIDED, procedure=procedure)
    a_candidacy_at(desk, zone, Stage.INTERVIEW, procedure=procedure, name="Lucie Moreau")
    a_candidacy_at(desk, zone, Stage.INTAKE, procedure=procedure, name="Robin Maes")
    starr, form = newest(), newest("intake", "operational")
    assert use(desk, zone, f"starr/respect/{starr.version}") == ([("INP-2026-01", True, 1)], 0)
    assert use(desk, zone, first_question(procedure, desk)) == ([("INP-2026-01", True, 1)], 0)
    assert use(desk, zone, f"intake/operational/{form.version}") == ([("INP-2026-01", True, 2)], 0)
    assert use(desk, zone, f"starr/loyalty/{newest('starr', 'loyalty').version}") == ([], 0)


def first_question(procedure: Procedure, desk: Desk) -> str:
    return looked_up(desk, lambda work: work.guides.behind(procedure.guide).items[0].question.id)


def test_a_selection_that_has_ended_still_counts_and_says_so(desk: Desk, zone: Zone) -> None:
    a_candidacy_at(desk, zone, Stage.DECIDED)
    a_release(desk, zone)
    version = newest().version
    assert use(desk, zone, f"starr/respect/{version}") == ([("INP-2026-01", False, 1)], 0)
    assert use(desk, zone, str(next_key())) == ([], 0)


def test_a_probation_counts_for_its_plan(desk: Desk, zone: Zone) -> None:
    a_probation(desk, zone)
    plan = newest("plan", "operational")
    assert use(desk, zone, f"plan/operational/{plan.version}") == ([], 1)
