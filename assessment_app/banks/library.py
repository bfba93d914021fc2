"""The released files of a folder, read again when the list of released files has changed while Kompas runs."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from assessment_app.banks.catalogue import RELEASED_LIST, Catalogue, load_catalogue
from assessment_app.domain.bank_faults import UnreadableBank

LOG = logging.getLogger(__name__)


class Library:
    """What a folder has released, as of now."""

    def __init__(self, folder: Path) -> None:
        """Reads everything once.

        Raises:
            UnreadableBank: a released file is missing, changed or unreadable.
        """
        self._folder = folder
        self._lock = Lock()
        self._seen = self._stamp()
        self._catalogue = load_catalogue(folder)
        self._failed: frozenset[tuple[str, int, int]] = frozenset()

    @property
    def catalogue(self) -> Catalogue:
        """Everything released; a release by the command line counts from the next piece of work on.

        What cannot be read leaves everything as it was, and is told in the log: a running selection is never stopped.
        It is tried again as soon as any file changes, since a list may arrive before the files it names.
        """
        if self._stamp() != self._seen:
            with self._lock:
                self._read_again()
        return self._catalogue

    def _read_again(self) -> None:
        stamp, files = self._stamp(), self._files()
        if stamp == self._seen or files == self._failed:
            return
        try:
            self._catalogue, self._seen = load_catalogue(self._folder), stamp
        except UnreadableBank as unreadable:
            self._failed = files
            LOG.warning("the question banks changed and cannot be used: %s", unreadable.faults[0])

    def _stamp(self) -> tuple[str, int, int] | None:
        return _stamp(self._folder / RELEASED_LIST)

    def _files(self) -> frozenset[tuple[str, int, int]]:
        found = (_stamp(path) for path in self._folder.rglob("*.yaml"))
        return frozenset(stamp for stamp in found if stamp is not None)


def _stamp(path: Path) -> tuple[str, int, int] | None:
    """What tells a file from its former self without reading it; nothing when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return str(path), found.st_mtime_ns, found.st_size
