"""What is released keeps its words: changed, removed or quietly re-listed, it is refused."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from assessment_app.banks import faults_in, freeze, load_catalogue
from assessment_app.domain.bank_faults import Fault, UnreadableBank
from assessment_app.domain.instruments import StarrSet, ValueSet
from assessment_app.domain.refusals import NotFound
from tests.banks.folders import ZONE, copied, draft_of, newest, spoil, told

NEWEST = newest(ZONE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_one_changed_word_in_a_released_file_is_refused_and_the_next_version_is_named(folder: Path) -> None:
    spoil(folder / "values" / "polbru" / "1.yaml", "Integriteit", "Rechtschapenheid")

    with pytest.raises(UnreadableBank) as refused:
        load_catalogue(folder)

    assert [fault.fault for fault in refused.value.faults] == [Fault.RELEASED_CHANGED]
    (sentence,) = told(refused.value.faults)
    assert "question_banks/values/polbru/2.yaml" in sentence
    assert "version: 2" in sentence


def test_layout_and_comments_of_a_released_file_may_change(folder: Path) -> None:
    path = folder / "starr" / "respect" / "1.yaml"
    spoil(path, "[operational, calog]", "\n      - operational\n      - calog")
    path.write_text("# a note\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    assert load_catalogue(folder).latest("starr", "respect").instrument.version == NEWEST


def test_the_same_words_in_another_spelling_of_accents_stay_released(folder: Path) -> None:
    path = folder / "starr" / "respect" / "1.yaml"
    path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")

    assert faults_in(folder) == ()


def test_a_released_file_that_is_gone_is_named_where_it_is_listed(folder: Path) -> None:
    (folder / "starr" / "respect" / "1.yaml").unlink()

    with pytest.raises(UnreadableBank) as refused:
        load_catalogue(folder)

    fault = refused.value.faults[0]
    listed = (folder / "RELEASED.yaml").read_text(encoding="utf-8").splitlines()
    assert fault.fault is Fault.RELEASED_MISSING
    assert fault.file == "question_banks/RELEASED.yaml"
    assert listed[fault.line - 1].startswith("starr/respect/1:")


def test_a_draft_is_not_offered_until_it_is_released(folder: Path) -> None:
    draft_of(folder)
    assert load_catalogue(folder).latest("starr", "respect").instrument.version == NEWEST

    assert freeze(folder).added == (f"starr/respect/{NEWEST + 1}",)

    catalogue = load_catalogue(folder)
    assert catalogue.latest("starr", "respect").instrument.version == NEWEST + 1
    assert catalogue.get("starr", "respect", 1).instrument.version == 1


def test_a_draft_that_is_not_ready_does_not_stop_the_zone(folder: Path) -> None:
    draft_of(folder).write_text("half a transl", encoding="utf-8")

    assert load_catalogue(folder).names("starr")


def test_releasing_leaves_earlier_entries_as_they_are(folder: Path) -> None:
    before = _entries(folder)
    draft_of(folder)

    freeze(folder)

    after = _entries(folder)
    assert after.keys() - before.keys() == {f"starr/respect/{NEWEST + 1}"}
    assert before.items() <= after.items()


def test_releasing_twice_changes_nothing(folder: Path) -> None:
    before = (folder / "RELEASED.yaml").read_bytes()

    assert freeze(folder).added == ()
    assert (folder / "RELEASED.yaml").read_bytes() == before


def test_nothing_is_released_over_a_released_file_that_was_changed(folder: Path) -> None:
    spoil(folder / "starr" / "loyalty" / "1.yaml", "belofte", "toezegging")
    draft_of(folder)
    before = (folder / "RELEASED.yaml").read_bytes()

    with pytest.raises(UnreadableBank):
        freeze(folder)

    assert (folder / "RELEASED.yaml").read_bytes() == before


def test_a_first_release_begins_the_list(folder: Path) -> None:
    whole = _entries(folder)
    (folder / "RELEASED.yaml").unlink()
    assert [fault.fault for fault in faults_in(folder)] == [Fault.NO_LIST]

    freeze(folder)

    assert _entries(folder) == whole


@pytest.mark.parametrize(
    "entry",
    [
        "starr/respect/1: 12ab",
        *(f"{key}: {'a' * 64}" for key in ("starr/respect", "../../etc/passwd", "song/respect/1")),
    ],
)
def test_a_wrong_entry_in_the_list_is_named(folder: Path, entry: str) -> None:
    path = folder / "RELEASED.yaml"
    path.write_text(entry + "\n", encoding="utf-8")

    faults = faults_in(folder)

    assert [fault.fault for fault in faults] == [Fault.NOT_A_RELEASE]
    assert faults[0].line == 1


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBank, match="unreadable"):
        load_catalogue(tmp_path / "elsewhere")
    with pytest.raises(UnreadableBank, match="unreadable"):
        freeze(tmp_path / "elsewhere")


def test_what_was_not_released_cannot_be_asked_for(folder: Path) -> None:
    catalogue = load_catalogue(folder)

    with pytest.raises(NotFound):
        catalogue.latest("starr", "courtesy")
    with pytest.raises(NotFound):
        catalogue.get(StarrSet, "respect", 7)


def test_a_kind_is_asked_for_by_class_or_by_folder_name(folder: Path) -> None:
    catalogue = load_catalogue(folder)

    assert catalogue.latest(StarrSet, "respect") == catalogue.latest("starr", "respect")
    assert catalogue.values == catalogue.latest(ValueSet, "polbru")
    assert catalogue.all(StarrSet) == catalogue.all("starr")


def _entries(folder: Path) -> dict[str, str]:
    listed = (folder / "RELEASED.yaml").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z]\S+): ([0-9a-f]{64})$", listed, re.MULTILINE))
