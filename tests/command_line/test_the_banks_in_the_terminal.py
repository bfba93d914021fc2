"""The commands on the instruments, as whoever keeps them meets them in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.banks.folders import copied, draft_of, newest, rewritten, spoil
from tests.command_line.test_what_the_terminal_says import kompas, refused_with


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_a_clean_bank_ends_with_exit_code_0(tmp_path: Path, folder: Path) -> None:
    done = kompas(tmp_path, "bank", "check", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "in order" in done.stdout


def test_every_fault_is_named_with_file_and_line_and_exit_code_1(tmp_path: Path, folder: Path) -> None:
    draft = draft_of(folder)
    line = spoil(draft, "[operational, calog]", "[operational, senior]")
    done = kompas(tmp_path, "bank", "check", str(folder))
    refused_with(done, f"question_banks/starr/respect/{draft.name}:{line}: ", "calog, leadership")
    assert done.stdout == ""


def test_the_faults_are_said_in_dutch_and_french_too(tmp_path: Path, folder: Path) -> None:
    spoil(draft_of(folder), "    ask:\n", "\task:\n")
    refused_with(kompas(tmp_path, "bank", "check", str(folder), "--language", "nl"), "Vervang die door spaties")
    refused_with(kompas(tmp_path, "bank", "check", str(folder), "--language", "fr"), "Remplacez-la par des espaces")


def test_one_file_can_be_checked_by_itself(tmp_path: Path, folder: Path) -> None:
    draft = draft_of(folder)
    assert kompas(tmp_path, "bank", "check", str(draft)).returncode == 0
    line = spoil(draft, "    ask:\n", "\task:\n")
    refused_with(kompas(tmp_path, "bank", "check", str(draft)), f"{draft.name}:{line}: ")


def test_a_program_can_read_the_faults(tmp_path: Path, folder: Path) -> None:
    clean = kompas(tmp_path, "bank", "check", str(folder), "--json")
    assert (clean.returncode, json.loads(clean.stdout)) == (0, {"clean": True, "faults": []})

    draft = draft_of(folder)
    line = spoil(draft, "[operational, calog]", "[operational, senior]")
    done = kompas(tmp_path, "bank", "check", str(folder), "--json")

    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert told["clean"] is False
    (fault,) = told["faults"]
    assert (fault["file"], fault["line"]) == (f"question_banks/starr/respect/{draft.name}", line)
    assert fault["fault"] == "unknown_value"
    assert "levels" in fault["field"]
    assert set(fault["sentence"]) == {"nl", "fr", "en"}


def test_a_difference_is_told_in_words(tmp_path: Path, folder: Path) -> None:
    def change(content: dict) -> None:  # type: ignore[type-arg]
        content["questions"][0]["ask"]["en"] = "Tell us about a time when a talk went wrong."

    before = folder / "starr" / "respect" / f"{newest(folder)}.yaml"
    after = rewritten(folder, "starr", "respect", change)

    done = kompas(tmp_path, "bank", "diff", str(before), str(after))

    assert done.returncode == 0
    assert "~ questions > respect-01 > ask > en (changed)" in done.stdout
    assert "after: Tell us about a time when a talk went wrong." in done.stdout
    assert done.stdout.rstrip().endswith("1 changed, 0 added, 0 removed, 0 moved.")


def test_versions_of_the_zone_can_be_compared_by_name(tmp_path: Path, folder: Path) -> None:
    done = kompas(tmp_path, "bank", "diff", "starr/respect/1", "starr/respect/2", KOMPAS_BANKS=str(folder))
    assert done.returncode == 0
    assert "+ questions > respect-03" in done.stdout
    refused_with(kompas(tmp_path, "bank", "diff", "starr/respect/1", "starr/respect/99"), "99.yaml")
    refused_with(kompas(tmp_path, "bank", "diff", "nowhere.yaml", "starr/respect/1"), "nowhere.yaml")


def test_a_release_says_what_it_froze_and_what_it_left_out(tmp_path: Path, folder: Path) -> None:
    good, bad = draft_of(folder, name="loyalty"), draft_of(folder)
    spoil(bad, "    ask:\n", "\task:\n")

    done = kompas(tmp_path, "bank", "release", str(folder))

    assert done.returncode == 1
    assert done.stdout == f"released starr/loyalty/{good.stem}\n"
    assert f"starr/respect/{bad.name}" in done.stderr
    listed = (folder / "RELEASED.yaml").read_text(encoding="utf-8")
    assert f"starr/loyalty/{good.stem}:" in listed
    assert f"starr/respect/{bad.stem}:" not in listed


def test_what_is_released_cannot_be_changed_any_more(tmp_path: Path, folder: Path) -> None:
    draft = draft_of(folder)
    assert kompas(tmp_path, "bank", "release", str(folder)).returncode == 0
    spoil(draft, "respect-01", "respect-09")
    refused_with(kompas(tmp_path, "bank", "release", str(folder)), draft.name, f"{int(draft.stem) + 1}.yaml")
    refused_with(kompas(tmp_path, "run", "--port", "18998", KOMPAS_BANKS=str(folder)), draft.name)
