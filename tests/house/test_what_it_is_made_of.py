"""What Kompas is made of: licences, the lock file, and nothing from the network or of one machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.reading import HOUSE, ROOT, files, none_of, within

LOCK = ROOT / "requirements.lock"
STRONGER_THAN_LGPL = re.compile(
    r"(?<!L)GPL|(?<!Lesser )General Public License|Affero|SSPL|Commons Clause|Business Source", re.IGNORECASE
)
OF_ONE_MACHINE = re.compile(r"(?<![\w.~-])/(?:work|root|home/\w+|Users/\w+|tmp/\w)\b")
OF_AN_INDEX = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|pypi\.org/simple|files\.pythonhosted|registry\.npmjs"
)
FROM_THE_NETWORK = re.compile(r"(?:https?:)?//[\w-]+(?:\.[\w-]+)+[^\s\"'<>)]*")
NAMES_NOT_PLACES = ("http://www.w3.org/",)
"""Addresses that name a standard; no browser fetches them."""

BINARY = {".ttf", ".woff2", ".png", ".ico", ".pdf", ".jpg"}


def test_no_licence_of_what_runs_is_stronger_than_the_lgpl() -> None:
    none_of(f"{name}: {words}" for name in what_runs() if too_strong(words := licence(name)))


def test_everything_that_runs_is_in_the_lock() -> None:
    names = re.findall(r"^([\w.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    locked = set(map(canonicalize_name, names))
    none_of(f"{name} is not in the lock" for name in what_runs() if name not in locked)


def test_the_lock_holds_versions_and_hashes_and_nothing_else() -> None:
    none_of(odd_lines(LOCK.read_text(encoding="utf-8")))


def test_no_file_speaks_of_one_machine_or_of_a_package_index() -> None:
    none_of(
        f"{path.relative_to(ROOT)}: {found}"
        for path in files() if path.suffix not in BINARY and path != Path(__file__)
        for found in of_one_place(path.read_text(encoding="utf-8"))
    )  # fmt: skip


def test_no_page_loads_anything_from_the_network() -> None:
    pages = [*within(HOUSE, ".js", ".css", ".html", ".svg"), ROOT / ".streamlit/config.toml"]
    none_of(f"{path.name}: {url}" for path in pages for url in loads(path.read_text(encoding="utf-8")))


def test_a_licence_that_is_too_strong_is_seen() -> None:
    assert all(map(too_strong, ["GPL-3.0-or-later", "GNU Affero General Public License v3", "AGPL-3.0", "unknown"]))
    assert not any(map(too_strong, ["LGPL-3.0-only", "MIT", "GNU Lesser General Public License v3", "BSD-3-Clause"]))


@pytest.mark.parametrize("line", [
    "-i https://an.index/simple",
    "polars==1.0",
    "polars==1.0 \\\n    --hash=md5:00",
    "polars @ file:///somewhere",
    "# from the machine of somebody",
])  # fmt: skip
def test_an_odd_line_in_the_lock_is_seen(line: str) -> None:
    assert list(odd_lines("# Every dependency\n" + line + "\n"))


def test_places_and_addresses_are_seen() -> None:
    assert list(of_one_place("see /root/notes and /home/somebody/x"))
    assert list(of_one_place("pip install --index-url https://x"))
    assert not list(of_one_place("the route /invite/x and ~/root"))
    assert list(loads('<script src="//cdn.example.com/x.js"></script>'))
    assert list(loads("@import url(https://fonts.example.com/a.css)"))
    assert not list(loads('<svg xmlns="http://www.w3.org/2000/svg">'))


def what_runs() -> set[str]:
    """The distributions Kompas needs to run on this machine, its own requirements and theirs."""
    waiting, found = [("kompas", frozenset[str]())], set[tuple[str, frozenset[str]]]()
    while waiting:
        name, extras = one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        for line in distribution(name).requires or []:
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras or {""}):
                waiting.append((canonicalize_name(needed.name), frozenset(needed.extras)))
    return {name for name, _ in found} - {"kompas"}


def licence(name: str) -> str:
    """The words of a distribution's licence, as short as it gives them."""
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return "unknown"
    classifiers = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    named = [*about.get_all("License-Expression", []), "; ".join(classifiers), *about.get_all("License", [])]
    return next(filter(None, named), "unknown").partition("\n")[0]


def too_strong(words: str) -> bool:
    """Whether a licence asks more of those who use it than the LGPL does, or says nothing."""
    return words == "unknown" or bool(STRONGER_THAN_LGPL.search(words))


def odd_lines(lock: str) -> Iterator[str]:
    """Each entry of a lock file that is not a version with its hashes; one comment may open it."""
    _, *entries = lock.replace("\\\n", " ").splitlines()
    for entry in entries:
        if not re.fullmatch(r"[a-z0-9.-]+==[\w.]+( ; [^:/]+)?(\s+--hash=sha256:[0-9a-f]{64})+", entry):
            yield f"requirements.lock: {entry[:80]}"


def of_one_place(text: str) -> Iterator[str]:
    """What this text says of one machine, or of where packages come from."""
    return (found.group() for pattern in (OF_ONE_MACHINE, OF_AN_INDEX) for found in pattern.finditer(text))


def loads(text: str) -> Iterator[str]:
    """Each address in this text that a browser would fetch."""
    return (url for url in FROM_THE_NETWORK.findall(text) if not url.startswith(NAMES_NOT_PLACES))
