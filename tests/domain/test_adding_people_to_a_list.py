"""Before anybody is added: who fits, who is known already, and what has to be mended in which line."""

from __future__ import annotations

import pytest

from assessment_app.domain.applicants import LONGEST_NAME, Applicant, fitting, look_over
from assessment_app.domain.language import FILE_LANGUAGES, Language
from assessment_app.domain.refusals import Refusal

ONLY_DUTCH = (Language.NL,)
AN = Applicant("An Maes", "an@candidate.example", Language.NL, 2)


def test_spaces_and_control_characters_do_not_become_part_of_a_name() -> None:
    assert Applicant.typed("  An \x00\t Maes\n", " an@candidate.example ") == Applicant(
        "An Maes", "an@candidate.example"
    )


def test_where_a_procedure_has_one_language_nobody_needs_to_say_it() -> None:
    assert fitting(Applicant("An", "an@candidate.example"), ONLY_DUTCH).language is Language.NL


@pytest.mark.parametrize(("applicant", "offered", "key"), [
    (Applicant("", "an@candidate.example", Language.NL), FILE_LANGUAGES, "candidacy.no_name"),
    (Applicant("A" * (LONGEST_NAME + 1), "an@x.example", Language.NL), FILE_LANGUAGES, "candidacy.name_too_long"),
    (Applicant("An", "an@candidate", Language.NL), FILE_LANGUAGES, "account.no_address"),
    (Applicant("An", f"{'a' * 320}@candidate.example", Language.NL), FILE_LANGUAGES, "account.no_address"),
    (Applicant("An", "an@candidate.example"), FILE_LANGUAGES, "candidacy.no_language"),
    (Applicant("An", "an@candidate.example", Language.FR), ONLY_DUTCH, "candidacy.language_not_offered"),
    (Applicant("An", "an@candidate.example", Language.EN), FILE_LANGUAGES, "candidacy.language_not_offered"),
])  # fmt: skip
def test_who_does_not_fit_is_told_why(applicant: Applicant, offered: tuple[Language, ...], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        fitting(applicant, offered)
    assert refused.value.key == key


def test_who_is_a_candidate_already_is_recognised_whatever_the_capitals() -> None:
    again = Applicant("An M.", "AN@Candidate.example", Language.FR, 3)
    looked = look_over([again], FILE_LANGUAGES, frozenset({"an@candidate.example"}))
    assert (looked.fresh, looked.known, looked.faults) == ((), (again,), ())


def test_the_same_address_twice_on_one_list_is_for_its_maker_to_mend() -> None:
    twin = Applicant("Anna Maes", "An@candidate.example", Language.FR, 5)
    looked = look_over([AN, twin], FILE_LANGUAGES, frozenset())
    assert looked.fresh == (AN,)
    assert [(fault.line, fault.why.key, fault.why.values["line"]) for fault in looked.faults] == [
        (5, "import.twice", 2)
    ]


def test_two_lines_without_an_address_are_each_told_so() -> None:
    empty = [Applicant("An", "", Language.NL, 2), Applicant("Bo", "", Language.NL, 3)]
    assert [fault.why.key for fault in look_over(empty, FILE_LANGUAGES, frozenset()).faults] == [
        "account.no_address"
    ] * 2
