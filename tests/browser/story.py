"""The people of one story, each in a browser of their own, and what they read on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from playwright.sync_api import BrowserContext, Page
from pypdf import PdfReader

from assessment_app.domain.language import Language
from tests.browser.conftest import PHONE
from tests.browser.hands import Hands
from tests.browser.servers import Kompas
from tests.browser.zones import candidacy_called

VALUES = ("integrity", "respect", "transparency")
LEFT_OUT = ("teamwork", "professionalism", "client-orientation", "creativity", "perseverance", "loyalty")
NAME = "Noor Vandamme"

Visit = Callable[..., Page]


class Story:
    """The people of one story, each in a browser of their own."""

    def __init__(
        self, kompas: Kompas, language: Language, visit: Visit, browser: Callable[..., BrowserContext]
    ) -> None:
        self.kompas = kompas
        self.language = language
        self._visit = visit
        self._browser = browser

    def somebody(self, name: str, path: str = "/", **window: Any) -> Hands:
        """One of the zone's people, signed in, reading in the story's language."""
        hands = Hands(self._visit(self.kompas, name, **window), self.kompas, self.language)
        hands.reads_in_own_language()
        if path != "/":
            hands.goes_to(path)
        return hands

    def candidate(self) -> Hands:
        """The candidate, who has no account."""
        return Hands(self._browser(viewport=PHONE).new_page(), self.kompas, self.language)

    @property
    def candidacy(self) -> str:
        """The identifier of the candidacy."""
        return candidacy_called(self.kompas, NAME).id

    @property
    def file_language(self) -> Language:
        """Dutch or French: a file has no third language."""
        return Language.FR if self.language is Language.FR else Language.NL


def text_of(pdf: bytes) -> str:
    """What a PDF says, on one line."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def fits_the_width(page: Page) -> bool:
    """Whether nothing sticks out to the right."""
    fits: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return fits
