"""What can be downloaded: each kind of document, and the gesture that gathers its facts for whoever may have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assessment_app.domain.language import Language
from assessment_app.domain.papers import Paper
from assessment_app.domain.refusals import NotFound
from assessment_app.services import probation_papers, selection_papers
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class Order:
    """A document asked for: its facts, the language it comes in, and what its file is called."""

    paper: Paper
    language: Language
    file_name: str


KINDS: Mapping[str, Callable[[Work, str], tuple[Paper, Language]]] = MappingProxyType({
    "intake-receipt": selection_papers.intake_receipt,
    "scoring-record": selection_papers.scoring_record,
    "decision": selection_papers.reasoned_decision,
    "evaluation": probation_papers.evaluation_report,
})  # fmt: skip


def order(work: Work, kind: str, ident: str) -> Order:
    """The facts of one document.

    Raises:
        NotFound: no such kind of document, or no such thing.
        NotAllowed: this person may not have it.
        NotNow: it cannot be printed yet.
    """
    if kind not in KINDS:
        raise NotFound("nothing_here")
    paper, language = KINDS[kind](work, ident)
    return Order(paper, language, f"{kind}-{paper.head.reference}.pdf".replace(" ", "-").replace("/", "-"))
