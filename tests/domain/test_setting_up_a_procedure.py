"""What a procedure must have before anybody is asked anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assessment_app.domain.instruments import Level, ValueName
from assessment_app.domain.language import Language
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, Refusal, Unusable
from assessment_app.domain.selection import LanguageRegime, Procedure, ProcedureId, Seat, checked

CHAIR, SECOND, THIRD = Seat(PersonId("chair"), chair=True), Seat(PersonId("second")), Seat(PersonId("third"))
PROCEDURE = Procedure(
    id=ProcedureId("p"),
    reference="INP-2026-01",
    post="Inspecteur",
    level=Level.OPERATIONAL,
    regime=LanguageRegime.BILINGUAL,
    values=tuple(ValueName),
    values_reason="",
    guide="g",
    intake_form="f",
    notice="n",
    seats=(SECOND, CHAIR, THIRD),
    intake_due=date(2026, 12, 1),
    made_at=datetime(2026, 11, 23, tzinfo=UTC),
)


def test_all_nine_values_need_no_reason() -> None:
    assert checked(PROCEDURE) is PROCEDURE


def test_a_subset_of_the_values_stands_with_a_reason() -> None:
    fewer = replace(PROCEDURE, values=(ValueName.RESPECT,), values_reason="The other eight were asked last month.")
    assert checked(fewer) is fewer


@pytest.mark.parametrize(
    ("changed", "kind", "key"),
    [
        ({"post": " "}, Incomplete, "procedure.no_name"),
        ({"reference": ""}, Incomplete, "procedure.no_name"),
        ({"values": ()}, Incomplete, "procedure.no_values"),
        ({"values": (ValueName.RESPECT,), "values_reason": "  "}, Incomplete, "procedure.subset_needs_reason"),
        ({"seats": (CHAIR,)}, Incomplete, "procedure.too_few_members"),
        ({"seats": ()}, Incomplete, "procedure.too_few_members"),
        ({"seats": (CHAIR, SECOND, SECOND)}, Unusable, "procedure.seated_twice"),
        ({"seats": (SECOND, THIRD)}, Incomplete, "procedure.one_chair"),
        ({"seats": (CHAIR, replace(SECOND, chair=True))}, Incomplete, "procedure.one_chair"),
    ],
)
def test_a_procedure_that_misses_something_is_refused(changed: Any, kind: type[Refusal], key: str) -> None:
    with pytest.raises(kind) as refused:
        checked(replace(PROCEDURE, **changed))
    assert refused.value.key == key


def test_the_chair_is_whoever_has_that_seat_wherever_it_stands() -> None:
    assert PROCEDURE.chair == "chair"
    assert PROCEDURE.members == ("second", "chair", "third")


@pytest.mark.parametrize(
    ("regime", "languages"),
    [
        (LanguageRegime.BILINGUAL, (Language.NL, Language.FR)),
        (LanguageRegime.DUTCH, (Language.NL,)),
        (LanguageRegime.FRENCH, (Language.FR,)),
    ],
)
def test_a_file_is_in_dutch_or_french_never_in_english(regime: LanguageRegime, languages: tuple[Language, ...]) -> None:
    assert regime.languages == languages
