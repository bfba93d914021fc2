"""Checks every bank file, and freezes those that are ready: what is released keeps its words for good."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assessment_app.banks.catalogue import RELEASED_LIST, ListEntry, load_catalogue, released_list
from assessment_app.banks.faults import BankFault, UnreadableBank
from assessment_app.banks.proofreading import BankKey, read_instrument
from assessment_app.domain.instruments import KINDS, fingerprint_of

_HEADING = """\
# The released instruments and their fingerprints (SHA-256 of the content; layout and comments do not count).
# Written by: assessment-app bank release. A released version is never changed or removed; a change is a next version.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """What a release did: the versions it added to the list, and the faults that kept other drafts out."""

    added: tuple[str, ...]
    left_out: tuple[BankFault, ...]


def check(folder: Path) -> None:
    """Reads every file, released or draft.

    Raises:
        UnreadableBank: something is to be mended; carries the faults of all files.
    """
    if faults := faults_in(folder):
        raise UnreadableBank(faults)


def faults_in(folder: Path) -> tuple[BankFault, ...]:
    """Every fault of every file, released or draft, file by file; empty when all is well."""
    try:
        released = released_list(folder)
    except UnreadableBank as unreadable:
        return unreadable.faults
    faults = list(_strays(folder))
    try:
        load_catalogue(folder)
    except UnreadableBank as unreadable:
        faults.extend(unreadable.faults)
    for key in sorted(set(_keys(folder)) - set(released)):
        faults.extend(_faults_of(folder, key))
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line)))


def freeze(folder: Path) -> Release:
    """Release every draft that is ready; a list is begun where there is none.

    Raises:
        UnreadableBank: something released earlier is missing, changed or unreadable; nothing is released then.
    """
    released: dict[BankKey, ListEntry] = {}
    if not folder.is_dir() or (folder / RELEASED_LIST).exists():
        load_catalogue(folder)
        released = released_list(folder)
    added: dict[BankKey, str] = {}
    left_out: list[BankFault] = list(_strays(folder))
    for key in sorted(set(_keys(folder)) - set(released)):
        try:
            added[key] = fingerprint_of(read_instrument(folder, key))
        except UnreadableBank as unreadable:
            left_out.extend(unreadable.faults)
    if added:
        _write(folder, {key: entry.fingerprint for key, entry in released.items()} | added)
    return Release(tuple(str(key) for key in added), tuple(left_out))


def _keys(folder: Path) -> list[BankKey]:
    """The versions that stand in the folder, by their paths."""
    paths = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob("*/*/*.yaml"))
    return [key for path in paths if (key := BankKey.written(path))]


def _strays(folder: Path) -> list[BankFault]:
    """YAML files that nobody would ever read: a misspelt folder, a version that is no number."""
    places = {folder / RELEASED_LIST, *(key.path(folder) for key in _keys(folder))}
    strays = sorted(path for path in folder.rglob("*.y*ml") if path not in places)
    return [
        BankFault(f"{folder.name}/{path.relative_to(folder).as_posix()}", 1, "bank.stray", {"kinds": ", ".join(KINDS)})
        for path in strays
    ]


def _faults_of(folder: Path, key: BankKey) -> tuple[BankFault, ...]:
    try:
        read_instrument(folder, key)
    except UnreadableBank as unreadable:
        return unreadable.faults
    return ()


def _write(folder: Path, fingerprints: dict[BankKey, str]) -> None:
    """The list, whole: written beside the old one and put in its place, so that nobody ever reads half of it."""
    lines = "".join(f"{key}: {fingerprints[key]}\n" for key in sorted(fingerprints))
    beside = folder / f".{RELEASED_LIST}.new"
    beside.write_text(_HEADING + lines, encoding="utf-8")
    beside.replace(folder / RELEASED_LIST)
