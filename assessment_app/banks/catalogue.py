"""The released instruments, loaded once and whole: what a procedure or a probation can be set up with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

from assessment_app.banks.faults import BankFault, UnreadableBank
from assessment_app.banks.proofreading import BankKey, read_instrument
from assessment_app.banks.reading import read_yaml
from assessment_app.domain.instruments import KINDS, AnyInstrument, Instrument, ValueSet, fingerprint_of
from assessment_app.domain.refusals import NotFound

RELEASED_LIST = "RELEASED.yaml"
"""The file that lists what is released: ``kind/name/version: fingerprint``."""

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")

SomeInstrument = TypeVar("SomeInstrument", bound=Instrument)
Offered_co = TypeVar("Offered_co", bound=Instrument, covariant=True)


@dataclass(frozen=True, slots=True)
class Released(Generic[Offered_co]):
    """A version that will not change any more, and the fingerprint it was released under."""

    instrument: Offered_co
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every released version of every instrument.

    A kind is given by its class (``StarrSet``, and the answer is typed) or by its folder's name (``"starr"``).
    """

    versions: Mapping[BankKey, Released[AnyInstrument]]

    @property
    def values(self) -> Released[ValueSet]:
        """The zone's values, in their latest version.

        Raises:
            NotFound: no values were released.
        """
        sets = self.all(ValueSet)
        if not sets:
            raise NotFound("bank.nothing_released", kind=ValueSet.KIND, name="")
        return max(sets, key=lambda released: released.instrument.version)

    @overload
    def all(self, kind: type[SomeInstrument]) -> tuple[Released[SomeInstrument], ...]: ...
    @overload
    def all(self, kind: str) -> tuple[Released[AnyInstrument], ...]: ...
    def all(self, kind: type[Instrument] | str) -> tuple[Released[Any], ...]:
        """Every released version of a kind, by name and then version, oldest first."""
        return tuple(self.versions[key] for key in sorted(self.versions) if key.kind == _folder(kind))

    def names(self, kind: type[Instrument] | str) -> tuple[str, ...]:
        """The instruments of a kind that have a released version."""
        return tuple(sorted({key.name for key in self.versions if key.kind == _folder(kind)}))

    @overload
    def latest(self, kind: type[SomeInstrument], name: str) -> Released[SomeInstrument]: ...
    @overload
    def latest(self, kind: str, name: str) -> Released[AnyInstrument]: ...
    def latest(self, kind: type[Instrument] | str, name: str) -> Released[Any]:
        """The newest released version.

        Raises:
            NotFound: nothing was released under this name.
        """
        keys = [key for key in self.versions if key.kind == _folder(kind) and key.name == name]
        if not keys:
            raise NotFound("bank.nothing_released", kind=_folder(kind), name=name)
        return self.versions[max(keys)]

    @overload
    def get(self, kind: type[SomeInstrument], name: str, version: int) -> Released[SomeInstrument]: ...
    @overload
    def get(self, kind: str, name: str, version: int) -> Released[AnyInstrument]: ...
    def get(self, kind: type[Instrument] | str, name: str, version: int) -> Released[Any]:
        """This released version and no other.

        Raises:
            NotFound: it was not released.
        """
        key = BankKey(_folder(kind), name, version)
        if key not in self.versions:
            raise NotFound("bank.nothing_released", kind=key.kind, name=f"{name}/{version}")
        return self.versions[key]


def load_catalogue(folder: Path) -> Catalogue:
    """All released instruments under `folder`; drafts are not read.

    Raises:
        UnreadableBank: a released file is missing, changed or unreadable; carries the faults of all files.
    """
    versions: dict[BankKey, Released[AnyInstrument]] = {}
    faults: list[BankFault] = []
    for key, entry in released_list(folder).items():
        try:
            versions[key] = _released(folder, key, entry)
        except UnreadableBank as unreadable:
            faults.extend(unreadable.faults)
    if faults:
        raise UnreadableBank(faults)
    return Catalogue(MappingProxyType(versions))


@dataclass(frozen=True, slots=True)
class ListEntry:
    """What the list of released files says of one version, and on which line."""

    fingerprint: str
    line: int


def released_list(folder: Path) -> dict[BankKey, ListEntry]:
    """What the list says is released.

    Raises:
        UnreadableBank: there is no folder or no list, or the list is not one.
    """
    if not folder.is_dir():
        raise UnreadableBank([BankFault(str(folder), 1, "bank.no_folder")])
    file = f"{folder.name}/{RELEASED_LIST}"
    if not (folder / RELEASED_LIST).is_file():
        raise UnreadableBank([BankFault(file, 1, "bank.no_list")])
    reading = read_yaml(folder / RELEASED_LIST, file)
    written = reading.content if isinstance(reading.content, dict) else {str(reading.content): None}
    entries: dict[BankKey, ListEntry] = {}
    faults: list[BankFault] = []
    for text, fingerprint in written.items():
        line, key = reading.line_at((text,)), BankKey.written(text)
        if key is None or not isinstance(fingerprint, str) or not _FINGERPRINT.fullmatch(fingerprint):
            faults.append(BankFault(file, line, "bank.not_a_release", {"entry": text[:80], "kinds": ", ".join(KINDS)}))
        else:
            entries[key] = ListEntry(fingerprint, line)
    if faults:
        raise UnreadableBank(faults)
    return entries


def _released(folder: Path, key: BankKey, entry: ListEntry) -> Released[AnyInstrument]:
    """The released file, after checking that it still is what was released."""
    if not key.path(folder).is_file():
        where = {"file_named": key.file(folder)}
        raise UnreadableBank([BankFault(f"{folder.name}/{RELEASED_LIST}", entry.line, "bank.released_missing", where)])
    instrument = read_instrument(folder, key)
    found = fingerprint_of(instrument)
    if found != entry.fingerprint:
        after = key._replace(version=key.version + 1)
        mend = {"next_file": after.file(folder), "next_version": after.version}
        raise UnreadableBank([BankFault(key.file(folder), 1, "bank.released_changed", mend)])
    return Released(instrument, found)


def _folder(kind: type[Instrument] | str) -> str:
    return kind if isinstance(kind, str) else kind.KIND
