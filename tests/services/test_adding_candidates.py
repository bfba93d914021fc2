"""Adding candidates, one by one or from a list: all of it or nothing, nobody twice, and only by a coordinator."""

from __future__ import annotations

import pytest

from assessment_app.domain.applicants import Applicant
from assessment_app.domain.language import Language
from assessment_app.domain.selection import Candidacy, LanguageRegime, Procedure, Stage
from assessment_app.exchange.candidate_import import read_candidates
from assessment_app.services import candidacies
from assessment_app.services.desk import Desk
from tests.builders import Zone, a_candidacy, a_procedure
from tests.services.reading import does, looked_up, refused, trail

LIST = "naam;e-mail;taal\nAn Maes;an@candidate.example;NL\nZoë Dupré;zoe@candidate.example;FR\n"


@pytest.fixture
def procedure(desk: Desk, zone: Zone) -> Procedure:
    """A bilingual procedure without candidates."""
    return a_procedure(desk, zone)


def rows(text: str = LIST) -> tuple[Applicant, ...]:
    """The people on this list."""
    return read_candidates(text.encode()).rows


def present(desk: Desk, procedure: Procedure) -> tuple[Candidacy, ...]:
    """Who is a candidate of the procedure now."""
    return looked_up(desk, lambda work: work.candidacies.of(procedure.id))


def test_everybody_on_a_list_becomes_a_candidate_with_the_next_number(
    desk: Desk, zone: Zone, procedure: Procedure
) -> None:
    a_candidacy(desk, zone, procedure, name="Thomas Lemmens")
    added = does(desk, zone.coordinator, candidacies.import_candidacies, procedure.id, rows())
    assert [(one.number, one.name, one.language, one.stage) for one in added] == [
        (2, "An Maes", Language.NL, Stage.INVITED),
        (3, "Zoë Dupré", Language.FR, Stage.INVITED),
    ]
    assert looked_up(desk, lambda work: [work.intakes.get(one.id).submitted_at for one in added]) == [None, None]


def test_each_candidate_of_a_list_has_a_line_in_the_trail(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    added = does(desk, zone.coordinator, candidacies.import_candidacies, procedure.id, rows())
    told = [line.thing for line in trail(desk) if line.event == "CandidacyAdded"]
    assert told == [one.id for one in added]


def test_one_line_to_mend_and_nobody_is_imported(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    text = f"{LIST}Bo;geen adres;NL\n"
    assert refused(desk, zone.coordinator, candidacies.import_candidacies, procedure.id, rows(text)) == (
        "import.lines_to_mend"
    )
    assert present(desk, procedure) == ()


def test_who_is_a_candidate_already_is_left_out(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    a_candidacy(desk, zone, procedure, name="An Maes", email="An@Candidate.example")
    looked = does(desk, zone.coordinator, candidacies.look_over_list, procedure.id, rows())
    assert [one.name for one in looked.known] == ["An Maes"]
    added = does(desk, zone.coordinator, candidacies.import_candidacies, procedure.id, rows())
    assert [one.name for one in added] == ["Zoë Dupré"]


def test_the_same_list_a_second_time_adds_nobody(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    does(desk, zone.coordinator, candidacies.import_candidacies, procedure.id, rows())
    again = refused(desk, zone.coordinator, candidacies.import_candidacies, procedure.id, rows())
    assert again == "import.nobody_new"
    assert len(present(desk, procedure)) == 2


def test_looking_a_list_over_keeps_nothing(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    looked = does(desk, zone.coordinator, candidacies.look_over_list, procedure.id, rows())
    assert [one.name for one in looked.fresh] == ["An Maes", "Zoë Dupré"]
    assert present(desk, procedure) == ()


def test_a_list_without_languages_suits_a_procedure_in_one_language(desk: Desk, zone: Zone) -> None:
    french = a_procedure(desk, zone, reference="FR-1", regime=LanguageRegime.FRENCH)
    text = "nom;courriel\nZoë Dupré;zoe@candidate.example\n"
    added = does(desk, zone.coordinator, candidacies.import_candidacies, french.id, rows(text))
    assert added[0].language is Language.FR


def test_only_a_coordinator_adds_candidates(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    for actor in (zone.chair, zone.administrator):
        for gesture in (candidacies.import_candidacies, candidacies.look_over_list):
            assert refused(desk, actor, gesture, procedure.id, rows()) == "not_allowed.candidacy:add"


def test_one_person_is_a_candidate_once(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    a_candidacy(desk, zone, procedure, email="an@candidate.example")
    said = (procedure.id, "An Maes", "AN@candidate.example", Language.NL)
    assert refused(desk, zone.coordinator, candidacies.add_candidacy, *said) == "candidacy.known_already"


def test_opening_a_file_is_told_once_and_looking_on_is_not(desk: Desk, zone: Zone, procedure: Procedure) -> None:
    candidacy = a_candidacy(desk, zone, procedure)
    does(desk, zone.coordinator, candidacies.read_file, candidacy.id)
    does(desk, zone.coordinator, candidacies.look_at_file, candidacy.id)
    assert [line.event for line in trail(desk)].count("CandidacyRead") == 1
    for gesture in (candidacies.read_file, candidacies.look_at_file):
        assert refused(desk, zone.chair, gesture, candidacy.id) == "not_allowed.candidacy:read"
