"""A measured figure beside its budget, the table of them, and the machine they were measured on."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What was measured: its samples in `unit`, and the most their median may be."""

    name: str
    budget: float
    unit: str
    samples: tuple[float, ...]

    @property
    def kept(self) -> bool:
        """Whether the promise holds; nothing measured is not kept."""
        return bool(self.samples) and median(self.samples) <= self.budget

    @property
    def row(self) -> tuple[str, ...]:
        """The figure as it stands in the table."""
        if not self.samples:
            return (self.name, self._amount(self.budget), "–", "–", "–", "0", "NOT MEASURED")
        amounts = (median(self.samples), min(self.samples), max(self.samples))
        word = "pass" if self.kept else "FAIL"
        return (self.name, self._amount(self.budget), *map(self._amount, amounts), str(len(self.samples)), word)

    def _amount(self, value: float) -> str:
        decimals = 0 if self.unit == "ms" else 2
        return f"{value:.{decimals}f} {self.unit}"


HEADS = ("figure", "budget", "median", "min", "max", "n", "")


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of text in columns."""
    rows = [HEADS, *(figure.row for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def machine() -> str:
    """What the figures were measured on; nothing that names the machine itself."""
    cores = len(os.sched_getaffinity(0))
    busy = os.getloadavg()[0]
    return (
        f"{cores} cores, {_memory():.0f} GB memory, {_processor()}; Python {platform.python_version()}, "
        f"Streamlit {version('streamlit')}; load {busy:.1f} when the measuring began"
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].ljust(widths[0]), *numbers]).rstrip()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8") if listed.exists() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", lines, re.MULTILINE)
    return found.group(1) if found else platform.machine()
