"""What a person does with their hands on a screen: find by key, type into a form that saves itself, tap, pick."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from assessment_app.domain.language import Language
from assessment_app.text import Speaker, speaker
from tests.browser.servers import Kompas


@dataclass(frozen=True)
class Hands:
    """Somebody in front of a page, reading it in one language."""

    page: Page
    kompas: Kompas
    language: Language

    @property
    def voice(self) -> Speaker:
        """Speaks what the screens say."""
        return speaker(self.language)

    def goes_to(self, path: str) -> None:
        """Opens an address."""
        self.page.goto(f"{self.kompas.address}{path}")
        self.page.wait_for_selector("h1")

    def reads_in_own_language(self) -> None:
        """Switches the interface, and waits until it has switched."""
        self.page.get_by_role("radio", name=self.language.value.upper(), exact=True).click()
        expect(self.page.locator("html")).to_have_attribute("lang", self.language.value)

    def keyed(self, key: str) -> Locator:
        """What carries this key of ours; a key that ends in a dash stands for the one that begins with it."""
        if key.endswith("-"):
            return self.page.locator(f'[class*="st-key-{key}"]').last
        return self.page.locator(f".st-key-{key}")

    def presses(self, key: str) -> None:
        """Presses the button with this key."""
        self.keyed(key).get_by_role("button").first.click()

    def fills(self, key: str, text: str) -> None:
        """Types into a field of an administrative form, and leaves it."""
        box = self.keyed(key).locator("input, textarea").first
        box.fill(text)
        box.press("Tab")

    def picks(self, key: str, *names: str) -> None:
        """Picks from a list that opens."""
        for name in names:
            box = self.keyed(key).locator("input").first
            box.click()
            box.press_sequentially(name)
            self.page.get_by_role("option").filter(has_text=name).first.click()
        self.page.keyboard.press("Tab")

    def field(self, name: str) -> Locator:
        """One field of a form that saves itself."""
        return self.page.locator(f'[data-field="{name}"]')

    def notes(self, name: str, text: str) -> None:
        """Writes into a field, and sees that it was saved."""
        self.field(name).locator("textarea").fill(text)
        self.saved(name)

    def taps(self, name: str, value: str) -> None:
        """Chooses a point or an answer, and sees that it was saved."""
        self.field(name).locator(f'input[value="{value}"]').check(force=True)
        self.saved(name)

    def saved(self, name: str) -> None:
        """The field says that it was saved."""
        expect(self.field(name)).to_have_attribute("data-state", "saved")

    def unfolds(self, section: str) -> None:
        """Opens a folded question, unless it is open."""
        one = self.page.locator(f'[data-section="{section}"]')
        if one.get_attribute("data-open") != "true":
            one.locator('[data-act="fold"]').click()

    def document(self, path: str) -> bytes:
        """A document, as the browser downloads it."""
        answer = self.page.request.get(f"{self.kompas.address}{path}")
        assert answer.status == 200, f"{path}: {answer.status}"
        return answer.body()
