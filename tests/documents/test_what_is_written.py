"""Whatever people write comes out on paper: every word, in every script, however long."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # comes with fpdf2, without types
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment_app.documents.ink import Face
from assessment_app.documents.letters import CUTS, FONTS, STAND_IN
from assessment_app.documents.rendering import render
from assessment_app.domain.entries import LONGEST_ENTRY
from assessment_app.domain.language import Language
from assessment_app.domain.papers import OpenAnswer
from assessment_app.text import speaker
from tests.documents.builders import head, receipt
from tests.documents.reading import drawn, opened, outline, pages, says, text

NL = speaker(Language.NL)

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâäçéèêëîïôöùûüÿœæñøåłśżčšžğışțĐ"
SCRIPTS = LETTERS + "αβγδωΩбжщыя0123456789.,;:!?'’“”«»()[]{}/\\%&<>@#€°+=*-–—…"
NOTE = "Het teken □ staat voor een teken dat dit lettertype niet heeft."

words = st.text(SCRIPTS, min_size=1, max_size=60)
writings = st.lists(words, min_size=1, max_size=60).map(" ".join)


@cache
def known(face: Face) -> frozenset[str]:
    return frozenset(map(chr, TTFont(FONTS / CUTS[face]).getBestCmap()))


@settings(max_examples=15)
@given(writings)
def test_every_word_of_an_answer_is_found_back(writing: str) -> None:
    assert says(render(receipt(OpenAnswer("Vraag?", writing)), NL), unicodedata.normalize("NFC", writing))


@settings(max_examples=20)
@given(st.text(max_size=200), st.text(max_size=40))
def test_nothing_anybody_can_type_stops_the_press(writing: str, name: str) -> None:
    read = render(receipt(OpenAnswer(name, writing), candidate=name, post=writing), NL)
    assert opened(read).pages


@settings(max_examples=15)
@given(st.text(st.characters(categories=["Lo", "So", "Lu", "Ll"]), min_size=1, max_size=30))
def test_a_character_the_typeface_lacks_is_seen_and_kept(writing: str) -> None:
    read = render(receipt(OpenAnswer("Vraag?", writing)), NL)
    lacking = [c for c in unicodedata.normalize("NFC", writing) if c not in known(Face.PLAIN)]
    assert text(read).count(STAND_IN) == len(lacking) + bool(lacking)
    assert all(c.encode("utf-16-be").hex() in drawn(read) for c in lacking)
    assert (NOTE in " ".join(text(read).split())) == bool(lacking)


def test_arabic_chinese_and_emoji_are_replaced_visibly_and_kept_for_search() -> None:
    read = render(receipt(OpenAnswer("Naam?", "Ik heet محمد, 王 🦊.")), NL)
    assert says(read, "Ik heet □□□□, □ □.")
    assert "<FEFF0645062d0645062f>" in drawn(read)


def test_cyrillic_greek_and_accents_are_printed_as_they_are() -> None:
    read = render(receipt(OpenAnswer("Naam?", "Иван Ωμέγα Łukasz Nguyễn Gonçalves Şahin e\u0301")), NL)
    assert says(read, "Иван Ωμέγα Łukasz Nguyễn Gonçalves Şahin é")
    assert STAND_IN not in text(read)


def test_a_family_of_emoji_is_one_sign_per_person() -> None:
    assert says(render(receipt(OpenAnswer("Wie?", "mama 👩‍👩‍👧 en ik")), NL), "mama □□□ en ik")


def test_joiners_and_marks_of_direction_leave_no_trace() -> None:
    read = render(receipt(OpenAnswer("Wie?", "links\u200e rechts\u200f samen\u2060 ok\ufe0f")), NL)
    assert says(read, "links rechts samen ok")
    assert STAND_IN not in text(read)


def test_control_characters_and_halves_of_characters_are_seen() -> None:
    assert says(render(receipt(OpenAnswer("Wat?", "a\x00b \ud83d c")), NL), "a□b □ c")


def test_what_looks_like_code_is_printed_as_it_stands() -> None:
    odd = "{naam} %s \\n (( endstream <script> & ] >> %%EOF"
    assert says(render(receipt(OpenAnswer(odd, odd), candidate=odd), NL), odd)


def test_the_longest_answer_allowed_is_printed_in_full() -> None:
    numbered = " ".join(f"woord{n}" for n in range(2000))
    answer = (numbered + " slot" * 5000)[:LONGEST_ENTRY].rstrip()
    read = render(receipt(OpenAnswer("Vertel.", answer)), NL)
    assert says(read, answer)
    assert len(pages(read)) > 4


def test_paragraphs_of_the_writer_stay_paragraphs() -> None:
    read = render(receipt(OpenAnswer("Vertel.", "Eerst dit.\r\nDan dat.\n\nToen niets.")), NL)
    lines = [line.strip() for line in text(read).splitlines()]
    assert {"Eerst dit.", "Dan dat.", "Toen niets."} <= set(lines)


@pytest.mark.parametrize("length", [61, 300, 1500])
def test_a_word_longer_than_the_line_is_cut_and_nothing_of_it_lost(length: int) -> None:
    word = "".join(LETTERS[n % 52] for n in range(length))
    assert says(render(receipt(OpenAnswer("Vertel.", word)), NL), word)


def test_long_names_of_zones_and_files_end_in_an_ellipsis_in_the_running_head_only() -> None:
    long = "Politiezone van zeer vele gemeenten " * 8
    read = render(receipt(head=head(zone=long, reference="R" * 90)), NL)
    assert "…" in pages(read)[0].splitlines()[0]
    assert says(read, "R" * 90)


def test_the_outline_carries_what_the_typeface_lacks() -> None:
    assert "  1. Wie is محمد?" in outline(render(receipt(OpenAnswer("Wie is محمد?", "Ik.")), NL))


def test_an_accent_typed_by_itself_joins_its_letter() -> None:
    assert "  1. Café?" in outline(render(receipt(OpenAnswer("Cafe\u0301?", "Ja.")), NL))
