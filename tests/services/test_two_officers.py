"""Two officers at the same drafts: nothing of the other is replaced, thrown away or released unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment_app.domain.drafts import InstrumentRelease
from assessment_app.domain.people import Actor, Role
from assessment_app.domain.refusals import NotNow, Refusal
from assessment_app.services import instrument_drafts as drafts
from assessment_app.services.desk import Desk
from tests.builders import ZONE, Zone, somebody
from tests.builders.instruments import a_draft, half_translated_file, next_file
from tests.clock import StoppedClock
from tests.services.reading import does, events, refused
from tests.services.test_instruments import NOTE, all_drafts, releases
from tests.services.together import at_the_same_moment


@pytest.fixture
def other(desk: Desk) -> Actor:
    """A second integrity officer."""
    return somebody(desk, Role.INTEGRITY_OFFICER, name="Else Wouters")


def test_what_was_brought_in_since_is_not_thrown_away_unseen(desk: Desk, zone: Zone) -> None:
    first, second = a_draft(desk, zone), a_draft(desk, zone, half_translated_file())
    assert refused(desk, zone.officer, drafts.discard, first.id, first.version) == "draft.changed_meanwhile"
    assert all_drafts(desk) == (second,)


def test_a_draft_of_another_officer_is_replaced_only_by_whoever_says_so(
    desk: Desk, zone: Zone, other: Actor, clock: StoppedClock
) -> None:
    theirs = a_draft(desk, zone)
    clock.advance(hours=1)
    with pytest.raises(NotNow) as told, desk.work(other) as work:
        drafts.bring(work, half_translated_file(), "file.yaml")
    assert told.value.key == "draft.of_somebody_else"
    assert told.value.values == {"name": ZONE["officer"][1], "at": theirs.brought_at, "seen": theirs.version}
    assert all_drafts(desk) == (theirs,)
    mine = does(desk, other, drafts.bring, half_translated_file(), "file.yaml", theirs.version)
    assert (mine.id, mine.brought_by, all_drafts(desk)) == (theirs.id, other.id, (mine,))
    again = does(desk, other, drafts.bring, next_file(), "file.yaml")
    assert again.brought_by == other.id
    key = refused(desk, zone.officer, drafts.bring, next_file(), "file.yaml", theirs.version)
    assert (key, all_drafts(desk)) == ("draft.of_somebody_else", (again,))


def test_of_two_officers_who_release_at_once_one_is_told(desk: Desk, zone: Zone, other: Actor) -> None:
    draft = a_draft(desk, zone)

    def by(officer: Actor) -> Callable[[], InstrumentRelease]:
        return lambda: does(desk, officer, drafts.release, draft.id, NOTE, draft.version)

    outcomes = at_the_same_moment(by(zone.officer), by(other))
    assert sorted(isinstance(one, InstrumentRelease) for one in outcomes) == [False, True]
    (told,) = [one for one in outcomes if isinstance(one, Exception)]
    assert isinstance(told, Refusal)
    assert told.key == "nothing_here"
    assert releases(desk) == [draft.key]
    assert events(desk).count("InstrumentReleased") == 1
