"""Freezes the bank files that are ready: what is released keeps its words for good."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assessment_app.banks.catalogue import RELEASED_LIST, ListEntry, load_catalogue, released_list
from assessment_app.banks.checking import releasable
from assessment_app.banks.proofreading import read_instrument
from assessment_app.domain.bank_faults import BankFault
from assessment_app.domain.instruments import BankKey, fingerprint_of

_HEADING = """\
# The released instruments and their fingerprints (SHA-256 of the content; layout and comments do not count).
# Written by: assessment-app bank release. A released version is never changed or removed; a change is a next version.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """What a release did: the versions it added to the list, and the faults that kept other drafts out."""

    added: tuple[str, ...]
    left_out: tuple[BankFault, ...]


def freeze(folder: Path) -> Release:
    """Release every draft that is ready; a list is begun where there is none.

    Raises:
        UnreadableBank: something released earlier is missing, changed or unreadable; nothing is released then.
    """
    folder = folder.resolve()
    listed = (folder / RELEASED_LIST).exists()
    if not folder.is_dir() or listed:
        load_catalogue(folder)
    else:
        _write(folder, {})
    try:
        released = _fingerprints(released_list(folder))
        ready, left_out = releasable(folder)
        added = {key: fingerprint_of(read_instrument(folder, key)) for key in ready}
        if added:
            _write(folder, released | added)
    finally:
        if not listed and not released_list(folder):
            (folder / RELEASED_LIST).unlink()
    return Release(tuple(str(key) for key in added), left_out)


def _fingerprints(entries: dict[BankKey, ListEntry]) -> dict[BankKey, str]:
    return {key: entry.fingerprint for key, entry in entries.items()}


def _write(folder: Path, fingerprints: dict[BankKey, str]) -> None:
    """The list, whole: written beside the old one and put in its place, so that nobody ever reads half of it."""
    lines = "".join(f"{key}: {fingerprints[key]}\n" for key in sorted(fingerprints)) or "{}\n"
    beside = folder / f".{RELEASED_LIST}.new"
    beside.write_text(_HEADING + lines, encoding="utf-8")
    beside.replace(folder / RELEASED_LIST)
