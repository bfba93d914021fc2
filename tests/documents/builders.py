"""Papers to print: a believable one of each, with room to say what is special about it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.papers import (
    AgreedValue,
    AnsweredSection,
    Capacity,
    CheckInFact,
    DeclarationAnswer,
    DilemmaAnswer,
    EvaluatedValue,
    EvaluationReport,
    Head,
    HeardFacet,
    IntakeReceipt,
    InvitationLetter,
    MatrixRow,
    MemberRecord,
    OpenAnswer,
    RatedFacet,
    ReasonedDecision,
    ScoredQuestion,
    ScoringRecord,
    SealedSheet,
    Signatory,
    ValueGround,
)
from assessment_app.domain.scoring import Heard, Rating

NOON = datetime(2026, 11, 24, 13, 3, 7, tzinfo=UTC)
"""14:03:07 in Brussels."""
FINGERPRINT = "3f9a12bc88d041e7a0b1c2d3e4f5061728394a5b6c7d8e9f00112233445566aa"
MEMBERS = ("Mieke Claes", "Aïssatou Diallo", "Jan Van den Broeck")
NOTE = (
    "Zag dat een collega een jongen bij de kraag vatte en hem uitschold; ging ertussen staan, vroeg de collega om even "
    "weg te stappen, sprak de jongen rustig aan en legde uit waarom hij gecontroleerd werd. Meldde het dezelfde shift "
    "aan de overste."
)
ANCHOR = "Sprak de betrokkene of een overste erop aan binnen dezelfde shift, met naam van het gedrag en van de regel."
VALUES = (
    "Integriteit",
    "Teamwork",
    "Professionalisme",
    "Respect",
    "Klantgerichtheid",
    "Transparantie",
    "Creativiteit",
    "Doorzettingsvermogen",
    "Loyaliteit",
)


def head(**said: Any) -> Head:
    """The head of a document of the demonstration zone."""
    return Head(**{
        "zone": "Politiezone Brussel-Elsene",
        "reference": "INSP-2026-01/014",
        "at": NOON,
        "fingerprint": FINGERPRINT,
        **said,
    })


def receipt(*answers: Any, **said: Any) -> IntakeReceipt:
    """The receipt of Amélie Dupont-Wójcik, with these answers if any are given."""
    sections = (AnsweredSection("Uw keuzes", answers),) if answers else SECTIONS
    usual: dict[str, Any] = {
        "head": head(),
        "post": "Inspecteur van politie",
        "candidate": "Amélie Dupont-Wójcik",
        "form": "Intakeformulier operationeel kader",
        "form_version": 3,
        "notice_version": 2,
        "submitted_at": NOON,
        "late": False,
        "sections": sections,
    }
    return IntakeReceipt(**{**usual, **said})


SECTIONS = (
    AnsweredSection(
        "Waarom de politie",
        (
            OpenAnswer(
                "Welke waarde ligt u het naast aan het hart, en waaraan zagen anderen dat het voorbije jaar?",
                "Respect. In het rusthuis waar ik werk sprak een collega over een bewoner alsof hij er niet bij was.\n"
                "\nIk heb hem daar na de zorg op aangesproken, onder vier ogen, en we hebben samen afgesproken hoe we "
                "het anders doen.",
            ),
            OpenAnswer(
                "Vertel over een keer dat u van mening veranderde.", "Toen ik besefte dat mijn planning niemand hielp."
            ),
        ),
    ),
    AnsweredSection(
        "Twee situaties",
        (
            DilemmaAnswer(
                "Een collega die u veel heeft bijgebracht, vraagt u een verslag te tekenen dat niet helemaal klopt.",
                "U tekent niet, zegt hem waarom, en stelt voor het verslag samen te verbeteren voor het vertrekt.",
                "Een handtekening is een belofte. Ik gun hem de kans het zelf recht te zetten, maar niet met mijn naam "
                "onder iets dat niet klopt.",
            ),
        ),
    ),
    AnsweredSection(
        "Verklaringen",
        (
            DeclarationAnswer(
                "Oefent u een nevenactiviteit uit?", declared=True, explanation="Jeugdtrainer bij een voetbalclub."
            ),
            DeclarationAnswer("Ziet u een mogelijk belangenconflict?", declared=False),
        ),
    ),
)


def member_record(member: str, note: str = NOTE, *, missed: bool = False) -> MemberRecord:
    """What one member noted; `missed` when the Reflection was asked and not demonstrated."""
    last = RatedFacet(Rating.NOT_DEMONSTRATED, "Tweemaal gevraagd.") if missed else RatedFacet(Rating.TWO, note)
    return MemberRecord(
        member,
        situation=HeardFacet(Heard.HEARD, note),
        task=HeardFacet(Heard.PARTLY, note),
        action=RatedFacet(Rating.FOUR, note, f"Tussen 3 en 5. {ANCHOR}"),
        result=RatedFacet(Rating.THREE, note, ANCHOR),
        reflection=last,
    )


def scoring_record(**said: Any) -> ScoringRecord:
    """The record of nine questions by three members: the size a real one has."""
    usual: dict[str, Any] = {
        "head": head(),
        "post": "Inspecteur van politie",
        "candidate": "Amélie Dupont-Wójcik",
        "opened_at": NOON,
        "sheets": tuple(
            SealedSheet(name, Capacity.CHAIR if n == 0 else Capacity.MEMBER, NOON, f"{n}" * 64)
            for n, name in enumerate(MEMBERS)
        ),
        "matrix": tuple(
            MatrixRow(value, (4.0, 3.667, None if n == 6 else 2.0), 3.222, 2.0, to_discuss=n in {3, 5})
            for n, value in enumerate(VALUES)
        ),
        "questions": tuple(
            ScoredQuestion(
                value,
                "Vertel over een keer dat u het oneens was met hoe iemand behandeld werd.",
                tuple(member_record(name, missed=n == 2) for n, name in enumerate(MEMBERS)),
            )
            for value in VALUES
        ),
        "agreed": AGREED,
        "minority": "Jan Van den Broeck ziet de transparantie lager: het waarom kwam er pas na drie vragen.",
    }
    return ScoringRecord(**{**usual, **said})


AGREED = (
    AgreedValue(
        "Respect",
        Rating.FOUR,
        3.222,
        2.0,
        "Het tweede voorbeeld weegt door: de kandidaat kwam uit zichzelf terug op het voorval.",
        development="Feedback geven aan ouderen van dienst.",
        deviates=True,
        apart=("Mieke Claes", "Jan Van den Broeck"),
    ),
    AgreedValue("Integriteit", Rating.THREE, 3.0, 0.5),
    AgreedValue("Creativiteit", Rating.NOT_DEMONSTRATED, None, None, "Geen van beide vragen leverde een voorbeeld op."),
)


def decision(**said: Any) -> ReasonedDecision:
    """The decision that finds Amélie Dupont-Wójcik suitable."""
    signed = tuple(
        Signatory(name, Capacity.CHAIR if n == 0 else Capacity.MEMBER, NOON) for n, name in enumerate(MEMBERS)
    )
    usual: dict[str, Any] = {
        "head": head(),
        "post": "Inspecteur van politie",
        "candidate": "Amélie Dupont-Wójcik",
        "committee": signed,
        "outcome": Outcome.SUITABLE,
        "law": (
            "Gelet op de wet van 29 juli 1991 betreffende de uitdrukkelijke motivering van de bestuurshandelingen;",
            "Gelet op de vacature voor de betrekking van inspecteur van politie, gepubliceerd op 1 september 2026;",
        ),
        "grounds": (
            *(ValueGround(value, Rating.FOUR, NOTE) for value in VALUES[:5]),
            ValueGround("Creativiteit", Rating.NOT_DEMONSTRATED, "Geen voorbeeld gegeven."),
        ),
        "conclusion": "Uit deze overwegingen blijkt dat de kandidaat de waarden van de zone herkent en ernaar handelt.",
        "signatures": signed,
        "appeal": "Tegen deze beslissing kan binnen zestig dagen beroep worden ingesteld bij de Raad van State.",
    }
    return ReasonedDecision(**{**usual, **said})


def evaluation(**said: Any) -> EvaluationReport:
    """The report of Yasmine Benali's second month."""
    usual: dict[str, Any] = {
        "head": head(reference="PROB-2027-003"),
        "trainee": "Yasmine Benali",
        "post": "Inspecteur van politie",
        "milestone": "Evaluatiegesprek maand 2",
        "since": date(2027, 1, 4),
        "until": date(2027, 3, 3),
        "mentors": ("Koen Maes", "Sofie Peeters"),
        "evaluator": "Luc Aerts",
        "values": (
            EvaluatedValue("Respect", "Zoals verwacht", NOTE),
            EvaluatedValue("Teamwork", "Groeit", "Vraagt hulp, biedt ze nog te weinig aan."),
            EvaluatedValue(
                "Creativiteit", "Geen gelegenheid", "Er deed zich niets voor waarin dit zichtbaar kon worden."
            ),
        ),
        "check_ins": (
            CheckInFact(
                date(2027, 1, 20), ("Respect", "Transparantie"), NOTE, "Bij de volgende controle zelf het woord nemen."
            ),
            CheckInFact(date(2027, 2, 17), ("Teamwork",), "Bleef na de dienst om de nachtploeg te informeren."),
        ),
        "overall": "Een rustige, aandachtige start. De volgende periode ligt de nadruk op zelf het initiatief nemen.",
        "signatures": (
            Signatory("Koen Maes", Capacity.MENTOR, NOON),
            Signatory("Yasmine Benali", Capacity.TRAINEE, NOON),
            Signatory("Luc Aerts", Capacity.EVALUATOR),
        ),
        "reply": "Ik herken me in dit verslag en dank mijn mentor voor de open gesprekken.",
        "replied_at": NOON,
    }
    return EvaluationReport(**{**usual, **said})


def invitation(**said: Any) -> InvitationLetter:
    """The letter that invites Amélie Dupont-Wójcik."""
    usual: dict[str, Any] = {
        "head": head(),
        "post": "Inspecteur van politie",
        "candidate": "Amélie Dupont-Wójcik",
        "form": "Intakeformulier operationeel kader",
        "minutes": 40,
        "link": "https://kompas.example.org/intake?door=Zk3v9QpXw7Lr2TnB5mYhD8sGc1JfA6eU",
        "code": "K7PW-M3QX",
        "due_on": date(2026, 12, 8),
        "expires_at": datetime(2026, 12, 15, 22, 59, tzinfo=UTC),
        "contact": "de dienst personeel, personeel@example.org, 02 555 01 23.",
    }
    return InvitationLetter(**{**usual, **said})
