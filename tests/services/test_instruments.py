"""The instruments: drafts brought in and released, what everybody gets from then on, and what stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from assessment_app.domain.bank_faults import Fault, UnreadableBank
from assessment_app.domain.drafts import LONGEST_NOTE, Draft, InstrumentRelease
from assessment_app.domain.events import DraftBrought, InstrumentReleased
from assessment_app.domain.instruments import Level, fingerprint_of
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Refusal
from assessment_app.services import instrument_drafts as drafts
from assessment_app.services import instruments, procedures
from assessment_app.services.desk import Desk, Work
from assessment_app.storage.engine import open_engine
from tests.builders import COMMAND_LINE, ZONE, Zone, a_desk
from tests.builders.instruments import (
    a_draft,
    a_release,
    changed,
    faulty_file,
    half_translated_file,
    line_of,
    newest,
    next_file,
    next_key,
)
from tests.clock import StoppedClock
from tests.services.reading import does, last_line, looked_up, refused, trail

NOTE = "One sentence more, so that nobody feels hurried."


def all_drafts(desk: Desk) -> tuple[Draft, ...]:
    return looked_up(desk, lambda work: work.drafts.all())


def releases(desk: Desk) -> list[str]:
    return sorted(looked_up(desk, lambda work: work.releases.marks()))


def newest_at(desk: Desk, kind: str = "starr", name: str = "respect") -> int:
    return looked_up(desk, lambda work: work.catalogue.latest(kind, name).instrument.version)


# Bringing in


def test_a_half_translated_file_is_kept_as_a_draft_and_not_released(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone, half_translated_file())
    page = does(desk, zone.officer, drafts.open_draft, draft.id)
    assert [fault.fault for fault in page.to_translate] == [Fault.MISSING_LANGUAGE]
    assert page.to_mend == ()
    assert page.instrument is not None
    assert page.instrument.title.fr == "[…]"
    assert refused(desk, zone.officer, drafts.release, draft.id, NOTE, draft.version) == "bank.unreadable"
    assert [one.id for one in all_drafts(desk)] == [draft.id]
    assert releases(desk) == []


def test_every_fault_of_a_file_is_named_with_its_line_and_nothing_is_kept(desk: Desk, zone: Zone) -> None:
    raw = faulty_file()
    with pytest.raises(UnreadableBank) as unreadable, desk.work(zone.officer) as work:
        drafts.bring(work, raw, "respect.yaml")
    found = {(fault.fault, fault.line) for fault in unreadable.value.faults}
    assert (Fault.UNKNOWN_VALUE, line_of(raw, "value: courage")) in found
    assert (Fault.UNKNOWN_FIELD, line_of(raw, "aks:")) in found
    assert Fault.MISSING in {fault for fault, _ in found}
    assert all(fault.file == "respect.yaml" for fault in unreadable.value.faults)
    assert all_drafts(desk) == ()
    assert last_line(desk).event == "Refused"


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"a: &x [1]\nb: *x\n", b"kind: starr\n\tname: x\n", b"kind: [1]\n"])
def test_what_is_no_instrument_is_refused_and_never_a_fault_of_kompas(desk: Desk, zone: Zone, raw: bytes) -> None:
    assert refused(desk, zone.officer, drafts.bring, raw, "file.yaml") == "bank.unreadable"
    assert all_drafts(desk) == ()


@pytest.mark.parametrize(("ahead", "key"), [(0, "draft.released_already"), (2, "draft.skips_a_version")])
def test_a_file_has_the_number_of_the_next_version_and_no_other(desk: Desk, zone: Zone, ahead: int, key: str) -> None:
    raw = next_file(version=newest().version + ahead)
    with pytest.raises(Refusal) as refusal, desk.work(zone.officer) as work:
        drafts.bring(work, raw, "file.yaml")
    assert (refusal.value.key, refusal.value.values["next"]) == (key, newest().version + 1)
    assert all_drafts(desk) == ()


def test_a_newer_file_takes_the_place_of_the_draft_and_the_one_seen_before_is_not_released(
    desk: Desk, zone: Zone
) -> None:
    first, second = a_draft(desk, zone), a_draft(desk, zone, half_translated_file())
    assert (second.id, second.version) == (first.id, first.version + 1)
    assert len(all_drafts(desk)) == 1
    third = a_draft(desk, zone)
    assert refused(desk, zone.officer, drafts.release, third.id, NOTE, first.version) == "draft.changed_meanwhile"
    assert does(desk, zone.officer, drafts.release, third.id, NOTE, third.version).id == str(next_key())


def test_a_draft_that_can_no_longer_be_read_is_named_and_can_be_thrown_away(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)

    def spoilt(work: Work) -> Draft:
        kept = work.drafts.save(Draft(**{**fields_of(draft), "source": "kind: starr\nname: respect\n"}))
        work.record(DraftBrought(draft.key, fingerprint=""))
        return kept

    does(desk, zone.officer, spoilt)
    (page,) = does(desk, zone.officer, drafts.drafts)
    assert page.instrument is None
    assert page.faults
    assert not page.ready
    assert refused(desk, zone.officer, instruments.preview, f"draft:{draft.id}") == "bank.unreadable"
    does(desk, zone.officer, drafts.discard, draft.id, page.draft.version)
    assert all_drafts(desk) == ()


def fields_of(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in Draft.__dataclass_fields__}


def test_a_draft_is_thrown_away_and_nothing_released_is_touched(desk: Desk, zone: Zone) -> None:
    a_release(desk, zone, next_file("notice", "intake"))
    draft = a_draft(desk, zone)
    does(desk, zone.officer, drafts.discard, draft.id, draft.version)
    assert all_drafts(desk) == ()
    assert releases(desk) == [str(next_key("notice", "intake"))]
    assert refused(desk, zone.officer, drafts.open_draft, draft.id) == "nothing_here"


# Releasing


@pytest.mark.parametrize(
    ("note", "key"),
    [("", "draft.note_missing"), (" \n", "draft.note_missing"), ("x" * (LONGEST_NOTE + 1), "draft.note_too_long")],
)
def test_a_release_needs_a_note_that_can_be_read(desk: Desk, zone: Zone, note: str, key: str) -> None:
    draft = a_draft(desk, zone)
    for gesture in (drafts.ready_to_release, drafts.release):
        assert refused(desk, zone.officer, gesture, draft.id, note, draft.version) == key
    assert releases(desk) == []


def test_asking_whether_it_could_be_released_releases_nothing(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)
    assert does(desk, zone.officer, drafts.ready_to_release, draft.id, NOTE, draft.version) == draft
    assert (releases(desk), len(all_drafts(desk))) == ([], 1)


def test_a_release_counts_from_the_next_work_on_and_at_every_desk(
    desk: Desk, zone: Zone, database_url: str, clock: StoppedClock
) -> None:
    elsewhere = a_desk(engine := open_engine(database_url), clock)
    assert newest_at(elsewhere) == newest().version
    made = a_release(desk, zone, note=NOTE)
    assert newest_at(desk) == newest_at(elsewhere) == next_key().version
    page = does(elsewhere, zone.officer, instruments.open_version, made.id)
    engine.dispose()
    assert page.released.fingerprint == made.fingerprint == fingerprint_of(page.released.instrument)
    assert page.released.instrument == changed().model_copy(update={"version": next_key().version})
    assert page.newest
    assert page.before is not None
    assert page.before.instrument == newest()
    assert {change.place for change in page.changes} == {
        f"questions > respect-01 > ask > {one}" for one in ("nl", "fr", "en")
    }
    release = page.provenance.release
    assert release is not None
    assert (page.provenance.name, release.note) == (ZONE["officer"][1], NOTE)


def test_a_draft_whose_version_was_released_meanwhile_is_not_released_again(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)
    does(desk, zone.officer, _release_past_the_draft, draft)
    page = does(desk, zone.officer, drafts.open_draft, draft.id)
    assert (page.overtaken, page.ready, page.next) == (True, False, draft.number + 1)
    assert refused(desk, zone.officer, drafts.release, draft.id, NOTE, draft.version) == "draft.released_already"


def _release_past_the_draft(work: Work, draft: Draft) -> None:
    instrument = changed().model_copy(update={"version": draft.number})
    content = instrument.model_dump(mode="json", exclude_defaults=True)
    made = InstrumentRelease(draft.key, fingerprint_of(instrument), NOTE, PersonId(work.actor.id), work.now, content)
    work.releases.add(made)
    work.record(InstrumentReleased(draft.key, fingerprint=made.fingerprint))


@pytest.mark.parametrize("statement", ["UPDATE instrument_releases SET note = 'x'", "DELETE FROM instrument_releases"])
def test_the_database_itself_refuses_to_change_or_remove_a_release(
    desk: Desk, zone: Zone, database_url: str, statement: str
) -> None:
    made = a_release(desk, zone)
    engine = open_engine(database_url)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert looked_up(desk, lambda work: work.releases.notes())[made.id].note == made.note


def test_a_release_that_no_longer_is_what_was_released_is_left_out_and_stops_nobody(desk: Desk, zone: Zone) -> None:
    def forged(work: Work) -> None:
        content = changed().model_dump(mode="json", exclude_defaults=True)
        work.releases.add(
            InstrumentRelease(str(next_key()), "0" * 64, NOTE, PersonId(work.actor.id), work.now, content)
        )
        work.record(InstrumentReleased(str(next_key()), fingerprint="0" * 64))

    does(desk, zone.officer, forged)
    offered = does(desk, zone.officer, instruments.collection)
    assert str(next_key()) not in {str(line.released.key) for line in offered.lines}
    assert does(desk, zone.coordinator, procedures.offer, Level.OPERATIONAL).questions


# Who may, and what the trail tells


GESTURES: tuple[tuple[Callable[..., Any], tuple[Any, ...], str], ...] = (
    (instruments.collection, (), "keep"),
    (instruments.open_version, ("starr/respect/1",), "keep"),
    (instruments.preview, ("starr/respect/1",), "keep"),
    (drafts.drafts, (), "keep"),
    (drafts.bring, (b"kind: starr\n", "file.yaml"), "keep"),
    (drafts.open_draft, ("draft",), "keep"),
    (drafts.discard, ("draft", 1), "keep"),
    (drafts.ready_to_release, ("draft", NOTE, 1), "release"),
    (drafts.release, ("draft", NOTE, 1), "release"),
)


@pytest.mark.parametrize(("gesture", "said", "right"), GESTURES)
def test_everybody_but_the_integrity_officer_is_refused(
    desk: Desk, zone: Zone, gesture: Callable[..., Any], said: tuple[Any, ...], right: str
) -> None:
    for place in zone.everybody.keys() - {"officer"}:
        assert refused(desk, zone.everybody[place], gesture, *said) == f"not_allowed.instruments:{right}", place
    assert refused(desk, COMMAND_LINE, gesture, *said) == f"not_allowed.instruments:{right}"


def test_the_trail_tells_what_was_brought_thrown_away_and_released_and_not_what_was_looked_at(
    desk: Desk, zone: Zone
) -> None:
    before = len(trail(desk))
    draft = a_draft(desk, zone)
    does(desk, zone.officer, drafts.discard, draft.id, draft.version)
    made = a_release(desk, zone)
    does(desk, zone.officer, instruments.collection)
    does(desk, zone.officer, instruments.open_version, made.id)
    lines = trail(desk)[before:]
    assert [line.event for line in lines] == ["DraftBrought", "DraftDiscarded", "DraftBrought", "InstrumentReleased"]
    assert {line.thing for line in lines} == {str(next_key())}
    assert {line.actor for line in lines} == {zone.officer.id}
    assert lines[-1].details["fingerprint"] == made.fingerprint


def test_every_kind_of_instrument_can_be_opened_and_previewed(desk: Desk, zone: Zone) -> None:
    for line in does(desk, zone.officer, instruments.collection).lines:
        written = str(line.released.key)
        assert does(desk, zone.officer, instruments.open_version, written).released == line.released
        assert does(desk, zone.officer, instruments.preview, written).instrument == line.released.instrument
    for nothing in ("starr/respect/9999", "starr/nobody/1", "nonsense", ""):
        assert refused(desk, zone.officer, instruments.open_version, nothing) in {
            "nothing_here",
            "bank.nothing_released",
        }
