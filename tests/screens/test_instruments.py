"""The integrity officer's screens: the library, a version, previews, drafts and their release, in every language."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.instruments import KINDS
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Role
from assessment_app.domain.refusals import NotAllowed
from assessment_app.domain.selection import Stage
from assessment_app.screens import floor_plan
from assessment_app.screens.instruments import drafts, library
from assessment_app.screens.visit import Visit
from assessment_app.services.desk import DOOR, Desk
from tests.builders import Zone, a_candidacy_at, a_procedure, the_catalogue
from tests.builders.instruments import (
    ADDED,
    a_draft,
    a_release,
    half_translated_file,
    newest,
    next_key,
)
from tests.screens.showing import PATIENCE, fields, groups, paper, said, shown, table

LANGUAGES = list(Language)
ONE_OF_EACH = [str(max(the_catalogue().all(kind), key=lambda one: one.key.version).key) for kind in KINDS]
OLD = f"starr/respect/{newest().version}"
ADDRESSES = ("instruments", "instrument", "instrument-preview", "drafts", "draft")


def doors(at: AppTest) -> list[str]:
    """What the links on the screen say."""
    return [link.proto.label for link in at.get("page_link")]


# The library


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_shows_a_value_in_three_languages_and_no_draft_yet(
    desk: Desk, zone: Zone, language: Language
) -> None:
    at = shown(desk, zone.officer, "instruments", language=language)
    assert not at.exception
    (group,) = groups(at)
    assert [cell["lang"] for cell in group["lines"][1]["cells"]] == ["nl", "fr", "en"]


@pytest.mark.parametrize("part", range(5))
def test_everything_about_a_value_is_there_to_look_at(desk: Desk, zone: Zone, part: int) -> None:
    at = shown(desk, zone.officer, "instruments", language=Language.EN)
    at.selectbox(key="instruments-value-en").set_value(3).run(timeout=PATIENCE)
    at.button_group(key="instruments-part-en-respect").set_value(part).run(timeout=PATIENCE)
    assert not at.exception
    beginning = ("values > respect", "questions > respect", "dilemmas > ", "cases > respect", "values > respect")[part]
    assert groups(at)
    assert all(group["id"].startswith(beginning) for group in groups(at))


def test_all_instruments_are_listed_searched_and_filtered(desk: Desk, zone: Zone) -> None:
    a_procedure(desk, zone)
    a_release(desk, zone, note="Friendlier.")
    at = shown(desk, zone.officer, "instruments", language=Language.EN)
    at.button_group(key="instruments-way").set_value("everything").run(timeout=PATIENCE)
    assert f"{len(the_catalogue().newest())} instruments" in said(at)
    at.text_input(key="instruments-search").set_value("STARR questions respect").run(timeout=PATIENCE)
    assert "1 instrument" in said(at)
    assert "by Claire Dubois" in said(at)
    assert "Note: Friendlier." in said(at)
    at.text_input(key="instruments-search").set_value("").run(timeout=PATIENCE)
    at.selectbox(key="instruments-kind-en").set_value("notice").run(timeout=PATIENCE)
    assert "used in 1 selection" in said(at)


def test_drafts_that_wait_are_named_on_top(desk: Desk, zone: Zone) -> None:
    a_draft(desk, zone)
    at = shown(desk, zone.officer, "instruments", language=Language.EN)
    assert "1 draft waits" in said(at)
    assert any("respect" in label for label in doors(at))


# One version


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ONE_OF_EACH)
def test_every_instrument_has_its_page(desk: Desk, zone: Zone, written: str, language: Language) -> None:
    at = shown(desk, zone.officer, "instrument", written, language)
    assert not at.exception
    assert not at.error
    assert at.title[0].value.replace("\\", "") != ""
    assert groups(at)


def test_an_older_version_says_so_and_the_newer_one_says_what_changed(desk: Desk, zone: Zone) -> None:
    a_candidacy_at(desk, zone, Stage.DECIDED)
    made = a_release(desk, zone, note="Nobody should feel hurried.")
    old = shown(desk, zone.officer, "instrument", OLD, Language.EN)
    assert f"older, version {next_key().version} is the newest" in said(old).replace("\\", "")
    assert table(old) == [["INP-2026-01", "Inspecteur interventie", "ended", "1"]]
    new = shown(desk, zone.officer, "instrument", made.id, Language.EN)
    assert "Nobody should feel hurried." in said(new)
    assert made.fingerprint in said(new)
    (line,) = groups(new)[0]["lines"]
    assert [piece["text"].strip() for piece in line["cells"][2]["pieces"] if piece["mark"] == "new"] == [ADDED["en"]]
    assert f"version {newest().version}" in " ".join(doors(new)).replace("\\", "")


def test_it_is_taken_home_under_the_number_of_the_next_version(desk: Desk, zone: Zone) -> None:
    a_release(desk, zone)
    at = shown(desk, zone.officer, "instrument", OLD, Language.EN)
    (button,) = at.get("download_button")
    assert f"version {next_key().version + 1}" in button.proto.label


# Previews


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ONE_OF_EACH)
def test_every_instrument_can_be_previewed_or_says_where_it_is_read(
    desk: Desk, zone: Zone, written: str, language: Language
) -> None:
    at = shown(desk, zone.officer, "instrument-preview", written, language)
    assert not at.exception
    assert not at.error
    assert len(at.info) == 1


def test_a_form_is_seen_as_the_candidate_sees_it_section_by_section_and_saves_nothing(desk: Desk, zone: Zone) -> None:
    version = newest("intake", "operational").version
    ident = f"intake/operational/{version}"
    at = shown(desk, zone.officer, "instrument-preview", ident, Language.EN)
    assert paper(at)["endpoint"] is None
    assert paper(at)["layout"] == "page"
    first = set(fields(at))
    at.button(key="next-0").click().run(timeout=PATIENCE)
    assert first.isdisjoint(fields(at))
    at.button_group(key="preview-language-en").set_value(Language.FR).run(timeout=PATIENCE)
    assert paper(at)["lang"] == "fr"


def test_the_untranslated_texts_of_a_draft_are_seen_in_its_preview(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone, half_translated_file("notice", "intake"))
    at = shown(desk, zone.officer, "instrument-preview", f"draft:{draft.id}", Language.FR)
    assert "[…]" in said(at).replace("\\", "")


def test_a_question_of_a_draft_stands_on_the_members_grid_with_the_anchors_of_its_value(desk: Desk, zone: Zone) -> None:
    draft = a_draft(desk, zone)
    at = shown(desk, zone.officer, "instrument-preview", f"draft:{draft.id}", Language.EN)
    assert (paper(at)["layout"], paper(at)["endpoint"]) == ("grid", None)
    assert ADDED["en"] in paper(at)["sections"][0]["lead"]
    anchors = next(one for one in the_catalogue().values.instrument.values if one.id == "respect").anchors
    assert fields(at)["respect-01/action"]["options"][0]["text"] == anchors.action.one.en


# Everybody else


def test_only_the_integrity_officer_is_offered_these_screens(desk: Desk, zone: Zone) -> None:
    assert set(ADDRESSES) <= set(offered(desk, zone.officer))
    for place in zone.everybody.keys() - {"officer"}:
        assert not set(ADDRESSES) & set(offered(desk, zone.everybody[place])), place


def test_who_comes_by_another_way_is_refused_by_the_desk(desk: Desk, zone: Zone) -> None:
    for screen in (library, drafts):
        with pytest.raises(NotAllowed):
            screen.show(Visit(desk, zone.coordinator, "", Language.EN, frozenset({Role.INTEGRITY_OFFICER})))


def offered(desk: Desk, actor: Actor) -> list[str]:
    with desk.work(DOOR) as work:
        roles = work.roles.held_by(actor.id)
    return [room.address for room in floor_plan.plan(Visit(desk, actor, "", Language.EN, roles))]


# The selection


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_selection_says_that_it_keeps_an_older_version(desk: Desk, zone: Zone, language: Language) -> None:
    procedure = a_procedure(desk, zone)
    for actor in (zone.coordinator, zone.chair):
        at = shown(desk, actor, "procedure", procedure.id, language)
        assert not at.exception
        assert "history" not in said(at)
    a_release(desk, zone)
    for actor in (zone.coordinator, zone.chair):
        at = shown(desk, actor, "procedure", procedure.id, language)
        (line,) = [one.value for one in at.markdown if ":material/history:" in one.value]
        assert str(next_key().version) in line
