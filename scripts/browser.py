"""The browser that the tests and benchmarks drive: the one that is there, or one installed now."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def installed() -> str | None:
    """The path of a Chromium that starts, or None: first the machine's own, then Playwright's."""
    the_machines = (path for name in NAMES if (path := shutil.which(name)))
    return next(filter(starts, the_machines), None) or next(filter(starts, playwrights_own()), None)


def playwrights_own() -> list[str]:
    """Where Playwright puts the browser it installs; an empty list when it has none."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only when the machine has no browser of its own)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return [path] if Path(path).exists() else []


def starts(path: str) -> bool:
    """Whether the program at `path` runs; some systems offer a name that only says how to install the browser."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def is_root_on_debian() -> bool:
    """Whether Debian's own package can be installed from here."""
    release = Path("/etc/os-release")
    return os.geteuid() == 0 and release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def install() -> None:
    """Install a Chromium: Debian's package when root on Debian, otherwise (or when that fails) Playwright's."""
    if is_root_on_debian():
        print("No browser found; installing Debian's chromium for the browser tests ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        steps = (["apt-get", "-q", "update"], ["apt-get", "-q", "-y", "install", "--no-install-recommends", "chromium"])
        failed = any(
            subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode for step in steps
        )
        if not failed:
            return
        print("Debian's chromium could not be installed.", flush=True)
    print("Installing Playwright's Chromium for the browser tests ...", flush=True)
    with_libraries = ["--with-deps"] if os.geteuid() == 0 else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"], check=False)


def main() -> int:
    """Say which browser is used; install one first when there is none."""
    if installed() is None:
        install()
    path = installed()
    if path is None:
        print("There is no Chromium, and none could be installed. Install chromium or google-chrome and try again.")
        return 1
    print(f"Browser for the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
