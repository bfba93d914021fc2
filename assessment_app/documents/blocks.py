"""What a section of a document is made of: headings, paragraphs, tables, a code to scan; words, no positions yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessment_app.documents.ink import BODY, GUTTER, LABEL, MEASURE, MM, NAME, Style


@dataclass(frozen=True, slots=True)
class Words:
    """A text and how it is set."""

    text: str
    style: Style = BODY


TIGHT = 2.5 * MM
NAME_OF_FIGURES = 40 * MM
END_OF_FIGURES = 17 * MM
"""Widths in a table of figures: between columns, of the named column, of mean and spread."""

Cell = tuple[Words, ...]
"""What stands in one cell: paragraphs, one under the other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the title of the document, 2 of a section, 3 of a passage, 4 of a person within it.

    `bookmark` is its line in the outline, the heading itself unless said otherwise; levels 1 and 4 have none.
    """

    text: str
    level: int
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text in the right-hand column, under what the left-hand column names; `wide` starts at the margin."""

    text: str
    style: Style = BODY
    wide: bool = False
    after: float = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its width in points, and whether it is set flush right."""

    head: str
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads that come back on every page; the first cell of a row names it.

    Of a `ruled` table a hairline parts the rows; one that is `closed` has a line under the last row too. A table
    without heads may be `continued`: that line stands above its rows wherever they go on on a new page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    closed: bool = False
    continued: str = ""
    gutter: float = GUTTER

    @property
    def headed(self) -> bool:
        """Whether it has heads at all."""
        return any(column.head for column in self.columns)


@dataclass(frozen=True, slots=True)
class Scannable:
    """A QR code with what belongs beside it; `alt` says in words what it holds."""

    content: str
    alt: str
    beside: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """White between two blocks, in points."""

    height: float


Block = Heading | Paragraph | Table | Scannable | Gap


def words(text: str, style: Style = BODY) -> Cell:
    """A cell with one text in it."""
    return (Words(text, style),)


def facts(*pairs: tuple[str, str]) -> Table:
    """What is what, line by line; a pair without a second half is left out."""
    rows = tuple((words(name, NAME), words(value)) for name, value in pairs if value)
    return Table(NAMED, rows, ruled=False)


def named(rows: Iterable[tuple[Cell, Cell]], continued: str = "") -> Table:
    """Ruled rows of a name on the left and running text on the right."""
    return Table(NAMED, tuple(rows), continued=continued)


def table(shares: Iterable[float], heads: Iterable[str], rows: Iterable[Iterable[str | Cell]]) -> Table:
    """A ruled table over the whole measure, its columns in these proportions."""
    shares = tuple(shares)
    free = MEASURE - GUTTER * (len(shares) - 1)
    columns = (Column(head, free * share / sum(shares)) for head, share in zip(heads, shares, strict=True))
    return Table(tuple(columns), _cells(rows), closed=True)


def figures(name: str, heads: tuple[str, ...], ends: tuple[str, ...], rows: Iterable[Iterable[str | Cell]]) -> Table:
    """A table of figures, flush right: a named column, columns of equal width for the heads, fixed ones at the end."""
    free = MEASURE - NAME_OF_FIGURES - len(ends) * END_OF_FIGURES - TIGHT * (len(heads) + len(ends))
    columns = (
        Column(name, NAME_OF_FIGURES),
        *(Column(head, free / len(heads), right=True) for head in heads),
        *(Column(head, END_OF_FIGURES, right=True) for head in ends),
    )
    return Table(columns, _cells(rows), closed=True, gutter=TIGHT)


def _cells(rows: Iterable[Iterable[str | Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(words(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)


NAMED = (Column("", LABEL), Column("", MEASURE - LABEL - GUTTER))
