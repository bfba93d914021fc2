"""The typeface: how wide words are, where lines end, and what is printed for a character it does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF
from fpdf.fonts import TTFFont

from assessment_app.documents.ink import Face, Style

FONTS = Path(__file__).parent / "fonts"
CUTS = {
    Face.PLAIN: "SourceSans3-Regular.ttf",
    Face.STRONG: "SourceSans3-Semibold.ttf",
    Face.SLANTED: "SourceSans3-It.ttf",
}
FAMILY = "source"
TABLES_OF_NO_USE = ("GSUB", "GPOS", "GDEF", "BASE", "DSIG")
"""Layout tables that fpdf2 reads through while making a subset and then leaves out: most of the time of a document."""

STAND_IN = "□"
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
SOFT_HYPHEN = "\u00ad"
JOINTS = re.compile(r"(?<=[-/=?&])")
"""Where a word that is too long for its line is cut if it can be: after a hyphen, or between the parts of a link."""
SPACES = re.compile("[ \t]+")


class Run(NamedTuple):
    """A stretch of one line: what is printed, and the original where that is something else ("" where it is not)."""

    printed: str
    original: str = ""


class Advances(dict[str, int]):
    """How far each character of one cut moves the pen, in thousandths of the size; looked up once per character."""

    def __init__(self, font: TTFFont) -> None:
        super().__init__()
        self._font = font
        self.absent: set[str] = set()

    def __missing__(self, character: str) -> int:
        code = ord(character)
        if code not in self._font.cmap:
            self.absent.add(character)
            code = ord(STAND_IN)
        self[character] = 0 if character in self.absent and _rides_along(character) else int(self._font.cw[code])
        return self[character]


class Letters:
    """The cuts of one document."""

    def __init__(self, pdf: FPDF) -> None:
        self._advances = {face: Advances(_loaded(pdf, face)) for face in Face}
        self._words: dict[tuple[str, str], int] = {}

    @property
    def stands_in(self) -> bool:
        """Whether any character measured so far is printed as a `STAND_IN`."""
        return any(not _unseen(character) for advances in self._advances.values() for character in advances.absent)

    def width(self, text: str, style: Style) -> float:
        """Points from the first to after the last character."""
        return self._wide(text, style.face) * style.size / 1000

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """The text in lines of at most `width` points; line ends of the writer stay, a word that is too long is cut."""
        room = int(width * 1000 / style.size)
        paragraphs = legible(text).splitlines() or [""]
        return [line for paragraph in paragraphs for line in self._filled(paragraph, style.face, room)]

    def clipped(self, text: str, style: Style, width: float) -> str:
        """The text on one line, ending in an ellipsis if it is longer than `width` points."""
        text = " ".join(legible(text).split())
        if self.width(text, style) <= width:
            return text
        while text and self.width(f"{text}…", style) > width:
            text = text[:-1].rstrip()
        return f"{text}…"

    def runs(self, line: str, face: Face) -> Iterator[Run]:
        """The line cut where the cut at hand lacks characters.

        For each character it lacks stands a `STAND_IN`, and the original goes with it so that search, copying and
        screen readers still find what was written.
        """
        absent = self._advances[face].absent
        if absent.isdisjoint(line):
            yield Run(line)
            return
        for lacking, stretch in _stretches(line, absent):
            run = Run(_stood_in(stretch), stretch) if lacking else Run(stretch)
            if run.printed:
                yield run

    def _filled(self, paragraph: str, face: Face, room: int) -> Iterator[str]:
        space = self._wide(" ", face)
        line, used = "", 0
        for word in SPACES.split(paragraph.strip(" \t")):
            for piece in self._pieces(word, face, room):
                wide = self._wide(piece, face)
                if line and used + space + wide > room:
                    yield line
                    line, used = piece, wide
                else:
                    line, used = (f"{line} {piece}", used + space + wide) if line else (piece, wide)
        yield line

    def _pieces(self, word: str, face: Face, room: int) -> Iterator[str]:
        """The word whole, or cut into pieces that each just fit on a line, at its joints if it can be."""
        if self._wide(word, face) <= room:
            yield word
            return
        piece, used = "", 0
        for part in JOINTS.split(word):
            for bit in part if self._wide(part, face) > room else (part,):
                wide = self._wide(bit, face)
                if used + wide > room:
                    yield piece
                    piece, used = "", 0
                piece, used = piece + bit, used + wide
        yield piece

    def _wide(self, text: str, face: Face) -> int:
        known = self._words.get((text, face))
        if known is None:
            known = self._words[text, face] = sum(map(self._advances[face].__getitem__, text))
        return known


def legible(text: str) -> str:
    """The text with composed characters, without halves of characters, control characters and soft hyphens."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return UNPRINTABLE.sub("\ufffd", unicodedata.normalize("NFC", whole)).replace(SOFT_HYPHEN, "")


def _loaded(pdf: FPDF, face: Face) -> TTFFont:
    pdf.add_font(FAMILY, face.value, FONTS / CUTS[face])
    font = pdf.fonts[FAMILY + face.value]
    if not isinstance(font, TTFFont):
        raise TypeError(f"{CUTS[face]} is not a TrueType font")
    for table in TABLES_OF_NO_USE:
        if table in font.ttfont:
            del font.ttfont[table]
    return font


def _stretches(line: str, absent: set[str]) -> Iterator[tuple[bool, str]]:
    stretch, lacking = "", False
    for character in line:
        if stretch and (character in absent) != lacking:
            yield lacking, stretch
            stretch = ""
        stretch, lacking = stretch + character, character in absent
    if stretch:
        yield lacking, stretch


def _stood_in(stretch: str) -> str:
    marks = sum(not _rides_along(character) for character in stretch)
    return STAND_IN * (marks or any(not _unseen(character) for character in stretch))


def _rides_along(character: str) -> bool:
    """Whether it takes no room of its own: accents, joiners, marks of direction."""
    return unicodedata.category(character) in {"Mn", "Me", "Cf"}


def _unseen(character: str) -> bool:
    """Whether nobody misses it on paper: joiners, marks of direction, choices between forms of a character."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")
