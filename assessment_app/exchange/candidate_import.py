"""Reads a list of candidates from a CSV file: who stands on it, and what has to be mended in which line."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment_app.domain.applicants import Applicant, LineFault
from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Incomplete, Refusal, Unusable

BIGGEST = 1_000_000
"""Bytes; a list of five hundred people is forty thousand."""
MOST_ROWS = 500
SEPARATORS = ";,\t"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls files begin."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")

HEADINGS: Mapping[str, frozenset[str]] = {
    "given": frozenset({"voornaam", "prenom", "firstname", "givenname"}),
    "name": frozenset({
        "naam", "nom", "name", "kandidaat", "candidat", "candidate", "volledigenaam", "nomcomplet", "fullname",
        "achternaam", "familienaam", "nomdefamille", "lastname", "surname",
    }),
    "email": frozenset({
        "email", "mail", "emailadres", "mailadres", "adresseemail", "adressemail", "courriel", "adressecourriel",
        "adresseelectronique", "emailaddress",
    }),
    "language": frozenset({
        "taal", "langue", "language", "dossiertaal", "taaldossier", "taalvanhetdossier", "languedudossier",
        "languedossier", "filelanguage",
    }),
}  # fmt: skip
"""What the columns may be called, in letters only; `given` is put before `name` where both stand in the file."""

LANGUAGES: Mapping[str, Language] = {
    **dict.fromkeys(("nl", "n", "nederlands", "neerlandais", "dutch"), Language.NL),
    **dict.fromkeys(("fr", "f", "frans", "francais", "french"), Language.FR),
    **dict.fromkeys(("en", "engels", "anglais", "english"), Language.EN),
}


@dataclass(frozen=True, slots=True)
class CandidateList:
    """What a file holds: people, lines to mend, and the columns that were left unread."""

    rows: tuple[Applicant, ...]
    faults: tuple[LineFault, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each known column stands, how many there are, and the headings nobody knows."""

    places: Mapping[str, int]
    width: int
    unknown: tuple[str, ...]


def read_candidates(content: bytes) -> CandidateList:
    """The people on a list with the columns name, e-mail address and, if there is a choice, language.

    The first line names the columns, in Dutch, French or English and in any order. Semicolons, commas or tabs separate
    them. Lines are counted as an editor counts them.

    Raises:
        Incomplete: there is nobody on it.
        Unusable: it is no such list; says what it is or what to do about it.
    """
    records = _records(_text(content))
    if not records:
        raise Incomplete("import.empty")
    (_, heading), *lines = records
    columns = _columns(heading)
    if not lines:
        raise Incomplete("import.empty")
    if len(lines) > MOST_ROWS:
        raise Unusable("import.too_many", most=MOST_ROWS)
    rows: list[Applicant] = []
    faults: list[LineFault] = []
    for line, cells in lines:
        try:
            rows.append(_applicant(line, cells, columns))
        except Refusal as why:
            faults.append(LineFault(line, why))
    return CandidateList(tuple(rows), tuple(faults), columns.unknown)


def _text(content: bytes) -> str:
    if len(content) > BIGGEST:
        raise Unusable("import.too_big", megabytes=BIGGEST // 1_000_000)
    if content.startswith(WORKBOOKS):
        raise Unusable("import.workbook")
    text = _decoded(content)
    if any(unicodedata.category(character) == "Cc" for character in text if character not in "\t\r\n"):
        raise Unusable("import.no_text")
    return text


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unusable("import.no_text")


def _records(text: str) -> list[tuple[int, list[str]]]:
    """Every line with something on it, with its number; a field between quotes may run over several lines."""
    separator, skipped = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    records, start = [], 1
    try:
        for cells in reader:
            if start > skipped and any(cell.strip() for cell in cells):
                records.append((start, cells))
            start = reader.line_num + 1
    except csv.Error:
        raise Unusable("import.quotes", line=start) from None
    return records


def _separator(text: str) -> tuple[str, int]:
    """The separator, and how many lines at the top are not part of the list: Excel may begin with "sep=;"."""
    if announced := re.match(r"sep=([;,\t])\r?\n", text):
        return announced[1], 1
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=heading.count), 0


def _columns(heading: Sequence[str]) -> Columns:
    places: dict[str, int] = {}
    unknown: list[str] = []
    for place, title in enumerate(heading):
        known = next((column for column, names in HEADINGS.items() if _letters(title) in names), None)
        if known is None:
            unknown.append(title.strip())
        elif known in places:
            raise Unusable("import.column_twice", column=title.strip())
        else:
            places[known] = place
    if not {"name", "email"} <= set(places):
        raise Unusable("import.no_columns")
    return Columns(places, len(heading), tuple(title for title in unknown if title))


def _letters(text: str) -> str:
    """The letters of a heading or a word, small and without accents."""
    return "".join(_plain_letters(text.casefold()))


def _plain_letters(text: str) -> Iterator[str]:
    return (character for character in unicodedata.normalize("NFKD", text) if character.isalpha())


def _applicant(line: int, cells: Sequence[str], columns: Columns) -> Applicant:
    if any(cell.strip() for cell in cells[columns.width :]):
        raise Unusable("import.too_many_cells", columns=columns.width)
    found = {column: cells[place] if place < len(cells) else "" for column, place in columns.places.items()}
    name = f"{found.get('given', '')} {found['name']}"
    return Applicant.typed(name, found["email"], _language(found.get("language", "")), line)


def _language(text: str) -> Language | None:
    if not text.strip():
        return None
    if (language := LANGUAGES.get(_letters(text))) is None:
        raise Unusable("import.no_such_language", text=text.strip()[:40])
    return language
