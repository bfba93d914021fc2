"""Whether Kompas lives and can work, and documents that only their readers get."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from assessment_app.domain.people import Actor
from assessment_app.domain.selection import Stage
from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from tests.builders import Zone, a_candidacy_at, a_desk, behind_the_link
from tests.clock import StoppedClock
from tests.routes.asking import PAGE, Browser
from tests.routes.conftest import a_site
from tests.services.reading import last_line

BrowserOf = Callable[[Actor], Browser]


def at(url: str) -> Browser:
    """A browser before a Kompas with this database."""
    return Browser(a_site(a_desk(open_engine(url), StoppedClock())))


# Health


def test_a_process_that_runs_is_alive_whatever_its_database_does(browser: Browser) -> None:
    for one in (browser, at("sqlite:////no/such/folder/kompas.db")):
        assert (one.get("/health").status, one.get("/health").json) == (200, {"alive": True})


def test_with_current_tables_it_is_ready(browser: Browser) -> None:
    answer = browser.get("/ready")
    assert (answer.status, answer.json) == (200, {"database": True, "tables": "current"})


def test_with_tables_that_are_behind_it_is_not_ready(tmp_path: Path) -> None:
    answer = at(f"sqlite:///{tmp_path / 'empty.db'}").get("/ready")
    assert (answer.status, answer.json) == (503, {"database": True, "tables": "behind"})


def test_with_tables_of_newer_code_it_is_not_ready(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    answer = at(sqlite_url).get("/ready")
    assert (answer.status, answer.json) == (503, {"database": True, "tables": "ahead"})


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/kompas.db", "postgresql://nobody@127.0.0.1:1/nothing"])
def test_with_a_database_that_does_not_answer_it_is_not_ready(url: str) -> None:
    answer = at(url).get("/ready")
    assert (answer.status, answer.json) == (503, {"database": False, "tables": "unreachable"})


# Documents


def test_a_document_comes_as_pdf_to_its_reader_and_is_kept_by_nobody_on_the_way(
    desk: Desk, zone: Zone, browser_of: BrowserOf
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    for actor, kind in (
        (behind_the_link(candidacy), "intake-receipt"),
        (zone.chair, "scoring-record"),
        (zone.coordinator, "decision"),
    ):
        answer = browser_of(actor).get(f"/documents/{kind}/{candidacy.id}", **PAGE)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.body.startswith(b"%PDF-")
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["content-disposition"] == f'inline; filename="{kind}-INP-2026-01-001.pdf"'
        assert last_line(desk).actor == actor.id


@pytest.mark.parametrize("kind", ["intake-receipt", "scoring-record", "decision"])
def test_a_document_is_refused_to_everybody_else_with_a_sentence(
    desk: Desk, zone: Zone, browser_of: BrowserOf, kind: str
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    for place in ("outsider", "mentor", "dpo", "administrator", "officer"):
        answer = browser_of(zone.everybody[place]).get(f"/documents/{kind}/{candidacy.id}", **PAGE)
        assert answer.status == 403
        assert b"%PDF" not in answer.body
        assert last_line(desk).event == "Refused"


@pytest.mark.parametrize("path", ["/documents/salary/1", "/documents/decision/made-up", "/documents/decision/%00"])
def test_a_document_that_does_not_exist_is_not_found(zone: Zone, browser_of: BrowserOf, path: str) -> None:
    answer = browser_of(zone.coordinator).get(path, **PAGE)
    assert answer.status == 404
    assert "There is nothing at this address" in answer.text


def test_a_document_that_cannot_be_printed_yet_says_why(desk: Desk, zone: Zone, browser_of: BrowserOf) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTAKE)
    answer = browser_of(behind_the_link(candidacy)).get(f"/documents/intake-receipt/{candidacy.id}", **PAGE)
    assert (answer.status, "once the form is handed in" in answer.text) == (409, True)
