"""Strips of paper onto pages: what must stay together stays, heads of tables come back, no heading is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assessment_app.documents.ink import ROOM, Colour, Style
from assessment_app.documents.tags import Tag


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: where it starts from the left edge, how far its baseline is under the top of the strip.

    Without a tag it is decoration: a repeated head, read out once only.
    """

    x: float
    baseline: float
    text: str
    style: Style
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, from the left edge and the top of the strip; a rule is a thin one. Untagged, decoration."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """What no page break can divide: at most one line of text per column.

    `before` is white above it, left out on top of a page. `bound` keeps it on the page of the next strip. `again` is
    printed once more where a new page starts with this strip. `bookmark` is its level and line in the outline.
    """

    height: float
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    before: float = 0
    bound: bool = False
    again: tuple[Strip, ...] = ()
    bookmark: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how far its top is under the top margin."""

    strip: Strip
    y: float


Page = list[Placed]


def paginated(strips: Iterable[Strip], room: float = ROOM) -> list[Page]:
    """The strips on pages of this height, in points."""
    pages: list[Page] = [[]]
    used = 0.0
    for group in _groups(strips):
        if used and used + _height(group) > room:
            pages.append([])
            used = 0.0
        for strip in group:
            if used and used + strip.before + strip.height > room:
                pages.append([])
                used = 0.0
            used = _put(pages[-1], strip, used)
    return pages


def repeated(strip: Strip) -> Strip:
    """The strip as decoration, for the head of a table on a later page."""
    return replace(strip, before=0, lines=tuple(replace(line, tag=None) for line in strip.lines), bookmark=None)


def _put(page: Page, strip: Strip, used: float) -> float:
    """Puts a strip under what is on the page; gives the height used then."""
    if not page:
        for head in strip.again:
            page.append(Placed(head, used))
            used += head.height
    elif used:
        used += strip.before
    page.append(Placed(strip, used))
    return used + strip.height


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.bound:
            yield group
            group = []
    if group:
        yield group


def _height(group: list[Strip]) -> float:
    return sum(strip.before + strip.height for strip in group)
