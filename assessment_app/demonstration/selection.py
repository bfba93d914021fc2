"""Walks invented candidates through a selection, each as far as the demonstration needs it."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessment_app.demonstration.calendar import Calendar
from assessment_app.demonstration.candidates import Candidate, Reaches, answers
from assessment_app.demonstration.stories import STORIES
from assessment_app.domain.decisions import Outcome
from assessment_app.domain.deliberation import ValueRow
from assessment_app.domain.instruments import ValueName as V
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.scoring import HEARD_LETTERS, GuideItem, Heard, Letter
from assessment_app.domain.selection import Candidacy, Procedure
from assessment_app.services import (
    candidacies,
    decisions,
    deliberation,
    entries,
    intake,
    invitations,
    scoring,
)
from assessment_app.services.desk import DOOR, Desk, Work
from assessment_app.services.drafting import drafts
from assessment_app.text import speaker

MEMBERS = ("chair", "second", "third")
REACHED = tuple(Reaches)
DAYS_AGO = {
    Reaches.STARTED: 95,
    Reaches.DECIDED: 24,
    Reaches.PROPOSED: 20,
    Reaches.SEALED: 17,
    Reaches.SCORING: 12,
    Reaches.HANDED_IN: 10,
    Reaches.WRITING: 8,
    Reaches.INVITED: 8,
    Reaches.ADDED: 6,
}
"""When each candidate was added."""

BY_VALUE = {**dict.fromkeys(V, 0), V.RESPECT: 1, V.CREATIVITY: -1, V.PERSEVERANCE: 1, V.TRANSPARENCY: -1}
BY_LETTER = {Letter.ACTION: 0, Letter.RESULT: 0, Letter.REFLECTION: -1}
APART = {(V.RESPECT, 0): -2, (V.LOYALTY, 1): 1, (V.TRANSPARENCY, 2): 2}
"""How ratings differ in the demonstration: by value, by letter, and where one member hears it otherwise."""
PARTLY_HEARD = {(V.TEAMWORK, Letter.TASK), (V.CREATIVITY, Letter.SITUATION)}

REASONS = {
    Language.NL: "De leden hoorden hetzelfde voorbeeld, maar wogen het wachten anders. Na overleg volgt de commissie "
    "de ankers: de kandidaat trad zelf op en kwam erop terug.",
    Language.FR: "Les membres ont entendu le même exemple, mais ont apprécié différemment l’attente. Après "
    "concertation, la commission suit les ancres : la personne a agi elle-même et y est revenue.",
}
DEVELOPMENT = {
    Language.NL: "Sneller uitleggen waarom een beslissing genomen is, ook als de oplossing er nog niet is.",
    Language.FR: "Expliquer plus tôt pourquoi une décision est prise, même sans solution toute prête.",
}


@dataclass(frozen=True, slots=True)
class Walk:
    """One selection, and the people who walk candidates through it."""

    desk: Desk
    calendar: Calendar
    actors: dict[str, Actor]
    procedure: Procedure
    links: dict[str, invitations.FreshInvitation] = field(default_factory=dict)

    def take(self, candidate: Candidate) -> None:
        """Takes this candidate as far as they reach."""
        added = DAYS_AGO[candidate.reaches]
        self.calendar.wind(added, 11)
        with self.desk.work(self.actors["coordinator"]) as work:
            candidacy = candidacies.add_candidacy(
                work, self.procedure.id, candidate.name, candidate.email, candidate.language
            )
        steps = (
            (Reaches.INVITED, 1, self._invite_and_open),
            (Reaches.HANDED_IN, 4, self._hand_in),
            (Reaches.SCORING, 7, self._score),
            (Reaches.PROPOSED, 9, self._propose),
            (Reaches.DECIDED, 11, self._sign),
        )
        for stage, days_later, step in steps:
            if REACHED.index(candidate.reaches) >= REACHED.index(stage):
                self.calendar.wind(added - days_later, 14)
                step(candidate, candidacy)

    def _invite_and_open(self, candidate: Candidate, candidacy: Candidacy) -> None:
        with self.desk.work(self.actors["coordinator"]) as work:
            fresh = invitations.invite(work, candidacy.id)
        if candidate.reaches is Reaches.INVITED:
            return
        self.links[candidacy.id] = fresh
        at_home = self._come_in(candidate, candidacy)
        with self.desk.work(at_home) as work:
            intake.read_notice(work)
        with self.desk.work(at_home) as work:
            paper = intake.open_intake(work)
            filled = answers(paper.form, candidate.language)
            if candidate.reaches is Reaches.WRITING:
                filled = dict(list(filled.items())[:3])
            for name, value in filled.items():
                entries.save(work, intake.form_of(candidacy), name, value, 0)

    def _come_in(self, candidate: Candidate, candidacy: Candidacy) -> Actor:
        fresh = self.links[candidacy.id]
        with self.desk.work(DOOR) as work:
            welcome = invitations.come_in(work, fresh.token, fresh.code, candidate.language)
        if isinstance(welcome, Refusal):
            raise welcome
        return welcome.session.actor

    def _hand_in(self, candidate: Candidate, candidacy: Candidacy) -> None:
        with self.desk.work(self._come_in(candidate, candidacy)) as work:
            intake.submit(work)
        for place in MEMBERS:
            with self.desk.work(self.actors[place]) as work:
                scoring.declare(work, candidacy.id, conflict=False)

    def _score(self, candidate: Candidate, candidacy: Candidacy) -> None:
        for number, place in enumerate(MEMBERS):
            if candidate.reaches is Reaches.SCORING and place == "third":
                return
            with self.desk.work(self.actors[place]) as work:
                own = scoring.open_sheet(work, candidacy.id)
                fill_sheet(work, own, candidate.ratings[number], number, candidate.language)
            if candidate.reaches is not Reaches.SCORING or place == "second":
                with self.desk.work(self.actors[place]) as work:
                    scoring.seal_sheet(work, own.sheet.id)

    def _propose(self, _: Candidate, candidacy: Candidacy) -> None:
        with self.desk.work(self.actors["chair"]) as work:
            _agree(work, deliberation.open_table(work, candidacy.id).rows, candidacy)
        with self.desk.work(self.actors["chair"]) as work:
            on_table = decisions.open_draft(work, candidacy.id).on_table
            for name, text in drafts(on_table, Outcome.SUITABLE, speaker(candidacy.language)).items():
                entries.save(work, decisions.form_of(candidacy.id), name, text, 0)
        with self.desk.work(self.actors["chair"]) as work:
            decisions.propose(work, candidacy.id, Outcome.SUITABLE)

    def _sign(self, _: Candidate, candidacy: Candidacy) -> None:
        for place in MEMBERS:
            with self.desk.work(self.actors[place]) as work:
                seen = decisions.read_decision(work, candidacy.id).decision
                if seen is not None:
                    decisions.sign(work, candidacy.id, seen.fingerprint)


def fill_sheet(work: Work, own: scoring.OwnSheet, usual: int, member: int, language: Language) -> None:
    """Fills a whole sheet; ratings vary by value, differently for each member, always in the same way."""
    form = scoring.form_of(own.sheet.id)
    for item in own.guide.items:
        for name, value in _fields(item, usual, member, language):
            entries.save(work, form, name, value, 0)


def _fields(item: GuideItem, usual: int, member: int, language: Language) -> list[tuple[str, str]]:
    filled: list[tuple[str, str]] = []
    for place, letter in enumerate(Letter):
        filled.append((f"{item.question.id}/{letter}-note", STORIES[language][item.value][place]))
        if letter in HEARD_LETTERS:
            heard = Heard.PARTLY if (item.value, letter) in PARTLY_HEARD else Heard.HEARD
            filled.append((f"{item.question.id}/{letter}", heard))
        else:
            points = usual + BY_VALUE[item.value] + BY_LETTER[letter] + APART.get((item.value, member), 0)
            filled.append((f"{item.question.id}/{letter}", str(min(5, max(1, points)))))
    return filled


def _agree(work: Work, rows: tuple[ValueRow, ...], candidacy: Candidacy) -> None:
    form = deliberation.form_of(candidacy.id)
    for row in rows:
        if row.needs_reason(row.computed):
            entries.save(work, form, f"{row.value}/reason", REASONS[candidacy.language], 0)
    entries.save(work, form, "transparency/development", DEVELOPMENT[candidacy.language], 0)
