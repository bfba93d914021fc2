"""Checks bank files, one or all: their form, their wording, their translations, and what they owe each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment_app.banks.catalogue import (
    RELEASED_LIST,
    Catalogue,
    load_catalogue,
    proof_of_released,
    released_list,
    released_proofs,
)
from assessment_app.banks.proofreading import Proof, file_of, path_of, proof_of, proof_of_bytes
from assessment_app.banks.quality import faults_of
from assessment_app.banks.reading import raw_of
from assessment_app.banks.whole import faults_between
from assessment_app.domain.bank_faults import BankFault, Fault, UnreadableBank
from assessment_app.domain.instruments import KINDS, AnyInstrument, BankKey, ForbiddenWords

DANGLING = frozenset({Fault.NO_SUCH_QUESTION, Fault.NO_SUCH_DILEMMA, Fault.NO_SUCH_TRAINING})
"""References that lead nowhere."""
DEPTH = 2
"""How far above a file the folder of the banks is: kind/name/version.yaml."""


def check(path: Path) -> None:
    """Reads every file under `path`, released or draft; or the one file that it is.

    Raises:
        UnreadableBank: something is to be mended; carries the faults of all files.
    """
    if faults := faults_in(path):
        raise UnreadableBank(faults)


def faults_in(path: Path) -> tuple[BankFault, ...]:
    """Every fault, file by file; empty when all is well.

    Of an instrument's versions the newest is held to the rules of quality: older ones are kept for the files that were
    begun with them, and cannot change any more.
    """
    if path.is_file() and path.name != RELEASED_LIST:
        return _in_file(path)
    folder = (path.parent if path.name == RELEASED_LIST else path).resolve()
    try:
        released_list(folder)
    except UnreadableBank as unreadable:
        return unreadable.faults
    return _in_order(_in_folder(folder, drafts(folder)))


def releasable(folder: Path) -> tuple[tuple[BankKey, ...], tuple[BankFault, ...]]:
    """The drafts that can be released together, and the faults of what must stay out.

    A draft that leans on one that stays out has to stay out as well.
    """
    ready, faults = drafts(folder), list(strays(folder))
    while True:
        found = _in_folder(folder, ready)
        faulty = {fault.file for fault in found}
        faults += [fault for fault in found if fault not in faults]
        staying = tuple(key for key in ready if file_of(key, folder) not in faulty)
        if staying == ready:
            return ready, _in_order(faults)
        ready = staying


def _in_folder(folder: Path, with_drafts: Iterable[BankKey]) -> list[BankFault]:
    """Every fault of the released files and of these drafts, as they stand together."""
    proofs, faults = released_proofs(folder)
    established = {key[:2] for key in released_list(folder)}
    unreadable: set[tuple[str, str]] = {_named_in(fault, folder) for fault in faults}
    for key in with_drafts:
        try:
            proofs.append(proof_of(folder, key))
        except UnreadableBank as refused:
            faults += refused.faults
            unreadable.add(key[:2])
    faults += [*strays(folder), *_skipped(folder, with_drafts)]
    whole = [proof for proof in proofs if proof.key[:2] not in unreadable]
    return faults + _of_quality(whole, f"{folder.name}/{RELEASED_LIST}", established, complete=not unreadable)


def _named_in(fault: BankFault, folder: Path) -> tuple[str, str]:
    """Which instrument a fault of a released file is about."""
    missing = str(fault.values.get("missing", fault.file))
    key = BankKey.written(missing.removeprefix(f"{folder.name}/").removesuffix(".yaml"))
    return key[:2] if key else ("", "")


def _skipped(folder: Path, keys: Iterable[BankKey]) -> list[BankFault]:
    """Drafts that leave out a version."""
    standing = {*released_list(folder), *keys}
    return [
        BankFault(file_of(key, folder), 1, Fault.VERSION_SKIPPED, {"given": key.version, "next": before + 1})
        for key in keys
        if (before := max((one.version for one in standing if one[:2] == key[:2] and one < key), default=0)) + 1
        != key.version
    ]


def read_one(path: Path) -> AnyInstrument:
    """The instrument in this file, wherever it stands.

    Raises:
        UnreadableBank: it cannot be read, or is not whole.
    """
    proof, lacking = proof_of_bytes(raw_of(path, str(path)), str(path))
    if lacking:
        raise UnreadableBank(lacking)
    return proof.instrument


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a draft: what it is, what to mend before its release, and what must follow after it."""

    proof: Proof
    faults: tuple[BankFault, ...]
    must_follow: tuple[BankFault, ...]


