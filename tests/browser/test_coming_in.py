"""Who comes in, and who is kept out: pages by address, websockets, revoked sessions, and what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.servers import Kompas
from tests.browser.zones import candidacy_called

Visit = Callable[..., Page]


def test_somebody_who_is_not_signed_in_sees_only_the_sign_in_page(
    standing: Kompas, browser: Callable[..., BrowserContext]
) -> None:
    page = browser().new_page()
    page.goto(f"{standing.address}/trail")
    assert page.url.endswith("/sign-in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")


def test_a_session_survives_a_reload_and_a_restart_of_the_server(kompas: Kompas, visit: Visit) -> None:
    page = visit(kompas, "Nadia Verhaegen")
    page.reload()
    expect(page.get_by_text("Nadia Verhaegen")).to_be_visible()
    kompas.kill()
    kompas.start()
    page.reload()
    expect(page.get_by_text("Nadia Verhaegen")).to_be_visible()


def test_signing_out_everywhere_ends_the_other_browser_at_its_next_click(kompas: Kompas, visit: Visit) -> None:
    here, elsewhere = visit(kompas, "Bart Claes"), visit(kompas, "Bart Claes")
    here.goto(f"{kompas.address}/sign-out")
    here.get_by_role("button", name="Overal afmelden").click()
    expect(here.get_by_role("heading", level=1)).to_have_text("U bent afgemeld")
    elsewhere.get_by_role("radio", name="FR").click()
    expect(
        elsewhere.get_by_role("link", name="Se reconnecter").or_(
            elsewhere.get_by_role("link", name="Opnieuw aanmelden")
        )
    ).to_be_visible()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Bart Claes", "/trail"),
        ("Bart Claes", "/accounts"),
        ("Karim Bensaïd", "/procedures"),
        ("Ines Benali", "/deliberation"),
        ("Wim Goossens", "/accounts"),
        ("Anke Desmet", "/trail"),
    ],
)
def test_a_screen_of_another_role_does_not_open_by_its_address(
    standing: Kompas, visit: Visit, name: str, path: str
) -> None:
    page = visit(standing, name, path)
    expect(page).to_have_url(f"{standing.address}/")


def test_nothing_is_loaded_from_elsewhere(standing: Kompas, browser: Callable[..., BrowserContext]) -> None:
    page = browser().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{standing.address}/sign-in")
    page.get_by_role("button", name="Nadia Verhaegen", exact=True).click()
    page.wait_for_selector("h1")
    page.wait_for_load_state("networkidle")
    own = (standing.address, f"ws://localhost:{standing.port}", "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []


def test_a_saving_replayed_by_another_member_is_refused_and_changes_nothing(kompas: Kompas, visit: Visit) -> None:
    """The message that one member's browser sent, sent again from another member's session."""
    candidacy = candidacy_called(kompas, "Pieter Janssens")
    owner = visit(kompas, "Bart Claes", f"/score-sheet?id={candidacy.id}")
    with owner.expect_request("**/entries") as sent:
        owner.locator('[data-field="integrity-01/action-note"] textarea').fill("Alleen voor mijn eigen ogen.")
    message = dict(sent.value.post_data_json or {})
    other = visit(kompas, "Aminata Diallo")
    answer = other.request.post(
        f"{kompas.address}/entries", data={**message, "value": "overschreven"}, headers={"X-Kompas": "1"}
    )
    assert answer.status == 403
    owner.reload()
    expect(owner.locator('[data-field="integrity-01/action-note"] textarea')).to_have_value(
        "Alleen voor mijn eigen ogen."
    )


def test_a_document_of_another_persons_file_is_refused_by_its_address(standing: Kompas, visit: Visit) -> None:
    candidacy = candidacy_called(standing, "Jonas De Smet")
    for name, status in (("Nadia Verhaegen", 200), ("Luc Peeters", 403), ("Ines Benali", 403), ("Anke Desmet", 403)):
        answer = visit(standing, name).request.get(f"{standing.address}/documents/decision/{candidacy.id}")
        assert answer.status == status, name
