"""The integrity officer changes an instrument while a selection runs: taken home, brought in, compared, released."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessment_app.domain.language import Language
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.hands import Hands
from tests.browser.servers import Kompas
from tests.browser.story import fits_the_width
from tests.browser.test_everybody_can_use_it import violations
from tests.browser.zones import candidacy_called
from tests.builders.instruments import ADDED, faulty_file, half_translated_file, line_of, newest, next_key

Visit = Callable[..., Page]
OFFICER = "Hélène Dubois"
OLD, NEW = f"starr/respect/{newest().version}", str(next_key())
FORM = f"intake/operational/{newest('intake', 'operational').version}"
NOTE = "One sentence more, so that nobody feels hurried."
WINDOWS = [pytest.param(LAPTOP, False, id="laptop-light"), pytest.param(PHONE, True, id="phone-dark")]


def officer(kompas: Kompas, visit: Visit, **window: object) -> Hands:
    """The integrity officer, reading English."""
    hands = Hands(visit(kompas, OFFICER, **window), kompas, Language.EN)
    hands.reads_in_own_language()
    return hands


def brings_in(hands: Hands, file: Path) -> None:
    """Chooses a file on the screen of drafts."""
    hands.goes_to("/drafts")
    hands.page.locator('input[type="file"]').first.set_input_files(file)


def taken_home(hands: Hands, folder: Path) -> Path:
    """The file of an instrument as the browser saves it, with a sentence added in each language."""
    hands.goes_to(f"/instrument?id={OLD}")
    with hands.page.expect_download() as download:
        hands.presses("take-home")
    text = download.value.path().read_text(encoding="utf-8")
    first = newest().model_dump(mode="json")["questions"][0]["ask"]
    for language, sentence in ADDED.items():
        assert text.count(first[language]) == 1
        text = text.replace(first[language], f"{first[language]} {sentence}")
    changed = folder / download.value.suggested_filename
    changed.write_text(text, encoding="utf-8")
    return changed


def test_a_release_while_a_selection_runs_changes_nothing_in_its_files(
    kompas: Kompas, visit: Visit, tmp_path: Path
) -> None:
    decided = candidacy_called(kompas, "Jonas De Smet")
    member = Hands(visit(kompas, "Bart Claes"), kompas, Language.NL)
    papers = [f"/documents/{kind}/{decided.id}" for kind in ("decision", "scoring-record")]
    before = [member.document(path) for path in papers]

    hands = officer(kompas, visit)
    brings_in(hands, taken_home(hands, tmp_path))
    expect(hands.page.get_by_text("1 difference")).to_be_visible()
    expect(hands.page.locator("ins:lang(fr)")).to_contain_text(ADDED["fr"])
    hands.page.get_by_role("link", name="Preview").click()
    expect(hands.page.locator(".lead")).to_contain_text(ADDED["en"])
    hands.page.get_by_role("link", name="Back to the draft").click()
    hands.fills("note-", NOTE)
    hands.presses("release")
    expect(hands.page.get_by_role("dialog")).to_contain_text("Those under way keep the version they began with")
    hands.presses("sure")
    expect(hands.page.get_by_text(f"Version {next_key().version} is released.")).to_be_visible()
    expect(hands.page.get_by_text(NOTE)).to_be_visible()

    assert [member.document(path) for path in papers] == before
    coordinator = Hands(visit(kompas, "Nadia Verhaegen"), kompas, Language.EN)
    coordinator.reads_in_own_language()
    coordinator.goes_to(f"/procedure?id={decided.procedure}")
    told = f"version {next_key().version} was released since; this selection keeps version {newest().version}"
    expect(coordinator.page.get_by_text(told)).to_be_visible()
    hands.goes_to(f"/instrument?id={OLD}")
    expect(hands.page.get_by_role("rowheader", name="INP-2026-01")).to_be_visible()


def test_a_bad_file_is_named_line_by_line_and_nothing_of_it_is_kept(
    kompas: Kompas, visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "respect.yaml"
    file.write_bytes(faulty_file())
    hands = officer(kompas, visit, viewport=PHONE)
    brings_in(hands, file)
    for words in ("value: courage", "aks:"):
        line = hands.voice.say("Line {n}", n=line_of(faulty_file(), words))
        expect(hands.page.get_by_role("rowheader", name=line, exact=True)).to_be_visible()
    assert violations(hands.page) == []
    assert fits_the_width(hands.page)
    hands.goes_to("/drafts")
    expect(hands.page.get_by_text("No draft yet.")).to_be_visible()


def test_what_is_tried_in_a_preview_is_sent_nowhere_and_kept_nowhere(standing: Kompas, visit: Visit) -> None:
    hands = officer(standing, visit)
    sent: list[str] = []
    hands.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    hands.goes_to(f"/instrument-preview?id={FORM}")
    box = hands.page.locator("[data-field] textarea").first
    box.fill("What a candidate might write.")
    box.press("Tab")
    hands.page.wait_for_timeout(1500)
    expect(hands.page.locator(".status")).to_contain_text("Preview: nothing is kept")
    assert [url for url in sent if "/entries" in url] == []
    assert hands.page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('kompas')).length") == 0
    hands.page.reload()
    expect(hands.page.locator("[data-field] textarea").first).to_have_value("")


def test_a_form_is_previewed_in_another_language_and_at_the_width_of_a_phone(standing: Kompas, visit: Visit) -> None:
    hands = officer(standing, visit)
    hands.goes_to(f"/instrument-preview?id={FORM}")
    hands.keyed("preview-language-en").get_by_role("radio", name="FR").click()
    expect(hands.page.locator(".kompas[lang=fr]")).to_be_visible()
    hands.keyed("preview-width-en").get_by_role("radio", name="Phone").click()
    expect(hands.keyed("preview")).to_have_css("width", f"{PHONE['width']}px")
    hands.page.locator(".kompas[lang=fr] [data-field]").first.wait_for()
    form = hands.page.locator(".kompas[lang=fr]")
    assert 0 < form.evaluate("one => one.clientWidth") < PHONE["width"]
    # What only screen readers get is one pixel wide.
    assert form.evaluate("one => one.scrollWidth - one.clientWidth") <= 1


@pytest.mark.parametrize(("viewport", "dark"), WINDOWS)
def test_every_screen_of_the_instruments_can_be_used_by_everybody(
    kompas: Kompas, visit: Visit, tmp_path: Path, viewport: dict[str, int], dark: bool
) -> None:
    file = tmp_path / "respect.yaml"
    file.write_bytes(half_translated_file())
    hands = officer(kompas, visit, viewport=viewport, dark=dark)
    brings_in(hands, file)
    expect(hands.page.get_by_text("Still to translate")).to_be_visible()
    draft = hands.page.url.removeprefix(kompas.address)
    previews = [f"/instrument-preview?id={ident}" for ident in (OLD, FORM, "notice/intake/1", "plan/operational/1")]
    for path in (draft, "/drafts", "/instruments", f"/instrument?id={OLD}", *previews):
        hands.goes_to(path)
        hands.page.wait_for_timeout(1500)
        assert violations(hands.page) == [], path
        assert fits_the_width(hands.page), path
    hands.goes_to("/instruments")
    hands.keyed("instruments-way").get_by_role("radio", name="All instruments").click()
    expect(hands.page.get_by_text("instruments", exact=False).first).to_be_visible()
    hands.page.wait_for_timeout(1500)
    assert violations(hands.page) == []
    assert fits_the_width(hands.page)


def test_the_list_and_its_texts_are_opened_by_keyboard(standing: Kompas, visit: Visit) -> None:
    hands = officer(standing, visit)
    hands.goes_to("/instruments")
    hands.keyed("instruments-way").get_by_role("radio", name="All instruments").click()
    hands.fills("instruments-search", "starr/respect")
    expect(hands.page.get_by_text("1 instrument", exact=True)).to_be_visible()
    hands.page.locator("[class*=st-key-card-row] a").focus()
    hands.page.keyboard.press("Enter")
    expect(hands.page.locator("h1")).to_have_text(newest().title.en)
    question = hands.page.locator("summary", has_text="Question respect-01").last
    question.focus()
    hands.page.keyboard.press("Enter")
    asked = newest().model_dump(mode="json")["questions"][0]["ask"]["nl"]
    expect(hands.page.locator("p:lang(nl)", has_text=asked).last).to_be_visible()
