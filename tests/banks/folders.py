"""Folders of bank files for tests: a copy of the zone's own, with whatever a test spoils in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from assessment_app.banks import as_yaml, read_one
from assessment_app.cli.plainly import line_of
from assessment_app.domain.bank_faults import BankFault
from assessment_app.domain.instruments import parse_instrument

ZONE = Path(__file__).parents[2] / "question_banks"


def copied(to: Path) -> Path:
    """A copy of the zone's banks that a test may spoil."""
    return Path(shutil.copytree(ZONE, to / "question_banks"))


def part_of(to: Path, *instruments: str) -> Path:
    """A copy of these instruments (``starr/respect``) and of the word lists only: quick to read over and over."""
    folder = to / "question_banks"
    kept = ("words/forbidden", *instruments)
    for name in kept:
        shutil.copytree(ZONE / name, folder / name)
    listed = (ZONE / "RELEASED.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "RELEASED.yaml").write_text(
        "".join(line for line in listed if line.startswith(tuple(f"{name}/" for name in kept))), encoding="utf-8"
    )
    return folder


def newest(folder: Path, kind: str = "starr", name: str = "respect") -> int:
    """The newest version of an instrument that stands in the folder."""
    return max(int(path.stem) for path in (folder / kind / name).glob("*.yaml"))


def draft_of(folder: Path, *, kind: str = "starr", name: str = "respect") -> Path:
    """The next version of a released file, word for word the same, not yet released."""
    version = newest(folder, kind, name) + 1
    path = folder / kind / name / f"{version}.yaml"
    released = (folder / kind / name / f"{version - 1}.yaml").read_text(encoding="utf-8")
    path.write_text(released.replace(f"version: {version - 1}\n", f"version: {version}\n", 1), encoding="utf-8")
    return path


def told(faults: Iterable[BankFault]) -> list[str]:
    """The faults as the terminal prints them."""
    return [line_of(fault) for fault in faults]


def spoil(path: Path, old: str, new: str) -> int:
    """Replaces the first `old` in the file and answers on which line it stood."""
    text = path.read_text(encoding="utf-8")
    before, found, _ = text.partition(old)
    assert found, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return before.count("\n") + 1


def rewritten(folder: Path, kind: str, name: str, change: Callable[[dict[str, Any]], None]) -> Path:
    """The next version of an instrument, with whatever `change` does to its content."""
    version = newest(folder, kind, name)
    instrument = read_one(folder / kind / name / f"{version}.yaml")
    content = json.loads(instrument.model_dump_json(exclude_defaults=True))
    change(content)
    path = folder / kind / name / f"{version + 1}.yaml"
    path.write_bytes(as_yaml(parse_instrument(kind, {**content, "version": version + 1})))
    return path
