"""What is special about each document: late or not, signed or not, what is left out when it is not given."""

from __future__ import annotations

import re
from datetime import date

import pytest
import segno

from assessment_app.documents.rendering import render
from assessment_app.domain.decisions import Outcome
from assessment_app.domain.language import Language
from assessment_app.domain.papers import (
    Capacity,
    DeclarationAnswer,
    DilemmaAnswer,
    OpenAnswer,
    SealedSheet,
    Signatory,
)
from assessment_app.text import speaker
from tests.documents import builders
from tests.documents.reading import drawn, outline, pages, says, structure, text

NL, FR, EN = (speaker(language) for language in Language)


def test_a_receipt_in_time_says_so() -> None:
    assert says(render(builders.receipt(), NL), "Tijdig Ja")


def test_a_late_receipt_says_it_is_late_and_counts() -> None:
    assert says(render(builders.receipt(late=True), FR), "Dans le délai Non : remis après le jour demandé.")


def test_a_receipt_numbers_the_questions_through_the_form() -> None:
    read = outline(render(builders.receipt(), NL))
    assert [line.strip()[:2] for line in read if line.startswith(" ")] == ["1.", "2.", "3.", "4.", "5."]


def test_an_answer_left_blank_is_named_as_blank() -> None:
    assert says(render(builders.receipt(OpenAnswer("Vraag?", "  \n ")), NL), "1. Vraag? Er werd niets genoteerd.")


def test_a_dilemma_shows_the_choice_and_why() -> None:
    read = render(builders.receipt(DilemmaAnswer("Wat doet u?", "Ik blijf.", "Omdat het telt.")), NL)
    assert says(read, "Wat doet u? Uw keuze Ik blijf. Uw motivering Omdat het telt.")


@pytest.mark.parametrize(("declared", "word"), [(True, "Oui"), (False, "Non")])
def test_a_declaration_says_yes_or_no(declared: bool, word: str) -> None:
    read = render(builders.receipt(DeclarationAnswer("Un conflit ?", declared)), FR)
    assert says(read, f"1. Un conflit ? Votre déclaration {word}")
    assert "Explication" not in text(read)


def test_a_scoring_record_says_who_sealed_when_and_with_which_fingerprint() -> None:
    read = render(builders.scoring_record(), NL)
    assert says(read, "1. Mieke Claes Voorzitter 24 november 2026, 14:03 " + "0" * 64)
    assert says(read, "2. Aïssatou Diallo Lid 24 november 2026, 14:03 " + "1" * 64)


def test_the_matrix_shows_every_rating_with_mean_and_spread_and_marks_what_was_discussed() -> None:
    read = render(builders.scoring_record(), NL)
    assert says(read, "Waarde Mieke Claes Aïssatou Diallo Jan Van den Broeck Gemiddelde Spreiding")
    assert says(read, "Integriteit 4,0 3,7 2,0 3,2 2,0")
    assert says(read, "▲ Respect 4,0 3,7 2,0 3,2 2,0")
    assert says(read, "Creativiteit 4,0 3,7 – 3,2 2,0")


def test_the_matrix_of_a_large_committee_names_its_members_by_number() -> None:
    names = [f"Lid {letter}" for letter in "ABCDEFG"]
    sheets = tuple(SealedSheet(name, Capacity.MEMBER, builders.NOON, "a" * 64) for name in names)
    read = render(builders.scoring_record(sheets=sheets, matrix=(), questions=(), agreed=()), NL)
    assert says(read, "7. Lid G")
    assert says(read, "Waarde 1. 2. 3. 4. 5. 6. 7. Gemiddelde")


def test_a_scoring_record_gives_evidence_rating_and_anchor_letter_by_letter() -> None:
    read = render(builders.scoring_record(), NL)
    note, anchor = builders.NOTE, builders.ANCHOR
    assert says(read, f"1. Integriteit Vertel over Mieke Claes Situatie gehoord {note} Taak deels gehoord {note}")
    assert says(read, f"Actie 4 op 5 {note} Gedragsanker: Tussen 3 en 5. {anchor} Resultaat 3 op 5 {note}")
    assert says(read, "Jan Van den Broeck Situatie Reflectie Niet aangetoond Tweemaal gevraagd.")


def test_agreed_ratings_say_what_deviates_who_stood_apart_and_why() -> None:
    read = render(builders.scoring_record(), FR)
    assert says(read, "Respect 4 sur 5 Moyenne 3,2, écart 2,0.")
    assert says(read, "La cote convenue s’écarte de celle qui résulte de la moyenne.")
    assert says(read, "À un point ou plus de la moyenne : Mieke Claes et Jan Van den Broeck.")
    assert says(read, "Creativiteit Non démontré Aucun membre ne l’a jugé démontré.")
    assert says(read, "Avis minoritaire Jan Van den Broeck ziet")


