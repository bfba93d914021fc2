"""A Kompas of its own for the benchmarks: a free port, a temporary data folder, the demonstration zone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 120.0
"""Seconds to wait for a server before giving up; filling the demonstration zone takes a few of them."""


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def data_folder() -> Iterator[Path]:
    """An empty folder for a database, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kompas-benchmark-") as folder:
        yield Path(folder)


@contextmanager
def running(command: Sequence[str], port: int, data: Path) -> Iterator[str]:
    """The address of a Kompas started with this command, while it runs."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    server = subprocess.Popen(
        command, cwd=ROOT, env={**environment, "KOMPAS_DATA": str(data)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://localhost:{port}"
        _wait(address, server)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


@contextmanager
def kompas(data: Path) -> Iterator[str]:
    """The address of a warm Kompas with the demonstration zone in this folder."""
    port = free_port()
    program = Path(sys.executable).with_name("assessment-app")
    with running([str(program), "run", "--port", str(port), "--demo"], port, data) as address:
        yield address


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit(f"The server stopped at once, with exit code {server.returncode}.")
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):  # noqa: S310  (our own address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise SystemExit(f"The server did not answer within {PATIENCE:.0f} seconds.")
