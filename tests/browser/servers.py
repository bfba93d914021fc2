"""A Kompas of its own for each browser test: started, killed, and started again, on a port nobody uses."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).parent.parent.parent
PATIENCE = 180
"""Seconds to wait for a start on a busy machine."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Kompas:
    """A running server on its own data."""

    data: Path
    database_url: str = ""
    port: int = field(default_factory=free_port)
    demonstration: bool = True
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings it runs with."""
        own = {"KOMPAS_DATA": str(self.data), "DATABASE_URL": self.database_url}
        return {**os.environ, **{name: value for name, value in own.items() if value}}

    def start(self) -> Kompas:
        """Starts it and waits until it can work."""
        command = [sys.executable, "-m", "assessment_app.cli", "run", "--port", str(self.port)]
        if self.demonstration:
            command.append("--demo")
        with (self.data / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=PROJECT, env=self.environment, stdout=log, stderr=log)
        self._wait()
        return self

    def kill(self) -> None:
        """Ends it without a word, as a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Asks it to end."""
        self._end(signal.SIGTERM)

    def log(self) -> str:
        """What it wrote so far."""
        return (self.data / "server.log").read_text(errors="replace")

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(20)
            self._process = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urlopen(f"{self.address}/ready", timeout=2) as answer:  # noqa: S310  (our own server)
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.2)
        raise TimeoutError(self.log())
