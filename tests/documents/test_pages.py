"""Where pages end: nothing lost, nothing alone that belongs with what follows, heads of tables on every page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessment_app.documents.pages import Strip, paginated
from assessment_app.documents.rendering import render
from assessment_app.domain.language import Language
from assessment_app.domain.papers import Capacity, MatrixRow, OpenAnswer, Signatory
from assessment_app.text import speaker
from tests.documents import builders
from tests.documents.reading import drawn, kinds, pages, structure

NL = speaker(Language.NL)
ROOM = 100.0

strips = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, 30),
        before=st.floats(0, 10),
        bound=st.booleans(),
    ),
    max_size=60,
)


@given(strips)
def test_every_strip_is_on_one_page_in_order(given_strips: list[Strip]) -> None:
    printed = [placed.strip for page in paginated(given_strips, ROOM) for placed in page]
    assert printed == given_strips


@given(strips)
def test_no_page_is_fuller_than_it_can_be(given_strips: list[Strip]) -> None:
    for page in paginated(given_strips, ROOM):
        assert all(placed.y + placed.strip.height <= ROOM for placed in page)


@given(strips)
def test_strips_never_lie_over_each_other(given_strips: list[Strip]) -> None:
    for page in paginated(given_strips, ROOM):
        for above, below in pairwise(page):
            assert above.y + above.strip.height <= below.y + 1e-9


@given(strips)
def test_a_page_ends_after_a_bound_strip_only_when_the_group_is_longer_than_a_page(given_strips: list[Strip]) -> None:
    for page in paginated(given_strips, ROOM)[:-1]:
        if page and page[-1].strip.bound:
            assert page[0].strip.bound
            assert sum(placed.strip.before + placed.strip.height for placed in page) > ROOM - 40


def test_white_above_a_strip_is_kept_between_two_strips() -> None:
    assert [placed.y for placed in paginated([Strip(20), Strip(20, before=30)], ROOM)[0]] == [0, 50]


def test_white_above_a_strip_is_left_out_on_top_of_a_page() -> None:
    low, high = Strip(90), Strip(20, before=30)
    assert [page[0].y for page in paginated([low, high], ROOM)] == [0, 0]


def test_the_head_of_a_table_comes_back_where_it_goes_on() -> None:
    head = Strip(10, bound=True)
    rows = [Strip(40, again=(head,)) for _ in range(4)]
    assert [[placed.strip.height for placed in page] for page in paginated([head, *rows], ROOM)] == [
        [10, 40, 40],
        [10, 40, 40],
    ]


def test_the_signatures_of_a_large_committee_keep_their_head_on_every_page() -> None:
    many = tuple(Signatory(f"Lid nummer {n}", Capacity.MEMBER, builders.NOON) for n in range(90))
    read = [page for page in pages(render(builders.decision(signatures=many), NL)) if "Lid nummer" in page]
    assert len(read) > 2
    assert all("Hoedanigheid" in page for page in read)


def test_a_head_that_comes_back_is_read_aloud_once() -> None:
    rows = tuple(MatrixRow(f"Waarde {n}", (1.0, 2.0, 3.0), 2.0, 2.0) for n in range(60))
    elements = structure(render(builders.scoring_record(matrix=rows), NL))
    matrix = next(table for table in elements if table.kind == "Table" and len(table.inside) == 61)
    assert kinds(matrix.inside[0].inside) == ["TH"] * 6
    assert [head.printed for head in matrix.inside[0].inside] == [1] * 6
    assert all(kinds(row.inside) == ["TH", *["TD"] * 5] for row in matrix.inside[1:])


def test_the_notes_of_a_member_say_whose_they_are_where_they_go_on() -> None:
    read = pages(render(builders.scoring_record(), NL))
    going_on = [page for page in read if ", vervolg" in page]
    assert len(going_on) > 3
    assert any("1. Integriteit · Mieke Claes, vervolg" in page for page in going_on)


def test_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    """Answers of every length up to a page push the next question over every possible place."""
    for length in range(1, 60, 7):
        answers = [OpenAnswer(f"Vraag {n}?", "Regel.\n" * length) for n in range(6)]
        for page in pages(render(builders.receipt(*answers), NL)):
            assert "Vraag" not in page.strip().splitlines()[-1]


def test_the_last_line_of_a_paragraph_is_never_alone_on_a_page() -> None:
    for length in range(36, 58):
        answer = OpenAnswer("Vraag?", "\n".join(f"Regel {n} van {length}." for n in range(1, length + 1)))
        last = pages(render(builders.receipt(answer), NL))[-1]
        alone = f"Regel {length} van {length}." in last and f"Regel {length - 1} van {length}." not in last
        assert not alone


def test_a_code_to_scan_is_drawn_not_pictured() -> None:
    assert " re f" in drawn(render(builders.invitation(), NL))
