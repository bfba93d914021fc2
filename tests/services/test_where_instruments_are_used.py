"""Where an instrument is used: everything that a selection or a probation has frozen is counted."""

from __future__ import annotations

from assessment_app.domain.instruments import FeedbackPhrases
from assessment_app.services import instruments
from assessment_app.services.desk import Desk
from assessment_app.services.instruments import VersionPage
from tests.builders import Zone, a_probation, a_procedure, the_catalogue
from tests.services.reading import does


def page(desk: Desk, zone: Zone, key: object) -> VersionPage:
    found: VersionPage = does(desk, zone.officer, instruments.open_version, str(key))
    return found


def test_the_phrases_a_selection_keeps_are_counted(desk: Desk, zone: Zone) -> None:
    key = the_catalogue().the(FeedbackPhrases).key
    assert page(desk, zone, key).use.selections == ()
    a_procedure(desk, zone, reference="INP-2026-07")
    assert [one.reference for one in page(desk, zone, key).use.selections] == ["INP-2026-07"]


def test_the_values_a_probation_keeps_are_counted(desk: Desk, zone: Zone) -> None:
    key = the_catalogue().values.key
    before = page(desk, zone, key).use.probations
    a_probation(desk, zone)
    assert page(desk, zone, key).use.probations == before + 1
