"""A list of candidates comes in as people have it: from Excel, in three languages, and sometimes not a list at all."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.applicants import Applicant
from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Incomplete, Refusal, Unusable
from assessment_app.exchange.candidate_import import BIGGEST, MOST_ROWS, CandidateList, read_candidates

ZOE = Applicant("Zoë Dupré", "zoe@candidate.example", Language.FR, line=2)


def read(text: str, encoding: str = "utf-8") -> CandidateList:
    """What a file with this text holds."""
    return read_candidates(text.encode(encoding))


def why(content: bytes) -> Refusal:
    """Why this file cannot be read."""
    with pytest.raises(Refusal) as refused:
        read_candidates(content)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_accents_and_columns_arrive_however_the_file_was_saved(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(cells) for cells in (("naam", "e-mail", "taal"), ("Zoë Dupré", ZOE.email, "FR")))
    assert read(text, encoding).rows == (ZOE,)


@pytest.mark.parametrize("heading", [
    "name;email;language",
    "Naam;E-mailadres;Taal",
    "Nom;Adresse e-mail;Langue",
    "NAAM ; E-Mail ; Taal van het dossier",
    "Nom complet;Courriel;Langue du dossier",
])  # fmt: skip
def test_columns_are_named_in_any_of_the_three_languages(heading: str) -> None:
    assert read(f"{heading}\nZoë Dupré;zoe@candidate.example;fr").rows == (ZOE,)


def test_columns_stand_in_any_order_and_others_are_named_but_not_read() -> None:
    found = read("Telefoon;taal;e-mail;naam\n0470;FR;zoe@candidate.example;Zoë Dupré")
    assert found.rows == (ZOE,)
    assert found.unread == ("Telefoon",)


def test_first_name_and_family_name_make_one_name() -> None:
    assert read("Nom;Prénom;E-mail;Langue\nDupré;Zoë;zoe@candidate.example;FR").rows == (ZOE,)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("NL", Language.NL), ("n", Language.NL), ("Néerlandais", Language.NL), ("Français", Language.FR), ("", None)],
)
def test_a_language_is_understood_as_people_write_it(written: str, meant: Language | None) -> None:
    assert read(f"naam;e-mail;taal\nZoë;z@candidate.example;{written}").rows[0].language is meant


def test_without_a_language_column_the_procedure_decides() -> None:
    assert read("naam;e-mail\nZoë;z@candidate.example").rows[0].language is None


def test_a_language_nobody_knows_is_a_fault_of_its_line_and_the_others_are_read() -> None:
    found = read(
        "naam;e-mail;taal\nAn;an@candidate.example;NL\nBo;bo@candidate.example;Duits\nCé;ce@candidate.example;FR"
    )
    assert [row.line for row in found.rows] == [2, 4]
    assert [(fault.line, fault.why.key) for fault in found.faults] == [(3, "import.no_such_language")]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = 'sep=;\r\nnaam;e-mail\r\n"An\r\nMaes";an@candidate.example\r\n\r\n;;\r\nBo;bo@candidate.example\r\n'
    assert [(row.line, row.name) for row in read(text).rows] == [(3, "An Maes"), (7, "Bo")]


def test_a_separator_inside_a_name_is_no_new_column_when_quoted_and_a_fault_when_not() -> None:
    found = read('naam,e-mail\n"Maes, An",an@candidate.example\nMaes, Bo,bo@candidate.example')
    assert [row.name for row in found.rows] == ["Maes, An"]
    assert [(fault.line, fault.why.key) for fault in found.faults] == [(3, "import.too_many_cells")]


def test_a_short_line_is_left_to_the_rules_for_candidates() -> None:
    assert read("naam;e-mail;taal\nAn").rows == (Applicant("An", "", None, 2),)


def test_quotation_marks_that_do_not_match_name_the_line_where_they_begin() -> None:
    refusal = why(b'naam;e-mail\nAn;an@candidate.example\n"Bo;bo@candidate.example\nCo;co@candidate.example\n')
    assert (refusal.key, refusal.values) == ("import.quotes", {"line": 3})


@pytest.mark.parametrize(("content", "key"), [
    (b"", "import.empty"),
    (b"\n\n;;\n", "import.empty"),
    (b"naam;e-mail;taal\n", "import.empty"),
    (b"Geachte mevrouw,\nin bijlage de lijst", "import.no_columns"),
    (b"An;an@candidate.example;NL\n", "import.no_columns"),
    (b"naam;taal\nAn;NL\n", "import.no_columns"),
    (b"naam;e-mail;naam\nAn;an@candidate.example;Bo\n", "import.column_twice"),
    (b"PK\x03\x04\x14\x00\x06\x00", "import.workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import.workbook"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "import.no_text"),
    (b"naam;e-mail\nA\x00n;an@candidate.example\n", "import.no_text"),
    (b"\xff\xfea", "import.no_text"),
    (b"naam;e-mail\n" + b"x" * BIGGEST, "import.too_big"),
])  # fmt: skip
def test_nonsense_gets_one_sentence(content: bytes, key: str) -> None:
    refusal = why(content)
    assert refusal.key == key
    assert isinstance(refusal, Incomplete if key == "import.empty" else Unusable)


def test_a_list_has_a_longest_length() -> None:
    lines = "\n".join(f"N{n};n{n}@candidate.example" for n in range(MOST_ROWS + 1))
    assert why(f"naam;e-mail\n{lines}".encode()).key == "import.too_many"
    assert len(read("naam;e-mail\n" + lines.rpartition("\n")[0]).rows) == MOST_ROWS


@given(st.binary(max_size=400))
def test_no_file_whatever_breaks_the_reading(content: bytes) -> None:
    try:
        found = read_candidates(content)
    except Refusal:
        return
    assert found.rows or found.faults


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=20)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_what_a_spreadsheet_writes_is_what_is_read(people: list[tuple[str, str]], separator: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([("name", "email"), *people])
    found = read(file.getvalue())
    assert [(row.name, row.email) for row in found.rows] == people
