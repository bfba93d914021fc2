"""Reads a PDF back: its text, its pages, its outline, its structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    """The PDF, opened strictly: anything malformed is an error."""
    return PdfReader(BytesIO(pdf), strict=True)


@lru_cache
def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in opened(pdf).pages]


def text(pdf: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pages(pdf))


def says(pdf: bytes, fact: str) -> bool:
    """Whether every word of a fact is there, in order; running heads may come in between."""
    read, place = _squashed_text(pdf), 0
    for word in fact.split():
        place = read.find(squashed(word), place)
        if place < 0:
            return False
        place += len(squashed(word))
    return True


@lru_cache
def _squashed_text(pdf: bytes) -> str:
    return squashed(text(pdf))


def squashed(string: str) -> str:
    """A string without its white space, which a line end may have changed."""
    return re.sub(r"\s+", "", string)


def outline(pdf: bytes) -> list[str]:
    """The lines of the outline, those of a lower level indented by two spaces."""

    def flat(items: list[Any], depth: int) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item, depth + 1)
            else:
                yield "  " * depth + str(item.title)

    return list(flat(opened(pdf).outline, 0))


@dataclass(frozen=True)
class Element:
    """One element of the structure tree: its kind (H1, P, Table), what it is said to show, the elements inside.

    `printed` counts the stretches of print that belong to it, at most one per page.
    """

    kind: str
    alt: str
    inside: tuple[Element, ...]
    printed: int


def structure(pdf: bytes) -> tuple[Element, ...]:
    """The elements right under the document in its structure tree."""
    document = _element(catalog(pdf)["/StructTreeRoot"]["/K"][0].get_object())
    assert document.kind == "Document"
    return document.inside


def kinds(elements: Iterable[Element]) -> list[str]:
    """The kinds of these elements."""
    return [element.kind for element in elements]


def catalog(pdf: bytes) -> Any:
    """What the file says of itself as a whole."""
    return opened(pdf).trailer["/Root"]


def _element(found: Any) -> Element:
    kids = [kid.get_object() for kid in found["/K"]]
    elements = tuple(_element(kid) for kid in kids if kid.get("/Type") == "/StructElem")
    return Element(str(found["/S"])[1:], str(found.get("/Alt", "")), elements, len(kids) - len(elements))


def drawn(pdf: bytes, page: int = 0) -> str:
    """The drawing instructions of a page."""
    contents = opened(pdf).pages[page].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")
