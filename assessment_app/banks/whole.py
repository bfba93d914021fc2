"""What the files of a bank owe each other: names that are unique, references that lead somewhere, nothing left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from assessment_app.banks.proofreading import Proof
from assessment_app.domain.bank_faults import BankFault, Fault
from assessment_app.domain.instruments import (
    CalibrationSet,
    Dilemma,
    DilemmaSet,
    FeedbackPhrases,
    ForbiddenWords,
    Instrument,
    IntakeForm,
    IntakeItem,
    Level,
    LicenceTerms,
    Notice,
    ProbationPlan,
    StarrSet,
    Theme,
    TrainingList,
    ValueName,
    ValueSet,
)
from assessment_app.domain.instruments.texts import Place

Named = tuple[str, str]
SomeInstrument = TypeVar("SomeInstrument", bound=Instrument)

NEEDED: Mapping[type[Instrument], Sequence[str] | None] = {
    ValueSet: None,
    StarrSet: list(ValueName),
    DilemmaSet: list(Theme),
    IntakeForm: list(Level),
    Notice: None,
    ProbationPlan: [Level.OPERATIONAL, Level.CALOG],
    TrainingList: None,
    CalibrationSet: list(ValueName),
    LicenceTerms: None,
    FeedbackPhrases: None,
    ForbiddenWords: None,
}
"""The names each kind must have an instrument for; None when one of any name will do."""


def faults_between(proofs: Sequence[Proof], list_file: str, established: Collection[Named] = ()) -> Iterator[BankFault]:
    """What is wrong between the newest versions of all instruments.

    `list_file` is where what is missing is told; `established` are the instruments, by kind and name, that have a
    released version: of two where a zone has one, the newcomer is the one to mend.
    """
    yield from _left_out(proofs, list_file)
    yield from _called(proofs, established)
    yield from _named_twice(proofs)
    dilemmas = {one.id: one for _, found in _of(proofs, DilemmaSet) for one in found.dilemmas}
    questions = {one.id for _, starr in _of(proofs, StarrSet) for one in starr.questions}
    trainings = {one.id for _, found in _of(proofs, TrainingList) for one in found.trainings}
    yield from _forms(proofs, dilemmas)
    yield from _plans(proofs, dilemmas, trainings)
    for proof, cases in _of(proofs, CalibrationSet):
        for number, case in enumerate(cases.cases):
            if case.question not in questions:
                yield proof.fault(("cases", number, "question"), Fault.NO_SUCH_QUESTION, given=case.question)


def _of(proofs: Iterable[Proof], kind: type[SomeInstrument]) -> Iterator[tuple[Proof, SomeInstrument]]:
    return ((proof, proof.instrument) for proof in proofs if isinstance(proof.instrument, kind))


def _left_out(proofs: Sequence[Proof], list_file: str) -> Iterator[BankFault]:
    for kind, names in NEEDED.items():
        found = {proof.instrument.name for proof in proofs if isinstance(proof.instrument, kind)}
        if names is None and not found:
            yield BankFault(list_file, 1, Fault.NOTHING_FOR, {"kind": kind.KIND, "name": "…"})
        for name in names or ():
            if name not in found:
                yield BankFault(list_file, 1, Fault.NOTHING_FOR, {"kind": kind.KIND, "name": str(name)})


def _called(proofs: Sequence[Proof], established: Collection[Named]) -> Iterator[BankFault]:
    """What a zone has one of goes by one name, and what is about a value or a theme by that of its subject."""
    for kind, names in NEEDED.items():
        known = sorted({proof.instrument.name for proof, _ in _of(proofs, kind)})
        right = next((name for name in known if (kind.KIND, name) in established), known[0] if known else "")
        for proof, instrument in _of(proofs, kind):
            if names is None and instrument.name != right:
                yield proof.fault(("name",), Fault.ANOTHER_OF_ITS_KIND, kind=kind.KIND, name=right)
            if (about := _about(instrument)) and instrument.name != about:
                yield proof.fault(("name",), Fault.NAMED_OTHERWISE, kind=kind.KIND, about=about)


def _about(instrument: Instrument) -> str:
    """The value or theme that an instrument is about; "" for those that are about all of them."""
    match instrument:
        case StarrSet() | CalibrationSet():
            return instrument.value.value
        case DilemmaSet():
            return instrument.theme.value
    return ""


def _named_twice(proofs: Sequence[Proof]) -> Iterator[BankFault]:
    """The same identifier in two files of a kind; within one file reading has refused it already."""
    seen: dict[tuple[str, str], str] = {}
    for proof in proofs:
        for place, ident in _identifiers(proof.instrument):
            first = seen.setdefault((proof.instrument.KIND, ident), proof.file)
            if first != proof.file:
                yield proof.fault(place, Fault.IDENTIFIER_ELSEWHERE, given=ident, other=first)


def _identifiers(instrument: Instrument) -> Iterator[tuple[Place, str]]:
    match instrument:
        case StarrSet():
            lists: tuple[tuple[str, Sequence[Any]], ...] = (("questions", instrument.questions),)
        case DilemmaSet():
            lists = (("dilemmas", instrument.dilemmas),)
        case CalibrationSet():
            lists = (("cases", instrument.cases),)
        case TrainingList():
            lists = (("trainings", instrument.trainings),)
        case _:
            lists = ()
    return chain.from_iterable(
        (((field, number, "id"), entry.id) for number, entry in enumerate(entries)) for field, entries in lists
    )


def _forms(proofs: Sequence[Proof], dilemmas: Mapping[str, Dilemma]) -> Iterator[BankFault]:
    for proof, form in _of(proofs, IntakeForm):
        for at, section in enumerate(form.sections):
            for number, item in enumerate(section.items):
                if item.dilemma is not None:
                    place = ("sections", at, "items", number, "dilemma")
                    yield from _as_in_the_bank(proof, place, item, dilemmas)


def _as_in_the_bank(
    proof: Proof, place: Place, item: IntakeItem, dilemmas: Mapping[str, Dilemma]
) -> Iterator[BankFault]:
    """A form carries the words of its dilemmas, so that it can be frozen whole; they must be those of the bank."""
    if (dilemma := dilemmas.get(item.dilemma or "")) is None:
        yield proof.fault(place, Fault.NO_SUCH_DILEMMA, given=item.dilemma)
    elif (item.ask, item.options) != (dilemma.situation, dilemma.options):
        yield proof.fault(place, Fault.DILEMMA_DIFFERS, given=item.dilemma)


def _plans(proofs: Sequence[Proof], dilemmas: Mapping[str, Dilemma], trainings: set[str]) -> Iterator[BankFault]:
    for proof, plan in _of(proofs, ProbationPlan):
        for number, step in enumerate(plan.milestones):
            if step.training is not None and step.training not in trainings:
                yield proof.fault(("milestones", number, "training"), Fault.NO_SUCH_TRAINING, given=step.training)
            if step.dilemma is not None and step.dilemma not in dilemmas:
                yield proof.fault(("milestones", number, "dilemma"), Fault.NO_SUCH_DILEMMA, given=step.dilemma)
