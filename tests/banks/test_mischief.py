"""What somebody in a hurry, or of ill will, does to a bank: seen, named, and never released."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assessment_app.banks import faults_in, freeze, load_catalogue
from assessment_app.domain.bank_faults import BankFault, Fault
from tests.banks.folders import copied, draft_of, newest, part_of, rewritten, spoil, told

ASK = re.compile(r"      nl: Vertel over een keer dat u het oneens was[^\n]*\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The questions about respect, and the word lists."""
    return part_of(tmp_path, "starr/respect")


def asks(folder: Path, text: str) -> Path:
    """A draft in which one question asks this, in Dutch, written as it stands here."""
    draft = draft_of(folder)
    written, count = ASK.subn(lambda _: f"      nl: {text}\n", draft.read_text(encoding="utf-8"))
    assert count == 1
    draft.write_text(written, encoding="utf-8")
    return draft


def kinds(faults: tuple[BankFault, ...]) -> set[Fault]:
    return {fault.fault for fault in faults}


@pytest.mark.parametrize("text", ['"[…]"', '"..."', '"—"'])
def test_a_text_without_a_word_is_no_text(small: Path, text: str) -> None:
    asks(small, text)
    assert Fault.NO_TEXT in kinds(faults_in(small))
    assert freeze(small).added == ()


@pytest.mark.parametrize("sign", ["t", "0", "u202e", "a"])
def test_what_cannot_be_seen_is_found_however_it_was_written(small: Path, sign: str) -> None:
    asks(small, f'"Vertel over een \\{sign} keer."')
    assert Fault.ESCAPED_CHARACTER in kinds(faults_in(small))


@pytest.mark.parametrize("word", ["cafÃ©", "Ã‰cole", "d\u0435ed", "Ver\u00adtel"])
def test_a_letter_of_another_encoding_or_alphabet_is_found(small: Path, word: str) -> None:
    asks(small, f"Vertel over een {word}.")
    assert Fault.ODD_CHARACTER in kinds(faults_in(small))


@pytest.mark.parametrize("word", ["VAAK", "_vaak_", "Vaak", "n'importe vaak"])
def test_a_forbidden_word_does_not_hide_behind_capitals_or_signs(small: Path, word: str) -> None:
    asks(small, f'"Vertel over een keer dat u {word} iets deed."')
    assert Fault.FORBIDDEN_WORD in kinds(faults_in(small))


def test_a_version_is_not_skipped(small: Path) -> None:
    draft = draft_of(small)
    version = int(draft.stem)
    later = draft.with_name(f"{version + 4}.yaml")
    draft.rename(later)
    spoil(later, f"version: {version}\n", f"version: {version + 4}\n")

    (fault,) = [fault for fault in faults_in(small) if fault.fault is Fault.VERSION_SKIPPED]

    assert (fault.file, fault.values["next"]) == (f"question_banks/starr/respect/{later.name}", version)
    assert freeze(small).added == ()


def test_a_draft_that_leans_on_one_that_stays_out_stays_out_too(folder: Path) -> None:
    questions = draft_of(folder)
    spoil(questions, "id: respect-06", "id: respect-07")
    spoil(questions, "    ask:\n", "    ask:\n      de: Erzählen Sie.\n")
    rewritten(folder, "calibration", "respect", lambda content: content["cases"][0].update(question="respect-07"))

    release = freeze(folder)

    assert release.added == ()
    assert Fault.NO_SUCH_QUESTION in kinds(release.left_out)


def test_a_word_list_without_words_is_refused_instead_of_forbidding_everything(folder: Path) -> None:
    draft = draft_of(folder, kind="words", name="forbidden")
    text = draft.read_text(encoding="utf-8")
    emptied = re.sub(r"    nl:\n(?:      - [^\n]*\n)+", "    nl: []\n", text, count=1)
    draft.write_text(emptied, encoding="utf-8")

    faults = faults_in(folder)

    assert kinds(faults) == {Fault.TOO_FEW}, told(faults)


def test_a_newcomer_does_not_take_the_place_of_what_is_released(folder: Path) -> None:
    (folder / "values" / "aaa").mkdir()
    released = (folder / "values" / "polbru" / "1.yaml").read_text(encoding="utf-8")
    (folder / "values" / "aaa" / "1.yaml").write_text(released.replace("name: polbru\n", "name: aaa\n", 1), "utf-8")

    release = freeze(folder)

    assert release.added == ()
    assert {(fault.file, fault.fault) for fault in release.left_out} >= {
        ("question_banks/values/aaa/1.yaml", Fault.ANOTHER_OF_ITS_KIND)
    }
    assert load_catalogue(folder).values.instrument.name == "polbru"


def test_a_change_of_an_old_version_is_sent_after_the_newest(folder: Path) -> None:
    spoil(folder / "starr" / "respect" / "1.yaml", "respect-01", "respect-09")
    (fault,) = [fault for fault in faults_in(folder) if fault.fault is Fault.RELEASED_CHANGED]
    assert fault.values["next_version"] == str(newest(folder) + 1)


def test_what_cannot_be_read_is_told_once_and_not_as_a_fault_of_others(folder: Path) -> None:
    path = folder / "starr" / "respect" / f"{newest(folder)}.yaml"
    spoil(path, "    ask:\n", "\task:\n")
    faults = faults_in(folder)
    assert {(fault.file, fault.fault) for fault in faults} == {(f"question_banks/starr/respect/{path.name}", Fault.TAB)}


@pytest.mark.parametrize("name", ["3.YAML", "3.yaml.bak", "notes.txt"])
def test_a_file_nobody_reads_is_named(folder: Path, name: str) -> None:
    (folder / "starr" / "respect" / name).write_text("kind: starr\n", encoding="utf-8")
    assert [(fault.fault, fault.file.rsplit("/", 1)[1]) for fault in faults_in(folder)] == [(Fault.STRAY, name)]


def test_a_folder_that_only_points_elsewhere_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "starr" / "courtesy").symlink_to(tmp_path / "elsewhere")
    assert [fault.fault for fault in faults_in(folder)] == [Fault.STRAY]


def test_one_file_under_another_number_than_it_says_is_named(folder: Path) -> None:
    draft = draft_of(folder)
    moved = draft.with_name(f"{int(draft.stem) + 1}.yaml")
    draft.rename(moved)
    assert Fault.MISPLACED in kinds(faults_in(moved))


def test_a_bank_is_called_by_its_folder_from_wherever_it_is_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(draft_of(folder), "    ask:\n", "\task:\n")
    monkeypatch.chdir(folder)
    assert {fault.file.split("/")[0] for fault in faults_in(Path())} == {"question_banks"}
