"""Drafts of instruments: brought in as a file, compared, thrown away, or released for good."""

from __future__ import annotations

from dataclasses import dataclass

from assessment_app.banks import UNFINISHED, Change, Released, Verdict, changes, verdict_on
from assessment_app.domain.bank_faults import BankFault, UnreadableBank
from assessment_app.domain.drafts import Draft, DraftId, InstrumentRelease, follows, noted
from assessment_app.domain.events import DraftBrought, DraftDiscarded, InstrumentReleased
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments import AnyInstrument, BankKey, ValueSet, fingerprint_of, written_content
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotNow
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft with what it says, what it changes, what stands in the way of its release, and what must follow after it.

    `instrument` is missing when the draft was brought in under an earlier version of Kompas and no longer fits; `next`
    is the version that can be released today.
    """

    draft: Draft
    instrument: AnyInstrument | None
    before: Released[AnyInstrument] | None
    changes: tuple[Change, ...]
    faults: tuple[BankFault, ...]
    must_follow: tuple[BankFault, ...]
    brought_by: str
    next: int
    values: ValueSet

    @property
    def overtaken(self) -> bool:
        """Whether its version was released meanwhile by another way."""
        return self.draft.number != self.next

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of its release."""
        return not self.faults and not self.overtaken

    @property
    def to_translate(self) -> tuple[BankFault, ...]:
        """The texts that are still missing in a language."""
        return tuple(fault for fault in self.faults if fault.fault in UNFINISHED)

    @property
    def to_mend(self) -> tuple[BankFault, ...]:
        """Everything else that is to be mended first."""
        return tuple(fault for fault in self.faults if fault.fault not in UNFINISHED)


def drafts(work: Work) -> tuple[DraftPage, ...]:
    """Every draft there is, with what stands in the way of its release."""
    work.check(Action.KEEP_INSTRUMENTS)
    return tuple(_page(work, draft) for draft in work.drafts.all())


def bring(work: Work, raw: bytes, file: str, over: int | None = None) -> Draft:
    """A file becomes a draft, or takes the place of the draft of the same instrument.

    Texts that are still to be translated, and wording to be mended, do not stand in the way yet. `over` is the version
    of somebody else's draft that the officer knows of and wants to replace.

    Raises:
        UnreadableBank: the file cannot be read as an instrument; names every place, and nothing of it is kept.
        NotNow, Unusable: its version is released already, or skips one; says which it should be.
        NotNow: there is a draft that somebody else brought in, and `over` does not name it; says who, when, and which
            version was `seen`.
    """
    work.require(Action.KEEP_INSTRUMENTS)
    key = verdict_on(raw, file, work.catalogue).proof.key
    follows(key.version, _newest(work, key))
    there = work.drafts.of(key.kind, key.name)
    if there and there.brought_by != work.person:
        _knows_of(work, there, over)
    brought = Draft(
        id=there.id if there else DraftId(work.dice.identifier()),
        kind=key.kind,
        name=key.name,
        number=key.version,
        source=raw.decode("utf-8-sig"),
        brought_by=work.person,
        brought_at=work.now,
        version=there.version if there else 1,
    )
    kept = work.drafts.save(brought) if there else work.drafts.add(brought)
    work.record(DraftBrought(kept.key, fingerprint=fingerprint(kept.source)))
    return kept


def _knows_of(work: Work, there: Draft, over: int | None) -> None:
    if there.version != over:
        name = work.people.get(there.brought_by).name
        raise NotNow("draft.of_somebody_else", name=name, at=there.brought_at, seen=there.version)


def open_draft(work: Work, draft_id: str) -> DraftPage:
    """One draft, compared with the version it would follow.

    Raises:
        NotFound: it is gone: released, or thrown away.
    """
    work.check(Action.KEEP_INSTRUMENTS)
    return _page(work, work.drafts.get(draft_id))


def discard(work: Work, draft_id: str, seen: int) -> Draft:
    """Throws a draft away; nothing that is released is touched. `seen` is the version that the officer looked at.

    Raises:
        NotNow: something else was brought in since.
    """
    work.require(Action.KEEP_INSTRUMENTS)
    draft = _as_seen(work.drafts.lock(draft_id), seen)
    work.drafts.remove(draft)
    work.record(DraftDiscarded(draft.key))
    return draft


def ready_to_release(work: Work, draft_id: str, note: str, seen: int) -> Draft:
    """The draft, if it could be released with this note now; nothing is released yet.

    Raises:
        Incomplete, NotNow, UnreadableBank: as `release`.
    """
    work.check(Action.RELEASE_INSTRUMENT)
    return _releasable(work, _as_seen(work.drafts.get(draft_id), seen), note)[0]


def release(work: Work, draft_id: str, note: str, seen: int) -> InstrumentRelease:
    """Freezes a draft: new selections and probations take it from now on, those under way keep what they have.

    `seen` is the version of the draft that the officer looked at.

    Raises:
        Incomplete: there is no note.
        NotNow: something else was brought in since, or the version was released meanwhile.
        UnreadableBank: something is still to be mended.
    """
    work.require(Action.RELEASE_INSTRUMENT)
    draft, instrument = _releasable(work, _as_seen(work.drafts.lock(draft_id), seen), note)
    made = InstrumentRelease(
        id=draft.key,
        fingerprint=fingerprint_of(instrument),
        note=noted(note),
        released_by=work.person,
        released_at=work.now,
        content=written_content(instrument),
    )
    work.releases.add(made)
    work.drafts.remove(draft)
    work.record(InstrumentReleased(draft.key, fingerprint=made.fingerprint))
    return made


def _as_seen(draft: Draft, seen: int) -> Draft:
    if draft.version != seen:
        raise NotNow("draft.changed_meanwhile")
    return draft


def _releasable(work: Work, draft: Draft, note: str) -> tuple[Draft, AnyInstrument]:
    follows(draft.number, _newest(work, BankKey(draft.kind, draft.name, draft.number)))
    verdict = verdict_on(_raw(draft), _file(draft), work.catalogue)
    if verdict.faults:
        raise UnreadableBank(verdict.faults)
    noted(note)
    return draft, verdict.proof.instrument


def _page(work: Work, draft: Draft) -> DraftPage:
    key = BankKey(draft.kind, draft.name, draft.number)
    before = work.catalogue.before(key)
    verdict: Verdict | None = None
    faults: tuple[BankFault, ...] = ()
    try:
        verdict = verdict_on(_raw(draft), _file(draft), work.catalogue)
    except UnreadableBank as unreadable:
        faults = unreadable.faults
    instrument = verdict.proof.instrument if verdict else None
    return DraftPage(
        draft,
        instrument,
        before,
        changes=changes(before.instrument, instrument) if before and instrument else (),
        faults=verdict.faults if verdict else faults,
        must_follow=verdict.must_follow if verdict else (),
        brought_by=work.people.get(draft.brought_by).name,
        next=_newest(work, key) + 1,
        values=work.catalogue.values.instrument,
    )


def _raw(draft: Draft) -> bytes:
    return draft.source.encode("utf-8")


def _file(draft: Draft) -> str:
    return f"{draft.key}.yaml"


def _newest(work: Work, key: BankKey) -> int:
    return max(work.catalogue.versions_of(key.kind, key.name), default=0)
