"""From words to strips of paper: every block broken into lines, with its place across the page and its tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

import segno

from assessment_app.documents.blocks import Block, Cell, Gap, Heading, Paragraph, Scannable, Table, Words
from assessment_app.documents.ink import (
    BASELINE,
    BODY_STRONG,
    COLUMN_HEAD,
    GUTTER,
    HAIRLINE,
    INK,
    LABEL,
    LEFT,
    MEASURE,
    NOTE,
    PASSAGE,
    POLICE_BLUE,
    SECTION,
    TITLE,
    Colour,
    Style,
)
from assessment_app.documents.letters import Letters
from assessment_app.documents.pages import Box, Line, Strip, repeated
from assessment_app.documents.tags import Tag, Tree

OVERLAP = 0.05
"""Points by which the modules of a QR code reach into the next row, so that no screen shows white seams."""
SHORT_ROW = 8
"""Rows of up to so many lines are not divided over two pages."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a heading of one level is set: style, white above and below, and its level in the outline, if any."""

    style: Style
    before: float
    after: float
    bookmark: int | None = None
    ruled: bool = False


CLOSE = 3
"""White above a heading that follows another one."""
MANNERS = {
    1: Manner(TITLE, 0, 10),
    2: Manner(SECTION, 20, 7, bookmark=0, ruled=True),
    3: Manner(PASSAGE, 15, 4, bookmark=1),
    4: Manner(BODY_STRONG, 11, 3),
}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a cell stands, and the tag of what is in it, if it is more than decoration."""

    x: float
    width: float
    right: bool
    tag: Tag | None


class Compositor:
    """Sets the blocks of one document."""

    def __init__(self, letters: Letters, tree: Tree) -> None:
        self._letters = letters
        self._tree = tree

    def strips(self, blocks: Iterable[Block]) -> Iterator[Strip]:
        """The blocks, line by line."""
        before: Block | None = None
        for block in blocks:
            yield from self._set(block, before)
            before = block

    def _set(self, block: Block, before: Block | None) -> Iterator[Strip]:
        match block:
            case Heading():
                return self._heading(block, follows=isinstance(before, Heading))
            case Paragraph():
                return self._paragraph(block)
            case Table():
                return self._table(block)
            case Scannable():
                return self._scannable(block)
            case Gap():
                return iter((Strip(0, before=block.height, bound=True),))

    def _heading(self, heading: Heading, *, follows: bool) -> Iterator[Strip]:
        manner = MANNERS[heading.level]
        placement = Placement(LEFT, MEASURE, False, self._planted(f"H{heading.level}"))
        strips = self._row([(placement, (Words(heading.text, manner.style),))])
        first = replace(strips[0], before=CLOSE if follows and not manner.ruled else manner.before)
        if manner.ruled:
            first = _lowered(first, 6, Box(LEFT, 0, MEASURE, 0.6, POLICE_BLUE))
        if manner.bookmark is not None:
            first = replace(first, bookmark=(manner.bookmark, heading.bookmark or heading.text))
        strips[0] = first
        strips[-1] = replace(strips[-1], height=strips[-1].height + manner.after)
        return (replace(strip, bound=True) for strip in strips)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Strip]:
        indent = 0 if paragraph.wide else LABEL + GUTTER
        placement = Placement(LEFT + indent, MEASURE - indent, False, self._planted("P"))
        strips = self._row([(placement, (Words(paragraph.text, paragraph.style),))])
        strips[-1] = replace(strips[-1], height=strips[-1].height + paragraph.after)
        return iter(strips)

    def _table(self, table: Table) -> Iterator[Strip]:
        frame = self._planted("Table")
        heads = self._heads(table, frame) if table.headed else []
        yield from heads
        again = tuple(repeated(strip) for strip in heads or self._continued(table))
        for number, row in enumerate(table.rows, start=1):
            line = frame.holds(Tag("TR"))
            tags = [Tag("TH", scope="Row"), *(Tag("TD") for _ in table.columns[1:])]
            placements = self._placements(table, tags, line)
            strips = self._row(list(zip(placements, row, strict=True)), pad=4 if table.ruled else 1)
            if table.ruled and (table.closed or number < len(table.rows)):
                strips[-1] = _underlined(strips[-1], HAIRLINE, 0.4)
            at_start = number == 1 and not heads
            yield from (replace(strip, again=() if at_start and n == 0 else again) for n, strip in enumerate(strips))

    def _continued(self, table: Table) -> list[Strip]:
        if not table.continued:
            return []
        placement = Placement(LEFT, MEASURE, False, None)
        strips = self._row([(placement, (Words(table.continued, NOTE),))])
        return [*strips[:-1], replace(strips[-1], height=strips[-1].height + 4)]

    def _heads(self, table: Table, frame: Tag) -> list[Strip]:
        line = frame.holds(Tag("TR"))
        placements = self._placements(table, [Tag("TH", scope="Column") for _ in table.columns], line)
        cells = [(Words(column.head, COLUMN_HEAD),) for column in table.columns]
        strips = self._row(list(zip(placements, cells, strict=True)), pad=2)
        strips[-1] = _underlined(strips[-1], POLICE_BLUE, 0.6)
        return [replace(strip, bound=True) for strip in strips]

    def _placements(self, table: Table, tags: list[Tag], line: Tag) -> list[Placement]:
        placements, x = [], LEFT
        for column, tag in zip(table.columns, tags, strict=True):
            placements.append(Placement(x, column.width, column.right, line.holds(tag)))
            x += column.width + table.gutter
        return placements

    def _row(self, cells: list[tuple[Placement, Cell]], pad: float = 0) -> list[Strip]:
        """Cells side by side, one strip per line of the longest; the first two and the last two lines stay together."""
        columns = [self._lines(placement, texts) for placement, texts in cells]
        strips = []
        for side_by_side in zip_longest(*columns):
            lines = tuple(line for line in side_by_side if line is not None)
            strips.append(Strip(max(line.style.leading for line in lines), lines))
        strips[0] = _lowered(strips[0], pad)
        strips[-1] = replace(strips[-1], height=strips[-1].height + pad)
        last = len(strips) - 1
        whole = len(strips) <= SHORT_ROW
        return [replace(strip, bound=n < last and (whole or n in {0, last - 1})) for n, strip in enumerate(strips)]

    def _lines(self, placement: Placement, texts: Cell) -> list[Line]:
        lines = []
        for text in texts:
            style = text.style
            baseline = style.leading * BASELINE
            for line in self._letters.lines(text.text, style, placement.width):
                shift = placement.width - self._letters.width(line, style) if placement.right else 0
                lines.append(Line(placement.x + shift, baseline, line, style, placement.tag))
        return lines

    def _scannable(self, code: Scannable) -> Iterator[Strip]:
        """The code in the left-hand column, at its full width, and what belongs beside it.

        The white that a reader needs around the code (four modules, ISO/IEC 18004) is margin, gutter and white above.
        """
        figure = self._planted("Figure", alt=code.alt)
        boxes = tuple(_modules(code.content, LEFT, LABEL, figure))
        placement = Placement(LEFT + LABEL + GUTTER, MEASURE - LABEL - GUTTER, False, self._planted("P"))
        strips = self._row([(placement, code.beside)])
        strips[0] = replace(strips[0], boxes=boxes)
        short = LABEL - sum(strip.height for strip in strips)
        strips[-1] = replace(strips[-1], height=strips[-1].height + max(short, 0))
        return (replace(strip, bound=n < len(strips) - 1) for n, strip in enumerate(strips))

    def _planted(self, kind: str, alt: str = "") -> Tag:
        tag = Tag(kind, alt=alt)
        self._tree.plant(tag)
        return tag


def _lowered(strip: Strip, by: float, *boxes: Box) -> Strip:
    """The strip with white above its lines, and boxes in it."""
    lines = tuple(replace(line, baseline=line.baseline + by) for line in strip.lines)
    return replace(strip, height=strip.height + by, lines=lines, boxes=(*strip.boxes, *boxes))


def _underlined(strip: Strip, colour: Colour, weight: float) -> Strip:
    rule = Box(LEFT, strip.height - weight, MEASURE, weight, colour)
    return replace(strip, boxes=(*strip.boxes, rule))


def _modules(content: str, x: float, side: float, tag: Tag) -> Iterator[Box]:
    """The dark modules of a QR code as rectangles, neighbours in a row joined."""
    rows = [list(row) for row in segno.make_qr(content, error="m").matrix]
    module = side / len(rows)
    for down, row in enumerate(rows):
        start = None
        for across, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                yield Box(x + start * module, down * module, (across - start) * module, module + OVERLAP, INK, tag)
                start = None
