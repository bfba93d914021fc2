"""Reads the tables in which tests say who may do what: one row per action and thing, one column per person."""

from __future__ import annotations

import re
from typing import NamedTuple

YES, NO = "✓", "·"
_GAP = re.compile(r"\s{2,}")


class Cell(NamedTuple):
    """One crossing of the table: whether this person may do this to this thing."""

    action: str
    thing: str
    person: str
    may: bool

    def __str__(self) -> str:
        """How the test run names it."""
        return f"{self.action}, {self.thing}, {self.person}"


def cells(table: str) -> list[Cell]:
    """Every crossing of a table; an empty action means the one above.

    Raises:
        ValueError: a row has more or fewer marks than the table has columns, or a mark that is neither yes nor no.
    """
    head, *rows = [line.strip() for line in table.splitlines() if line.strip()]
    _, _, *people = _GAP.split(head)
    action, found = "", []
    for row in rows:
        first, *rest = _GAP.split(row)
        if len(rest) == len(people) + 1:
            action, (thing, *marks) = first, rest
        else:
            thing, marks = first, rest
        if len(marks) != len(people) or not set(marks) <= {YES, NO}:
            raise ValueError(f"cannot read the row {row!r}")
        found += [Cell(action, thing, person, mark == YES) for person, mark in zip(people, marks, strict=True)]
    return found
