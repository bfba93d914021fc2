"""Rooms and files: who may import whom, what they are called, how they open, and how long they are."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.house.reading import HOUSE, ROOT, Module, files, modules, none_of

EVERYTHING = (HOUSE, ROOT / "tests", ROOT / "benchmarks", ROOT / "scripts")
LONGEST = 300
LONG_FOR_A_REASON = {
    "assessment_app/domain/events.py": "one small class per thing that happens; it is read as a list",
    "assessment_app/screens/components/entry_form.css": "one sheet of style for one form; it is read as a list",
    "assessment_app/screens/components/entry_saving.js": "one machine with few states; apart, its parts say nothing",
    "assessment_app/storage/tables.py": "the tables, one after the other; it is read as a list",
    "assessment_app/storage/migrations/versions/0001_first_tables.py": "the same tables, as they were first made",
}
"""Files of more than 300 lines, by name, each with why there is no second subject in it."""

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "core", "misc"}
SERVED_PAST_THE_SIGN_IN = "pages"
"""Streamlit serves the scripts of a folder of this name by URL."""


def test_nobody_imports_from_a_room_above() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_opens_with_its_own_line_in_the_tour() -> None:
    everything = [module for folder in EVERYTHING for module in modules(folder)]
    none_of(fault for module in everything if (fault := unopened(module)))
    lines = Counter(opening(module) for module in everything)
    none_of(f"{module.name}: opens like another module" for module in everything if lines[opening(module)] > 1)


def test_names_of_rooms_files_and_classes_are_the_users_words() -> None:
    none_of(fault for path in files() if path.suffix == ".py" for fault in empty_names(path.relative_to(ROOT)))
    none_of(fault for module in modules() for fault in empty_classes(module))


def test_a_file_has_one_subject() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in files()
        if path.suffix in {".py", ".js", ".css", ".html"}
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST
    }
    unlisted = long.keys() - LONG_FOR_A_REASON.keys()
    none_of(f"{name}: {long[name]} lines, and no reason is listed" for name in unlisted)
    none_of(f"{name}: listed as long, and it is not" for name in LONG_FOR_A_REASON if name not in long)


@pytest.mark.parametrize("text", ["", "import os", '"""no sentence"""', '"""\nLate."""'])
def test_a_module_that_opens_badly_is_seen(text: str) -> None:
    assert unopened(Module("x.py", text))


def test_empty_names_are_seen() -> None:
    assert empty_names(Path("assessment_app/screens/helpers.py"))
    assert empty_names(Path("assessment_app/core/rules.py"))
    assert empty_names(Path("assessment_app/pages/home.py"))
    assert not empty_names(Path("assessment_app/documents/pages.py"))
    assert list(empty_classes(Module("x.py", "class SheetManager: ...")))


def opening(module: Module) -> str:
    """The first line of the module's docstring."""
    return (ast.get_docstring(module.tree, clean=False) or "").partition("\n")[0]


def unopened(module: Module) -> str | None:
    """What is wrong with how this module opens."""
    sentence = re.fullmatch(r"[A-Z`].+[.?]", opening(module))
    return None if sentence else f"{module.name}: does not open with a sentence on one line"


def empty_names(path: Path) -> list[str]:
    """What is wrong with the names in this path."""
    folders, stem = path.parts[:-1], path.stem
    found = [name for name in (*folders, stem) if name in NAMES_THAT_SAY_NOTHING]
    found += [name for name in folders if name == SERVED_PAST_THE_SIGN_IN]
    return [f"{path}: “{name}” says nothing, or is served by itself" for name in found]


def empty_classes(module: Module) -> list[str]:
    """The classes of this module whose name says what they are for the program, not for its users."""
    names = (node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))
    return [f"{module.name}: {name}" for name in names if re.search(r"(Manager|Helper|Util|Utils)$", name)]
