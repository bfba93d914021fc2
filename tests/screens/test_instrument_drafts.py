"""Drafts on screen: brought in as a file, named line by line when refused, looked at, released or thrown away."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.instruments import KINDS
from assessment_app.domain.language import Language
from assessment_app.domain.people import Role
from assessment_app.services import instrument_drafts
from assessment_app.services.desk import DOOR, Desk
from assessment_app.text import speaker
from tests.builders import COMMAND_LINE, Zone, somebody, the_catalogue
from tests.builders.instruments import (
    a_draft,
    faulty_file,
    half_translated_file,
    line_of,
    newest,
    next_file,
    next_key,
)
from tests.screens.showing import PATIENCE, confirm, groups, said, shown, table

LANGUAGES = list(Language)
ONE_OF_EACH = [str(max(the_catalogue().all(kind), key=lambda one: one.key.version).key) for kind in KINDS]


def bring_in(at: AppTest, raw: bytes) -> AppTest:
    """Chooses a file with this content."""
    at.file_uploader[0].set_value(("file.yaml", raw, "application/yaml"))
    return at.run(timeout=PATIENCE)


def drafts_of(desk: Desk) -> list[str]:
    with desk.work(DOOR) as work:
        return [one.key for one in work.drafts.all()]


def releases_of(desk: Desk) -> list[str]:
    with desk.work(DOOR) as work:
        return list(work.releases.marks())


# Drafts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_drafts_is_drawn_empty_ready_and_with_things_to_mend(
    desk: Desk, zone: Zone, language: Language
) -> None:
    at = shown(desk, zone.officer, "drafts", language=language)
    assert not at.exception
    a_draft(desk, zone)
    a_draft(desk, zone, half_translated_file("notice", "intake"))
    at = shown(desk, zone.officer, "drafts", language=language)
    assert not at.exception
    marks = [one.value for one in at.markdown if "badge" in one.value]
    assert [":green" in mark for mark in marks] == [False, True]


def test_a_file_is_brought_in_as_it_arrives_and_leads_to_its_draft(desk: Desk, zone: Zone) -> None:
    at = bring_in(shown(desk, zone.officer, "drafts", language=Language.EN), next_file())
    assert drafts_of(desk) == [str(next_key())]
    assert "ready to release" in said(at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faulty_file_is_refused_line_by_line_and_once(desk: Desk, zone: Zone, language: Language) -> None:
    raw = faulty_file()
    at = bring_in(shown(desk, zone.officer, "drafts", language=language), raw)
    at.run(timeout=PATIENCE)
    line = speaker(language).say("Line {n}", n=line_of(raw, "value: courage"))
    assert line in {row[0] for row in table(at)}
    assert len(at.error) == 1
    assert drafts_of(desk) == []
    with desk.work(COMMAND_LINE) as work:
        assert len([line for line in work.trail.latest(100) if line.event == "Refused"]) == 1


def test_a_version_that_is_not_the_next_one_is_refused_in_a_sentence(desk: Desk, zone: Zone) -> None:
    raw = next_file(version=newest().version)
    at = bring_in(shown(desk, zone.officer, "drafts", language=Language.EN), raw)
    assert f"Number your file as version {next_key().version}" in at.error[0].value.replace("\\", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_of_another_officer_is_named_and_replaced_after_asking_once(
    desk: Desk, zone: Zone, language: Language
) -> None:
    other = somebody(desk, Role.INTEGRITY_OFFICER, name="Else Wouters")
    a_draft(desk, zone)
    at = bring_in(shown(desk, other, "drafts", language=language), half_translated_file())
    assert not at.exception
    day = {"nl": "23 november 2026", "fr": "23 novembre 2026", "en": "23 November 2026"}[language]
    assert "Claire Dubois" in at.warning[0].value
    assert day in at.warning[0].value
    assert brought_by(desk) == [zone.officer.id]
    at.button(key="replace-draft").click().run(timeout=PATIENCE)
    assert brought_by(desk) == [zone.officer.id]
    confirm(at, at.button(key="replace-draft"))
    assert not at.exception
    assert brought_by(desk) == [other.id]


def test_a_draft_renewed_while_replacing_it_is_named_anew_and_stays(desk: Desk, zone: Zone) -> None:
    other = somebody(desk, Role.INTEGRITY_OFFICER, name="Else Wouters")
    third = somebody(desk, Role.INTEGRITY_OFFICER, name="Nour Haddad")
    draft = a_draft(desk, zone)
    at = bring_in(shown(desk, other, "drafts", language=Language.EN), next_file())
    at.button(key="replace-draft").click().run(timeout=PATIENCE)
    with desk.work(third) as work:
        instrument_drafts.bring(work, half_translated_file(), "file.yaml", draft.version)
    at.button(key="replace-draft").click()
    at.button(key="sure").click().run(timeout=PATIENCE)
    assert "Nour Haddad" in at.warning[0].value
    assert brought_by(desk) == [third.id]


def brought_by(desk: Desk) -> list[str]:
    with desk.work(DOOR) as work:
        return [one.brought_by for one in work.drafts.all()]


# One draft


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ONE_OF_EACH)
def test_the_next_version_of_every_instrument_can_be_looked_at_as_a_draft(
    desk: Desk, zone: Zone, written: str, language: Language
) -> None:
    kind, name, _ = written.split("/")
    draft = a_draft(desk, zone, next_file(kind, name))
    at = shown(desk, zone.officer, "draft", draft.id, language)
    assert not at.exception
    assert not at.error
    (group,) = groups(at)
    assert len(group["lines"]) == 1


def test_a_draft_with_gaps_names_them_and_offers_no_release(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone, half_translated_file())
    at = shown(desk, zone.officer, "draft", draft.id, Language.EN)
    assert len(table(at)) == 1
    assert "Still to translate" in said(at)
    assert "release" not in [button.key for button in at.button]


def test_a_release_asks_for_a_note_then_repeats_the_consequence_and_leads_to_the_version(
    desk: Desk, zone: Zone
) -> None:
    draft = a_draft(desk, zone)
    at = shown(desk, zone.officer, "draft", draft.id, Language.EN)
    at.button(key="release").click().run(timeout=PATIENCE)
    assert len(at.error) == 1
    assert "sure" not in [button.key for button in at.button]
    at.text_area(key=f"note-{draft.id}").set_value("A sentence more.")
    at.button(key="release").click().run(timeout=PATIENCE)
    assert "keep the version they began with" in said(at)
    assert releases_of(desk) == []
    confirm(at, at.button(key="release"))
    assert releases_of(desk) == [draft.key]
    assert "A sentence more." in said(at)
    assert len(at.success) == 1


def test_what_was_brought_in_since_is_not_released_unseen(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)
    at = shown(desk, zone.officer, "draft", draft.id, Language.EN)
    at.text_area(key=f"note-{draft.id}").set_value("A sentence more.").run(timeout=PATIENCE)
    a_draft(desk, zone, next_file() + b"# the same, with a remark\n")
    at.button(key="release").click().run(timeout=PATIENCE)
    assert "took the place of this draft" in at.error[0].value
    assert "sure" not in [button.key for button in at.button]
    confirm(at, at.button(key="release"))
    assert releases_of(desk) == [draft.key]


def test_what_was_brought_in_since_is_not_thrown_away_unseen(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)
    at = shown(desk, zone.officer, "draft", draft.id, Language.EN)
    at.button(key="throw-away").click().run(timeout=PATIENCE)
    a_draft(desk, zone, next_file() + b"# the same, with a remark\n")
    at.button(key="throw-away").click()
    at.button(key="sure").click().run(timeout=PATIENCE)
    assert "took the place of this draft" in at.error[0].value
    assert drafts_of(desk) == [draft.key]


def test_a_draft_is_thrown_away_after_asking_once(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)
    at = shown(desk, zone.officer, "draft", draft.id, Language.EN)
    confirm(at, at.button(key="throw-away"))
    assert drafts_of(desk) == []
    assert "is thrown away" in said(at)
