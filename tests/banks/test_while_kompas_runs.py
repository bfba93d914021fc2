"""The banks of a running Kompas: a release by the command line counts at once, a broken one stops nobody."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from assessment_app.banks import Library, freeze
from tests.banks.folders import copied, draft_of, newest, spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_a_release_by_the_command_line_counts_without_a_restart(folder: Path) -> None:
    library, before = Library(folder), newest(folder)
    draft_of(folder)
    assert library.catalogue.latest("starr", "respect").instrument.version == before

    freeze(folder)

    assert library.catalogue.latest("starr", "respect").instrument.version == before + 1


def test_nothing_is_read_again_while_nothing_was_released(folder: Path) -> None:
    library = Library(folder)
    draft_of(folder)
    assert library.catalogue is library.catalogue


def test_a_bank_that_breaks_while_kompas_runs_leaves_everything_as_it_was(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library = Library(folder)
    whole = library.catalogue
    (folder / "RELEASED.yaml").write_text("nonsense: 1\n", encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        assert library.catalogue is whole
        assert library.catalogue is whole

    assert "RELEASED.yaml" in caplog.text
    assert len(caplog.records) == 1


def test_a_list_that_arrives_before_its_files_counts_once_they_are_there(folder: Path) -> None:
    library = Library(folder)
    draft = draft_of(folder)
    freeze(folder)
    content = draft.read_bytes()
    draft.unlink()
    assert library.catalogue.latest("starr", "respect").instrument.version == int(draft.stem) - 1

    draft.write_bytes(content)

    assert library.catalogue.latest("starr", "respect").instrument.version == int(draft.stem)


def test_a_released_file_changed_under_a_running_kompas_does_not_change_what_it_offers(folder: Path) -> None:
    library, version = Library(folder), newest(folder)
    before = library.catalogue.latest("starr", "respect")
    spoil(folder / "starr" / "respect" / f"{version}.yaml", "respect-01", "respect-09")
    listed = folder / "RELEASED.yaml"
    listed.write_text(listed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert library.catalogue.latest("starr", "respect") is before
