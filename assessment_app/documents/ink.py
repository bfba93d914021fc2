"""How Kompas looks on paper: sizes, colours and the measures of an A4 page, all in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 24 * MM
RIGHT = 24 * MM
TOP = 30 * MM
BOTTOM = 24 * MM
MEASURE = PAGE_WIDTH - LEFT - RIGHT
"""Width between the margins."""
ROOM = PAGE_HEIGHT - TOP - BOTTOM
"""Height between the margins."""

GUTTER = 5 * MM
LABEL = 37 * MM
"""Width of the column that names what stands beside it; what is left is about seventy characters of running text."""

GRID = 13.5
"""Distance between the baselines of running text and table cells alike, so that columns stay in line."""


class Face(StrEnum):
    """The cuts of Source Sans 3 in use; the value is the style under which fpdf2 knows it."""

    PLAIN = ""
    STRONG = "B"
    SLANTED = "I"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the screen, 0 to 255 per channel."""

    red: int
    green: int
    blue: int


INK = Colour(0x1B, 0x1F, 0x24)
POLICE_BLUE = Colour(0x1F, 0x3A, 0x6E)
GREY = Colour(0x57, 0x5F, 0x6B)
HAIRLINE = Colour(0xC9, 0xCE, 0xD6)


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set."""

    face: Face = Face.PLAIN
    size: float = 10
    colour: Colour = INK
    leading: float = GRID


BASELINE = 0.76
"""How far down its leading a line stands: the same for all sizes, so that small and large share a baseline."""

BODY = Style()
BODY_STRONG = Style(Face.STRONG)
QUOTED = Style(Face.SLANTED)
ANCHOR = Style(Face.SLANTED, 9, GREY)
NOTE = Style(Face.PLAIN, 9, GREY)
NAME = Style(Face.PLAIN, 9, GREY)
COLUMN_HEAD = Style(Face.STRONG, 8.5, GREY)
VERDICT = Style(Face.STRONG, 13, INK, 18)
TITLE = Style(Face.STRONG, 21, POLICE_BLUE, 25)
SECTION = Style(Face.STRONG, 13, POLICE_BLUE, 17)
PASSAGE = Style(Face.STRONG, 10.5, INK, 14)
LETTERHEAD = Style(Face.STRONG, 11, POLICE_BLUE, 14)
RUNNING = Style(Face.PLAIN, 8, GREY, 11)
FINE = Style(Face.PLAIN, 8.5, GREY)
CODE = Style(Face.STRONG, 15, INK, 20)
