"""What the files of a bank owe each other: nothing left out, nothing named twice, every reference leads somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assessment_app.banks import as_yaml, faults_in, load_catalogue, verdict_on
from assessment_app.domain.bank_faults import Fault
from assessment_app.domain.instruments import parse_instrument, written_content
from tests.banks.folders import ZONE, copied, rewritten

Content = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zone's banks, for tests that add one file and take it away again."""
    return copied(tmp_path_factory.mktemp("whole"))


def test_a_bank_without_an_instrument_it_needs_says_which(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for kind in ("feedback", "dilemma"):
        (folder / kind).rename(tmp_path / kind)
    listed = folder / "RELEASED.yaml"
    kept = [line for line in listed.read_text("utf-8").splitlines() if not line.startswith(("feedback", "dilemma"))]
    listed.write_text("\n".join(kept), encoding="utf-8")

    missing = [fault.values for fault in faults_in(folder) if fault.fault is Fault.NOTHING_FOR]

    assert len([values for values in missing if values["kind"] == "dilemma"]) == 6
    assert [values["name"] for values in missing if values["kind"] == "feedback"] == ["…"]


def test_a_form_whose_dilemma_is_not_that_of_the_bank_is_named(whole: Path) -> None:
    def change(content: Content) -> None:
        for section in content["sections"]:
            for item in section["items"]:
                if item["kind"] == "dilemma":
                    item["ask"]["nl"] = item["ask"]["nl"].replace(".", ". Het regent.", 1)

    path = rewritten(whole, "intake", "calog", change)
    found = {fault.fault for fault in faults_in(whole)}
    path.unlink()
    assert Fault.DILEMMA_DIFFERS in found


@pytest.mark.parametrize(("kind", "name", "field", "entries", "fault"), [
    ("calibration", "respect", "question", "cases", Fault.NO_SUCH_QUESTION),
    ("plan", "operational", "training", "milestones", Fault.NO_SUCH_TRAINING),
    ("plan", "operational", "dilemma", "milestones", Fault.NO_SUCH_DILEMMA),
])  # fmt: skip
def test_a_reference_that_leads_nowhere_is_named(
    whole: Path, kind: str, name: str, field: str, entries: str, fault: Fault
) -> None:
    def change(content: Content) -> None:
        for entry in content[entries]:
            if entry.get(field):
                entry[field] = "nowhere-01"

    path = rewritten(whole, kind, name, change)
    found = [one for one in faults_in(whole) if one.fault is fault]
    path.unlink()
    assert found
    assert {one.values["given"] for one in found} == {"nowhere-01"}


def test_an_identifier_that_another_file_has_already_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "trainings" / "brussels").mkdir()
    released = (folder / "trainings" / "polbru" / "1.yaml").read_text(encoding="utf-8")
    again = released.replace("name: polbru\n", "name: brussels\n", 1)
    (folder / "trainings" / "brussels" / "1.yaml").write_text(again, encoding="utf-8")

    found = [fault for fault in faults_in(folder) if fault.fault is Fault.IDENTIFIER_ELSEWHERE]

    assert found
    assert all(fault.file != fault.values["other"] for fault in found)


def test_a_second_instrument_where_a_zone_has_one_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "values" / "zone").mkdir()
    released = (folder / "values" / "polbru" / "1.yaml").read_text(encoding="utf-8")
    (folder / "values" / "zone" / "1.yaml").write_text(released.replace("name: polbru\n", "name: zone\n", 1), "utf-8")

    (found,) = [fault for fault in faults_in(folder) if fault.fault is Fault.ANOTHER_OF_ITS_KIND]

    assert (found.file, found.values["name"]) == ("question_banks/values/zone/1.yaml", "polbru")


def test_questions_on_a_value_under_another_name_are_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "starr" / "courtesy").mkdir()
    released = (folder / "starr" / "respect" / "2.yaml").read_text(encoding="utf-8")
    renamed = released.replace("name: respect\n", "name: courtesy\n", 1).replace("version: 2\n", "version: 1\n", 1)
    (folder / "starr" / "courtesy" / "1.yaml").write_text(renamed, encoding="utf-8")

    found = [fault for fault in faults_in(folder) if fault.fault is Fault.NAMED_OTHERWISE]

    assert [(fault.file, fault.values["about"]) for fault in found] == [
        ("question_banks/starr/courtesy/1.yaml", "respect")
    ]


# What a draft does to the instruments beside it

CATALOGUE = load_catalogue(ZONE)


def draft(kind: str, name: str, old: str, new: str) -> bytes:
    """The next version of a released instrument, with one wording replaced wherever it stands."""
    instrument = CATALOGUE.latest(kind, name).instrument
    text = as_yaml(instrument, instrument.version + 1).decode("utf-8")
    assert old in text
    return text.replace(old, new).encode("utf-8")


def test_a_question_that_something_still_refers_to_cannot_be_taken_out() -> None:
    verdict = verdict_on(draft("starr", "respect", "id: respect-01", "id: respect-09"), "draft.yaml", CATALOGUE)
    left = [fault for fault in verdict.faults if fault.fault is Fault.STILL_REFERRED_TO]
    assert left
    assert {(fault.values["given"], fault.values["other"]) for fault in left} == {
        ("respect-01", "calibration/respect/1.yaml")
    }
    assert {fault.file for fault in left} == {"draft.yaml"}


def test_a_dilemma_that_changes_names_the_form_that_must_follow_and_does_not_wait_for_it() -> None:
    old = "Wat doet u?"
    verdict = verdict_on(draft("dilemma", "use-of-means", old, "Hoe gaat u te werk?"), "draft.yaml", CATALOGUE)
    assert {fault.fault for fault in verdict.must_follow} == {Fault.MUST_FOLLOW}
    assert {fault.values["other"] for fault in verdict.must_follow} == {
        "intake/calog/1.yaml",
        "intake/leadership/1.yaml",
    }
    assert Fault.MUST_FOLLOW not in {fault.fault for fault in verdict.faults}


def test_a_draft_that_touches_nobody_else_has_nothing_to_follow() -> None:
    content = written_content(CATALOGUE.latest("trainings", "polbru").instrument)
    same = as_yaml(parse_instrument("trainings", content), content["version"] + 1)
    assert verdict_on(same, "draft.yaml", CATALOGUE).must_follow == ()
