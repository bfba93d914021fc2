"""Prints pages into a PDF: text, rules, running heads, outline, structure, and what an archive wants to know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from html import escape

from fpdf import FPDF, FPDF_VERSION
from fpdf.enums import OutputIntentSubType
from fpdf.output import PDFICCProfile
from fpdf.prefs import ViewerPreferences
from fpdf.util import builtin_srgb2014_bytes

from assessment_app.documents.ink import (
    BOTTOM,
    HAIRLINE,
    LEFT,
    LETTERHEAD,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    POLICE_BLUE,
    RIGHT,
    RUNNING,
    TOP,
    Colour,
    Style,
)
from assessment_app.documents.letters import FAMILY, Letters, legible
from assessment_app.documents.pages import Box, Line, Page
from assessment_app.documents.tags import Tag, Tree

PROGRAM = "Kompas"
HEAD_BASELINE = 17 * MM
FOOT_BASELINE = PAGE_HEIGHT - BOTTOM + 12 * MM

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 pdfaid:part="2" pdfaid:conformance="U" pdf:Producer="{producer}" xmp:CreatorTool="{creator}" xmp:CreateDate="{at}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
"""What an archive reads first: PDF/A-2u (ISO 19005-2), who made it, when; in step with the information dictionary."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands around the text: on every page, and in the properties of the file."""

    title: str
    zone: str
    reference: str
    language: str
    at: datetime
    fingerprint: str
    page_line: str
    """Holds ``{page}`` and ``{pages}``."""


class Printer(FPDF):
    """One document on its way to bytes."""

    def __init__(self, imprint: Imprint) -> None:
        super().__init__(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT))
        self.imprint = imprint
        self.tree = self.struct_builder = Tree()
        self.letters = Letters(self)
        self.set_auto_page_break(False)
        self.allow_images_transparency = False
        self.pdf_version = "1.7"
        self._describe()
        self._mix_colours()

    def printed(self, pages: list[Page]) -> bytes:
        """The pages as a PDF."""
        for number, page in enumerate(pages, start=1):
            self.add_page()
            with self._decoration():
                self._head(first=number == 1)
                self._foot(number, len(pages))
            self._page(page)
        return bytes(self.output())

    def _describe(self) -> None:
        imprint = self.imprint
        title = legible(f"{imprint.title} · {imprint.reference}")
        author, producer = legible(imprint.zone), f"fpdf2 {FPDF_VERSION}"
        self.set_title(title)
        self.set_author(author)
        self.set_creator(PROGRAM)
        self.set_producer(producer)
        self.set_lang(imprint.language)
        self.set_creation_date(imprint.at)
        about = {"title": title, "author": author, "creator": PROGRAM, "producer": producer}
        quoted = {name: escape(value) for name, value in about.items()}
        at = imprint.at.isoformat(timespec="seconds")
        self.set_xmp_metadata(XMP.format(**quoted, language=imprint.language, at=at))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def _mix_colours(self) -> None:
        """Says which red, green and blue are meant: those of a screen (sRGB)."""
        self.add_output_intent(
            OutputIntentSubType.PDFA,
            output_condition_identifier="sRGB",
            output_condition="IEC 61966-2-1:1999",
            registry_name="http://www.color.org",
            dest_output_profile=PDFICCProfile(contents=builtin_srgb2014_bytes(), n=3, alternate="DeviceRGB"),
            info="sRGB2014",
        )

    def _head(self, *, first: bool) -> None:
        """Zone and reference; from the second page on with the title between them, and smaller."""
        imprint = self.imprint
        style = LETTERHEAD if first else RUNNING
        left = imprint.zone if first else f"{imprint.zone}  ·  {imprint.title}"
        reference = self.letters.clipped(imprint.reference, RUNNING, MEASURE / 3)
        wide = self.letters.width(reference, RUNNING)
        self._text(LEFT, HEAD_BASELINE, self.letters.clipped(left, style, MEASURE - wide - 12), style)
        self._text(PAGE_WIDTH - RIGHT - wide, HEAD_BASELINE, reference, RUNNING)
        colour, weight = (POLICE_BLUE, 1.4) if first else (HAIRLINE, 0.5)
        self._fill(Box(LEFT, HEAD_BASELINE + 6, MEASURE, weight, colour), 0)

    def _foot(self, number: int, pages: int) -> None:
        line = self.imprint.page_line.format(page=number, pages=pages)
        self._text(LEFT, FOOT_BASELINE, self.imprint.fingerprint, RUNNING)
        self._text(PAGE_WIDTH - RIGHT - self.letters.width(line, RUNNING), FOOT_BASELINE, line, RUNNING)

    def _page(self, page: Page) -> None:
        """What belongs to one tag is printed in one go, so that the text reads in order whatever stands beside it."""
        contents: dict[Tag | None, list[tuple[Line | Box, float]]] = {None: []}
        for placed in page:
            top = TOP + placed.y
            if placed.strip.bookmark is not None:
                self._bookmark(*placed.strip.bookmark, top)
            pieces: tuple[Line | Box, ...] = (*placed.strip.boxes, *placed.strip.lines)
            for piece in pieces:
                contents.setdefault(piece.tag, []).append((piece, top))
        for tag, content in contents.items():
            with self._decoration() if tag is None else self._tagged(tag):
                for piece, above in content:
                    self._piece(piece, above)

    def _piece(self, piece: Line | Box, top: float) -> None:
        if isinstance(piece, Box):
            self._fill(piece, top)
        elif piece.text:
            self._text(piece.x, top + piece.baseline, piece.text, piece.style)

    def _bookmark(self, level: int, name: str, top: float) -> None:
        self.set_y(top)
        self.start_section(legible(name), level, strict=False)

    def _text(self, x: float, y: float, text: str, style: Style) -> None:
        self.set_font(FAMILY, style.face.value, style.size)
        self._dip(style.colour)
        for run in self.letters.runs(text, style.face):
            if run.original:
                self._out(f"/Span <</ActualText <FEFF{run.original.encode('utf-16-be').hex()}>>> BDC")
            self.text(x, y, run.printed)
            if run.original:
                self._out("EMC")
            x += self.letters.width(run.printed, style)

    def _fill(self, box: Box, top: float) -> None:
        self._dip(box.colour)
        self.rect(box.x, top + box.y, box.width, box.height, style="F")

    def _dip(self, colour: Colour) -> None:
        channels = (colour.red, colour.green, colour.blue)
        self.set_text_color(*channels)
        if self.fill_color != self.text_color:
            self.set_fill_color(*channels)

    @contextmanager
    def _decoration(self) -> Iterator[None]:
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    @contextmanager
    def _tagged(self, tag: Tag) -> Iterator[None]:
        mark = self.tree.mark(tag, self.pages[self.page])
        self._out(f"/{tag.kind} <</MCID {mark}>> BDC")
        yield
        self._out("EMC")
