"""The released instruments, loaded once and whole: what a procedure or a probation can be set up with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

from assessment_app.banks.proofreading import Proof, file_of, path_of, proof_of
from assessment_app.banks.reading import Reading, read_yaml
from assessment_app.domain.bank_faults import BankFault, Fault, UnreadableBank
from assessment_app.domain.instruments import (
    KINDS,
    AnyInstrument,
    BankKey,
    Instrument,
    ValueSet,
    content_of,
    fingerprint_of,
)
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

    @property
    def key(self) -> BankKey:
        """Which version of which instrument."""
        return BankKey.of(self.instrument)


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
        return self.the(ValueSet)

    def the(self, kind: type[SomeInstrument]) -> Released[SomeInstrument]:
        """The newest version of an instrument of which a zone has one, whatever it is called.

        Raises:
            NotFound: none was released.
        """
        if not (names := self.names(kind)):
            raise NotFound("bank.nothing_released", kind=kind.KIND, name="")
        return self.latest(kind, names[0])

    def with_releases(self, releases: Mapping[BankKey, Released[AnyInstrument]]) -> Catalogue:
        """These versions and those; of one that stands in both, the added one counts: it is in use."""
        return Catalogue(MappingProxyType({**self.versions, **releases})) if releases else self

    def newest(self) -> tuple[Released[AnyInstrument], ...]:
        """The newest version of every instrument, by kind and name."""
        last = {(key.kind, key.name): key for key in sorted(self.versions)}
        return tuple(self.versions[key] for key in last.values())

    def versions_of(self, kind: str, name: str) -> tuple[int, ...]:
        """The released versions of an instrument, oldest first."""
        return tuple(key.version for key in sorted(self.versions) if (key.kind, key.name) == (kind, name))

    def before(self, key: BankKey) -> Released[AnyInstrument] | None:
        """The newest version older than this one; nothing for a first one."""
        earlier = [one for one in self.versions if one[:2] == key[:2] and one.version < key.version]
        return self.versions[max(earlier)] if earlier else None

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
    proofs, faults = released_proofs(folder)
    if faults:
        raise UnreadableBank(faults)
    released = {proof.key: Released(proof.instrument, fingerprint_of(proof.instrument)) for proof in proofs}
    return Catalogue(MappingProxyType(released))


def released_proofs(folder: Path) -> tuple[list[Proof], list[BankFault]]:
    """Every released file as it was read, and what is wrong with the others.

    Raises:
        UnreadableBank: the list of released files cannot be used.
    """
    proofs: list[Proof] = []
    faults: list[BankFault] = []
    listed = released_list(folder)
    for key, entry in listed.items():
        newest = max(one.version for one in listed if one[:2] == key[:2])
        try:
            proofs.append(_released(folder, key, entry, newest))
        except UnreadableBank as unreadable:
            faults.extend(unreadable.faults)
    return proofs, faults


def proof_of_released(released: Released[AnyInstrument]) -> Proof:
    """A released instrument as if it had just been read; without a file at hand, everything stands on line 1."""
    return Proof(released.instrument, f"{released.key}.yaml", Reading(content_of(released.instrument), {(): 1}))


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
        raise UnreadableBank([BankFault(str(folder), 1, Fault.NO_FOLDER)])
    file = f"{folder.name}/{RELEASED_LIST}"
    if not (folder / RELEASED_LIST).is_file():
        raise UnreadableBank([BankFault(file, 1, Fault.NO_LIST)])
    reading = read_yaml(folder / RELEASED_LIST, file)
    written = reading.content if isinstance(reading.content, dict) else {str(reading.content): None}
    entries: dict[BankKey, ListEntry] = {}
    faults: list[BankFault] = []
    for text, fingerprint in written.items():
        line, key = reading.line_at((text,)), BankKey.written(text)
        if key is None or not isinstance(fingerprint, str) or not _FINGERPRINT.fullmatch(fingerprint):
            told = {"entry": text[:80], "kinds": ", ".join(KINDS)}
            faults.append(BankFault(file, line, Fault.NOT_A_RELEASE, told))
        else:
            entries[key] = ListEntry(fingerprint, line)
    if faults:
        raise UnreadableBank(faults)
    return entries


def _released(folder: Path, key: BankKey, entry: ListEntry, newest: int) -> Proof:
    """The released file, after checking that it still is what was released; a change would follow the newest one."""
    if not path_of(key, folder).is_file():
        told = {"missing": file_of(key, folder)}
        raise UnreadableBank([BankFault(f"{folder.name}/{RELEASED_LIST}", entry.line, Fault.RELEASED_MISSING, told)])
    proof = proof_of(folder, key)
    if fingerprint_of(proof.instrument) != entry.fingerprint:
        after = key._replace(version=newest + 1)
        told = {"next_file": file_of(after, folder), "next_version": str(after.version)}
        raise UnreadableBank([BankFault(file_of(key, folder), 1, Fault.RELEASED_CHANGED, told)])
    return proof


def _folder(kind: type[Instrument] | str) -> str:
    return kind if isinstance(kind, str) else kind.KIND
