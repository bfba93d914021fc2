"""The instruments: what is released, where it comes from, what it looks like to those who meet it, what was kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessment_app.banks import Change, Released, changes, proof_of_bytes
from assessment_app.domain.drafts import Draft, InstrumentRelease
from assessment_app.domain.instruments import AnyInstrument, BankKey, ValueSet
from assessment_app.domain.language import Texts
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotFound
from assessment_app.services.desk import Work
from assessment_app.services.instrument_uses import Use, uses_of

OF_A_DRAFT = "draft:"
"""How the address of a preview begins when it shows a draft; the rest is the draft's identifier."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who released a version in the application, when, and with which note; nothing of this for a file of Kompas."""

    release: InstrumentRelease | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The newest version of an instrument in the list of all: where it comes from and where it is used."""

    released: Released[AnyInstrument]
    provenance: Provenance
    use: Use


@dataclass(frozen=True, slots=True)
class Collection:
    """The newest version of every instrument, the zone's values, and the drafts that wait."""

    lines: tuple[Line, ...]
    values: ValueSet
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One released version, with its neighbours, where it comes from, and where it is used.

    `questions` says where each question of every instrument is used, by identifier, as `uses_of` does (every version
    is in it too); `draft` is what is to follow it, if anything is.
    """

    released: Released[AnyInstrument]
    versions: tuple[int, ...]
    before: Released[AnyInstrument] | None
    changes: tuple[Change, ...]
    provenance: Provenance
    use: Use
    questions: Mapping[str, Use]
    values: ValueSet
    draft: Draft | None

    @property
    def newest(self) -> bool:
        """Whether a new selection or probation would take this one."""
        return self.released.instrument.version == max(self.versions)


@dataclass(frozen=True, slots=True)
class Preview:
    """An instrument to be looked at as those who meet it do, with the anchors it would be rated on."""

    instrument: AnyInstrument
    values: ValueSet
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A version whose words something keeps, and the newest there is; the title is missing when its file is gone."""

    written: str
    version: int
    newest: int
    title: Texts | None

    @property
    def succeeded(self) -> bool:
        """Whether a newer version was released since."""
        return self.newest > self.version


def collection(work: Work) -> Collection:
    """Everything there is; no personal data, so reading it leaves no line in the trail."""
    work.check(Action.KEEP_INSTRUMENTS)
    uses, notes = uses_of(work), work.releases.notes()
    lines = tuple(
        Line(one, _provenance(work, notes.get(str(one.key))), uses.get(str(one.key), Use()))
        for one in work.catalogue.newest()
    )
    return Collection(lines, work.catalogue.values.instrument, work.drafts.all())


def open_version(work: Work, written: str) -> VersionPage:
    """One released version, such as ``starr/respect/2``.

    Raises:
        NotFound: it was not released.
    """
    work.check(Action.KEEP_INSTRUMENTS)
    released = _released(work, written)
    before, uses = work.catalogue.before(released.key), uses_of(work)
    return VersionPage(
        released,
        versions=work.catalogue.versions_of(released.key.kind, released.key.name),
        before=before,
        changes=changes(before.instrument, released.instrument) if before else (),
        provenance=_provenance(work, work.releases.notes().get(written)),
        use=uses.get(written, Use()),
        questions=uses,
        values=work.catalogue.values.instrument,
        draft=work.drafts.of(released.key.kind, released.key.name),
    )


def preview(work: Work, ident: str) -> Preview:
    """A released version (``intake/operational/2``) or a draft (``draft:…``), to be seen as others will see it.

    Raises:
        NotFound: there is no such version or draft.
        UnreadableBank: the draft was brought in under an earlier version of Kompas and no longer fits.
    """
    work.check(Action.KEEP_INSTRUMENTS)
    draft = work.drafts.get(ident.removeprefix(OF_A_DRAFT)) if ident.startswith(OF_A_DRAFT) else None
    if draft is None:
        instrument = _released(work, ident).instrument
    else:
        instrument = proof_of_bytes(draft.source.encode("utf-8"), f"{draft.key}.yaml")[0].instrument
    values = instrument if isinstance(instrument, ValueSet) else work.catalogue.values.instrument
    return Preview(instrument, values, draft)


def kept_versions(work: Work, kept: Iterable[str]) -> tuple[Kept, ...]:
    """These versions, by title, each with the newest one that was released since."""
    work.check(Action.READ_INSTRUMENTS)
    return tuple(_kept(work, key) for written in kept if (key := BankKey.written(written)) is not None)


def _kept(work: Work, key: BankKey) -> Kept:
    known = work.catalogue.versions.get(key)
    newest = max((key.version, *work.catalogue.versions_of(key.kind, key.name)))
    return Kept(str(key), key.version, newest, known.instrument.title if known else None)


def _released(work: Work, written: str) -> Released[AnyInstrument]:
    if (key := BankKey.written(written)) is None:
        raise NotFound("nothing_here")
    return work.catalogue.get(key.kind, key.name, key.version)


def _provenance(work: Work, release: InstrumentRelease | None) -> Provenance:
    return Provenance(release, work.people.get(release.released_by).name) if release else Provenance()
