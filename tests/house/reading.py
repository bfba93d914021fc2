"""What the house rules read: the files of the project, the Python in them as trees, the events there are."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assessment_app.domain.events import Event

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "assessment_app"
LEFT_OUT = {".git", ".venv", "data", "__pycache__"}


@dataclass(frozen=True)
class Module:
    """One Python file; `name` is its path from the root, with slashes."""

    name: str
    text: str

    @classmethod
    def at(cls, path: Path) -> Module:
        """The module in this file."""
        return cls(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))

    @property
    def tree(self) -> ast.Module:
        """The module as Python reads it."""
        return ast.parse(self.text, self.name)

    def calls(self) -> Iterator[ast.Call]:
        """Every call written in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def place(self, node: ast.expr) -> str:
        """Where something stands, as editors write it."""
        return f"{self.name}:{node.lineno}"


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project: what Git keeps or would keep."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run(
            [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, check=True, text=True,
        )  # fmt: skip
        found = {ROOT / name for name in listed.stdout.split("\0") if name}
    else:
        found = {path for path in ROOT.rglob("*") if not LEFT_OUT & set(path.relative_to(ROOT).parts)}
    return tuple(sorted(path for path in found if path.is_file()))


def within(folder: Path, *suffixes: str) -> Iterator[Path]:
    """The project's files in this folder and below, with one of these suffixes."""
    return (path for path in files() if path.is_relative_to(folder) and path.suffix in suffixes)


@cache
def modules(folder: Path = HOUSE) -> tuple[Module, ...]:
    """The Python files in this folder and below."""
    return tuple(Module.at(path) for path in within(folder, ".py"))


def called(call: ast.Call) -> str:
    """The last name of what is called: "say" for both ``say(…)`` and ``visit.voice.say(…)``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literal(node: ast.expr | None) -> str | None:
    """The text of a text literal; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def every_event(kind: type[Event] = Event) -> Iterator[type[Event]]:
    """Every class of event there is."""
    for event in kind.__subclasses__():
        yield event
        yield from every_event(event)


def none_of(faults: Iterable[str]) -> None:
    """Fails with every fault on its own line; passes when there is none."""
    if found := sorted(set(faults)):
        pytest.fail("\n".join(["", *found]), pytrace=False)
