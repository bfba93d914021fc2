"""What holds for every document in every language: nothing left out, same bytes, page line, outline, language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

import pytest

from assessment_app.documents.rendering import render
from assessment_app.domain.language import Language
from assessment_app.domain.papers import Head, Paper
from assessment_app.text import Speaker, speaker
from tests.documents import builders
from tests.documents.reading import catalog, drawn, kinds, opened, outline, pages, says, squashed, structure, text

PAPERS: dict[str, Paper] = {
    "receipt": builders.receipt(),
    "scoring": builders.scoring_record(),
    "decision": builders.decision(),
    "evaluation": builders.evaluation(),
    "invitation": builders.invitation(),
}
TITLES = {
    "receipt": (
        "Ontvangstbewijs van uw intakeformulier",
        "Accusé de réception de votre formulaire d’intake",
        "Receipt of your intake form",
    ),
    "scoring": ("Scoringsverslag", "Relevé de cotation", "Scoring record"),
    "decision": ("Gemotiveerde beslissing", "Décision motivée", "Reasoned decision"),
    "evaluation": ("Evaluatieverslag", "Rapport d’évaluation", "Evaluation report"),
    "invitation": (
        "Uitnodiging voor uw intakeformulier",
        "Invitation à remplir votre formulaire d’intake",
        "Invitation to your intake form",
    ),
}
TAGS = {Language.NL: "nl-BE", Language.FR: "fr-BE", Language.EN: "en"}
PAGE_LINES = {Language.NL: "Pagina {} van {}", Language.FR: "Page {} sur {}", Language.EN: "Page {} of {}"}

every_paper = pytest.mark.parametrize("name", PAPERS)
every_language = pytest.mark.parametrize("language", Language)


@cache
def printed(name: str, language: Language) -> bytes:
    return render(PAPERS[name], speaker(language))


def said(facts: Any, voice: Speaker) -> Iterator[str]:
    """Everything these facts say that a reader must find again, in the words of the document's language."""
    match facts:
        case datetime():
            yield voice.moment(facts)
        case date():
            yield voice.day(facts)
        case float():
            yield voice.number(facts, 1)
        case Enum() | Head():
            return
        case str():
            yield facts
        case tuple():
            yield from (words for fact in facts for words in said(fact, voice))
        case _ if is_dataclass(facts):
            yield from said(tuple(getattr(facts, field.name) for field in fields(facts)), voice)


@every_paper
@every_language
def test_every_fact_is_in_the_text(name: str, language: Language) -> None:
    paper, voice = PAPERS[name], speaker(language)
    read = printed(name, language)
    missing = [fact for fact in said(paper, voice) if not says(read, fact)]
    assert missing == []
    assert says(read, paper.head.zone)
    assert says(read, paper.head.reference)


@every_paper
@every_language
def test_the_same_facts_give_the_same_bytes(name: str, language: Language) -> None:
    assert render(PAPERS[name], speaker(language)) == printed(name, language)


@every_paper
def test_other_facts_give_another_file(name: str) -> None:
    paper = PAPERS[name]
    other = replace(paper, head=replace(paper.head, at=paper.head.at + timedelta(seconds=1)))
    assert render(paper, speaker(Language.NL)) != render(other, speaker(Language.NL))


@every_paper
@every_language
def test_the_file_knows_its_title_author_language_and_moment(name: str, language: Language) -> None:
    read = printed(name, language)
    title = f"{TITLES[name][list(Language).index(language)]} · {PAPERS[name].head.reference}"
    about = opened(read).metadata
    assert about is not None
    assert (about.title, about.author, about.creator) == (title, "Politiezone Brussel-Elsene", "Kompas")
    assert about.creation_date == builders.NOON
    assert catalog(read)["/Lang"] == TAGS[language]
    assert catalog(read)["/ViewerPreferences"]["/DisplayDocTitle"].value


@every_paper
@every_language
def test_every_page_says_which_of_how_many_it_is(name: str, language: Language) -> None:
    read = pages(printed(name, language))
    for number, page in enumerate(read, start=1):
        assert PAGE_LINES[language].format(number, len(read)) in page


@every_paper
def test_every_page_carries_zone_reference_and_the_start_of_the_fingerprint(name: str) -> None:
    for page in pages(printed(name, Language.NL)):
        assert "Politiezone Brussel-Elsene" in page
        assert PAPERS[name].head.reference in page
        assert "Vingerafdruk 3f9a12bc 88d041e7…" in page


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "invitation"])
def test_what_is_kept_in_a_file_ends_with_its_whole_fingerprint(name: str) -> None:
    assert builders.FINGERPRINT in squashed(text(printed(name, Language.FR)))


@every_paper
@every_language
def test_the_outline_leads_to_every_section(name: str, language: Language) -> None:
    read = printed(name, language)
    headings = [element for element in structure(read) if element.kind == "H2"]
    sections = [line for line in outline(read) if not line.startswith(" ")]
    assert len(sections) == len(headings) > 0
    assert all(says(read, section) for section in sections)


@every_paper
def test_people_who_listen_hear_title_headings_rows_and_cells(name: str) -> None:
    elements = structure(printed(name, Language.NL))
    assert kinds(elements)[0] == "H1"
    assert set(kinds(elements)) <= {"H1", "H2", "H3", "H4", "P", "Table", "Figure"}
    for table in (element for element in elements if element.kind == "Table"):
        assert set(kinds(table.inside)) == {"TR"}
        for row in table.inside:
            assert set(kinds(row.inside)) <= {"TH", "TD"}
            assert kinds(row.inside)[0] == "TH"


@every_paper
def test_all_that_is_printed_is_tagged_or_marked_as_decoration(name: str) -> None:
    read = printed(name, Language.NL)
    for number in range(len(opened(read).pages)):
        depth = 0
        for instruction in drawn(read, number).splitlines():
            depth += instruction.endswith(("BDC", "BMC"))
            depth -= instruction == "EMC"
            assert depth or "Tj" not in instruction
        assert depth == 0


@every_paper
def test_every_mark_on_a_page_leads_to_its_element(name: str) -> None:
    read = printed(name, Language.NL)
    numbers = catalog(read)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in opened(read).pages:
        contents = page.get_contents()
        assert contents is not None
        marks = contents.get_data().count(b"<</MCID ")
        assert len(owners[page["/StructParents"]]) == marks > 0


@every_paper
def test_the_file_is_made_to_be_archived(name: str) -> None:
    """The outer requirements of PDF/A-2u: declared, no encryption, an identifier, one meaning of colour, its fonts."""
    read = printed(name, Language.NL)
    reader: Any = opened(read)
    root = catalog(read)
    declared = root["/Metadata"].get_data().decode()
    assert 'pdfaid:part="2" pdfaid:conformance="U"' in declared
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/OutputIntents"][0]["/DestOutputProfile"].get_data()
    assert root["/MarkInfo"]["/Marked"].value
    assert "/Encrypt" not in reader.trailer
    assert len(reader.trailer["/ID"]) == 2
    assert all("/Group" not in page for page in reader.pages)
    assert all(embedded(font.get_object()) for page in reader.pages for font in page["/Resources"]["/Font"].values())


def embedded(font: Any) -> bool:
    cut = font["/DescendantFonts"][0].get_object()
    return all(("/FontFile2" in cut["/FontDescriptor"], "/CIDToGIDMap" in cut, "/ToUnicode" in font))