def test_a_scoring_record_before_the_deliberation_has_no_agreed_ratings() -> None:
    read = render(builders.scoring_record(agreed=(), minority=""), NL)
    assert "Overeengekomen quoteringen" not in text(read)
    assert "Minderheidsstandpunt" not in text(read)


@pytest.mark.parametrize(
    ("outcome", "until", "sentence"),
    [
        (Outcome.SUITABLE, None, "De kandidaat is geschikt."),
        (Outcome.NOT_SUITABLE, None, "De kandidaat is niet geschikt."),
        (Outcome.RESERVE, None, "De kandidaat is geschikt en wordt opgenomen in de wervingsreserve."),
        (Outcome.RESERVE, date(2028, 11, 23), "opgenomen in de wervingsreserve tot en met 23 november 2028."),
    ],
)
def test_a_decision_says_its_outcome_at_the_start_and_in_the_conclusion(
    outcome: Outcome, until: date | None, sentence: str
) -> None:
    read = " ".join(text(render(builders.decision(outcome=outcome, reserve_until=until), NL)).split())
    assert read.count(sentence) == 2


def test_a_decision_goes_from_law_to_fact_to_conclusion() -> None:
    assert outline(render(builders.decision(minority="Een lid ziet het anders."), FR)) == [
        "Commission de sélection",
        "Considérations de droit",
        "Considérations de fait",
        "Avis minoritaire",
        "Conclusion",
        "Recours",
        "Signatures",
    ]


def test_a_decision_is_silent_on_appeal_as_long_as_the_zone_set_no_sentence() -> None:
    read = render(builders.decision(appeal=""), NL)
    assert "Beroep" not in outline(read)
    assert "Raad van State" not in text(read)


def test_who_has_not_signed_yet_is_named_as_such() -> None:
    waiting = (Signatory("Mieke Claes", Capacity.CHAIR, builders.NOON), Signatory("Jan Maes", Capacity.MEMBER))
    read = render(builders.decision(signatures=waiting), NL)
    assert says(read, "Mieke Claes Voorzitter Ondertekend op 24 november 2026, 14:03")
    assert says(read, "Jan Maes Lid Nog niet ondertekend")


def test_a_trainee_takes_note_and_does_not_sign() -> None:
    read = render(builders.evaluation(), FR)
    assert says(read, "Yasmine Benali Stagiaire Pris connaissance le 24 novembre 2026, 14:03")
    assert says(read, "Luc Aerts Évaluateur Pas encore signé")


def test_an_evaluation_shows_the_check_ins_it_rests_on() -> None:
    read = render(builders.evaluation(), NL)
    assert says(read, f"20 januari 2027 Respect en Transparantie {builders.NOTE} Afgesproken: Bij de volgende")
    assert says(render(builders.evaluation(check_ins=()), NL), "Er was geen opvolgingsgesprek in deze periode.")


def test_an_evaluation_without_reply_says_there_is_none() -> None:
    read = render(builders.evaluation(reply="", replied_at=None), EN)
    assert says(read, "Reply of the probationary trainee No reply was given.")


def test_an_invitation_fits_on_one_page() -> None:
    for voice in (NL, FR, EN):
        assert len(pages(render(builders.invitation(), voice))) == 1


def test_the_code_to_scan_is_the_personal_link() -> None:
    letter = builders.invitation()
    assert scanned(render(letter, NL)) == [list(row) for row in segno.make_qr(letter.link, error="m").matrix]


def test_people_who_listen_hear_what_the_picture_is() -> None:
    figures = [element for element in structure(render(builders.invitation(), FR)) if element.kind == "Figure"]
    assert [figure.alt for figure in figures] == ["Code QR de votre lien personnel"]


def test_an_invitation_without_code_says_that_it_comes_separately() -> None:
    read = render(builders.invitation(code=""), NL)
    assert says(read, "U ontvangt uw persoonlijke code afzonderlijk.")


def test_an_invitation_without_contact_names_nobody() -> None:
    assert "redelijke aanpassing" not in text(render(builders.invitation(contact=""), NL))


def test_the_date_of_a_letter_is_the_day_in_brussels() -> None:
    late = builders.head(at=builders.NOON.replace(hour=23, minute=30))
    assert says(render(builders.invitation(head=late), NL), "Datum 25 november 2026")


def scanned(pdf: bytes) -> list[list[int]]:
    """The modules of the QR code on the first page, read from its rectangles."""
    figure = drawn(pdf).split("/Figure", 1)[1].split("EMC", 1)[0]
    boxes = [tuple(map(float, box)) for box in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) -([\d.]+) re f", figure)]
    left, top = min(box[0] for box in boxes), max(box[1] for box in boxes)
    side = max(box[0] + box[2] for box in boxes) - left
    count = 17 + 4 * round((len({round(box[1], 1) for box in boxes}) - 17) / 4)
    module = side / count
    modules = [[0] * count for _ in range(count)]
    for x, y, wide, _ in boxes:
        for step in range(round(wide / module)):
            modules[round((top - y) / module)][round((x - left) / module) + step] = 1
    return modules