def verdict_on(raw: bytes, file: str, catalogue: Catalogue) -> Verdict:
    """A draft that is at hand, held against the versions in `catalogue` that it is to stand beside.

    Raises:
        UnreadableBank: it cannot be read, or does not follow the schema; then there is nothing to look at either.
    """
    proof, lacking = proof_of_bytes(raw, file)
    now = [proof_of_released(one) for one in catalogue.newest()]
    others = [one for one in now if one.key[:2] != proof.key[:2]]
    before = catalogue.before(proof.key)
    faults = [*lacking, *faults_of(proof, _lists([proof, *others]), before.instrument if before else None)]
    together = list(faults_between([*others, proof], "", {one.key[:2] for one in now}))
    faults += [fault for fault in together if fault.file == file]
    already = list(faults_between(now, ""))
    elsewhere = [fault for fault in together if fault.file not in {file, ""} and fault not in already]
    broken = [_still_referred_to(proof, fault) for fault in elsewhere if fault.fault in DANGLING]
    follow = [_must_follow(proof, fault) for fault in elsewhere if fault.fault is Fault.DILEMMA_DIFFERS]
    return Verdict(proof, _in_order([*faults, *broken]), _in_order(follow))


def _still_referred_to(proof: Proof, fault: BankFault) -> BankFault:
    return proof.fault((), Fault.STILL_REFERRED_TO, given=fault.values["given"], other=fault.file)


def _must_follow(proof: Proof, fault: BankFault) -> BankFault:
    return proof.fault((), Fault.MUST_FOLLOW, given=fault.values["given"], other=fault.file)


def drafts(folder: Path) -> tuple[BankKey, ...]:
    """The versions that stand in the folder and are not on the list of released ones."""
    return tuple(sorted(set(_keys(folder)) - set(released_list(folder))))


def strays(folder: Path) -> list[BankFault]:
    """Files that nobody would ever read: a misspelt folder, a version that is no number, a copy kept aside."""
    places = {folder / RELEASED_LIST, *(path_of(key, folder) for key in _keys(folder))}
    found = sorted(path for path in folder.rglob("*") if path not in places and _stray(path, folder))
    return [
        BankFault(f"{folder.name}/{path.relative_to(folder).as_posix()}", 1, Fault.STRAY, {"kinds": ", ".join(KINDS)})
        for path in found
    ]


def _stray(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix != ".md" and (path.is_symlink() or path.is_file())


def _keys(folder: Path) -> list[BankKey]:
    """The versions that stand in the folder, by their paths."""
    paths = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob("*/*/*.yaml"))
    return [key for path in paths if (key := BankKey.written(path))]


def _in_file(path: Path) -> tuple[BankFault, ...]:
    """The faults of one file, held against the bank it stands in, if it stands in one."""
    above = path.resolve().parents
    catalogue = Catalogue({})
    if len(above) > DEPTH and (above[DEPTH] / RELEASED_LIST).is_file():
        catalogue = load_catalogue(above[DEPTH])
    try:
        verdict = verdict_on(raw_of(path, str(path)), str(path), catalogue)
    except UnreadableBank as unreadable:
        return unreadable.faults
    stands = (
        BankKey.written("/".join(path.resolve().with_suffix("").parts[-DEPTH - 1 :])) if catalogue.versions else None
    )
    if stands in {None, verdict.proof.key}:
        return verdict.faults
    told = {"says": str(verdict.proof.key), "stands": str(stands)}
    return (*verdict.faults, verdict.proof.fault(("version",), Fault.MISPLACED, **told))


def _of_quality(
    proofs: Sequence[Proof], list_file: str, established: Collection[tuple[str, str]], *, complete: bool
) -> list[BankFault]:
    newest = list({proof.key[:2]: proof for proof in sorted(proofs, key=lambda proof: proof.key)}.values())
    lists = _lists(newest)
    faults = [fault for proof in newest for fault in faults_of(proof, lists, _before(proof, proofs))]
    between = faults_between(newest, list_file, established)
    # What cannot be read may well be what others refer to: that is told once, and not as everybody's fault.
    return faults + [fault for fault in between if complete or fault.fault not in {*DANGLING, Fault.NOTHING_FOR}]


def _before(proof: Proof, proofs: Iterable[Proof]) -> AnyInstrument | None:
    """The version that this one follows."""
    earlier = [one for one in proofs if one.key[:2] == proof.key[:2] and one.key.version < proof.key.version]
    return max(earlier, key=lambda one: one.key.version).instrument if earlier else None


def _lists(proofs: Iterable[Proof]) -> ForbiddenWords | None:
    found = [proof.instrument for proof in proofs if isinstance(proof.instrument, ForbiddenWords)]
    return found[0] if found else None


def _in_order(faults: Iterable[BankFault]) -> tuple[BankFault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line)))
