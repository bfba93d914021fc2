"""Reads the browser's half of a component; several files make one module, so that each keeps to one subject."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def source(*names: str) -> str:
    """The text of these files, one after the other; together they are one script or one style sheet."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
