"""What the zone released in the running application, read back from the database and held against its fingerprint."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from pydantic import ValidationError

from assessment_app.banks import Released
from assessment_app.domain.instruments import AnyInstrument, BankKey, fingerprint_of, parse_instrument
from assessment_app.storage.instrument_shelves import ReleaseShelf

LOG = logging.getLogger(__name__)
_parsed: dict[tuple[str, str], Released[AnyInstrument] | None] = {}
"""By key and fingerprint; what was released never changes, so this cannot go stale."""


def released_here(shelf: ReleaseShelf) -> Mapping[BankKey, Released[AnyInstrument]]:
    """Every version that was released in the application and still is what was released.

    One that is not, or that this version of Kompas no longer reads, is told in the log and left out: the version before
    it is offered again, and nothing under way stops.
    """
    found: dict[BankKey, Released[AnyInstrument]] = {}
    for written, mark in shelf.marks().items():
        if (written, mark) not in _parsed:
            _parsed[written, mark] = _read(shelf, written, mark)
        if (released := _parsed[written, mark]) is not None:
            found[released.key] = released
    return found


def _read(shelf: ReleaseShelf, written: str, mark: str) -> Released[AnyInstrument] | None:
    key = BankKey.written(written)
    try:
        instrument = parse_instrument(key.kind, shelf.content(written)) if key else None
    except ValidationError:
        instrument = None
    if instrument is None or fingerprint_of(instrument) != mark or BankKey.of(instrument) != key:
        LOG.warning("%s in the database is not what was released, and is left out", written)
        return None
    return Released(instrument, mark)
