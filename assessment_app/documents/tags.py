"""The structure of a document for people who hear it: which line is a heading, which cell belongs to which row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fpdf.output import PDFPage
from fpdf.structure_tree import StructureTreeBuilder
from fpdf.syntax import PDFObject, PDFString


class Tag(PDFObject):
    """One element of the structure tree: a kind such as ``H1``, ``P`` or ``TD``, with elements or content inside.

    `scope` says which way a header cell (``TH``) heads: ``Row`` or ``Column``. `alt` says in words what a picture
    shows.
    """

    def __init__(self, kind: str, *, alt: str = "", scope: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.alt = alt
        self.scope = scope
        self.parent: PDFObject | None = None
        self.pg: PDFPage | None = None
        self._kids: list[Tag | tuple[PDFPage, int]] = []

    def holds(self, kid: Tag) -> Tag:
        """Puts an element inside this one and gives it back."""
        kid.parent = self
        self._kids.append(kid)
        return kid

    def printed(self, page: PDFPage, mark: int) -> None:
        """Notes that the content with this mark on this page belongs here."""
        self._kids.append((page, mark))

    def page_number(self) -> int:
        """The page it starts on; asked by fpdf2 of what stands right under the document."""
        for kid in self._kids:
            return kid.page_number() if isinstance(kid, Tag) else kid[0].index()
        return 1

    def family(self) -> Iterator[Tag]:
        """Itself and everything inside, outermost first."""
        yield self
        for kid in self._kids:
            if isinstance(kid, Tag):
                yield from kid.family()

    def serialize(self, *_: Any, **__: Any) -> str:
        """The element as a PDF object."""
        parent = self.parent.ref if self.parent else ""
        extras = f" /Alt {PDFString(self.alt).serialize()}" if self.alt else ""
        extras += f" /A <</O /Table /Scope /{self.scope}>>" if self.scope else ""
        kids = " ".join(kid.ref if isinstance(kid, Tag) else _content(*kid) for kid in self._kids)
        return f"{self.id} 0 obj\n<</Type /StructElem /S /{self.kind} /P {parent}{extras} /K [{kids}]>>\nendobj"


class Tree(StructureTreeBuilder):
    """The structure tree of one document, deeper than the one fpdf2 makes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: dict[int, int] = {}

    def plant(self, tag: Tag) -> None:
        """Puts an element right under the document."""
        tag.parent = self.doc_struct_elem
        self.doc_struct_elem.k.append(tag)

    def mark(self, tag: Tag, page: PDFPage) -> int:
        """The mark under which the next content of this element is printed on this page."""
        place = page.index() - 1
        mark = self._marks[place] = self._marks.get(place, -1) + 1
        page.struct_parents = place
        self.struct_tree_root.parent_tree.nums[place].append(tag)
        tag.printed(page, mark)
        return mark

    def __iter__(self) -> Iterator[PDFObject]:
        """All objects of the tree, its root first, as fpdf2 numbers them."""
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        for tag in self.doc_struct_elem.k:
            yield from tag.family()


def _content(page: PDFPage, mark: int) -> str:
    return f"<</Type /MCR /Pg {page.ref} /MCID {mark}>>"
