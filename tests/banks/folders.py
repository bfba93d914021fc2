"""Folders of bank files for tests: a copy of the zone's own, with whatever a test spoils in it."""

from __future__ import annotations

import shutil
from pathlib import Path

ZONE = Path(__file__).parents[2] / "question_banks"


def copied(to: Path) -> Path:
    """A copy of the zone's banks that a test may spoil."""
    return Path(shutil.copytree(ZONE, to / "question_banks"))


def draft_of(folder: Path, *, kind: str = "starr", name: str = "respect", version: int = 2) -> Path:
    """The next version of a released file, not yet released."""
    path = folder / kind / name / f"{version}.yaml"
    released = (folder / kind / name / f"{version - 1}.yaml").read_text(encoding="utf-8")
    path.write_text(released.replace(f"version: {version - 1}\n", f"version: {version}\n", 1), encoding="utf-8")
    return path


def spoil(path: Path, old: str, new: str) -> int:
    """Replaces the first `old` in the file and answers on which line it stood."""
    text = path.read_text(encoding="utf-8")
    before, found, _ = text.partition(old)
    assert found, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return before.count("\n") + 1
