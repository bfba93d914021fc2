"""The selections, setting one up, its candidates, and the file of one candidacy, as people see them on screen."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.domain.selection import Candidacy, Procedure, Stage
from assessment_app.exchange.candidate_import import read_candidates
from assessment_app.screens import floor_plan
from assessment_app.screens.visit import Visit
from assessment_app.services import candidacies as services
from assessment_app.services.desk import DOOR, Desk
from tests.builders import ROAD, Zone, a_candidacy, a_candidacy_at, a_procedure
from tests.screens.showing import PATIENCE, components, said, shown

LANGUAGES = list(Language)
LIST = "naam;e-mail;taal;telefoon\nAn Maes;an@candidate.example;NL;04\nZoë;zoe@candidate.example;FR;04\n"


def choose(at: AppTest, key: str) -> AppTest:
    """Presses a button by its key, once the rest of the screen is filled in."""
    return at.button(key=key).click().run(timeout=PATIENCE)


def candidacies(desk: Desk, procedure: Procedure) -> list[Candidacy]:
    """Who is a candidate of the procedure now."""
    with desk.work(DOOR) as work:
        return list(work.candidacies.of(procedure.id))


def procedures(desk: Desk) -> list[Procedure]:
    """All procedures, the newest first."""
    with desk.work(DOOR) as work:
        return list(work.procedures.all())


# Everybody, every language, every stage


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["coordinator", "chair", "outsider"])
def test_the_list_of_selections_is_drawn(desk: Desk, zone: Zone, place: str, language: Language) -> None:
    for reference in ("INP-1", "INP-2"):
        a_procedure(desk, zone, reference=reference)
    at = shown(desk, getattr(zone, place), "procedures", language=language)
    assert not at.exception
    assert ("INP-1" in said(at)) is (place != "outsider")
    assert ("new-selection" in [button.key for button in at.button]) is (place == "coordinator")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_zone_says_what_comes_next(desk: Desk, zone: Zone, language: Language) -> None:
    for actor in (zone.coordinator, zone.chair):
        at = shown(desk, actor, "procedures", language=language)
        assert not at.exception
        assert len(at.markdown) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_selection_and_its_files_are_drawn_at_every_stage(desk: Desk, zone: Zone, language: Language) -> None:
    procedure = a_procedure(desk, zone)
    at_each = {
        stage: a_candidacy_at(desk, zone, stage, procedure=procedure, name=f"N {stage}")
        for stage in (*ROAD, Stage.WITHDRAWN)
    }
    for actor in (zone.coordinator, zone.chair):
        at = shown(desk, actor, "procedure", procedure.id, language)
        assert not at.exception
        assert all(one.name in said(at).replace("\\", "") for one in at_each.values())
    for stage, candidacy in at_each.items():
        at = shown(desk, zone.coordinator, "candidacy", candidacy.id, language)
        assert not at.exception
        assert at.title[0].value == f"N {stage}"
        at = shown(desk, zone.chair, "candidacy", candidacy.id, language)
        assert not at.exception


# Finding


def test_selections_are_searched_and_filtered(desk: Desk, zone: Zone) -> None:
    closed = a_procedure(desk, zone, reference="OUD-1")
    a_candidacy_at(desk, zone, Stage.WITHDRAWN, procedure=closed)
    a_procedure(desk, zone, reference="NIEUW-1")
    at = shown(desk, zone.coordinator, "procedures", language=Language.EN)
    at.text_input(key="selections-search").set_value("nieuw").run()
    assert "NIEUW" in said(at)
    assert "OUD" not in said(at)
    at.text_input(key="selections-search").set_value("").run()
    at.button_group(key="selections-state").set_value("closed").run()
    assert "OUD" in said(at)
    assert "NIEUW" not in said(at)


# Setting up


def fill_in(at: AppTest, zone: Zone, desk: Desk) -> None:
    """Reference, post and committee; the rest stands there already."""
    with desk.work(DOOR) as work:
        people = [work.people.get(one.id) for one in (zone.chair, zone.second)]
    at.text_input(key="new-selection-1-reference").set_value("CAL-2026-01")
    at.text_input(key="new-selection-1-post-").set_value("Onthaalmedewerker")
    at.multiselect(key="new-selection-1-members-").set_value(people).run(timeout=PATIENCE)
    at.radio(key="new-selection-1-chair-").set_value(people[0]).run(timeout=PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_values_each_with_its_first_question_is_where_one_begins(
    desk: Desk, zone: Zone, language: Language
) -> None:
    at = shown(desk, zone.coordinator, "new-procedure", language=language)
    assert not at.exception
    assert len([box for box in at.checkbox if box.value]) == 9
    assert all(" " in box.label for box in at.checkbox)


def test_a_refusal_stands_beside_the_form_and_what_was_typed_stays(desk: Desk, zone: Zone) -> None:
    at = shown(desk, zone.coordinator, "new-procedure")
    at.text_input(key="new-selection-1-post-").set_value("Onthaalmedewerker")
    choose(at, "new-selection-1-make")
    assert len(at.error) == 1
    assert at.text_input(key="new-selection-1-post-").value == "Onthaalmedewerker"
    assert procedures(desk) == []


def test_a_filled_in_form_makes_a_selection(desk: Desk, zone: Zone) -> None:
    at = shown(desk, zone.coordinator, "new-procedure")
    fill_in(at, zone, desk)
    choose(at, "new-selection-1-make")
    assert [one.reference for one in procedures(desk)] == ["CAL-2026-01"]
    assert at.title[0].value == "Onthaalmedewerker"


def test_fewer_values_ask_for_a_reason(desk: Desk, zone: Zone) -> None:
    at = shown(desk, zone.coordinator, "new-procedure")
    fill_in(at, zone, desk)
    values = at.button_group(key="new-selection-1-values-")
    values.set_value(list(values.value or [])[:-1]).run(timeout=PATIENCE)
    choose(at, "new-selection-1-make")
    assert len(at.error) == 1
    at.text_area(key="new-selection-1-reason-").set_value("Zonder loyaliteit, dat komt later.")
    choose(at, "new-selection-1-make")
    assert len(procedures(desk)[0].values) == 8


def test_a_copy_brings_everything_but_reference_and_date(desk: Desk, zone: Zone) -> None:
    earlier = a_procedure(desk, zone)
    at = shown(desk, zone.coordinator, "new-procedure", earlier.id)
    assert at.text_input(key="new-selection-1-reference").value == ""
    at.text_input(key="new-selection-1-reference").set_value("INP-2026-02")
    choose(at, "new-selection-1-make")
    made = procedures(desk)[0]
    assert (made.post, made.values, made.guide, made.seats) == (
        earlier.post, earlier.values, earlier.guide, earlier.seats,
    )  # fmt: skip


# Adding candidates


def test_a_candidate_is_added_and_the_form_is_empty_again(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    at = shown(desk, zone.coordinator, "procedure", procedure.id)
    at.text_input(key="add-1-name").set_value("An Maes")
    at.text_input(key="add-1-email").set_value("geen adres")
    at.button_group(key="add-1-language").set_value(Language.NL)
    choose(at, "add-candidate")
    assert len(at.error) == 1
    assert at.text_input(key="add-1-name").value == "An Maes"
    at.text_input(key="add-1-email").set_value("an@candidate.example")
    choose(at, "add-candidate")
    assert [one.name for one in candidacies(desk, procedure)] == ["An Maes"]
    assert at.text_input(key="add-2-name").value == ""
    assert "001" in at.success[0].value


def list_of(at: AppTest, text: str) -> AppTest:
    """Chooses a file with this text."""
    at.button_group(key="add-way").set_value("list").run(timeout=PATIENCE)
    at.file_uploader(key="add-1-file").set_value(("lijst.csv", text.encode(), "text/csv"))
    return at.run(timeout=PATIENCE)


def test_a_list_is_shown_before_any_of_it_is_kept(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    a_candidacy(desk, zone, procedure, name="An", email="an@candidate.example")
    at = list_of(shown(desk, zone.coordinator, "procedure", procedure.id), LIST)
    preview = next(data for data in components(at) if "rows" in data)
    assert [row["cells"][3]["text"] for row in preview["rows"]] == ["al kandidaat, overgeslagen", "nieuw"]
    assert len(candidacies(desk, procedure)) == 1
    choose(at, "import-list")
    assert [one.name for one in candidacies(desk, procedure)] == ["An", "Zoë"]


def test_lines_to_mend_are_named_and_nothing_can_be_imported(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    at = list_of(shown(desk, zone.coordinator, "procedure", procedure.id), f"{LIST}Bo;geen adres;NL;\nCé;;XX;\n")
    faults = next(data for data in components(at) if "rows" in data)
    assert [row["head"] for row in faults["rows"]] == ["4", "5"]
    assert "import-list" not in [button.key for button in at.button]


def test_a_file_that_is_no_list_gets_one_sentence(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    at = list_of(shown(desk, zone.coordinator, "procedure", procedure.id), "Geachte mevrouw, in bijlage de lijst.")
    assert not at.exception
    assert len(at.error) == 1


@pytest.mark.parametrize("place", ["mentor", "trainee", "administrator", "dpo", "officer"])
def test_others_are_offered_no_selection(desk: Desk, zone: Zone, place: str) -> None:
    actor: Actor = getattr(zone, place)
    with desk.work(actor) as work:
        roles = work.roles.held_by(actor.id)
    rooms = {room.address for room in floor_plan.plan(Visit(desk, actor, "", Language.NL, roles))}
    assert not rooms & {"procedures", "procedure", "new-procedure", "candidacy"}


def test_a_long_list_comes_in_parts_and_is_searched_as_a_whole(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    text = "naam;e-mail;taal\n" + "".join(f"Naam{n};n{n}@candidate.example;NL\n" for n in range(60))
    with desk.work(zone.coordinator) as work:
        services.import_candidacies(work, procedure.id, read_candidates(text.encode()).rows)
    at = shown(desk, zone.coordinator, "procedure", procedure.id)
    assert "Naam24" in said(at)
    assert "Naam25" not in said(at)
    at.text_input(key="candidacies-search").set_value("naam59").run(timeout=PATIENCE)
    assert "Naam59" in said(at)
