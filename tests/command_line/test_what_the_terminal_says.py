"""The command line, as an operator meets it: one clear sentence for each thing that is wrong, and nothing half-done."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
PASSWORD = "een lang genoeg wachtwoord"


def kompas(data: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs a command on its own data folder."""
    environment = {**os.environ, "KOMPAS_DATA": str(data), **settings}
    return subprocess.run(
        [sys.executable, "-m", "assessment_app.cli", *words],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused_with(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """It ended in a refusal that mentions these words, on standard error, without a traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    for word in words:
        assert word in done.stderr


def test_a_second_run_on_the_same_port_is_told_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused_with(kompas(tmp_path, "run", "--port", str(port)), str(port), "--port")
    assert not (tmp_path / "kompas.db").exists()


def test_listening_for_others_without_saying_the_address_is_refused(tmp_path: Path) -> None:
    refused_with(kompas(tmp_path, "run", "--host", "0.0.0.0", "--port", "18999"), "KOMPAS_PUBLIC_URL")  # noqa: S104
    assert not (tmp_path / "kompas.db").exists()


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    refused_with(kompas(tmp_path, "migrate", KOMPAS_SESSION_DAYS="many"), "KOMPAS_SESSION_DAYS")


def test_an_address_of_no_known_database_is_refused(tmp_path: Path) -> None:
    refused_with(kompas(tmp_path, "migrate", DATABASE_URL="oracle://somewhere"), "DATABASE_URL")


def test_a_database_of_newer_code_is_left_as_it_is(tmp_path: Path) -> None:
    assert kompas(tmp_path, "migrate").returncode == 0
    with sqlite3.connect(tmp_path / "kompas.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        before = "\n".join(database.iterdump())
    refused_with(kompas(tmp_path, "migrate"), "newer")
    with sqlite3.connect(tmp_path / "kompas.db") as database:
        assert "\n".join(database.iterdump()) == before


def test_an_unreadable_bank_file_is_named_with_its_line(tmp_path: Path) -> None:
    banks = tmp_path / "banks"
    shutil.copytree(PROJECT / "question_banks", banks)
    broken = banks / "starr" / "respect" / "1.yaml"
    broken.write_text(broken.read_text().replace("value: respect", "value: kindness", 1))
    refused_with(kompas(tmp_path / "data", "run", "--port", "18998", KOMPAS_BANKS=str(banks)), "respect/1.yaml:")


def test_the_first_administrator_is_made_here(tmp_path: Path) -> None:
    made = kompas(tmp_path, "user", "add", "els@zone.example", "--name", "Els Wouters", "--password", PASSWORD)
    assert made.returncode == 0, made.stderr
    assert "els@zone.example" in made.stdout
    again = kompas(tmp_path, "user", "add", "els@zone.example", "--name", "Els Wouters", "--password", PASSWORD)
    refused_with(again, "els@zone.example")


def test_a_short_password_makes_no_account(tmp_path: Path) -> None:
    refused_with(kompas(tmp_path, "user", "add", "els@zone.example", "--name", "Els", "--password", "kort"), "12")
    assert kompas(tmp_path, "demo").returncode == 0


@pytest.mark.parametrize(
    "change", ["UPDATE trail SET event = 'Nothing' WHERE number = 1", "DELETE FROM trail WHERE number = 1"]
)
def test_a_trail_that_was_touched_is_said_to_be_broken(tmp_path: Path, change: str) -> None:
    kompas(tmp_path, "user", "add", "els@zone.example", "--name", "Els Wouters", "--password", PASSWORD)
    assert kompas(tmp_path, "verify-trail").returncode == 0
    with sqlite3.connect(tmp_path / "kompas.db") as database:
        for trigger in ("trail_refuses_update", "trail_refuses_delete"):
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute(change)
    refused_with(kompas(tmp_path, "verify-trail"), "line 1")


def test_every_setting_is_shown_with_what_it_is_for(tmp_path: Path) -> None:
    shown = kompas(tmp_path, "settings", DATABASE_URL="postgresql://kompas:secret@db/kompas").stdout
    for name in ("KOMPAS_DATA", "DATABASE_URL", "KOMPAS_PUBLIC_URL", "KOMPAS_ZONE", "KOMPAS_APPEAL_NL"):
        assert name in shown
    assert "secret" not in shown


def test_the_demonstration_is_left_out_of_a_zone_that_has_accounts(tmp_path: Path) -> None:
    kompas(tmp_path, "user", "add", "els@zone.example", "--name", "Els Wouters", "--password", PASSWORD)
    done = kompas(tmp_path, "demo")
    assert done.returncode == 0
    assert "left out" in done.stdout
