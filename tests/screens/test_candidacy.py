"""The file of one candidacy, as the coordinator and the members see it: invitation, progress, withdrawal."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.language import Language
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import invitations
from assessment_app.services.desk import DOOR, Desk
from tests.builders import Zone, a_candidacy, a_candidacy_at, a_procedure, an_invitation, declare
from tests.clock import StoppedClock
from tests.screens.showing import PATIENCE, components, confirm, labels, said, shown

LANGUAGES = list(Language)


def choose(at: AppTest, key: str) -> AppTest:
    """Presses a button by its key, once the rest of the screen is filled in."""
    return at.button(key=key).click().run(timeout=PATIENCE)


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    """A candidacy that was not invited yet."""
    return a_candidacy(desk, zone, a_procedure(desk, zone))


def handed_over(at: AppTest) -> list[str]:
    """The link and the code on the screen."""
    return [data["text"] for data in components(at) if "copy" in data]


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_and_code_are_shown_once(desk: Desk, zone: Zone, candidacy: Candidacy, language: Language) -> None:
    at = shown(desk, zone.coordinator, "candidacy", candidacy.id, language)
    choose(at, "invite")
    link, code = handed_over(at)
    with desk.work(DOOR) as work:
        plate = invitations.doorplate(work, link.rpartition("/")[2])
        assert work.candidacies.get(candidacy.id).stage is Stage.INVITED
    assert plate.post == "Inspecteur interventie"
    assert link.startswith(desk.terms.address + "/invitation/")
    assert len(code) == 8
    assert handed_over(at.run(timeout=PATIENCE)) == []


def test_a_new_invitation_is_asked_about_first_and_closes_the_earlier_one(
    desk: Desk, zone: Zone, candidacy: Candidacy, clock: StoppedClock
) -> None:
    earlier = an_invitation(desk, zone, candidacy)
    clock.advance(days=1)
    at = shown(desk, zone.coordinator, "candidacy", candidacy.id)
    choose(at, "invite")
    assert handed_over(at) == []
    # The runner draws the whole screen for a press in a dialog: the button that opened it has to be down as well.
    at.button(key="invite").click()
    choose(at, "renew")
    assert len(handed_over(at)) == 2
    with desk.work(DOOR) as work:
        made = work.invitations.of(candidacy.id)
    assert [one.revoked_at is None for one in made] == [True, False]
    assert made[1].id == earlier.invitation.id


def test_a_withdrawal_needs_its_reason_and_asks_once(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    at = shown(desk, zone.coordinator, "candidacy", candidacy.id)
    choose(at, "withdraw")
    assert len(at.error) == 1
    at.text_area(key=f"withdraw-{candidacy.id}").set_value("Vond ander werk.")
    confirm(at, at.button(key="withdraw"))
    with desk.work(DOOR) as work:
        assert work.candidacies.get(candidacy.id).stage is Stage.WITHDRAWN
    assert "withdraw" not in [button.key for button in at.button]


def test_a_member_who_has_not_declared_is_sent_to_the_question(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    at = shown(desk, zone.chair, "candidacy", candidacy.id)
    assert not at.exception
    assert len(at.error) == 1
    assert candidacy.email not in said(at)


def test_who_is_done_is_told_and_no_rating_is(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    at = shown(desk, zone.coordinator, "candidacy", candidacy.id, Language.EN)
    assert said(at).count("sheet not sealed yet") == 3
    assert "Scoring record (PDF)" not in labels(at)


def test_a_members_words_about_a_conflict_are_for_the_coordinator(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    declare(desk, candidacy, zone.second, conflict=True)
    declare(desk, candidacy, zone.chair)
    assert "A cousin." in said(shown(desk, zone.coordinator, "candidacy", candidacy.id))
    assert "A cousin." not in said(shown(desk, zone.chair, "candidacy", candidacy.id))


def test_a_late_form_and_an_expired_link_are_said(
    desk: Desk, zone: Zone, candidacy: Candidacy, clock: StoppedClock
) -> None:
    an_invitation(desk, zone, candidacy)
    clock.advance(days=60)
    at = shown(desk, zone.coordinator, "candidacy", candidacy.id, Language.EN)
    assert "expired" in said(at)


def test_a_name_is_never_a_link_or_an_image(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    named = a_candidacy(desk, zone, procedure, name="![x](http://e.example/x.png) www.e.example", email="a@e.example")
    for screen, ident in (("procedure", procedure.id), ("candidacy", named.id)):
        at = shown(desk, zone.coordinator, screen, ident)
        assert not any("http://e" in one.value or "](" in one.value for one in (*at.markdown, *at.title))
